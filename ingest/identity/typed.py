"""A name as a user types it, against the names of the graph: what it means, or what may have been meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz, process

from graph.errors import AmbiguousNameError, Candidate, UnknownNameError
from graph.folding import fold, words
from graph.read.names import AgencyName
from graph.records import NATION
from ingest.identity import patterns
from ingest.identity.functions import across
from ingest.identity.names import Identity, at_level, identify, identify_typed, plain, rest_of
from ingest.identity.spelling import ENDINGS, key
from ingest.values import gazetteer
from ingest.values.patterns import bodies

_NEAR = 50  # of 100: less alike than this is not offered; one letter of two
OFFERED = 3


class Resolution(NamedTuple):
    """The one thing that a name means, or None; candidates: what it may mean, the nearest first."""

    match: Candidate | None
    candidates: tuple[Candidate, ...]
    ambiguous: bool = False

    def one(self, what: str, name: str) -> Candidate:
        """The match. UnknownNameError, AmbiguousNameError without one."""
        if self.match:
            return self.match
        if self.ambiguous:
            raise AmbiguousNameError(what, name, self.candidates)
        raise UnknownNameError(what, name, self.candidates)


def resolution(found: Sequence[Candidate], near: Iterable[Candidate] = ()) -> Resolution:
    """One that is found is the match, several are candidates, and without any what is near."""
    ordered = sorted(found, key=lambda one: (-one.score, one.place or "", one.name, one.id))
    if len(ordered) == 1:
        return Resolution(ordered[0], tuple(ordered))
    return Resolution(None, tuple(ordered) if ordered else tuple(near), bool(ordered))


def nearest(typed: str, names: Sequence[tuple[str, Candidate]]) -> list[Candidate]:
    """The things whose names are nearest to a folded one by edit distance, each once, with how near they are."""
    found = process.extract(typed, [name for name, _ in names], scorer=fuzz.ratio, limit=20, score_cutoff=_NEAR)
    best: dict[str, Candidate] = {}
    for _, score, at in found:
        one = names[at][1]
        best.setdefault(one.id, one._replace(reason="similar name", score=round(score / 100, 3)))
    return list(best.values())


class AgencyIndex:
    """The agencies of a graph by their names; cities: paths of its divisions, whose short names are understood too."""

    def __init__(self, agencies: Sequence[AgencyName], cities: Iterable[str]) -> None:
        """Made anew when the graph changes."""
        self._agencies = agencies
        self._cities = tuple(sorted(set(cities) - {NATION}, key=lambda path: (path.count("/"), path)))

    @cached_property
    def _ids(self) -> dict[str, AgencyName]:
        return {one.id: one for one in self._agencies}

    @cached_property
    def _keys(self) -> dict[str, list[AgencyName]]:
        """By key, and where the place is not known by the key without its level too."""
        found: dict[str, list[AgencyName]] = {}
        for one in self._agencies:
            for own in {one.key, self._without_level(one)}:
                found.setdefault(own, []).append(one)
        return found

    @staticmethod
    def _without_level(one: AgencyName) -> str:
        level = patterns.LEVEL.regex.match(one.key) if one.place.startswith("?") else None
        return one.key[level.end() :] if level else one.key

    @cached_property
    def _written(self) -> dict[str, list[AgencyName]]:
        found: dict[str, list[AgencyName]] = {}
        for one in self._agencies:
            for name in {words(name) for name in (one.name, *one.aliases)}:
                found.setdefault(name, []).append(one)
        return found

    def resolve(self, typed: str) -> Resolution:
        """Which agency a name means."""
        if typed in self._ids:
            return resolution([_candidate(self._ids[typed], "id", 1.0)])
        if not words(typed):
            return Resolution(None, ())
        name = plain(typed)
        known = identify_typed(name, self._cities)
        found = self._placed(name, known) if known else self._unplaced(typed, name)
        return resolution(found, () if found else self._near(name, known))

    def _placed(self, name: str, known: Identity) -> list[Candidate]:
        """A name that tells its place means what stands there."""
        rest = words(rest_of(name, self._cities))
        written = {rest, *(letter + rest for letter in "省市区县州旗")}
        at_place = [one for one in self._agencies if one.place == known.place]
        exact = [one for one in at_place if written & {words(alias) for alias in one.aliases}]
        there = [one for one in at_place if one.key == known.key]
        chosen = exact if len(exact) == 1 else there  # a name that somebody split off is not its key's any more
        return [_candidate(one, "name and place", 1.0) for one in chosen]

    def _unplaced(self, typed: str, name: str) -> list[Candidate]:
        """A name without a place means all that are called so, at the level that it tells."""
        found = {one.id: _candidate(one, "as written", 1.0) for one in self._written.get(words(typed), ())}
        if len(found) == 1 and bodies.PLATE.regex.search(fold(typed)):
            return list(found.values())  # a second plate tells bodies of one name apart
        level = patterns.LEVEL.regex.match(name)
        own = identify(name, None).key
        if own.removeprefix(level.group()[-1] if level else "") in ENDINGS:
            return list(found.values())  # 办公室 alone is nobody's name
        for one in self._keys.get(own.removeprefix(level.group()[-1]) if level else own, ()):
            if level is None or _is_at(one, level.group()[-1]):
                found.setdefault(one.id, _candidate(one, "spelling of the name", 0.9))
        return list(found.values())

    def _near(self, name: str, known: Identity | None) -> list[Candidate]:
        """What is called nearly so, and the one that does the same there, or did before or does after a reform."""
        here = known.place if known else None
        close = _ranked(nearest(fold(name), self._spelled), here)
        wanted = {function for one in gazetteer.functions(name) for function in across(one)}
        seen = {one.id for one in close[: OFFERED - 1]}
        alike = [one for one in self._agencies if one.function in wanted and one.id not in seen]
        same = _ranked([_candidate(one, "same function", 0.4) for one in alike], here)
        return [*close[: OFFERED - len(same[:1])], *same[:1]]

    @cached_property
    def _spelled(self) -> list[tuple[str, Candidate]]:
        """Every way to write an agency, with its place before the key too."""
        return [
            (spelling, _candidate(one, "", 0.0))
            for one in self._agencies
            for spelling in {*map(fold, (one.name, *one.aliases)), one.place.rsplit("/", 1)[-1] + one.key}
        ]


def resolve_function(typed: str, present: Collection[str]) -> Resolution:
    """Which function (条线) a word or a body's name means: 税务, 税务局, 发改委; present: those of the graph."""
    name = plain(typed)
    known = {made for made in gazetteer.all_functions() if words(made) == words(typed)}
    found = known or set(gazetteer.functions(name)) or set(gazetteer.functions(key(name)))
    related = {one: "before or after a reform" for name in found for one in across(name) if one in present}
    near = [Candidate(one, one, None, reason, 0.9) for one, reason in sorted(related.items())]
    near += nearest(fold(typed), [(one, Candidate(one, one, None, "", 0.0)) for one in sorted(present)])
    there = [Candidate(one, one, None, "function", 1.0) for one in sorted(found & set(present))]
    return resolution(there, near[:OFFERED])


def _ranked(found: Iterable[Candidate], place: str | None) -> list[Candidate]:
    """The nearest first; one of the place that was named is nearer."""
    nearer = [(one.score + 0.3 * (one.place == place), one) for one in found]
    ordered = sorted(nearer, key=lambda pair: (-pair[0], pair[1].place or "", pair[1].name, pair[1].id))
    return [one._replace(score=min(0.99, round(score, 3))) for score, one in ordered]


def _is_at(one: AgencyName, letter: str) -> bool:
    """Whether an agency stands at the level of a letter; of an unknown place the key tells it."""
    if one.place.startswith("?"):
        return one.key.startswith(letter)
    return one.place != NATION and at_level(letter, one.place) == one.place


def _candidate(one: AgencyName, reason: str, score: float) -> Candidate:
    return Candidate(one.id, one.name, one.shown_place, reason, score)
