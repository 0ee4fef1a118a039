"""Policies and indicators by what they are called: titles, 文号, names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from graph.errors import Candidate
from graph.folding import words
from graph.read.names import IndicatorName, PolicyName
from ingest.identity.indicators import indicator_key
from ingest.identity.policies import title_key
from ingest.identity.typed import OFFERED, Resolution, nearest, resolution

PART = "part of the name"
_LEAST = 4  # code points of a part of a title or name that tells it
_TELLING = 0.6  # how much of it the part is; less is offered, not taken


class PolicyIndex:
    """The policies of a graph by titles and 文号."""

    def __init__(self, policies: Sequence[PolicyName]) -> None:
        """Made anew when the graph changes."""
        self._policies = policies

    @cached_property
    def _written(self) -> dict[str, list[PolicyName]]:
        found: dict[str, list[PolicyName]] = {}
        for one in self._policies:
            for spelling in filter(None, (one.id, one.title, one.doc_number)):
                found.setdefault(words(spelling), []).append(one)
        return found

    def resolve(self, typed: str) -> Resolution:
        """Which policy an id, a title, a part of a title, or a 文号 means."""
        wanted = words(typed)
        if not wanted:
            return Resolution(None, ())
        exact = [_policy(one, "title or 文号", 1.0) for one in self._written.get(wanted, ())]
        known = {title_key(typed), wanted}
        found = exact or [one for one, _, key in self._titles if key in known]
        if found:
            return resolution(found)
        held = [one for one, title, _ in self._titles if wanted in title and len(wanted) >= _LEAST]
        parts = [one._replace(reason=PART, score=0.8) for one in held]
        told = [one for one in parts if len(wanted) >= _TELLING * len(words(one.name))]
        return resolution(told, (parts or self._near(wanted))[:OFFERED])

    @cached_property
    def _titles(self) -> list[tuple[Candidate, str, str]]:
        """Each policy with the words and the key of its title."""
        titled = [(one, one.title) for one in self._policies if one.title]
        spelled = "title in another spelling"
        return [(_policy(one, spelled, 0.9), words(title), title_key(title)) for one, title in titled]

    def _near(self, wanted: str) -> list[Candidate]:
        return nearest(wanted, [(name, _policy(one, "", 0.0)) for name, rows in self._written.items() for one in rows])


class IndicatorIndex:
    """The indicators of a graph by name."""

    def __init__(self, indicators: Sequence[IndicatorName]) -> None:
        """Made anew when the graph changes."""
        self._indicators = indicators

    @cached_property
    def _keys(self) -> dict[str, list[IndicatorName]]:
        found: dict[str, list[IndicatorName]] = {}
        for one in self._indicators:
            for key in {words(one.id), words(one.name), words(indicator_key(one.name))}:
                found.setdefault(key, []).append(one)
        return found

    def called(self, typed: str) -> list[str]:
        """Ids of the indicators of just this name, one for each kind of unit."""
        found = self._keys.get(words(typed)) or self._keys.get(words(indicator_key(typed)), [])
        return [one.id for one in found]

    def resolve(self, typed: str) -> Resolution:
        """Which indicator an id, a name or a part of one means."""
        wanted = words(typed)
        if not wanted:
            return Resolution(None, ())
        own = set(self.called(typed))
        found = [_indicator(one, "name", 1.0) for one in self._indicators if one.id in own]
        if found:
            return resolution(found)
        parts = [_indicator(one, PART, 0.8) for one in self._indicators if wanted in words(one.name)]
        told = [one for one in parts if _LEAST <= len(wanted) >= _TELLING * len(words(one.name))]
        return resolution(told, (parts or self._near(wanted))[:OFFERED])

    def _near(self, wanted: str) -> list[Candidate]:
        names = [(name, _indicator(one, "", 0.0)) for name, rows in self._keys.items() for one in rows]
        return nearest(wanted, names)


def _policy(one: PolicyName, reason: str, score: float) -> Candidate:
    return Candidate(one.id, one.title or one.doc_number or one.id, one.city, reason, score)


def _indicator(one: IndicatorName, reason: str, score: float) -> Candidate:
    return Candidate(one.id, f"{one.name} ({one.unit})" if one.unit else one.name, None, reason, score)
