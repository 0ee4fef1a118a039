"""Pages as government sites publish them, with a person's answers (POLICYGRAPH_ANSWERED/pages/open, facts.json)."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import answered
import pytest

from ingest.facts.extract import extract
from ingest.facts.model import Extraction, PolicyHead
from ingest.formats.read import Source, read

PAGES = 22


class Page(NamedTuple):
    facts: dict[str, Any]
    source: Source
    found: Extraction

    @property
    def policy(self) -> PolicyHead:
        return self.found.policy

    @property
    def text(self) -> str:
        return bare(self.source.text)


def bare(text: str | None) -> str:
    """Without white space: how words are compared here."""
    return "".join((text or "").split())


@cache
def pages() -> tuple[Page, ...]:
    folder = answered.pages()
    facts = json.loads((folder / "facts.json").read_text("utf-8"))
    sources = [read(folder / one["file"], 20_000_000) for one in facts]
    return tuple(Page(one, source, extract(source)) for one, source in zip(facts, sources, strict=True))


def title(page: Page) -> bool:
    return bare(page.policy.title) in map(bare, [page.facts["title"], *page.facts.get("title_alt", [])])


def number(page: Page) -> bool:
    return bare(page.policy.doc_number) in map(bare, [page.facts["doc_number"], *page.facts.get("doc_number_alt", [])])


def issued(page: Page) -> bool:
    return str(page.policy.issued_on) == str(page.facts["issued_on"])


def published(page: Page) -> bool:
    return str(page.policy.published_on) == str(page.facts["published_on"])


def first(page: Page) -> bool:
    return bare(page.facts["first_sentence"]) in page.text


def last(page: Page) -> bool:
    return bare(page.facts["last_sentence"]) in page.text


def whole(page: Page) -> bool:
    """The signature and the end of the annexes: what is lost when a page is cut too short."""
    ends = [*page.facts.get("signature", []), page.facts.get("end_of_annex", "")]
    return all(bare(words) in page.text for words in ends)


def heads(page: Page) -> bool:
    """Every head of the article's largest table stands in its head row, those of a second row of heads too."""
    wanted = [*(page.facts["table_heads"] or []), *page.facts.get("table_subheads", [])]
    return any(all(bare(head) in bare(line) for head in wanted) for line in page.source.text.split("\n"))


def clean(page: Page) -> bool:
    return not any(bare(words) in page.text for words in page.facts["furniture"])


def once(page: Page) -> bool:
    return page.text.count(bare(page.facts["first_sentence"])) < 2 > page.text.count(bare(page.facts["last_sentence"]))


def grounded(page: Page) -> bool:
    """What rests on the text stands where it says."""
    return all(
        ground.start is None or page.source.text[ground.start : ground.end] == ground.words
        for ground in page.policy.grounds
    )


def genre(page: Page) -> bool:
    """Whether it is a policy, on which readers may differ where the answer says so; why not, in words."""
    same = page.found.is_policy is page.facts["is_policy"] or "borderline" in page.facts
    return same and page.found.is_policy is (page.found.why_not is None)


def kind(page: Page) -> bool:
    """What the guide calls it, by what the answer calls it; 转发 notices are notices whatever they pass on."""
    genres = {"reply": {"reply"}, "regulation": {"regulation"}, "policy": {"plan", "regulation", "notice"}}
    return not page.facts["is_policy"] or page.policy.kind in genres.get(page.facts["genre"], {"notice"})


FLOORS = [(title, 22), (number, 22), (issued, 22), (published, 22), (first, 22), (last, 22), (whole, 22)]
FLOORS += [(heads, 22), (clean, 22), (once, 22), (grounded, 22), (genre, 22), (kind, 22)]


@pytest.mark.parametrize(("right", "floor"), FLOORS, ids=[right.__name__ for right, _ in FLOORS])
def test_pages(right: Callable[[Page], bool], floor: int) -> None:
    assert len(pages()) == PAGES
    wrong = [page.source.document for page in pages() if not right(page)]
    assert PAGES - len(wrong) >= floor, wrong


def test_absence_skips_and_fails_on_ci(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYGRAPH_ANSWERED", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="POLICYGRAPH_ANSWERED"):
        answered.pages()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="POLICYGRAPH_ANSWERED"):
        answered.pages()
