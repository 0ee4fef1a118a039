"""The corpus is what its manifest says, byte for byte, and every gold answer fits its document."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import get_args

import answered

from graph.records import AgencyKind

DATA = Path(__file__).resolve().parents[1] / "data"


def test_manifest() -> None:
    with (DATA / "manifest.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["file"]: row for row in csv.DictReader(file)}
    files = {path.name: path for path in (DATA / "corpus").iterdir()}
    assert listed.keys() == files.keys()
    for name, row in listed.items():
        assert hashlib.sha256(files[name].read_bytes()).hexdigest() == row["sha256"], name
        assert all(row.values()), "what is not known is said to be unknown"


def test_gold_quotes_stand_in_their_documents() -> None:
    golds = sorted((DATA / "gold").glob("*.json"))
    assert len(golds) == 5
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (DATA / "corpus" / gold["document"]).read_text(encoding="utf-8")
        for task in gold["tasks"]:
            assert all(quote in text for quote in task["quote"]), (path.name, task["title"])


def test_gold_is_what_the_answered_documents_have() -> None:
    """The project's own five are among the open documents: an answer that is mended in one place is mended in both."""
    theirs = {one.name: one.gold for one in answered.documents()}
    for path in (DATA / "gold").glob("*.json"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        assert theirs[gold["document"]] == gold, path.name


def test_bodies_table() -> None:
    """Its kinds are those of the graph, its words stand once at a place, and each short form is a shorter word."""
    with (DATA / "lexicon" / "bodies.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words = {row["word"] for row in rows}
    assert len({(row["word"], row["at"]) for row in rows}) == len(rows) > 50
    assert {row["kind"] for row in rows} <= set(get_args(AgencyKind))
    assert {row["at"] for row in rows} == {"end", "in", "start"}
    assert all(row["short"] in words for row in rows if row["short"])
