"""As many documents as one likes, each of a place, a number and a day of its own: what is measured on.

What they say is drawn from answered documents (contents), how they are laid out by chance (layouts). Places are drawn
so that a few have many documents and most have few: the number of agencies grows as it does in a real collection, more
slowly than that of documents. Each cites the regulation that all cite, and an earlier document of its place or of one
above it. The same number of the same seed is the same document, whatever comes before and after it.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from contents import Content, Item, contents
from layouts import composed

from graph.settings import Settings
from ingest.evaluation import answered

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 20_000_000
REGULATION = "优化营商环境条例"
FIRST_DAY, DAYS = date(2018, 1, 1), 2_500
TOWARDS_FEW = 2.0
"""The higher, the more documents the places with many have."""
_TRIED = 40  # earlier documents that are looked at for one to cite
_YEARS = re.compile(r"[（(]?20\d\d(?:[-—－~至]20\d\d)?年?(?:度)?[）)]?")


class Document(NamedTuple):
    """A text under its file name, and what it was made of, with the answer to its layout."""

    name: str
    text: str
    content: Content

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return self.text.encode()


class Head(NamedTuple):
    """What a document says of itself: the path of its place, title, 文号, day."""

    place: str
    title: str
    number: str
    day: date


def documents(count: int, seed: int = 0, first: int = 0) -> Iterator[Document]:
    """So many documents from a number on, each made when it is asked for."""
    return (document(at, seed) for at in range(first, first + count))


def document(at: int, seed: int = 0) -> Document:
    """The document of this number."""
    content = _content(at, seed)
    return Document(f"{at:06d}.txt", composed(f"many-{seed}-{at}", content).text, content)


def head(at: int, seed: int = 0) -> Head:
    """What the document of this number says of itself, without making it."""
    chance = random.Random(f"head-{seed}-{at}")
    found = places()
    place = found[int(len(found) * chance.random() ** TOWARDS_FEW)]
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    name, topic = place.rpartition("/")[2], _topic(at % len(matter()))
    return Head(place, f"{name}{day.year}年{topic}", f"{name[:-1]}政办发〔{day.year}〕{at + 1}号", day)


@cache
def matter() -> tuple[Content, ...]:
    """What the answered documents of POLICYGRAPH_ANSWERED say, else those that come with the program."""
    folder = Settings().answered
    found = contents(answered.load(folder if (folder / "gold").is_dir() else ROOT / "data", LIMIT))
    return tuple(found)


@cache
def places() -> tuple[str, ...]:
    """Paths of provinces, cities and counties, in an order without meaning."""
    with (ROOT / "data" / "lexicon" / "divisions.csv").open(encoding="utf-8") as file:
        paths = [row["path"] for row in csv.DictReader(file)]
    random.Random(0).shuffle(paths)
    return tuple(paths)


def _of(at: int) -> Content:
    return matter()[at % len(matter())]


@cache
def _topic(at: int) -> str:
    """The title of an answered document without its place and year."""
    content = matter()[at]
    names = [name for step in (content.city or "").split("/") for name in (step, step[:-1]) if len(name) > 1]
    title = _without(content.title, names)
    return _YEARS.sub("", title).removeprefix("对").removeprefix("关于") or "重点工作任务分解方案"


def _without(text: str, names: Sequence[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return text


def _content(at: int, seed: int) -> Content:
    own, content = head(at, seed), _of(at)
    moved = tuple(_moved(item, content.city, own.place) for item in content.items)
    name = "".join(own.place.split("/")[-2:])
    foot = (f"{name}人民政府办公室", f"{own.day.year}年{own.day.month}月{own.day.day}日")
    made = replace(content, title=own.title, items=moved, city=own.place, head=(own.number,), foot=foot)
    return replace(made, opening=(_opening(at, seed, own),))


def _moved(item: Item, city: str | None, place: str) -> Item:
    """A task of another place: bodies and words that name the one name the other."""
    steps = list(zip((city or "").split("/")[::-1], place.split("/")[::-1], strict=False))

    def there(text: str) -> str:
        for old, new in steps:
            text = text.replace(old, new) if len(old) > 1 else text
        return text

    units = (tuple(map(there, units)) for units in (item.leads, item.others))
    return Item(there(item.title), there(item.text), *units, tuple(map(there, item.headings)))


def _opening(at: int, seed: int, own: Head) -> str:
    cited = _cited(at, seed, own)
    earlier = f"和《{cited.title}》（{cited.number}）" if cited else ""
    return f"为贯彻落实《{REGULATION}》{earlier}精神，结合实际，制定本方案。"


def _cited(at: int, seed: int, own: Head) -> Head | None:
    """An earlier document of the place or of one above it, where a few draws find one."""
    chance = random.Random(f"cited-{seed}-{at}")
    drawn = (head(chance.randrange(at), seed) for _ in range(_TRIED if at else 0))
    return next((one for one in drawn if f"{own.place}/".startswith(f"{one.place}/")), None)
