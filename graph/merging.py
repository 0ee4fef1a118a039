"""One policy from several files: the longest text stands, the others are noted, whatever their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.judgements import Judgement
from graph.records import SourceFile


@dataclass(frozen=True, slots=True)
class Known:
    """A policy of the graph with its files, the one that stands first."""

    id: str
    files: tuple[SourceFile, ...]

    @classmethod
    def of(cls, row: dict[str, Any]) -> Known:
        """From a row of load/standing."""
        others = zip(row["documents"], row["sha256s"], row["lengths"], strict=True)
        made = [(row["document"], row["sha256"], row["length"]), *others]
        return cls(row["id"], tuple(SourceFile(document=d, sha256=s, length=n) for d, s, n in made))


@dataclass(frozen=True, slots=True)
class Merge:
    """What a file that comes in makes of what is known.

    stands: the file that is the policy's from now on; others: its other files, the longest first; replaced: ids of
    policies that its bytes were read as before; elsewhere: policies that had it among their other files, without it;
    unmatched: judgements about facts of the policy that are not in it.
    """

    stands: SourceFile
    others: tuple[SourceFile, ...]
    replaced: tuple[str, ...] = ()
    elsewhere: tuple[Known, ...] = ()
    unmatched: tuple[Judgement, ...] = ()


def merge(policy_id: str, new: SourceFile, known: Iterable[Known]) -> Merge:
    """A file of a name that is known takes its place, longer or shorter: it is what that file says now."""
    known = tuple(known)
    apart = [one for one in known if one.id != policy_id]
    same = [one for one in apart if one.files[0].sha256 == new.sha256]
    mine = [file for one in known if one.id == policy_id for file in one.files]
    left = [file for file in mine if file.sha256 != new.sha256 and file.document != new.document]
    left += [file for one in same for file in one.files[1:] if file.sha256 != new.sha256]
    stands = mine[0] if mine and mine[0] in left and mine[0].rank > new.rank else new
    others = sorted({*left, new} - {stands}, key=lambda file: (file.rank, file.document), reverse=True)
    elsewhere = [Known(one.id, _without(one, new)) for one in apart if one not in same]
    return Merge(stands, tuple(others), tuple(one.id for one in same), tuple(elsewhere))


def _without(one: Known, new: SourceFile) -> tuple[SourceFile, ...]:
    return tuple(file for file in one.files if file.sha256 != new.sha256)
