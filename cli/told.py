"""What became of a document that was to go in, in a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.judgements import Judgement
    from graph.notes import ReadingNote
    from ingest.records.load import Loaded, Outcome

# Kinds of what was not understood (ingest.evaluation.health), for one and for several.
WORDS = MappingProxyType(
    {
        "statement": ("statement", "statements"),
        "figure": ("figure", "figures"),
        "bodies": ("list of bodies", "lists of bodies"),
        "lone item": ("lone item", "lone items"),
        "long task": ("long task", "long tasks"),
        "furniture": ("body of page furniture", "bodies of page furniture"),
    }
)


def describe(outcome: Outcome) -> str:
    """The line of an outcome; of a document that went in with how it was read, and whether its layout is unsure."""
    from ingest.records.load import Failed, Left, Loaded

    match outcome:
        case Loaded(path, records, not_understood, others, unmatched):
            title, unclear = records.policy.title or "(no title)", _not_understood(not_understood)
            note, hint = records.policy.reading, f"\n{_unsure(outcome)}" if outcome.layout_unsure else ""
            read = f"; read as {reading(note)}" if note else ""
            none = f", no policy ({records.policy.why_not})" if records.policy.why_not else ""
            shorter = f"; shorter texts of it: {', '.join(file.document for file in others)}" if others else ""
            what = f"{title} [{records.policy.id}]{none}, {len(records.tasks)} tasks"
            return f"{path}: {what}{unclear}{read}{shorter}{hint}{''.join(map(_unmatched, unmatched))}"
        case Failed(_, error):
            return f"failed: {error}"
        case Left(path, policy_id, why):
            return f"{path}: [{policy_id}] is left as it is: {why}"
        case _:
            told = "whose text is as long or longer and stands; noted among its files"
            return f"{outcome.path}: the same policy as {outcome.kept}, {told}"


def _unmatched(one: Judgement) -> str:
    """That somebody judged a fact that is not there any more."""
    return f"\njudgement {one.id} ({one.kind}) is about {one.ids[0]}, which is no fact of it any more"


def reading(note: ReadingNote) -> str:
    """How a document was read: html in gb18030 from div#zoom; 3 parts of 120 letters left out."""
    encoding = f" in {note.encoding}" if note.encoding else ""
    place = f" from {note.main_text}" if note.main_text else ""
    return ", ".join([f"{note.format}{encoding}{place}", *_parts(note)])


def _parts(note: ReadingNote) -> Iterator[str]:
    if note.left_out:
        yield f"{note.left_out_letters} letters left out"
    if note.hidden_copies:
        yield _count(note.hidden_copies, "hidden copy", "hidden copies")
    attached = [part.where or "" for part in note.left_out if part.what == "attachment"]
    if attached:
        yield f"not read: {', '.join(attached)}"
    if note.tables:
        yield _count(note.tables, "table", "tables")
    if note.pages is not None:
        without = f" ({len(note.pages_without_text)} without text)" if note.pages_without_text else ""
        yield f"{_count(note.pages, 'page', 'pages')}{without}"


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _not_understood(not_understood: Mapping[str, int]) -> str:
    """What was not understood in a word; `policygraph health` tells the places."""
    counts = ", ".join(f"{count} {kind}" for kind, count in not_understood.items())
    return f"; not understood: {counts}" if counts else ""


def _unsure(outcome: Loaded) -> str:
    """That a layout is unsure, and what of the document speaks for it."""
    from ingest.records.load import layout_confidence

    sure, count = layout_confidence(outcome.records), len(outcome.records.tasks)
    tasks = "no task found" if sure is None else f"its {count} tasks have confidence {sure:g} in the mean"
    reasons = [f"{number} {WORDS[kind][number > 1]}" for kind, number in outcome.not_understood.items()]
    return f"layout unsure: {outcome.path}: {tasks}" + (f"; {', '.join(reasons)} not understood" if reasons else "")
