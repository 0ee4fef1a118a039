"""Which surfaces of one document are one body (guide, section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.facts.model import AgencyMention, Task
from ingest.identity.names import Identity, identify
from ingest.identity.patterns import LEVEL
from ingest.text.normalised import translation
from ingest.values.bodies import is_body, is_collective, kind
from ingest.values.gazetteer import shortened, stated_function
from ingest.values.patterns import bodies as patterns

_DEPARTMENT = "部门"
_BUREAUS = ("局", "委", "厅")
_PLACES = "省市区县州旗乡镇道处"
_PART = 4  # code points that a part of a body has at least
_SEATS = ("管委会", "政府")
_WHERE = ("迁出地", "迁入地", "所在地", "属地", "当地")
_ALIKE = (
    *(("相关", "有关"), ("各有关", "有关"), ("镇级政府", "镇政府")),
    *(("行政管理部门", "部门"), ("行政主管部门", "部门")),
)


@dataclass(frozen=True, slots=True)
class Form:
    """A surface taken apart: level (区, 市 … or empty), core without level and seat, word it ends in."""

    surface: str
    level: str
    core: str
    ending: str


def group(tasks: Iterable[Task], city: str | None, text: str = "") -> tuple[AgencyMention, ...]:
    """Every body named in the tasks, in order of first mention, under its fullest name with all its surfaces.

    text: the document as the patterns read it, which may give a body a short name (以下简称…).
    """
    surfaces = dict.fromkeys(edge.surface for task in tasks for edge in task.edges)
    return tuple(map(_mention, groups(surfaces, city, text)))


def groups(names: Iterable[str], city: str | None, text: str = "") -> list[list[str]]:
    """Surfaces of one document, those of one body together, in order of first mention; city, text as of group."""
    surfaces = list(names)
    forms = [_form(surface, city or "") for surface in surfaces]
    parent = list(range(len(forms)))
    lower = _lower_levels(city, forms)
    same = [(at, other) for at, other in _identical(surfaces, city) if not _open(forms[at], forms[other], forms)]
    for at, other in [*same, *_same(forms), *_defined(surfaces, text)]:
        _join(forms, parent, at, other, lower)
    found: dict[int, list[str]] = {}
    for at, surface in enumerate(surfaces):
        found.setdefault(_root(parent, at), []).append(surface)
    return list(found.values())


def _identical(surfaces: list[str], city: str | None) -> Iterator[tuple[int, int]]:
    """Pairs of names that all documents give one body of one place: 区税务局, 国家税务总局鲅鱼圈区税务局."""
    first: dict[Identity, int] = {}
    for at, surface in enumerate(surfaces):
        known = identify(surface, city)
        if known.place and not is_collective(simple(surface)) and first.setdefault(known, at) != at:
            yield first[known], at


def _lower_levels(city: str | None, forms: list[Form]) -> str:
    """The levels below a document's own, where it names that one too: 民政部门 beside 市民政部门 is not 区民政部门."""
    own = (city or " ")[-1]
    lower = {"省": "市区县州旗", "市": "区县旗"}.get(own, "")
    return lower if any(form.level == own for form in forms) else ""


def _join(forms: list[Form], parent: list[int], at: int, other: int, lower: str) -> None:
    """Put two groups together, unless they hold bodies of two levels; lower: those of which a bare name is not."""
    first, second = _root(parent, at), _root(parent, other)
    levels = {form.level for i, form in enumerate(forms) if _root(parent, i) in {first, second}}
    stated = levels - {""}
    if len(stated) < 2 and not ("" in levels and stated & set(lower)):
        parent[max(first, second)] = min(first, second)


def _defined(surfaces: list[str], text: str) -> Iterable[tuple[int, int]]:
    """Pairs of a name and the short form, or the body whose second plate it is, that a bracket behind it gives."""
    places = {simple(surface): at for at, surface in enumerate(surfaces)}
    for match in patterns.SHORT_NAME.regex.finditer(text) if text else ():
        whole = [name for name in places if text.endswith(name, 0, match.start())]
        if match.group("short") in places and whole:
            yield places[max(whole, key=len)], places[match.group("short")]
    for name, at in places.items():
        plate = patterns.PLATE.regex.search(name)
        if plate and plate.start() and plate.group()[1:-1] in places:  # an office that stands in a bureau
            yield places[plate.group()[1:-1]], at


def _mention(names: list[str]) -> AgencyMention:
    """The fullest name is the longest without a bracket; the first of equals."""
    bare = [patterns.PLATE.regex.sub("", name) for name in names]
    whole = [name for name in names if name in bare] or bare
    name = max(whole, key=len)
    return AgencyMention(name=name, kind=kind(simple(name)), surfaces=tuple(names))


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        at = parent[at]
    return at


@lru_cache(maxsize=4096)
def simple(name: str) -> str:
    """A name in simplified, half-width letters, as the patterns read it."""
    return name.translate(translation())


def _form(surface: str, city: str) -> Form:
    name = simple(surface)
    for written, meant in _ALIKE:
        name = name.replace(written, meant)
    if city and len(name) > 2 and name[0] == city[-1] and name[1:].startswith(("各", "有关")):
        name = name[1:]  # 省各有关单位 in the province's own document
    plate = patterns.PLATE.regex.search(name)
    if plate and plate.start() and plate.group()[-2] not in _PLACES:  # 镇(街道) is no body with a second plate
        name = name[: plate.start()]
    several = (
        "、" in name
    )  # 市、县(市、区): what lists several levels is as wide as it says, with 各 and 政府 or without
    if len(name) > 2 and not several and not name.startswith("各级"):
        name = name.removeprefix("各")
    name = _whole(_without_clause(name))
    level, rest = ("", name) if _is_collective(surface) else _level(name, city.split("/"))
    rest = shortened(rest)
    if rest.endswith("公司"):
        return Form(surface, level, rest.removesuffix("公司"), "公司")
    for seat in _SEATS if not several else ():
        if rest.endswith(seat) and len(rest) > len(seat):
            return Form(surface, level, rest.removesuffix(seat), rest.removesuffix(seat)[-1])
    return Form(surface, level, rest, rest[-1:])


def _is_collective(surface: str) -> bool:
    """Whether it is a class of bodies; bare levels stand for just the governments that they name."""
    name = simple(surface)
    return is_collective(name) and not patterns.LEVELS_ALONE.regex.search(name)


def _whole(name: str) -> str:
    """A name with the word that it leaves out: a bare function is a department's, bare levels are governments'."""
    if patterns.SUBDISTRICTS.regex.search(name):
        return "".join(letter for letter in "乡镇街" if letter in name) + _SEATS[1]
    if patterns.LEVELS_ALONE.regex.search(name):
        return name + "人民政府"
    return name if is_body(name) else name + _DEPARTMENT  # 民政、公安等部门


def _without_clause(name: str) -> str:
    """Without what is said of the body before it: 发放奖励的粮食部门, 迁出地登记机关."""
    own = name.rpartition("的")[2]
    name = own if len(own) >= _PART and is_body(own) else name
    return next(
        (name.removeprefix(where) for where in _WHERE if name.startswith(where) and len(name) > _PART + 2), name
    )


def _level(name: str, path: list[str]) -> tuple[str, str]:
    """The level before a name: 区, 区委, 铁岭市 (the document's place) → 市; a branch bears its place behind."""
    for place in reversed(path):
        if place and name.startswith(place) and len(name) > len(place):
            return place[-1], name[len(place) :]
    own = path[-1].rstrip("区县市") if path[-1] else ""
    branch = patterns.BRANCH.regex.match(name)
    if branch and own and branch.group("place").rstrip("区县市") == own:
        return path[-1][-1], branch.group("body") + "分局"
    several = patterns.LEVELS.regex.match(name)
    if several:
        return several.group(), name[several.end() :]
    if LEVEL.regex.search(name) and len(name) > 2:
        rest = name[1:]
        return name[0], rest[1:] if rest[0] == "委" and len(rest) > 2 else rest
    return "", name


def _keys(form: Form) -> list[str]:
    """What two names of one body share: the core's first letter, which an abbreviation keeps, or the function."""
    function = _function(form)
    return [form.core[:1], simple(form.surface)[-_PART:], *([function] if function else [])]


def _function(form: Form) -> str | None:
    """The function that all letters of the core state, without the word it ends in; None for other letters."""
    return stated_function(form.core.removesuffix(form.ending))


def _same(forms: list[Form]) -> Iterable[tuple[int, int]]:
    """Pairs that are one body: equal but for the level, or the one abbreviation of the other, and of no third."""
    alike: dict[str, list[int]] = {}
    for at, form in enumerate(forms):
        for key in _keys(form):
            alike.setdefault(key, []).append(at)
    for at, form in enumerate(forms):
        near = sorted({i for key in _keys(form) for i in alike[key]})
        equal = [i for i in near if i < at and _equal(form, forms[i]) and not _open(form, forms[i], forms)]
        if equal:
            yield equal[0], at
            continue
        longer = [i for i in near if i != at and _abbreviates(form, forms[i])]
        cores = {forms[i].core for i in longer}
        if len(cores) == 1:
            yield longer[0], at


def _open(form: Form, other: Form, forms: list[Form]) -> bool:
    """Whether a name without a level may be of either of two that are named: 住房保障部门 beside 市 and 各区."""
    if form.level == other.level or (form.level and other.level):
        return False
    stated = {one.level or one.surface[1:2] for one in forms if one.level or one.surface.startswith("各")}
    same = {letter for letter in stated if any(_names(one, letter, form.core) for one in forms)}
    return len(same & set("省市区县州旗")) > 1


def _names(form: Form, letter: str, core: str) -> bool:
    """Whether a name is of this level and core, one body or all of a level."""
    return (form.level == letter and form.core == core) or simple(form.surface).endswith(f"各{letter}{core}")


def _equal(form: Form, other: Form) -> bool:
    if _is_collective(form.surface) != _is_collective(other.surface):
        return False
    levels = form.level == other.level or not form.level or not other.level
    alike = form.core == other.core or (form.level != "" and form.level == other.level and _same_function(form, other))
    return levels and alike and form.ending == other.ending and kind_of(form) == kind_of(other)


def _same_function(form: Form, other: Form) -> bool:
    """县资规局, 县自然资源和规划局: two names that the gazetteer gives the same function, each by all its letters."""
    mine = _function(form)
    return mine is not None and mine == _function(other)


def kind_of(form: Form) -> bool:
    """Whether the surface names a class of bodies; 国家级开发区 and its 管委 are read alike, so seats do not tell."""
    return kind(simple(form.surface)) == "enterprise"


def _within(short: Form, full: Form) -> bool:
    """Whether a name of a part of a body stands without the whole's: 科技信息处, 各成员单位."""
    inner, outer = simple(short.surface), simple(full.surface)
    if short.level or not outer.endswith(inner) or len(inner) < _PART or len(outer) == len(inner):
        return False
    return is_body(outer.removesuffix(inner)) and inner.endswith(("处", "室", "科", "成员单位"))


def _abbreviates(short: Form, full: Form) -> bool:
    """Whether the letters of one stand in the other in order, both of one level and ending (区市场局, 区市场监管局)."""
    if _within(short, full):
        return True
    if ("以上" in short.surface) != ("以上" in full.surface):
        return False
    bare = short.core.removesuffix(_DEPARTMENT)
    if not is_body(simple(short.surface)) and full.core in {bare + word for word in _BUREAUS}:
        return True
    if not short.level and short.ending == "门":  # 环境保护监督管理部门 is not 环境保护部门
        return False
    if not short.level and len(short.core) == 2 and full.core == short.core + "局":
        return True
    if short.ending == "公司" or short.core.startswith(_SEATS):  # 市政府办 is the government's own office
        return False
    if short.level != full.level or short.ending != full.ending or not 3 <= len(short.core) < len(full.core):
        return False
    if short.core[0] != full.core[0] or short.surface.startswith("各") or short.core in full.core[1:]:
        return False
    letters = iter(full.core)
    return all(letter in letters for letter in short.core)
