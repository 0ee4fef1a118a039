"""How well an extraction agrees with a person's answer: precision, recall and F1 a field, and every miss.

Both sides are in the JSON form of the extraction guide (its edges follow from the lists of units). Fields:
task (its extent), status, place (number and path), title, deadline, responsibility (unit and role), edge (unit, role
and basis), same-agency (pairs of names of one body), number (a target without its indicator's name), target, policy,
cites. What hangs on a task counts only where the task itself was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from ingest.evaluation.alignment import Json, align_tasks, figure, match_targets, normalize, normalize_heading

POLICY_FIELDS = ("title", "doc_number", "kind", "issuer", "issued_on", "published_on", "city", "period")
ROLE_FIELDS = (("lead", "lead_units"), ("responsible", "responsible_units"), ("actor", "actors"))


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the wanted (gold) items are among the given (extracted) ones."""

    hits: int
    wanted: int
    given: int

    @property
    def precision(self) -> float:
        """Share of the given that is right; 1 where nothing was given nor wanted."""
        return _share(self.hits, self.given, self.wanted)

    @property
    def recall(self) -> float:
        """Share of the wanted that was found; 1 where nothing was wanted nor given."""
        return _share(self.hits, self.wanted, self.given)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return _share(2 * self.hits, self.wanted + self.given, 0)

    def __add__(self, other: Score) -> Score:
        """Pool the items of two documents."""
        return Score(self.hits + other.hits, self.wanted + other.wanted, self.given + other.given)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of one document by field, and its misses in words."""

    document: str
    scores: dict[str, Score]
    misses: tuple[str, ...]


def evaluate(gold: Json, given: Json, text: str) -> Evaluation:
    """Compare an extraction with the gold answer for a document whose whole text is given."""
    comparison = _Comparison(gold, given, align_tasks(gold["tasks"], given["tasks"], text))
    return Evaluation(gold["document"], comparison.scores(), tuple(comparison.misses()))


def pool(evaluations: Iterable[Evaluation]) -> dict[str, Score]:
    """Micro-averages: the scores of all documents, item by item."""
    total: dict[str, Score] = {}
    for evaluation in evaluations:
        for name, score in evaluation.scores.items():
            total[name] = total.get(name, Score(0, 0, 0)) + score
    return total


@dataclass(frozen=True, slots=True)
class _Comparison:
    gold: Json
    given: Json
    pairs: dict[int, int]

    def scores(self) -> dict[str, Score]:
        return {
            "task": self._tasks(lambda gold, given: True),
            "status": self._tasks(lambda gold, given: bool(gold["status"] == given["status"])),
            "place": self._tasks(lambda gold, given: _place(gold) == _place(given)),
            "title": self._tasks(lambda gold, given: _title(gold) == _title(given)),
            "deadline": self._facts(lambda task, kinds: [task["deadline"]] if task.get("deadline") else []),
            "responsibility": self._facts(lambda task, kinds: _roles(task)),
            "edge": self._facts(edges_of),
            "same-agency": _compare_sets(_same_pairs(self.gold), _same_pairs(self.given)),
            "number": self._targets(with_indicator=False),
            "target": self._targets(with_indicator=True),
            "policy": self._policy(),
            "cites": _compare_sets(_cites(self.gold), _cites(self.given)),
        }

    def misses(self) -> Iterator[str]:
        for g, task in enumerate(self.gold["tasks"]):
            if g in self.pairs:
                yield from _task_misses(task, self.given["tasks"][self.pairs[g]])
            else:
                yield f"{_name(task)}: task missed"
                yield from _differ(_name(task), _facts_of(task), Counter())
        for p, task in enumerate(self.given["tasks"]):
            if p not in self.pairs.values():
                yield f"{_name(task)}: task made up"
                yield from _differ(_name(task), Counter(), _facts_of(task))
        yield from _differ("policy", _figures(self.gold["policy_targets"]), _figures(self.given["policy_targets"]))
        cites = [Counter(("cites", title) for title in _cites(side)) for side in (self.gold, self.given)]
        yield from _differ("policy", *cites)
        for field in POLICY_FIELDS:
            wanted, given = (side["policy"].get(field) for side in (self.gold, self.given))
            if not same_field(wanted, given):
                yield f"policy: {field} is {wanted}, not {given}"

    def _tasks(self, agree: Callable[[Json, Json], bool]) -> Score:
        hits = sum(agree(self.gold["tasks"][g], self.given["tasks"][p]) for g, p in self.pairs.items())
        return Score(hits, len(self.gold["tasks"]), len(self.given["tasks"]))

    def _facts(self, facts: Callable[[Json, dict[str, str]], Iterable[Hashable]]) -> Score:
        """Compare what hangs on tasks; that of a made-up task has no counterpart."""
        back = {p: g for g, p in self.pairs.items()}
        wanted = Counter((g, x) for g, task in enumerate(self.gold["tasks"]) for x in facts(task, kinds_of(self.gold)))
        found = Counter(
            (back.get(p, -1 - p), x)
            for p, task in enumerate(self.given["tasks"])
            for x in facts(task, kinds_of(self.given))
        )
        return Score((wanted & found).total(), wanted.total(), found.total())

    def _targets(self, *, with_indicator: bool) -> Score:
        lists = [(self.gold["tasks"][g]["targets"], self.given["tasks"][p]["targets"]) for g, p in self.pairs.items()]
        lists.append((self.gold["policy_targets"], self.given["policy_targets"]))
        hits = sum(len(match_targets(gold, given, with_indicator=with_indicator)) for gold, given in lists)
        return Score(hits, _count_targets(self.gold), _count_targets(self.given))

    def _policy(self) -> Score:
        fields = [(self.gold["policy"].get(name), self.given["policy"].get(name)) for name in POLICY_FIELDS]
        return Score(sum(same_field(a, b) for a, b in fields), len(fields), len(fields))


def _share(part: int, whole: int, other: int) -> float:
    if whole:
        return part / whole
    return 0.0 if other else 1.0


def _place(task: Json) -> tuple[str, list[str]]:
    return normalize(task["number"]), [normalize_heading(step) for step in task["path"]]


def _title(task: Json) -> str:
    return normalize_heading(task["title"])


def _name(task: Json) -> str:
    return f"{task['number']} {(task['title'] or '')[:24]}"


def _roles(task: Json) -> list[tuple[str, str]]:
    return [(role, normalize(unit)) for role, field in ROLE_FIELDS for unit in task.get(field) or []]


def edges_of(task: Json, kinds: dict[str, str]) -> list[tuple[str, str, str]]:
    """The guide's table of edges (3.6): role, basis and unit, from the three lists."""
    leads, responsible, actors = ([normalize(unit) for unit in task.get(field) or []] for _, field in ROLE_FIELDS)
    if leads:
        return [("LEADS", "explicit", u) for u in leads] + [("SUPPORTS", "explicit", u) for u in responsible]
    if responsible and kinds.get(responsible[0]) != "collective":
        basis = "sole" if len(responsible) == 1 else "first_listed"
        return [("LEADS", basis, responsible[0]), *(("SUPPORTS", "explicit", u) for u in responsible[1:])]
    if responsible:
        return [("SUPPORTS", "explicit", u) for u in responsible]
    return [("SUPPORTS" if kinds.get(u) == "collective" else "LEADS", "subject", u) for u in actors]


def kinds_of(side: Json) -> dict[str, str]:
    return {normalize(surface): agency["kind"] for agency in side["agencies"] for surface in agency["surfaces"]}


def _same_pairs(side: Json) -> set[Hashable]:
    names = [sorted({normalize(surface) for surface in agency["surfaces"]}) for agency in side["agencies"]]
    return {pair for surfaces in names for pair in combinations(surfaces, 2)}


def _cites(side: Json) -> set[Hashable]:
    return {normalize(cite["title"]) for cite in side["policy"].get("cites") or []}


def _compare_sets(wanted: set[Hashable], given: set[Hashable]) -> Score:
    return Score(len(wanted & given), len(wanted), len(given))


def _count_targets(side: Json) -> int:
    return len(side["policy_targets"]) + sum(len(task["targets"]) for task in side["tasks"])


def same_field(a: Any, b: Any) -> bool:
    """Periods agree by their years, everything else exactly."""
    if (isinstance(a, Sequence) and not isinstance(a, str)) or (isinstance(b, Sequence) and not isinstance(b, str)):
        return [str(x)[:4] for x in a or []] == [str(x)[:4] for x in b or []]
    return normalize(a) == normalize(b)


def _task_misses(gold: Json, given: Json) -> Iterator[str]:
    for name, wanted, found in zip(("number", "path"), _place(gold), _place(given), strict=True):
        if wanted != found:
            yield f"{_name(gold)}: {name} is {wanted}, not {found}"
    yield from _differ(_name(gold), _facts_of(gold), _facts_of(given))


def _differ(name: str, wanted: Counter[Any], found: Counter[Any]) -> Iterator[str]:
    for verdict, items in (("missed", wanted - found), ("made up", found - wanted)):
        for item in sorted(items.elements(), key=repr):
            yield f"{name}: {verdict} {' '.join(str(part) for part in item if part is not None)}"


def _facts_of(task: Json) -> Counter[Any]:
    deadline = Counter([("deadline", task["deadline"])] if task.get("deadline") else [])
    return Counter(_roles(task)) + _figures(task["targets"]) + deadline


def _figures(targets: Iterable[Json]) -> Counter[Any]:
    return Counter(figure(target) for target in targets)
