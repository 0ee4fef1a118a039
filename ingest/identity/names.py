"""Which body a name means: where it belongs, and the key that all its spellings share there (guide, section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from graph.folding import fold
from graph.records import NATION, Scope
from ingest.identity import patterns
from ingest.identity.spelling import key
from ingest.values import places
from ingest.values.bodies import is_body, is_collective
from ingest.values.patterns import bodies

_SHORT_ENDS = ("市", "区", "县", "旗", "州", "盟", "省")
_LONGEST = 11  # code points of a division's name
_LEAST = 2  # code points of a place's short name, and of what follows it
_ALTERNATIVES = "省市区县州旗乡镇道处府"  # 县(市), 镇人民政府(街道办事处): another body of the same rank, no plate
_DISTRICT = ("区", "县", "旗")


class Identity(NamedTuple):
    """A body: the path of its division (中国 for the whole country), None where that is not said; the key of its name.

    All spellings of one name have one key. Where the place is not known it begins with the stated level: 区税务局.
    """

    place: str | None
    key: str


@lru_cache(maxsize=16_384)
def identify(surface: str, jurisdiction: str | None) -> Identity:
    """Which body a name means in a document; jurisdiction: path of what it governs, 中国, or None where unknown."""
    name = plain(surface)
    if is_collective(name):
        return Identity(jurisdiction, collective_key(name))
    within = _ancestors(jurisdiction)
    company = _company(name, within)
    if company:
        return company if company.place else Identity(jurisdiction, company.key)
    return (
        _national(name, within)
        or _named(name, within)
        or _levelled(name, jurisdiction)
        or Identity(_provincial(name, within) or jurisdiction, _at(jurisdiction, name))
    )


def plain(surface: str) -> str:
    """One script and width, without quotation marks, a second plate in brackets, and the state's or party's name."""
    name = patterns.QUOTATION.regex.sub("", fold(surface))
    plate = bodies.PLATE.regex.search(name)
    if plate and plate.start() and plate.group()[-2] not in _ALTERNATIVES:
        name = name[: plate.start()]
    name = patterns.STATE.regex.sub("", name)
    league = patterns.LEAGUE.regex.search(name)
    return league.group("place") + "团委" if league else name


def collective_key(name: str) -> str:
    """What a class of bodies is called: 各区, 各区政府 and 各区人民政府 are one."""
    name = patterns.RELATED.regex.sub("有关", name)
    while (bare := patterns.GOVERNMENT_OF.regex.sub("", name)) != name and len(bare) > 1:
        name = bare
    return name


def _national(name: str, within: Sequence[str]) -> Identity | None:
    """A body of the whole country, by how its name begins or ends; one with a place inside is a branch."""
    office = patterns.OFFICE_OF.regex.search(name)
    if office and name != "国务院办公厅":
        head = _national(name[: office.start()], within)
        return Identity(NATION, head.key + "办") if head else None
    begins = patterns.NATIONAL.regex.search(name)
    ends = patterns.MINISTRY.regex.search(name) and not patterns.LEVEL.regex.search(name)
    if not (begins or ends) or _inner(name, within) or _leading(name, within) or patterns.OPERATOR.regex.search(name):
        return None
    rest = name[begins.end() :] if begins else name
    whole = len(rest) < _LEAST or not is_body(rest) or rest[:1] in "院办" or name.startswith(("中央", "中共", "最高"))
    return Identity(NATION, key(name if whole else rest))


def _company(name: str, within: Sequence[str]) -> Identity | None:
    """A branch of the grid or of a network, whatever companies stand above it: the last place named is its own."""
    brand = patterns.OPERATOR.regex.search(name)
    if not brand and not patterns.UTILITY.regex.search(name):
        return None
    found = [_first_place(name[at:], within, None) for at in range(len(name) - _LEAST)]
    place = next((one[0] for one in reversed(found) if one), None)
    own = "" if place else patterns.OF_UTILITY.regex.sub("", name)  # 熊岳供电公司: of a place that is no division
    return Identity(place, f"{own}{brand.group('brand') if brand else '供电'}公司")


def _named(name: str, within: Sequence[str]) -> Identity | None:
    """A body whose name tells the division, before or inside it; a division itself stands for its government."""
    found = _leading(name, within) or _inner(name, within)
    if not found:
        return None
    place, rest = found
    branch = _inner(rest, _ancestors(place))  # 营口市公安局鲅鱼圈分局
    return Identity(*(branch[0], _at(*branch)) if branch else (place, _at(place, rest) if rest else "政府"))


def _levelled(name: str, jurisdiction: str | None) -> Identity | None:
    """A body whose name begins with a level: that of the document's own division, or of one above it."""
    level = patterns.LEVEL.regex.match(name)
    if not level:
        return None
    place = at_level(level.group()[-1], jurisdiction)
    rest = name[level.end() :]
    return Identity(place, _at(place, rest)) if place else Identity(None, level.group()[-1] + _at(None, rest))


def _provincial(name: str, within: Sequence[str]) -> str | None:
    """厅 is of a province."""
    return within[-1] if within and name.endswith("厅") and not name.endswith("办公厅") else None


def _at(place: str | None, rest: str) -> str:
    """The key of what is left of a name without place and level; a branch in a district is the district's bureau."""
    rest = patterns.OWNER.regex.sub("", rest)
    if rest.endswith("分局") and (place is None or place.endswith(_DISTRICT)):
        rest = rest.removesuffix("分局").removesuffix("局") + "局"
    return key(rest + "管委会" if patterns.ZONE.regex.search(rest) else rest)


def _ancestors(jurisdiction: str | None) -> tuple[str, ...]:
    """A division and those above it, itself first."""
    if jurisdiction in (None, NATION):
        return ()
    parts = jurisdiction.split("/")
    return tuple("/".join(parts[:depth]) for depth in range(len(parts), 0, -1))


def at_level(letter: str, jurisdiction: str | None) -> str | None:
    """The division of a level, told by its last letter, among a document's own and those above; None without one."""
    own = _ancestors(jurisdiction)
    for path in own:
        name = path.rsplit("/", 1)[-1]
        if name.endswith(letter) and not (letter == "区" and path != own[0]):
            return path
    return own[-1] if letter == "省" and own and own[-1].endswith("自治区") else None


def _leading(name: str, within: Sequence[str]) -> tuple[str, str] | None:
    """The division that a name begins with, and the rest: 上海市松江区税务局."""
    place: str | None = None
    while True:
        found = _first_place(name, within, place)
        if not found:
            return (place, name) if place else None
        place, name = found[0], name[found[1] :]


def _first_place(name: str, within: Sequence[str], above: str | None) -> tuple[str, int] | None:
    """The longest name of a division that a text begins with, and its length; above: the division it must lie in."""
    for size in range(min(len(name), _LONGEST), _LEAST - 1, -1):
        path, rest = _path_of(name[:size], within, above), name[size:]
        if path and (rest in ("", "委") or is_body(rest) or _first_place(rest, within, path)):
            return path, size
    return None


def _path_of(name: str, within: Sequence[str], above: str | None) -> str | None:
    """The one division of a name: by its short name too if it is the document's own or below, else by its whole name.

    above: the division that it must lie in.
    """
    for path in within:
        if name in _names(path) and (above is None or path.startswith(above)):
            return path
    near = _below(above or (within[0] if within else None)).get(name, ())
    far = [one.path for one in places.divisions().get(name, ()) if len(name) > _LEAST and not above]
    if not near and not far and not above:
        return places.short_province(name)
    chosen = near or far
    return chosen[0] if len(chosen) == 1 else None


def _names(path: str) -> tuple[str, ...]:
    return short_names(path.rsplit("/", 1)[-1])


def short_names(name: str) -> tuple[str, ...]:
    """The name of a division and its short name: 营口市, 营口; of provinces as they are called: 广西."""
    province = places.short_name(name)
    cut = province == name and len(name) > _LEAST and name.endswith(_SHORT_ENDS)
    return name, name[:-1] if cut else province


@lru_cache(maxsize=1024)
def _below(path: str | None) -> dict[str, list[str]]:
    """The divisions that lie in one, by their names, whole and short."""
    found: dict[str, list[str]] = {}
    for rows in places.divisions().values() if path else ():
        for row in rows:
            if row.path.startswith(f"{path}/"):
                for name in set(_names(row.path)):
                    found.setdefault(name, []).append(row.path)
    return found


def _inner(name: str, within: Sequence[str]) -> tuple[str, str] | None:
    """The division inside a branch's name, and the name without it: 人民银行威海市中心支行, 市公安局鲅鱼圈分局."""
    if not (patterns.BRANCH.regex.search(name) or name.startswith("国家税务总局")):
        return None
    for start in range(1, len(name) - _LEAST):
        if not (patterns.BEFORE_PLACE.regex.search(name[:start]) or name[start - 1] in "局行安会"):
            continue
        found = _leading(name[start:], within)
        if found:
            place, rest = found
            return place, _without_place(name[:start], rest)
    return None


def _without_place(before: str, rest: str) -> str:
    """国家税务总局 + 税务局 → 税务局; 市公安局 + 分局 → 公安局分局."""
    if before == "国家税务总局":
        return rest
    before = patterns.BRANCH_OF.regex.sub("", before).replace("人行", "人民银行")
    level = patterns.LEVEL.regex.match(before)
    return before[level.end() if level else 0 :] + rest


def identify_typed(name: str, cities: Sequence[str]) -> Identity | None:
    """Which body a plain name means by itself, where it tells its place; cities: paths whose short names are known."""
    company = _company(name, cities)
    if company:
        return company if company.place else None
    return _national(name, cities) or _named(name, cities)


def scope_of(city: str | None, issuers: Sequence[str]) -> Scope:
    """A document without a place is the whole country's where a body of the whole country issued it."""
    if city:
        return "place"
    return "national" if any(identify(name, None).place == NATION for name in issuers) else "unknown"


def rest_of(name: str, cities: Sequence[str]) -> str:
    """A plain name without the divisions that it begins with."""
    found = _leading(name, cities)
    return found[1] if found else name
