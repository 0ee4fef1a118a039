"""The extraction guide is the project's definition of right: what the code cites must stand in it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "docs" / "extraction-guide.md").read_text("utf-8")
SECTIONS = set(re.findall(r"^#{2,3} (\d(?:\.\d+)?) ", GUIDE, re.MULTILINE))
SOURCES = [path for room in ("graph", "ingest", "api", "cli", "tests") for path in (ROOT / room).rglob("*.py")]
CITED = re.compile(r"[Gg]uide(?:,|'s)? (?:section )?(\d(?:\.\d+)?(?:(?:, | and )\d(?:\.\d+)?)*)")


def cited() -> dict[str, set[str]]:
    """Sections by the file that cites them."""
    found = {}
    for path in SOURCES:
        text = " ".join(path.read_text("utf-8").split())
        sections = {number for cite in CITED.findall(text) for number in re.findall(r"\d(?:\.\d+)?", cite)}
        if sections:
            found[str(path.relative_to(ROOT))] = sections
    return found


def test_every_section_that_is_cited_exists() -> None:
    missing = {name: sections - SECTIONS for name, sections in cited().items() if sections - SECTIONS}
    assert missing == {}


def test_the_search_finds_what_the_code_cites() -> None:
    """A search that finds nothing would pass everything."""
    assert len(cited()) >= 10
    assert {"2.4", "3.3", "5.2"} <= SECTIONS
    assert CITED.findall("(guide, 5.2 and 5.3)") == ["5.2 and 5.3"]
