"""A sample of facts for a person to check, as rows with their words and what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from heapq import nsmallest
from pathlib import Path

from ingest.records.dataset import Document, Read
from ingest.records.writers import Row

COLUMNS = (
    *("document", "file", "fact", "policy_title", "task_number", "task_title"),
    *("context", "quote", "start", "end", "rule", "link", "correct", "remark"),
)
_AROUND = 80


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact with its place in the draw."""

    rank: str
    document: Document
    kind: str
    ordinal: int
    row: Row


def draw(reads: Iterable[Read], count: int, seed: int, limit: int, address: str = "") -> list[Row]:
    """Count facts of the documents in order of document and place; the same for the same seed and documents.

    A fact's rank depends on the seed and on nothing but itself, so a further document changes the sample little.
    address: of the service in whose page each fact's link shows its sentence.
    """
    drawn = nsmallest(count, _candidates(reads, seed), key=lambda candidate: candidate.rank)
    drawn.sort(key=lambda made: (made.document.name, made.row["start"], made.row["end"], made.kind, made.ordinal))
    texts: dict[Path, str] = {}
    return [_row(candidate, _text(candidate.document.path, limit, texts), address) for candidate in drawn]


def _candidates(reads: Iterable[Read], seed: int) -> Iterator[Candidate]:
    for read in reads:
        for kind, rows in read.rows.items():
            for ordinal, row in enumerate(rows):
                name = f"{seed}\0{read.document.name}\0{kind}\0{ordinal}"
                yield Candidate(sha256(name.encode()).hexdigest(), read.document, kind, ordinal, row)


def _text(path: Path, limit: int, texts: dict[Path, str]) -> str:
    """The text of a document that is in the sample, read a second time: to keep every text would cost memory."""
    from ingest.formats.read import read

    if path not in texts:
        texts[path] = read(path, limit).text
    return texts[path]


def _row(candidate: Candidate, text: str, address: str) -> Row:
    row, start, end = candidate.row, candidate.row["start"], candidate.row["end"]
    around = f"{text[max(0, start - _AROUND) : start]}【{text[start:end]}】{text[end : end + _AROUND]}"
    said = _duty(row) if candidate.kind == "responsibilities" else _figure(row)
    made = {"file": candidate.document.path.as_posix(), "fact": said, "context": " ".join(around.split())}
    made["link"] = f"{address.rstrip('/')}/policies/{row['policy_id']}?fact={row['fact_id']}"
    return {column: row.get(column, "") for column in COLUMNS} | made


def _duty(row: Row) -> str:
    name = f" = {row['agency_name']}" if row["agency_name"] not in (None, row["agency_surface"]) else ""
    return f"{row['agency_surface']}{name} {row['role']} ({row['basis']})"


def _figure(row: Row) -> str:
    """An indicator with its figure and date: 一网通办率 >= 90% (2022-12-31)."""
    figure = "" if row["value"] is None else f" {row['comparator'] or ''} {row['value']:g}{row['unit'] or ''}"
    change = "" if row["change"] == "absolute" else f" {row['direction'] or row['change']}"
    day = row["deadline"] or row["as_of"]
    return f"{row['indicator']}{change}{figure}" + (f" ({day})" if day else "")
