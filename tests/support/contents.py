"""What answered documents say, apart from how they are laid out: the matter that tests/support/layouts.py composes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ingest.evaluation.answered import Answered

FEWEST = 10
INNER_LIST = re.compile(r"[一二三四五六]是|[①-⑳]|(?:^|[。；;：:])[（(]?[0-9０-９一二三四五六七八九十]{1,2}[）)．.、]")
STATEMENT = re.compile(r"牵头|负责|责任|配合|单位[：:]|部门[：:]|完成时[间限]")
ODD_NAME = re.compile(r"[、，；,;/\s()（）《》“”：:]|等$|^(?:各|相关|有关)?(?:单位|部门)$")
MARK = re.compile(r"^(?:第?[（(]?[0-9一二三四五六七八九十]{1,3}[）)章节条部分篇]{0,2}[、.．\s]*|专栏[0-9]*)")


@dataclass(frozen=True, slots=True)
class Item:
    """A task: headline, explanation (may be empty), who leads and who else takes part, and its headings."""

    title: str
    text: str
    leads: tuple[str, ...]
    others: tuple[str, ...]
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The tasks of one document that stand for themselves, and the kinds of the bodies that they name.

    city: path of the place that it governs. head: lines below the title; opening: the first sentence; foot: the
    signature. What answered documents have of these three is left out, for layouts differ in other things.
    """

    document: str
    title: str
    items: tuple[Item, ...]
    agencies: tuple[dict[str, Any], ...]
    city: str | None = None
    head: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()


def contents(documents: Iterable[Answered]) -> list[Content]:
    """The contents of every document that has at least ten such tasks, in the order given."""
    made = [_content(document) for document in documents]
    return [content for content in made if len(content.items) >= FEWEST]


def _content(document: Answered) -> Content:
    items = [item for task in document.gold["tasks"] for item in _items(task)]
    unique = list({(item.title, item.text): item for item in items}.values())
    title = "".join((document.gold["policy"]["title"] or "重点工作任务分解方案").split())
    agencies, city = tuple(document.gold["agencies"]), document.gold["policy"].get("city")
    return Content(document.name, title, tuple(unique), agencies, city)


def _items(task: dict[str, Any]) -> Iterator[Item]:
    """The task as an item, where it reads the same in any layout."""
    title, text = _words(task)
    units = [*task["lead_units"], *task["responsible_units"]]
    whole = title + text
    if task["status"] != "planned" or not units or any(ODD_NAME.search(unit) for unit in units):
        return
    if not 8 <= len(whole) <= 320 or INNER_LIST.search(whole) or STATEMENT.search(whole) or not 4 <= len(title) <= 40:
        return
    headings = tuple(MARK.sub("", "".join(step.split())) for step in task["path"])
    leads, others = (
        tuple("".join(unit.split()) for unit in task[name]) for name in ("lead_units", "responsible_units")
    )
    yield Item(title, text, leads, others, headings)


def _words(task: dict[str, Any]) -> tuple[str, str]:
    """Headline and explanation; a task of one sentence is all headline if it is short, else it is left out."""
    title = "".join(task["title"].split()).rstrip("。：:；;")
    whole = "".join("".join(quote.split()) for quote in task["quote"])
    rest = whole.removeprefix(title)
    if rest == whole or (len(task["quote"]) == 1 and rest[:1] not in ("", "。", "：", ":")):
        return "", ""
    text = rest.lstrip("。：:；;")
    return title, text if not text or text.endswith(("。", "！", "”", "）")) else text + "。"
