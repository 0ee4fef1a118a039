"""What was not understood: each kind is seen where it is, has its place, and is not seen where the reading is right."""

from __future__ import annotations

import time

import answered
import pytest

from ingest.evaluation.health import KINDS, LONG_TASK, QUOTE, Health, examine
from ingest.facts.extract import extract
from ingest.facts.model import Edge, Extraction, PolicyHead, Target, Task
from ingest.formats.read import from_text

HEAD = PolicyHead(kind="plan")


def nothing(text: str) -> Extraction:
    """A reading that found nothing."""
    return Extraction(document="case.txt", policy=HEAD)


def a_task(text: str, words: str, number: str | None = None, bodies: tuple[str, ...] = ()) -> Task:
    start = text.index(words)
    edges = tuple(_edge(text, body) for body in bodies)
    ends = (start + len(words),)
    common = {"path": (), "title": "", "status": "planned", "rule": "case"}
    return Task(number=number, quote=(words,), starts=(start,), ends=ends, edges=edges, **common)  # type: ignore[arg-type]


def _edge(text: str, body: str) -> Edge:
    start = text.index(body)
    span = {"quote": body, "start": start, "end": start + len(body), "rule": "case"}
    return Edge(surface=body, role="LEADS", basis="sole", **span)  # type: ignore[arg-type]


def found(text: str, *tasks: Task) -> Health:
    return examine(text, Extraction(document="case.txt", policy=HEAD, tasks=tasks))


MISSED = [
    ("推进改革。\n责任主体：市财政局\n", "statement", "责任主体", "a label that no reader knows"),
    ("推进改革。\n市发改委牵头，市财政局配合\n", "statement", "牵头", "a line without brackets"),
    ("推进改革。\n【责任单位】市财政局\n", "statement", "责任单位", "a label in a bracket of its own"),
    ("办结率达到90%以上。\n", "figure", "90%", "a figure with a unit"),
    ("推进改革\n市财政局、市教育局\n", "bodies", "市财政局、市教育局", "a line of bodies that belongs to nothing"),
]


@pytest.mark.parametrize(("text", "kind", "quote", "reason"), MISSED, ids=[case[3] for case in MISSED])
def test_what_no_fact_explains_is_seen(text: str, kind: str, quote: str, reason: str) -> None:
    places = [place for place in examine(text, nothing(text)).places if place.kind == kind]
    assert [place.quote for place in places][:1] == [quote], reason
    assert all(text[place.start : place.end] == place.quote for place in places)


def test_a_statement_is_explained_by_its_bodies() -> None:
    """The label by the body behind it, the verb by the body before it; a label's own line may be another."""
    for text in ("推进改革。\n责任单位：\n市财政局\n", "推进改革。\n市财政局负责\n", "推进改革。（市财政局牵头）\n"):
        assert found(text, a_task(text, "推进改革。", bodies=("市财政局",))).counts() == {}, text


def test_a_label_inside_a_task_is_not_explained_by_its_words() -> None:
    """A task that swallowed the next one's statement."""
    text = "推进改革。市财政局负责。" + "完善服务。" * 40 + "承办部门：市教育局、市水利局"
    task = a_task(text, text, bodies=("市财政局",))
    assert [place.quote for place in found(text, task).places] == ["承办部门"]


def test_prose_of_a_task_with_bodies_is_no_statement() -> None:
    text = "建立牵头部门负责、各方配合的机制，" * 20 + "压实责任。责任单位：市财政局"
    assert found(text, a_task(text, text[:-10], bodies=("市财政局",))).counts() == {}


def test_a_figure_in_a_target_is_explained() -> None:
    text = "1.办结率达到90%以上，压缩至5个工作日。"
    fields = {"indicator": "办结率", "kind": "quantity", "comparator": ">=", "value": 90, "unit": "%", "rule": "case"}
    fields |= {"change": "absolute", "direction": None, "baseline": None, "quote": "达到90%", "start": 5, "end": 10}
    task = a_task(text, text[2:]).model_copy(update={"targets": (Target.model_validate(fields),)})
    assert [place.quote for place in found(text, task).places] == ["5个工作日"]


def test_a_list_of_one_item_is_seen() -> None:
    """The first of a list that has no second; a list of two is a list."""
    text = "（一）推进改革。\n（二）完善服务。\n"
    first, second = a_task(text, "推进改革。", "（一）"), a_task(text, "完善服务。", "（二）")
    assert found(text, first).counts() == {"lone item": 1}
    assert found(text, second).counts() == {}
    assert found(text, first, second).counts() == {}


def test_a_task_as_long_as_a_chapter_is_seen() -> None:
    text = "推进改革，" * 400
    (place,) = found(text, a_task(text, text)).places
    assert (place.kind, place.start, place.end) == ("long task", 0, len(text))
    assert len(place.quote) == QUOTE
    assert found(text, a_task(text, text[:LONG_TASK])).counts() == {}


def test_bodies_of_a_website_are_seen() -> None:
    """主办单位 in the footer names who keeps the site, not who leads a task."""
    text = "1.推进改革。责任单位：市财政局\n主办单位：某市人民政府办公室\n版权所有：某市大数据局\n"
    task = a_task(text, "推进改革。", bodies=("市财政局", "某市人民政府办公室", "某市大数据局"))
    assert [place.quote for place in found(text, task).places] == ["某市人民政府办公室", "某市大数据局"]
    assert found(text, task).counts() == {"furniture": 2}


def test_places_stand_in_order_and_are_true_to_the_text() -> None:
    for one in answered.documents():
        health = examine(one.source.text, extract(one.source))
        assert list(health.places) == sorted(health.places, key=lambda place: (place.start, place.end, place.kind))
        for place in health.places:
            assert one.source.text[place.start : place.end][:QUOTE] == place.quote
        assert sum(health.counts().values()) == len(health.places)
        assert set(health.counts()) <= set(KINDS)


def test_what_is_read_well_is_healthy_and_what_is_not_is_not() -> None:
    """The documents that the rules know leave almost no statement unexplained."""
    counts = [examine(one.source.text, extract(one.source)).counts() for one in answered.documents("known")]
    assert sum(count.get("statement", 0) for count in counts) <= 20
    assert sum(count.get("bodies", 0) + count.get("furniture", 0) for count in counts) == 0


def test_time_is_linear() -> None:
    text = "1.推进改革，办结率达到90%以上，市财政局负责。责任主体：市教育局、市水利局\n" * 3_000
    source = from_text(text)
    reading = extract(source)
    begin = time.process_time()
    examine(source.text, reading)
    assert time.process_time() - begin < 2 * len(text.encode()) / 1_000_000
