"""Lines of an export that are wrong: each is told by its number, before anything is written."""

from __future__ import annotations

import json
from typing import Any

import pytest

from graph.errors import DocumentError
from graph.spool import spooled

POLICY = {"kind": "node:Policy", "id": "p1", "properties": {"title": "方案", "length": 3}}
TASK = {
    "kind": "node:Task",
    "id": "t1",
    "properties": {"policy_id": "p1", "title": "甲", "text": "甲", "status": "planned", "start": 0, "end": 1},
}
CONTAINS = {"kind": "edge:CONTAINS", "id": "p1-t1", "from": "p1", "to": "t1", "properties": {}}
GRAPH = [CONTAINS, POLICY, TASK]
CITES = {
    "kind": "edge:CITES",
    "id": "c1",
    "from": "p1",
    "to": "p1",
    "properties": {"title": "甲", "relation": "cites", "quote": "甲", "start": 0, "end": 1},
}


def with_properties(row: dict[str, Any], **properties: Any) -> dict[str, Any]:
    return row | {"properties": row["properties"] | properties}


def without(row: dict[str, Any], key: str) -> dict[str, Any]:
    return row | {"properties": {name: value for name, value in row["properties"].items() if name != key}}


WRONG: list[tuple[list[Any], str, str]] = [
    ([*GRAPH, b"\xff\n"], "line 4: not UTF-8", "another encoding"),
    ([*GRAPH, b"{"], "line 4: no JSON: ", "cut off"),
    ([b"\n", b" \n", b"1"], "line 3: no node or edge", "empty lines count, and are left out"),
    ([b"[" * 100_000], "line 1: nested too deep", "made to break the parser"),
    ([[]], "line 1: no node or edge", "JSON, but no object"),
    ([{}], "line 1: no node or edge", "no kind"),
    ([POLICY | {"kind": "node:Person"}], "line 1: unknown kind node:Person", "what this graph has none of"),
    ([POLICY | {"kind": ["node:Policy"]}], "line 1: unknown kind", "a kind that is no text"),
    ([POLICY | {"more": 1}], "line 1: node:Policy has the keys id, kind, properties", "a key too many"),
    ([POLICY | {"id": ""}], "line 1: id is text that is not empty", "an empty id"),
    ([POLICY | {"id": 1}], "line 1: id is text that is not empty", "a number as id"),
    ([POLICY | {"properties": None}], "line 1: properties is an object", "no properties"),
    ([with_properties(POLICY, mood="good")], "line 1: node:Policy has no property mood", "an unknown property"),
    ([with_properties(POLICY, folded="方案")], "line 1: node:Policy has no property folded", "it is made anew"),
    ([with_properties(POLICY, length="3")], "line 1: length is no integer", "text for a number"),
    ([with_properties(POLICY, length=True)], "line 1: length is no integer", "Python takes it for 1"),
    ([with_properties(POLICY, length=2**63)], "line 1: length is no integer", "more than an engine holds"),
    ([with_properties(POLICY, title=None)], "line 1: title is no text", "nothing is left out, not null"),
    ([with_properties(POLICY, issued_on="2024-02-30")], "line 1: issued_on is no date", "no such day"),
    ([with_properties(POLICY, issued_on="20240229")], "line 1: issued_on is no date", "it would come out otherwise"),
    ([with_properties(POLICY, repeals=["a", 1])], "line 1: repeals is no texts", "a list of two types"),
    (
        [b'{"kind": "node:Policy", "id": "p1", "properties": {"title": "\\ud800"}}'],
        "line 1: title is no text",
        "half a letter",
    ),
    ([b'{"kind": "node:Task", "id": "t", "properties": {"confidence": NaN}}'], "line 1: NaN is no number", "no JSON"),
    ([without(TASK, "text")], "line 1: node:Task needs text", "no question could be answered"),
    ([*GRAPH, POLICY], "line 4: node:Policy p1 stands in an earlier line too", "twice"),
    ([*GRAPH, CITES, CITES], "line 5: edge:CITES c1 stands in an earlier line too", "an edge twice"),
    ([CONTAINS | {"id": "x"}], "line 1: the id of edge:CONTAINS is that of its ends, p1-t1", "another id"),
    ([POLICY, TASK], "line 2: a Task needs one edge CONTAINS that leads to it; it has 0", "a task of no policy"),
    ([CONTAINS, POLICY], "line 1: CONTAINS to t1, which is no node", "the end is missing"),
    ([CONTAINS, TASK], "line 1: CONTAINS from p1, which is no node", "the beginning is missing"),
    ([*GRAPH, CITES | {"to": "t1"}], "line 4: CITES to t1, which is no node", "it is one, but no policy"),
    (
        [*GRAPH, POLICY | {"id": "p2"}, CONTAINS | {"id": "p2-t1", "from": "p2"}],
        "line 3: a Task needs one edge CONTAINS that leads to it; it has 2",
        "a task of two policies",
    ),
]


@pytest.mark.parametrize(("rows", "words", "why"), WRONG, ids=[case[2] for case in WRONG])
def test_a_wrong_line_is_told(rows: list[Any], words: str, why: str) -> None:
    with pytest.raises(DocumentError) as told, spooled("graph.jsonl", map(line, rows)):
        pass
    assert str(told.value).startswith(f"graph.jsonl: {words}")


def line(row: Any) -> bytes:
    return row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode() + b"\n"


def test_what_is_right_is_taken() -> None:
    whole_number = with_properties(TASK, confidence=1)
    with spooled("graph.jsonl", [*map(line, [CONTAINS, CITES, POLICY, whole_number]), b"\r\n"]) as spool:
        assert spool.count() == (2, 2)
        assert [*spool.owned("Task", "CONTAINS")] == [("p1", {"id": "t1", **whole_number["properties"]})]
