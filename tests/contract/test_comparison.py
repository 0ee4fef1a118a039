"""Indicators across places, tasks taken up, and who stands in the middle, on the graph of a person's answers."""

from __future__ import annotations

import pytest
import samples

from graph import ids, read
from graph.read.comparison import stance
from graph.read.evidence import evidence
from graph.read.indicators import TargetRow
from graph.read.measures import measured, most_central
from graph.read.network import Network, NetworkLink, NetworkNode
from graph.store import Store

DISTRICT, CITY = samples.district(), samples.city()
TIME = ids.indicator_id("企业开办时间", "工作日")


def target(**fields: object) -> TargetRow:
    given = {
        **{"id": "e", "type": "TARGETS", "indicator_id": "i", "indicator": "办理时间", "surface": "办理时间"},
        **{
            "kind": "quantity",
            "change": "absolute",
            "rule": "r",
            "evidence": evidence({"quote": "1天", "start": 0, "end": 2}, "e", "p"),
        },
        **{"confidence": 1.0, "policy_id": "p", "unit": "天"},
    }
    return TargetRow.model_validate(given | fields)


@pytest.mark.parametrize(
    ("own", "other", "expected", "why"),
    [
        ({"value": 1.0, "comparator": "<="}, {"value": 3.0, "comparator": "<="}, "tighter", "fewer days at the most"),
        ({"value": 3.0, "comparator": "<="}, {"value": 1.0, "comparator": "<="}, "laxer", "more days"),
        ({"value": 95.0, "comparator": ">="}, {"value": 90.0, "comparator": ">="}, "tighter", "more at the least"),
        ({"value": 95.0}, {"value": 90.0, "better": "up"}, "tighter", "no bound, the indicator's direction is known"),
        ({"value": 95.0}, {"value": 90.0}, "incomparable", "nothing says which way is better"),
        ({"value": 1.0, "comparator": "<="}, {"value": 3.0, "comparator": ">="}, "incomparable", "opposite bounds"),
        ({"value": 1.0, "unit": "小时"}, {"value": 1.0}, "incomparable", "other units"),
        ({"value": None}, {"value": 1.0}, "incomparable", "no figure"),
        ({"value": 1.0}, {"value": 1.0}, "equal", "nothing differs"),
        (
            {"value": 1.0, "deadline": "2022-06-30"},
            {"value": 1.0, "deadline": "2022-12-31"},
            "sooner",
            "equal figures, another date",
        ),
    ],
)
def test_stance(own: dict[str, object], other: dict[str, object], expected: str, why: str) -> None:
    assert stance(target(**own), target(**other)) == expected, why


async def test_a_target_is_held_against_what_its_policy_cites(filled: Store) -> None:
    """大连's plan cites the district's, which wants half a day where it wants one."""
    rows = await read.comparison(filled, [TIME])
    assert [row.city for row in rows] == [samples.DALIAN, samples.BAYUQUAN], "by place"
    (against,) = rows[0].against
    assert (against.basis, against.stance, against.value, against.policy_id) == (
        "cites",
        "laxer",
        0.5,
        DISTRICT.policy.id,
    )
    assert rows[1].against == [], "it cites no policy with such a target"
    alone = await read.comparison(filled, [TIME], city=samples.DALIAN)
    assert alone == rows[:1], "what it is held against need not be of the places that are shown"


async def test_what_a_plan_takes_up(filled: Store) -> None:
    """Both push electronic invoices only in the district's two documents: the city's plan takes nothing up."""
    found = await read.uptake(filled, CITY.policy.id)
    assert [row.task.id for row in found] == [task.id for task in DISTRICT.tasks]
    assert {row.relation for row in found} == {"basis"}
    neighbour = samples.neighbour()
    taken = {
        row.task.title: row.taken_up_by for row in await read.uptake(filled, neighbour.policy.id, DISTRICT.policy.id)
    }
    by = taken["推行电子发票"]
    assert by is not None
    assert by.id == neighbour.tasks[0].id
    assert sum(one is not None for one in taken.values()) == 1


def test_measures_of_a_star_and_a_pair() -> None:
    """In a star all paths go through its middle; who shares nothing with anybody is a group of its own."""
    names = ["hub", "one", "two", "three", "left", "right", "alone"]
    nodes = [NetworkNode(id=id, name=id, kind="government", place="", leads=1, supports=0) for id in sorted(names)]
    links = [NetworkLink(source=id, target="hub", weight=2) for id in ("one", "two", "three")]
    found = measured(Network(nodes=nodes, links=[*links, NetworkLink(source="left", target="right", weight=1)]))
    by_id = {node.id: node for node in found.nodes}
    assert most_central(found)[0].id == "hub"
    assert (by_id["hub"].strength, by_id["one"].strength, by_id["alone"].strength) == (6, 2, 0)
    assert by_id["hub"].eigenvector == 1.0
    assert by_id["one"].betweenness == 0.0
    groups = {id: node.community for id, node in by_id.items()}
    assert groups["hub"] == groups["one"] == groups["two"] == groups["three"] == 0
    assert groups["left"] == groups["right"] == 1
    assert groups["alone"] == 2
    assert measured(found) == found
    assert measured(Network(nodes=[], links=[])) == Network(nodes=[], links=[])
