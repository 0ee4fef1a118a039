"""The division that a policy governs, from the names in its head, and its text where the head has none (guide, 1)."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.resources import lexicon
from ingest.values.beginnings import Beginnings
from ingest.values.patterns import places as patterns


@dataclass(frozen=True, slots=True)
class Division:
    """A row of data/lexicon/divisions.csv; path is 省/市/区县."""

    adcode: str
    name: str
    level: str
    path: str


@lru_cache(maxsize=1)
def divisions() -> dict[str, tuple[Division, ...]]:
    """All divisions by name, autonomous ones by their short names too (文山州); a name may be of several."""
    found: dict[str, list[Division]] = {}
    with (lexicon() / "divisions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["name"], []).append(Division(row["adcode"], row["name"], row["level"], row["path"]))
    for name in [name for name in found if "自治" in name]:
        short = patterns.NATIONALITIES.regex.sub("", name)
        if len(short) > 2 and f"{short[:-1]}省" not in found:  # 河南县 would stand in 河南县域
            found.setdefault(short, found[name])
    return {name: tuple(rows) for name, rows in found.items()}


@lru_cache(maxsize=1)
def _sizes() -> dict[str, tuple[int, ...]]:
    """Last two letters of a name → the lengths of the names that end in them, the longest first.

    Names of two letters (赵县) are left out: they stand in too many words.
    """
    found: dict[str, set[int]] = {}
    for name in divisions():
        if len(name) > 2:
            found.setdefault(name[-2:], set()).add(len(name))
    return {ending: tuple(sorted(sizes, reverse=True)) for ending, sizes in found.items()}


def named(text: str) -> list[str]:
    """The names of divisions that stand in a (simplified) text, in order, with repeats; of those that overlap, the
    first and longest.

    Every place where a name may end is looked at once, in time linear in the text's length.
    """
    names, sizes = divisions(), _sizes()
    found = []
    for match in patterns.DIVISION_END.regex.finditer(text):
        end = match.end()
        for size in sizes.get(text[end - 2 : end], ()):
            if size <= end and text[end - size : end] in names:
                found.append((end - size, -size))
    kept: list[str] = []
    last = 0
    for start, size in sorted(found):
        if start >= last:
            last = start - size
            kept.append(text[start:last])
    return kept


_LONGEST = 12  # code points of a division's name that is looked for


def begins_with_place(text: str, start: int) -> bool:
    """Whether the name of a division, of two letters or more, begins at this place of a (simplified) text."""
    return _beginnings().at(text, start)


@lru_cache(maxsize=1)
def _beginnings() -> Beginnings:
    return Beginnings(name for name in divisions() if len(name) < _LONGEST)


def by_path(path: str) -> Division | None:
    """The division of a path."""
    return next((d for d in divisions().get(path.rsplit("/", 1)[-1], ()) if d.path == path), None)


NATION_CODE = "100000"
_CENTRAL = ("中华人民共和国", "国务院", "中共中央", "国家", "中央", "全国")


def is_central(issuer: str) -> bool:
    """Whether a body is one of the whole country's."""
    return issuer.startswith(_CENTRAL)


@lru_cache(maxsize=1)
def _provinces() -> dict[str, str]:
    """The names of provinces, whole and short (河北, 广西) → their paths."""
    found: dict[str, str] = {}
    for name, rows in divisions().items():
        if rows[0].level == "province":
            found[name] = rows[0].path
            found[patterns.PROVINCE_TAIL.regex.sub("", name)] = rows[0].path
    return found


def short_name(name: str) -> str:
    """The name of a province or region as it is called: 广西壮族自治区 → 广西; another name as it is."""
    return patterns.PROVINCE_TAIL.regex.sub("", name) if name in _provinces() else name


def short_province(name: str) -> str | None:
    """The path of the province of this name, whole or short (广西); None for another name."""
    return _provinces().get(name)


def province(title: str) -> str | None:
    """The one province, or division in it, that a (simplified) title of a central body names; None where unsure."""
    inside = [division for name in named(title) for division in divisions()[name]]
    if len({division.path for division in inside}) == 1:
        return inside[0].path
    paths = {path for name, path in _provinces().items() if name in title}
    return paths.pop() if len(paths) == 1 else None


_READ = 50_000  # code points of a text in which a place is told by its short name
_OPENING = 600  # code points of a text that say to whom it goes and where it holds


def governed(head: str, text: str) -> str | None:
    """The path of the division named in the head, else of the one that the text keeps naming; None where unsure.

    head: title, issuer and 文号 in simplified script.
    """
    in_head = list(dict.fromkeys(named(head))) or called(head + text[:_OPENING])
    if in_head and all(len(divisions()[name]) == 1 for name in in_head):
        return _lowest(in_head, Counter())
    everywhere = Counter(named(text))
    return _lowest(in_head, everywhere) if in_head else _most_named(text, everywhere)


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """Cities without their last letter → their names; what else is called so lies in them (吉安县 in 吉安市)."""
    named_so: dict[str, list[Division]] = {}
    for name, rows in divisions().items():
        named_so.setdefault(name[:-1], []).extend(rows)
    cities = {short: [row for row in rows if row.level == "city"] for short, rows in named_so.items()}
    return {
        short: found[0].name
        for short, found in cities.items()
        if len(found) == 1 and all(row.path.startswith(found[0].path) for row in named_so[short])
    }


@lru_cache(maxsize=1)
def _short_names() -> dict[str, str]:
    """Cities and counties without their last letter (抚州) → their names, where only one is called so."""
    found: dict[str, set[str]] = {}
    for name, rows in divisions().items():
        if rows[0].level != "province" and len(name) > 2:
            found.setdefault(name[:-1], set()).add(name)
    return {short: names.pop() for short, names in found.items() if len(names) == 1}


def called(text: str) -> list[str]:
    """The names of cities and counties that a (simplified) text names by what is theirs: 抚州高新区, 结合抚州实际."""
    found = (_called_before(text, match.start()) for match in patterns.CALLED.regex.finditer(text))
    return list(dict.fromkeys(name for name in found if name))


def _called_before(text: str, at: int) -> str | None:
    """The division whose short name ends here, or the province before that, which it is not in: 天津滨海高新区."""
    short = _short_names()
    size = next((size for size in (4, 3, 2) if text[at - size : at] in short), 0)
    if not size:
        return None
    name, start = short[text[at - size : at]], at - size
    above = short_province(text[max(0, start - 2) : start])
    apart = above is not None and not divisions()[name][0].path.startswith(above)
    return above.rsplit("/", 1)[-1] if above and apart else name


def _most_named(text: str, everywhere: Counter[str]) -> str | None:
    """The division that a text names most, and oftener than all others together; its province oftener than that.

    Which level is asked for, tells how the text calls its place (我市, 全区 …). 贵州 is said oftener than 贵州省, and
    保定 than 保定市; short names of counties are words too (公安, 新建).
    """
    own = Counter(match.group()[-1] for match in patterns.OWN_PLACE.regex.finditer(text))
    level = max(own, key=lambda last: (own[last], last), default="")
    counts = {name: count for name, count in everywhere.items() if divisions()[name][0].level != "province"}
    if level not in ("区", "县"):
        counts |= _called_short(text, _cities())
    provinces = _called_short(text, {name: path for name, path in _provinces().items() if name == short_name(path)})
    found = _foremost(counts, 0.5, 2 if level else 3)
    if found and level != "市":
        above = divisions()[found][0].path.partition("/")[0]
        found = found if provinces.get(above, 0) < counts[found] else None
    if found is None and level in ("", "省"):
        found = _foremost(provinces, 0.65, 2)
    return _lowest([found], everywhere) if found else None


def _foremost(counts: Mapping[str, int], share: float, least: int) -> str | None:
    """The name that is told at least so often, and more than this share of all."""
    name, count = max(counts.items(), key=lambda entry: (entry[1], entry[0]), default=("", 0))
    return name if count >= least and count > share * sum(counts.values()) else None


def _called_short(text: str, names: Mapping[str, str]) -> dict[str, int]:
    """How often a text names divisions by these short names, by what the short names stand for."""
    return {name: count for short, name in names.items() if (count := text.count(short, 0, _READ))}


def _lowest(names: list[str], everywhere: Counter[str]) -> str | None:
    """The deepest division among the names; one of a name that several bear only where a parent is named too."""
    best: list[Division] = []
    for name in names:
        rows = [row for row in divisions()[name] if len(divisions()[name]) == 1 or _parent_named(row, everywhere)]
        best += rows[:1]
    if not best:
        return None
    first = best[0]
    for row in best[1:]:
        if row.path.startswith(first.path + "/"):
            first = row
    return first.path


def _parent_named(row: Division, everywhere: Counter[str]) -> bool:
    return any(parent in everywhere for parent in row.path.split("/")[:-1])
