"""Layouts made by chance around the contents of answered documents: what a person reads as the same says the same.

A layout is drawn from a seed: the shape of marks, the words of labels, brackets, where units and dates stand, tables in
any order of columns, lines joined, wrapped, indented, page furniture before and after. The words come from
layout_words.json, written by who had not seen the code. Each composition carries its answer in the guide's form.
"""

from __future__ import annotations

import calendar
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import forms
from contents import Content, Item
from forms import Placed
from marks import capacity, confusable, mark

LABELS = ("lead", "support", "responsible", "deadline", "name", "text", "number", "person")
SAFE_JOINED = ("{d}.", "{d}、", "（", "(", "{o}", "【", "任务", "第{d}项")
NARROW = ("、", "/")  # separators of bodies that no statement's separator is
STATEMENTS = ("lines", "lines", "line", "bracket", "bracket", "inline", "tagged", "split", "said", "said")
WIDTH = 38
MOST_ITEMS = 24
Plan = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Composition:
    """A text with its answer; document: whose contents it has; layout: what was drawn, for whoever reads a failure."""

    name: str
    document: str
    text: str
    gold: dict[str, Any]
    layout: Plan


@cache
def words() -> dict[str, Any]:
    """The list of marks, labels and furniture."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("layout_words.json").read_text("utf-8"))
    return found


def compose(contents: Sequence[Content], count: int, seed: int) -> Iterator[Composition]:
    """Compositions, the same for the same contents, count and seed; the documents take turns."""
    for at in range(count):
        yield composed(f"{seed}-{at}", contents[at % len(contents)])


def composed(name: str, content: Content) -> Composition:
    """A content in a layout that is drawn by the name."""
    chance = random.Random(name)
    plan = _plan(content, chance)
    placed = list(_place(plan, chance))
    body = forms.table(placed, plan, chance) if plan["table"] else forms.running(placed, plan)
    text = _page(content, body, plan, chance)
    return Composition(name, content.document, text, _gold(name, content, placed, text), plan)


def _plan(content: Content, chance: random.Random) -> Plan:
    """What a whole document has in common."""
    leading = [item for item in content.items if item.leads]
    plan: Plan = {
        "two_roles": len(leading) >= 10 and chance.random() < 0.6,
        "table": chance.choice([None, None, None, "cells", "cells", "tabs", "bars"]),
        "statement": chance.choice(STATEMENTS),
        "gap": chance.choice(["\n", "\n", "\n\n", "\n\n\n"]),
        "indent": chance.choice(["", "", "　　", "    ", "\u3000\u3000\u00a0"]),
    }
    odds = {"dated": 0.4, "mark_alone": 0.2, "title_alone": 0.4, "wrapped": 0.2, "joined": 0.4, "headings": 0.6}
    odds |= {"paged": 0.2, "restarts": 0.25, "attached": 0.5, "units_first": 0.25, "card": 0.12, "closed": 0.25}
    plan |= {name: chance.random() < odd for name, odd in odds.items()}
    plan["items"] = _draw(leading if plan["two_roles"] else list(content.items), chance)
    _choose_words(plan, chance)
    _choose_marks(plan, chance)
    _choose_columns(plan, chance)
    return plan


def _draw(items: list[Item], chance: random.Random) -> tuple[Item, ...]:
    """A run of items: what stands together stays together."""
    count = min(len(items), chance.randint(10, MOST_ITEMS))
    first = chance.randint(0, len(items) - count)
    return tuple(items[first : first + count])


def _choose_words(plan: Plan, chance: random.Random) -> None:
    """Labels, brackets and separators, without what a careful person could not read."""
    list_of = words()
    plan["labels"] = {name: chance.choice(list_of[f"{name}_labels"]) for name in LABELS}
    plan["persons"] = list_of["persons"]
    plan["bracket"] = chance.choice(["（|）", "(|)", "（|）", *list_of["brackets"]])
    if plan["statement"] == "said" and not plan["attached"]:
        plan["bracket"] = chance.choice([plan["bracket"], "|"])  # on a line of its own it needs none
    plan["colon"] = chance.choice(["：", ":", "：", *list_of["colons"]])
    if any(len(label) < 3 for label in plan["labels"].values()):
        plan["colon"] = chance.choice(["：", ":"])  # 责任—市财政局 would be no label
    plan["between"] = chance.choice(["；", ";", *list_of["statement_separators"]])
    plan["units"] = chance.choice(["、", "、", *list_of["unit_separators"]])
    if plan["units"] not in NARROW and plan["statement"] not in ("lines", "tagged", "split") and not plan["table"]:
        plan["units"] = "、"
    plan["date"] = chance.choice(list_of["dates"])
    plan["said"], plan["all_said"] = chance.choice(list_of["sentences"]), chance.choice(list_of["sole_sentences"])


def _choose_marks(plan: Plan, chance: random.Random) -> None:
    """A mark that counts far enough, or a bullet, and one of another shape for headings; what goes with them."""
    plan["joined"] = plan["joined"] and plan["statement"] == "bracket" and not plan["table"]
    list_of, count = words(), len(plan["items"])
    far = [shape for shape in list_of["marks"] if capacity(shape) >= count]
    far = [shape for shape in far if shape.startswith(SAFE_JOINED)] if plan["joined"] else far
    plan["bullet"] = chance.random() < 0.15 and not plan["joined"]
    plan["mark"] = chance.choice(list_of["bullets"] if plan["bullet"] else far)
    others = [shape.split("|")[1] for shape in list_of["heading_marks"]]
    plan["heading_mark"] = chance.choice([shape for shape in others if not confusable(shape, plan["mark"])])
    plan["card"] = plan["card"] and not plan["joined"] and plan["statement"] in ("lines", "tagged", "line")
    alone = not (plan["joined"] or plan["bullet"] or plan["mark"].startswith("-"))
    plan["mark_alone"] = (plan["mark_alone"] or plan["card"]) and alone
    plan["title_alone"] = (plan["title_alone"] or plan["mark_alone"]) and not plan["joined"]
    plan["units_first"] = plan["units_first"] and plan["statement"] in ("lines", "tagged") and plan["title_alone"]
    plan["closed"] = plan["closed"] and not plan["units_first"] and plan["table"] != "cells"
    plan["paged"] = plan["paged"] and not plan["joined"]
    plan["wrapped"] = plan["wrapped"] and not plan["joined"]
    plan["indent"] = "　　" if plan["wrapped"] else plan["indent"]  # else nobody sees where a paragraph begins


def _choose_columns(plan: Plan, chance: random.Random) -> None:
    """The columns of a table, in any order; the number may be missing."""
    columns = ["name"]
    columns += ["text"] if all(item.text for item in plan["items"]) else []
    columns += ["lead", "support"] if plan["two_roles"] else ["responsible"]
    columns += ["deadline"] if plan["dated"] else []
    columns += ["person"] if chance.random() < 0.2 else []
    if chance.random() < 0.5:
        chance.shuffle(columns)
    plan["columns"] = ["number", *columns] if chance.random() < 0.8 else columns


def _place(plan: Plan, chance: random.Random) -> Iterator[Placed]:
    """Items with their numbers, dates and headings."""
    path: tuple[str, ...] = ()
    above, sections, n = "", 0, 0
    for item in plan["items"]:
        heading = item.headings[-1] if item.headings else ""
        shown = plan["headings"] and not plan["table"] and 4 <= len(heading) <= 40 and heading != above
        if shown and sections < min(10, capacity(plan["heading_mark"])):
            above, sections = heading, sections + 1
            path = (mark(plan["heading_mark"], sections) + above,)
            n = 0 if plan["restarts"] else n
        n += 1
        yield _placed(item, n, path, plan, chance)


def _placed(item: Item, n: int, path: tuple[str, ...], plan: Plan, chance: random.Random) -> Placed:
    """In a layout of one role who leads is only responsible; X负责 of one body leads."""
    shape = plan["mark"] if plan["bullet"] else mark(plan["mark"], n)
    hidden = plan["bullet"] or (plan["table"] and "number" not in plan["columns"])
    date, deadline = _date(plan["date"], chance) if plan["dated"] else ("", None)
    leads, others = (item.leads, item.others) if plan["two_roles"] else ((), (*item.leads, *item.others))
    others = tuple(dict.fromkeys(unit for unit in others if unit not in leads))
    if plan["statement"] == "said" and not plan["table"] and not leads and len(others) == 1:
        leads, others = others, ()
    number = None if hidden else shape.rstrip("、.．。，：: ")
    return Placed(item, shape, number, date, deadline, leads, others, path)


def _date(template: str, chance: random.Random) -> tuple[str, str]:
    """A month's end as the template writes it, and as ISO date."""
    year, month = chance.randint(2024, 2027), chance.randint(1, 12)
    last = calendar.monthrange(year, month)[1]
    return template.format(y=year, m=month, mm=f"{month:02d}", last=last), f"{year}-{month:02d}-{last:02d}"


def _page(content: Content, body: list[str], plan: Plan, chance: random.Random) -> str:
    """The whole page: furniture, title, opening, body, closing, furniture."""
    before, after = (_furniture(name, chance) for name in ("before", "after"))
    plan["furniture"] = (before, after)
    opening = ["为推动各项工作落地见效，现将有关任务明确如下。"] if chance.random() < 0.5 else []
    closing = ["各单位要高度重视，加强沟通，确保各项任务按时保质完成。"] if plan["closed"] else []
    lines = ["".join(body)] if plan["joined"] else body
    if not plan["table"]:
        lines = [plan["indent"] + line for line in [*content.opening, *opening, *lines, *closing]]
        lines = [_wrap(line) for line in lines] if plan["wrapped"] else lines
    gap = "\n" if plan["table"] in ("tabs", "bars") else plan["gap"]
    above = [content.title, *content.head, *(content.opening if plan["table"] else ())]
    return gap.join([*before, *above, *lines, *content.foot, *after]) + "\n"


def _furniture(where: str, chance: random.Random) -> list[str]:
    blocks = chance.sample(words()[where], chance.randint(0, 3))
    return [line for block in blocks for line in block]


def _wrap(line: str) -> str:
    return "\n".join(line[at : at + WIDTH] for at in range(0, len(line), WIDTH))


def _gold(name: str, content: Content, placed: Sequence[Placed], text: str) -> dict[str, Any]:
    """The answer in the guide's form; figures inside the words are left out, for no layout changes them."""
    place = Finder(text)
    tasks = [_task(one, place) for one in placed]
    used = {unit for task in tasks for unit in (*task["lead_units"], *task["responsible_units"])}
    agencies = [{**agency, "surfaces": [s for s in agency["surfaces"] if s in used]} for agency in content.agencies]
    policy = {"title": content.title, "kind": "plan", "cites": []}
    policy |= dict.fromkeys(("doc_number", "issuer", "issued_on", "published_on", "city", "period"))
    kept = [agency for agency in agencies if agency["surfaces"]]
    return {"document": f"{name}.txt", "policy": policy, "policy_targets": [], "tasks": tasks, "agencies": kept}


def _task(one: Placed, place: Finder) -> dict[str, Any]:
    made: dict[str, Any] = {"number": one.number, "path": list(one.path), "title": one.item.title}
    made |= {"status": "planned", "deadline": one.deadline, "quote": place.quotes(one.item)}
    made |= {"lead_units": list(one.leads), "responsible_units": list(one.others)}
    return made | {"actors": [], "targets": []}


class Finder:
    """Finds an item's words in the text, wherever lines were broken in them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._origins = [at for at, letter in enumerate(text) if not letter.isspace()]
        self._letters = "".join(text[at] for at in self._origins)

    def quotes(self, item: Item) -> list[str]:
        """The headline and the explanation in the order in which they stand, as the text has them."""
        whole = self._find(forms.sentence(item))
        apart = sorted(span for part in (item.title, item.text) if part and (span := self._find(part)))
        spans = [whole] if whole else apart
        return [self._text[self._origins[a] : self._origins[b - 1] + 1] for a, b in spans]

    def _find(self, part: str) -> tuple[int, int] | None:
        letters = "".join(part.split())
        at = self._letters.find(letters)
        return None if at < 0 else (at, at + len(letters))
