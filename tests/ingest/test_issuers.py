"""Who issues and whose text is passed on: titles and signatures of real documents, read by a person before the code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest import extract_document
from ingest.facts.extract import extract
from ingest.facts.issuers import issuing
from ingest.formats.read import from_text
from ingest.records.load import build
from ingest.records.resolve import resolve
from ingest.text.normalised import normalise

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "cases" / "issuers.json").read_text("utf-8"))
BODY = "\n各有关单位：\n一、加强组织领导。各部门要落实责任，完善机制。\n二、加强督促检查。市政府督查室要定期督查。\n"


@pytest.mark.parametrize("case", CASES, ids=[f"{case['from']}: {case['why']}" for case in CASES])
def test_issuers(case: dict[str, Any]) -> None:
    signed = f"{case['signature']}\n2020年5月1日\n" if case["signature"] else ""
    policy = extract_document(case["title"] + BODY + signed).policy
    assert [policy.issuers, policy.forwarded_from] == [tuple(case["issuers"]), tuple(case["forwarded_from"])]


ROWS = [
    ("次广州市人民政府", ["广州市人民政府"], "the end of 第130次 is no part of a name"),
    ("据《广东省医疗保障局", ["广东省医疗保障局"], "nor is what cites"),
    ("经信局", ["经信局"], "a name may begin like a word that leads one in"),
    ("国家税务总局广州市税务局", ["国家税务总局广州市税务局"], "a national office and its place are one name"),
    ("中国人民银行重庆营业管理部重庆市财政局", ["中国人民银行重庆营业管理部", "重庆市财政局"], "so with a bank"),
    ("广州市公安局天河区分局", ["广州市公安局天河区分局"], "a branch named by its place alone"),
    ("公安部交通管理局", ["公安部交通管理局"], "an inner bureau of a ministry is no second body"),
    ("国务院办公厅电子政务办公室", ["国务院办公厅电子政务办公室"], "nor is an office of an office"),
    ("广东省人民政府外事办公室", ["广东省人民政府外事办公室"], "nor a government's own office"),
    (
        "中共中央组织部人力资源社会保障部",
        ["中共中央组织部", "人力资源社会保障部"],
        "a party department, then a ministry",
    ),
    ("区委办区府办", ["区委办", "区府办"], "levels without a place"),
    ("威海市", [], "a place alone is no body"),
    ("各有关部门", [], "nor is a class of bodies"),
]


@pytest.mark.parametrize(("words", "names", "why"), ROWS, ids=[row[-1] for row in ROWS])
def test_names_in_a_row(words: str, names: list[str], why: str) -> None:
    doc = normalise(words)
    assert [doc.name(*body) for body in issuing(doc, 0, len(doc.normal))] == names, why


def test_the_corpus_has_no_invented_issuer() -> None:
    """Read in the five documents by a person: one has two issuers, two have none."""
    built = {path.name[:3]: build(path, 20_000_000).records for path in CORPUS.iterdir()}
    names = {agency.id: agency.name for records in built.values() for agency in records.agencies}
    assert {name: [names[edge.agency_id] for edge in records.issued] for name, records in built.items()} == {
        "000": ["营口市鲅鱼圈区人民政府办公室"],
        "001": ["铁岭市营商环境建设局"],
        "002": [],
        "003": [],
        "004": ["中共威海市委办公室", "威海市人民政府办公室"],
    }


def test_one_body_whatever_it_writes_before_its_name() -> None:
    """中华人民共和国国务院 and 国务院 are one agency."""
    order = f"中华人民共和国国务院令第722号《停车条例》已经国务院常务会议通过，现予公布。{BODY}"
    notice = f"国务院关于停车管理的意见{BODY}国务院\n2020年5月1日\n"
    found = [resolve(extract(source), source) for source in map(from_text, (order, notice))]
    assert [[edge.surface for edge in one.issued] for one in found] == [["国务院"], ["国务院"]]
    assert len({edge.agency_id for one in found for edge in one.issued}) == 1
