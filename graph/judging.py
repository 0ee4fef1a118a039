"""Judgements applied to what a document says, whatever is in the graph: so the order of documents leaves no trace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, NamedTuple, TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from graph import ids
from graph.errors import JudgementError
from graph.judgements import Identity, Judgement
from graph.records import Agency, City, GraphRecords, Indicator, Responsibility, TargetEdge, Task

R = TypeVar("R", Task, Responsibility, TargetEdge)
SURE = 1.0
CORRECTABLE: Mapping[str, tuple[str, ...]] = {
    "task": ("title", "status", "deadline", "strength"),
    "part": ("role", "basis"),
    "target": ("comparator", "value", "unit", "change", "direction", "baseline", "deadline", "as_of"),
}
"""Fields that a person may correct, by the kind of fact."""


@dataclass
class _Decided:
    """Judgements by what they are about."""

    merged: dict[str, Identity] = field(default_factory=dict)
    split: dict[str, tuple[str, ...]] = field(default_factory=dict)
    facts: dict[str, list[Judgement]] = field(default_factory=dict)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> _Decided:
        found = cls()
        for one in judgements:
            if one.kind == "merge" and one.into:
                found.merged |= {id: one.into for id in one.ids if id != one.into.id}
            elif one.kind == "split":
                found.split[one.ids[0]] = found.split.get(one.ids[0], ()) + one.surfaces
            elif one.what == "fact":
                found.facts.setdefault(one.ids[0], []).append(one)
        return found

    def into(self, id: str) -> Identity | None:
        """What a node is, however many merges lead there; no merge leads back, for that is refused."""
        found = self.merged.get(id)
        while found and found.id in self.merged:
            found = self.merged[found.id]
        return found

    def known(self, part: Responsibility) -> str:
        """The id that the judgements have for a part: with the agency as the document tells it, or as it is merged."""
        into = self.into(part.agency_id)
        merged = f"{into.id}-{part.task_id}" if into else ""
        return merged if merged in self.facts else part_id(part)

    def dropped(self, *fact_ids: str) -> bool:
        return any(one.kind == "drop" for id in fact_ids for one in self.facts.get(id, ()))


def checked_change(fact_id: str, change: Mapping[str, Any]) -> dict[str, Any]:
    """A correction as it is kept. JudgementError: a field cannot be corrected, or a value does not fit it."""
    kind = kind_of(fact_id)
    records: Mapping[str, type[BaseModel]] = {"task": Task, "part": Responsibility, "target": TargetEdge}
    made = {}
    for name, value in change.items():
        if name not in CORRECTABLE[kind]:
            raise JudgementError(f"{name} of a {kind} cannot be corrected; these can: {', '.join(CORRECTABLE[kind])}")
        adapter: TypeAdapter[Any] = TypeAdapter(cast(Any, records[kind].model_fields[name].annotation))
        try:
            made[name] = adapter.dump_python(adapter.validate_python(value), mode="json")
            if isinstance(made[name], float) and not isfinite(made[name]):
                raise JudgementError(f"{name}: {value} is no number to reach")
        except ValidationError as error:
            raise JudgementError(f"{name}: {error.errors(include_url=False)[0]['msg']}") from error
    return made


def _merged(records: GraphRecords, decided: _Decided) -> dict[str, tuple[str, str]]:
    """Ids of nodes of a document that are others by a judgement, with their kind and what they are."""
    nodes = [("agency", one.id) for one in records.agencies] + [("indicator", one.id) for one in records.indicators]
    return {id: (kind, into.id) for kind, id in nodes if (into := decided.into(id))}


def kind_of(fact_id: str) -> str:
    """task, part (of an agency in a task) or target, by the form of the id of a fact."""
    return {0: "task", 1: "part"}.get(fact_id.count("-"), "target")


class Applied(NamedTuple):
    """The records as people decided.

    merged: ids of nodes that are others thereby, with their kind and whose id. unmatched: judgements about facts of
    this policy that it does not hold: its words are others by now, or are read otherwise.
    """

    records: GraphRecords
    merged: Mapping[str, tuple[str, str]]
    unmatched: tuple[Judgement, ...] = ()


def apply(records: GraphRecords, judgements: Iterable[Judgement]) -> Applied:
    """What a document says, as people decided."""
    decided = _Decided.of(judgements)
    if not (decided.merged or decided.split or decided.facts):
        return Applied(records, {})
    made, merged = _entities(_facts(records, decided), decided), _merged(records, decided)
    return Applied(made, merged, _unmatched(records, decided))


def _unmatched(records: GraphRecords, decided: _Decided) -> tuple[Judgement, ...]:
    own = {one.id for one in records.tasks} | {one.id for one in records.targets}
    facts = own | {decided.known(one) for one in records.responsibilities}
    about = [one for id, made in decided.facts.items() if id not in facts for one in made]
    return tuple(one for one in about if one.policy == records.policy.id)


def _facts(records: GraphRecords, decided: _Decided) -> GraphRecords:
    """Facts are known by the ids that they have without any merge."""
    tasks = [_judged(one, one.id, decided) for one in records.tasks if not decided.dropped(one.id)]
    kept = {task.id for task in tasks}
    parts = [
        _judged(one, decided.known(one), decided)
        for one in records.responsibilities
        if one.task_id in kept and not decided.dropped(decided.known(one))
    ]
    targets = [
        _judged(one, one.id, decided)
        for one in records.targets
        if not decided.dropped(one.id) and (one.source == "policy" or one.source_id in kept)
    ]
    update = {"tasks": tuple(tasks), "responsibilities": tuple(parts), "targets": tuple(targets)}
    return _pruned(records.model_copy(update=update))


def part_id(one: Responsibility) -> str:
    """Id of an agency's part in a task."""
    return f"{one.agency_id}-{one.task_id}"


def _judged(one: R, fact_id: str, decided: _Decided) -> R:
    made = decided.facts.get(fact_id)
    if not made:
        return one
    change = {name: value for judgement in made for name, value in judgement.change.items()}
    try:
        return type(one).model_validate(one.model_dump() | change | {"confidence": SURE})
    except ValidationError as error:
        told = error.errors(include_url=False)[0]["msg"]
        raise JudgementError(f"judgement {made[-1].id} does not fit {fact_id}: {told}") from error


def _pruned(records: GraphRecords) -> GraphRecords:
    """Without nodes that nothing speaks of any more."""
    named = {one.agency_id for one in records.responsibilities} | {one.agency_id for one in records.issued}
    measured = {one.indicator_id for one in records.targets}
    agencies = tuple(one for one in records.agencies if one.id in named)
    indicators = tuple(one for one in records.indicators if one.id in measured)
    return records.model_copy(update={"agencies": agencies, "indicators": indicators})


def _entities(records: GraphRecords, decided: _Decided) -> GraphRecords:
    agencies = {one.id: one for one in records.agencies}
    cities = {one.id: one for one in records.cities}
    parts = [_named(one, agencies, cities, decided) for one in records.responsibilities]
    issued = [_named(one, agencies, cities, decided) for one in records.issued]
    indicators = {one.id: _indicator(one, decided) for one in records.indicators}
    targets = [one.model_copy(update={"indicator_id": indicators[one.indicator_id].id}) for one in records.targets]
    update = {
        "responsibilities": tuple(_once(parts, lambda one: (one.agency_id, one.task_id))),
        "issued": tuple(_once(issued, lambda one: one.agency_id)),
        "agencies": tuple(sorted(agencies.values(), key=lambda one: one.id)),
        "cities": tuple(cities[path] for path in sorted(cities)),
        "indicators": tuple({one.id: one for one in indicators.values()}.values()),
        "targets": tuple(targets),
    }
    return _pruned(records.model_copy(update=update))


def _named(one: Any, agencies: dict[str, Agency], cities: dict[str, City], decided: _Decided) -> Any:
    """An edge of the agency that it is of: another one by its surface, or the one that this is merged into."""
    own = agencies[one.agency_id]
    if one.surface in decided.split.get(own.id, ()):
        own = own.model_copy(update={"id": split_id(own, one.surface), "name": one.surface, "key": one.surface})
    into = decided.into(own.id)
    if into:
        place = into.place or own.place
        city = None if place.startswith("?") else place
        own = own.model_copy(update={"id": into.id, "key": into.key, "place": place, "city_id": city})
        cities |= {city.id: city for city in into.cities}
    agencies.setdefault(own.id, own)
    return one.model_copy(update={"agency_id": own.id})


def split_id(agency: Agency, surface: str) -> str:
    """Id of the body that a surface is, where it was taken for another one."""
    return ids.agency_id(agency.place, f"{agency.key}\x1f{surface}")


def _indicator(one: Indicator, decided: _Decided) -> Indicator:
    into = decided.into(one.id)
    return one.model_copy(update={"id": into.id, "key": into.key}) if into else one


def _once(edges: Iterable[Any], key: Callable[[Any], Any]) -> list[Any]:
    """One edge a pair, the first: leaders come before those who help."""
    found: dict[Any, Any] = {}
    for one in edges:
        found.setdefault(key(one), one)
    return list(found.values())
