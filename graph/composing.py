"""A query with the filters that are asked for, and no others: put together from a closed set of fragments.

A list, its total and its facets take the same fragments, so that they choose the same rows. A statement holds what it
is asked for alone: a planner sees the conditions that are there, and can begin at an index. Values are parameters,
never text.

A filter is in when each of its parameters is given, and not null; one without parameters when its name is given and
true. With `not_` before the name of its parameter it is in the other way round. One that has filters of its own
(`part`) is in when one of those is, all of them inside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from graph import queries
from graph.errors import QueryError
from graph.queries import Query, renamed, used

NOT = "not_"
_LAST = (("''", "'9999-12-31'"), ("-1.0e300", "1.0e300"))
"""What a row without a value is ordered by, so that it comes last, from the greatest and from the least."""
ALWAYS = frozenset({"min_confidence"})
"""A bar that filters share: it is always given, so it tells nothing of what is asked for."""


class Bound(NamedTuple):
    """A statement and the values of the parameters in it."""

    text: str
    params: dict[str, Any]


def bind(name: str, given: Mapping[str, Any]) -> Bound:
    """The statement of a query for what is given; QueryError where there is none of this name, or they do not fit."""
    query = queries.get(name)
    if not query.parts:
        query.check(given)
        return Bound(query.text, dict(given))
    query.check(set(given) - (_optional(name) - query.params))
    text = compose(query, given)
    return Bound(text, {param: given[param] for param in sorted(used(text))})


def compose(query: Query, given: Mapping[str, Any]) -> str:
    """The text of a query with the start, the conditions, the facet and the order that are asked for."""
    text = _started(query, given)
    if facet := given.get("facet"):
        text = text.replace("/*facet*/", _chosen(query, "facets", facet).text)
    if sort := given.get("sort"):
        text = _sorted(text, _chosen(query, "sorts", sort).text, given.get("descending", False))
    conditions = [one for name in query.parts.get("filters", ()) for one in _conditions(_filter(name), given)]
    return _where(text, conditions)


def begins(name: str, given: Mapping[str, Any]) -> bool:
    """Whether the statement of a query begins at something that is given, and not at all there is."""
    return _start(queries.get(name), given) is not None


def _start(query: Query, given: Mapping[str, Any]) -> Query | None:
    """The first of its starts whose parameters are given."""
    starts = (queries.part("starts", name) for name in query.parts.get("starts", ()))
    return next((one for one in starts if all(given.get(param) is not None for param in one.params)), None)


def _started(query: Query, given: Mapping[str, Any]) -> str:
    """It begins at the first of its starts whose parameters are given, else as it is written."""
    start = _start(query, given)
    if start is None:
        return query.text
    first, _, rest = query.text.partition("\n")
    return f"{start.text}\n{rest}" if first.startswith("/*start*/") else query.text


def _sorted(text: str, by: str, descending: bool) -> str:
    """Ordered by something else than what stands between the two comments, from the least or from the greatest."""
    before, _, rest = text.partition("/*sort*/")
    text = before + by + rest.partition("/*sort*/")[2]
    if not descending:
        return text
    for least, greatest in _LAST:
        text = text.replace(f"/*last*/{greatest}", least)
    return text.replace("/*after*/>", "<").replace("/*order*/", "DESC")


def _chosen(query: Query, kind: str, asked: str) -> Query:
    if asked not in query.parts[kind]:
        raise QueryError(f"{query.name}: no {kind.removesuffix('s')} is named {asked}: {', '.join(query.parts[kind])}")
    return queries.part(kind, asked)


def _conditions(part: Query, given: Mapping[str, Any]) -> Iterator[str]:
    """What a filter asks for of a row: that it holds, that it does not, both, or nothing."""
    within = [_filter(name) for name in part.parts.get("filters", ())]
    if within and (asked := [one for each in within for one in _held(each, given)]):
        yield _where(part.text, asked)
    yield from () if within else _held(part, given)
    for one in within or [part]:
        for param in one.params - ALWAYS:
            if given.get(NOT + param) is not None:
                text = _where(part.text, [one.text]) if within else one.text
                yield _not(renamed(text, param, NOT + param))


def _not(condition: str) -> str:
    """That it does not hold, or is not known; a pattern is there or not, and one of the engines takes no more of it."""
    return f"NOT {condition}" if condition.startswith("EXISTS") else f"NOT coalesce({condition}, false)"


def _held(part: Query, given: Mapping[str, Any]) -> Iterable[str]:
    own = part.params - ALWAYS
    asked = all(given.get(param) is not None for param in own) if own else given.get(part.name.rpartition("/")[2])
    return [part.text] if asked else []


def _where(text: str, conditions: Iterable[str]) -> str:
    return text.replace(" /*where*/", "".join(f"\n  AND {one}" for one in conditions))


def _filter(name: str) -> Query:
    return queries.part("filters", name)


@cache
def _optional(name: str) -> frozenset[str]:
    """What may be given of a query that it need not have."""
    query = queries.get(name)
    filters = [_filter(name) for name in query.parts.get("filters", ())]
    filters += [_filter(name) for one in filters for name in one.parts.get("filters", ())]
    params = {param for one in filters for param in one.params or {one.name.rpartition("/")[2]}}
    starts = {param for name in query.parts.get("starts", ()) for param in queries.part("starts", name).params}
    facet = {"facet"} if "facets" in query.parts else set()
    order = {"sort", "descending"} if "sorts" in query.parts else set()
    return frozenset({*params, *ALWAYS, *(NOT + param for param in params - ALWAYS), *starts, *facet, *order})
