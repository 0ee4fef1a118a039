"""Three small documents as records: two districts and one whose place is not known. Made by hand, for the graph alone.

They share an indicator, a regulation and a tax office, so each field that documents could quarrel over is quarrelled
over here: kind and surfaces of an agency, direction of better of an indicator, spelling of a cited title.
Facts of the first two are of several confidences, those of the others are sure.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from graph import ids
from graph.notes import LeftOut, ReadingNote
from graph.records import (
    NATION,
    Agency,
    Citation,
    City,
    Function,
    GraphRecords,
    Indicator,
    Issuing,
    Policy,
    Responsibility,
    TargetEdge,
    Task,
    TextPart,
)

LIAONING, YINGKOU, BAYUQUAN, DALIAN = "辽宁省", "辽宁省/营口市", "辽宁省/营口市/鲅鱼圈区", "辽宁省/大连市"
NOTE = ReadingNote(
    format="html",
    encoding="gb18030",
    main_text="body > div.wrap > div#zoom",
    left_out=(LeftOut(what="hidden copy", where="div.print", letters=300), LeftOut(what="control", letters=4)),
    left_out_letters=304,
    hidden_copies=1,
    tables=2,
    pages=3,
    pages_without_text=(2,),
    not_understood={"statement": 1},
    layout_confidence=0.9,
    extractor="0.1.0+000000000000",
)
HOSTILE = "=1+1 \"two\" 'one' \\u0041 \\n \\ ]]>&amp;<b>\r\n\t‖\x0b\x1f\u2028\x85😀 $x {y} /* z */ // w; `q`，，"
REGULATION = "国令〔2019〕722号"
CITIES = {
    NATION: City(id=NATION, name=NATION, level="nation", adcode="100000"),
    LIAONING: City(id=LIAONING, name="辽宁省", level="province", parent_id=NATION, adcode="210000"),
    YINGKOU: City(id=YINGKOU, name="营口市", level="city", parent_id=LIAONING, adcode="210800"),
    BAYUQUAN: City(id=BAYUQUAN, name="鲅鱼圈区", level="county", parent_id=YINGKOU, adcode="210804"),
    DALIAN: City(id=DALIAN, name="大连市", level="city", parent_id=LIAONING, adcode="210200"),
}


@dataclass
class Builder:
    """Collects the records of one document; every quote is found in its text, so offsets are true."""

    text: str
    policy: Policy
    city: str | None
    part_length: int = 30
    tasks: list[Task] = field(default_factory=list)
    agencies: dict[str, Agency] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    edges: list[Responsibility] = field(default_factory=list)
    targets: list[TargetEdge] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    def span(self, quote: str) -> dict[str, Any]:
        start = self.text.index(quote)
        return {"quote": quote, "start": start, "end": start + len(quote)}

    def task(
        self,
        title: str,
        *,
        deadline: date | None = None,
        reported: bool = False,
        number: str | None = None,
        confidence: float = 1.0,
    ) -> str:
        span = self.span(title)
        ordinal = len(self.tasks)
        self.tasks.append(
            Task(
                id=ids.task_id(self.policy.id, title),
                policy_id=self.policy.id,
                ordinal=ordinal,
                number=number,
                path=("一、总体要求",) if ordinal else (),
                title=title,
                text=title,
                status="reported" if reported else "planned",
                deadline=deadline,
                strength="must",
                start=span["start"],
                end=span["end"],
                starts=(span["start"],),
                ends=(span["end"],),
                rule="task.item",
                confidence=confidence,
            )
        )
        return self.tasks[-1].id

    def agency(self, name: str, kind: str, function: str | None = None) -> str:
        place = self.city or ids.unknown_place(self.policy.id)
        agency = Agency(
            id=ids.agency_id(place, name),
            name=name,
            key=name,
            kind=kind,
            functions=(function,) if function else (),
            city_id=self.city,
            place=place,
        )
        self.agencies[agency.id] = agency
        return agency.id

    def edge(self, agency: str, task: str, role: str, basis: str, surface: str, confidence: float = 1.0) -> None:
        self.edges.append(
            Responsibility(
                agency_id=agency,
                task_id=task,
                role=role,
                basis=basis,
                surface=surface,
                rule="responsibility.label",
                confidence=confidence,
                **self.span(surface),
            )
        )

    def target(self, source: str, name: str, quote: str, *, report: bool = False, **fields: Any) -> None:
        unit, better = fields.get("unit"), fields.pop("better", None)
        indicator = Indicator(id=ids.indicator_id(name, unit), name=name, key=name, unit=unit, better=better)
        self.indicators[indicator.id] = indicator
        span = self.span(quote)
        self.targets.append(
            TargetEdge(
                id=ids.target_id(source, indicator.id, quote),
                policy_id=self.policy.id,
                source="policy" if source == self.policy.id else "task",
                source_id=source,
                indicator_id=indicator.id,
                surface=name,
                report=report,
                kind="quantity" if unit else "milestone",
                change="absolute",
                rule="target.figure",
                **fields,
                **span,
            )
        )

    def cite(self, title: str, quote: str) -> None:
        cited = ids.cited_id(title)
        span = self.span(quote)
        self.citations.append(
            Citation(
                id=ids.citation_id(self.policy.id, cited, quote),
                policy_id=self.policy.id,
                cited_id=cited,
                title=title,
                key=None if ids.is_doc_number(title) else title,
                relation="basis",
                rule="cite.title",
                **span,
            )
        )

    @property
    def functions(self) -> set[str]:
        return {function for agency in self.agencies.values() for function in agency.functions}

    def parts(self) -> tuple[TextPart, ...]:
        size = self.part_length
        return tuple(
            TextPart(
                id=ids.part_id(self.policy.id, number),
                policy_id=self.policy.id,
                part=number,
                start=number * size,
                text=self.text[number * size : (number + 1) * size],
            )
            for number in range(-(-len(self.text) // size))
        )

    def build(self, issuers: Mapping[str, str] = MappingProxyType({})) -> GraphRecords:
        """issuers: ids of agencies by the surfaces of the signature, in its order."""
        path = (self.city or "").split("/") if self.city else []
        return GraphRecords(
            policy=self.policy,
            parts=self.parts(),
            tasks=tuple(self.tasks),
            cities=tuple(
                CITIES[one] for one in [NATION, *("/".join(path[: at + 1]) for at in range(len(path)))] if path
            ),
            agencies=tuple(self.agencies.values()),
            functions=tuple(Function(id=one) for one in sorted(self.functions)),
            indicators=tuple(self.indicators.values()),
            responsibilities=tuple(self.edges),
            targets=tuple(self.targets),
            citations=tuple(self.citations),
            applies_to=self.city,
            issued=tuple(
                Issuing(agency_id=agency, policy_id=self.policy.id, ordinal=at, surface=surface)
                for at, (surface, agency) in enumerate(issuers.items())
            ),
        )


def builder(
    document: str, text: str, *, title: str | None, city: str | None, number: str | None = None, **fields: Any
) -> Builder:
    sha = hashlib.sha256(text.encode()).hexdigest()
    policy = Policy(
        id=ids.policy_id(number, title, city, fields.get("issued_on"), sha),
        title=title,
        doc_number=number,
        document=document,
        source_sha256=sha,
        format="text",
        length=len(text),
        **({"kind": "plan"} | fields),
    )
    return Builder(text, policy, city)


def district() -> GraphRecords:
    """A plan of 鲅鱼圈区: three tasks, both roles, targets of a task and of the policy, a report, a citation."""
    text = (
        f"鲅鱼圈区优化行动方案\n根据《{REGULATION}》制定。到2023年底实际网办率达到90%以上。\n"
        "1.压缩企业开办时间到0.5个工作日。牵头单位：区市场局；责任单位：区税务局、区医保局\n"
        "2.推行电子发票。责任单位：区税务局\n3.已办理6587个事项。\n发布：区政府办公室、区市场局"
    )
    build = builder(
        "district.txt",
        text,
        title="鲅鱼圈区优化行动方案",
        city=BAYUQUAN,
        number="鲅政办发〔2022〕1号",
        issuer="区政府办公室、区市场局",
        forwarded_from=("市营商环境局",),
        issued_on=date(2022, 3, 23),
        effective_on=date(2022, 4, 1),
        expires_on=date(2025, 3, 31),
        repeals=("鲅政办发〔2019〕7号",),
        period_from="2021",
        period_to="2024",
    )
    first = build.task("压缩企业开办时间到0.5个工作日", deadline=date(2022, 12, 31), number="1", confidence=0.95)
    second = build.task("推行电子发票", number="2", confidence=0.7)
    third = build.task("已办理6587个事项", reported=True, number="3", confidence=0.9)
    market, tax = build.agency("区市场监管局", "government", "市场监管"), build.agency("区税务局", "government", "税务")
    insurance, office = build.agency("区医保局", "government"), build.agency("区政府办公室", "government")
    build.edge(market, first, "LEADS", "explicit", "区市场局", 0.95)
    build.edge(tax, first, "SUPPORTS", "explicit", "区税务局", 0.8)
    build.edge(insurance, first, "SUPPORTS", "explicit", "区医保局", 0.6)
    build.edge(tax, second, "LEADS", "sole", "区税务局", 0.65)
    build.target(
        first, "企业开办时间", "0.5个工作日", unit="工作日", comparator="<=", value=0.5, better="down", confidence=0.9
    )
    build.target(
        build.policy.id,
        "实际网办率",
        "实际网办率达到90%以上",
        unit="%",
        comparator=">=",
        value=90.0,
        deadline=date(2023, 12, 31),
        better="up",
        confidence=0.75,
    )
    build.target(
        third, "办理事项", "6587个事项", report=True, unit="事项", comparator="=", value=6587.0, confidence=0.5
    )
    build.cite(REGULATION, f"《{REGULATION}》")
    return build.build({"区政府办公室": office, "区市场局": market})


def city() -> GraphRecords:
    """A plan of 大连市 that shares the indicator and the regulation with the district's, and spells both otherwise."""
    text = (
        "大连市工作要点\n依据《国令(2019)722号》。\n一是2022年6月底前企业开办压缩到1个工作日,由市税务局牵头,区税务局配合。\n"
        "二是完成平台建设,2024年底前上线。\n另见《鲅政办发〔2022〕1号》。"
    )
    build = builder("city.txt", text, title="大连市工作要点", city=DALIAN, issued_on=date(2022, 1, 5), reading=NOTE)
    first = build.task("企业开办压缩到1个工作日")
    second = build.task("完成平台建设", confidence=0.55)
    build.edge(build.agency("市税务局", "government", "税务"), first, "LEADS", "explicit", "市税务局")
    build.edge(build.agency("区税务局", "government"), first, "SUPPORTS", "explicit", "区税务局")
    build.edge(build.agency("市税务局", "government", "税务"), second, "LEADS", "subject", "市税务局", 0.5)
    build.target(
        first,
        "企业开办时间",
        "企业开办压缩到1个工作日",
        unit="工作日",
        comparator="<=",
        value=1.0,
        deadline=date(2022, 6, 30),
        better="up",
    )
    build.target(second, "平台上线", "2024年底前上线", deadline=date(2024, 12, 31), confidence=0.45)
    build.cite("国令(2019)722号", "《国令(2019)722号》")
    build.cite("鲅政办发〔2022〕1号", "《鲅政办发〔2022〕1号》")
    return build.build()


def nowhere() -> GraphRecords:
    """A document without title, number, place and date: its 区税务局 is a third one."""
    text = "一、推行电子发票,责任单位:区税务局、各镇(街道)"
    build = builder("nowhere.txt", text, title=None, city=None, kind="notice")
    task = build.task("推行电子发票")
    build.edge(build.agency("区税务局", "government"), task, "LEADS", "first_listed", "区税务局")
    build.edge(build.agency("各镇(街道)", "collective"), task, "SUPPORTS", "explicit", "各镇(街道)")
    return build.build()


def neighbour() -> GraphRecords:
    """A second document of 鲅鱼圈区 that differs from the first over its tax office: kind, function and surface."""
    text = "鲅鱼圈区补充通知\n1.推行电子发票,由税务局负责。"
    build = builder("neighbour.txt", text, title="鲅鱼圈区补充通知", city=BAYUQUAN, kind="notice")
    task = build.task("推行电子发票")
    build.edge(build.agency("区税务局", "association", "发票"), task, "LEADS", "subject", "税务局")
    return build.build()


def all_documents() -> list[GraphRecords]:
    return [district(), city(), nowhere(), neighbour()]


def hostile() -> GraphRecords:
    """Letters that one format or another gives a meaning of its own."""
    build = builder("hostile.txt", f"{HOSTILE}\n1.{HOSTILE}到100%", title=HOSTILE, city=DALIAN)
    task = build.task(HOSTILE, number="'", deadline=date(2024, 2, 29))
    build.edge(build.agency(HOSTILE, "other"), task, "LEADS", "sole", HOSTILE)
    build.target(task, HOSTILE, "100%", unit="%", value=100.0, deadline=date(1899, 12, 31))
    build.cite(HOSTILE, HOSTILE)
    build.cite(HOSTILE, HOSTILE[:9])  # a second edge between the same two
    return build.build()


def half_a_graph() -> list[bytes]:
    """Lines of an export of which the last is right and yet too large for any engine: importing it fails midway."""
    agency = {"name": "区税务局", "kind": "government", "place": "?", "aliases": ["区税务局"], "function": "税务"}
    rows = [
        {"kind": "node:Agency", "id": "a1", "properties": agency},
        {"kind": "node:Function", "id": "税务", "properties": {}},
        {"kind": "edge:INSTANCE_OF", "id": "a1-税务", "from": "a1", "to": "税务", "properties": {}},
        {
            "kind": "edge:SUCCEEDED_BY",
            "id": "税务-税务",
            "from": "税务",
            "to": "税务",
            "properties": {"since": "2018-06-15", "source": "长" * 3_000_000},
        },
    ]
    return [json.dumps(row).encode() for row in rows]
