"""The extractor as a spaCy component, for pipelines of other people's.

``nlp.add_pipe("policygraph")`` sets ``doc._.policygraph`` (the Extraction) and the span groups ``doc.spans["tasks"]``,
``["agencies"]`` and ``["targets"]``, each span labelled (task; LEADS or SUPPORTS; TARGETS or REPORTS) and with the rule
as its id. Exact offsets stand in the Extraction; a span takes in every token that a fact touches.

`nlp` makes a pipeline whose tokens are single letters, so that token indexes are offsets: spaCy's own Chinese
segmenter folds spaces into tokens and merges line ends, and facts would miss their tokens. `extract` does not go
through a Doc, which would cost 130 bytes a letter to say the same.

Importing it without the extra policygraph[spacy] is a SettingsError.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from graph.errors import SettingsError

try:
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab
except ImportError as error:
    raise SettingsError("the component of a pipeline needs spaCy: install policygraph[spacy]") from error

from ingest.facts.extract import extract
from ingest.facts.model import Extraction
from ingest.formats.read import Source

LONGEST = 20_000_000


class LetterTokenizer:
    """Makes each code point a token."""

    def __init__(self, vocab: Vocab) -> None:
        """Keep the vocabulary that the Docs share."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """One token a code point; doc.text == text."""
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing is configured, so nothing is kept."""
        return b""

    def from_bytes(self, data: bytes, **_: Any) -> LetterTokenizer:
        """Nothing is kept, so nothing is read."""
        return self

    def to_disk(self, path: Any, **_: Any) -> None:
        """Nothing is kept."""

    def from_disk(self, path: Any, **_: Any) -> LetterTokenizer:
        """Nothing is read."""
        return self


class Extractor:
    """The component: reads doc.text, sets the extension and the span groups."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the Doc with what its text says."""
        text = doc.text
        source = Source(doc.user_data.get("document", ""), sha256(text.encode()).hexdigest(), text, "text")
        found = extract(source)
        doc._.policygraph = found
        doc.spans["tasks"] = list(_tasks(doc, found))
        doc.spans["agencies"] = list(_agencies(doc, found))
        doc.spans["targets"] = list(_targets(doc, found))
        return doc


def _span(doc: Doc, start: int, end: int, label: str, rule: str) -> Iterable[Span]:
    span = doc.char_span(start, end, label=label, span_id=rule, alignment_mode="expand")
    return [] if span is None else [span]


def _tasks(doc: Doc, found: Extraction) -> Iterable[Span]:
    for task in found.tasks:
        for start, end in zip(task.starts, task.ends, strict=True):
            yield from _span(doc, start, end, "task", task.rule)


def _agencies(doc: Doc, found: Extraction) -> Iterable[Span]:
    for task in found.tasks:
        for edge in task.edges:
            yield from _span(doc, edge.start, edge.end, edge.role, edge.rule)


def _targets(doc: Doc, found: Extraction) -> Iterable[Span]:
    for target in [*found.policy_targets, *(target for task in found.tasks for target in task.targets)]:
        yield from _span(doc, target.start, target.end, "REPORTS" if target.report else "TARGETS", target.rule)


@Language.factory("policygraph")
def create_extractor(nlp: Language, name: str) -> Extractor:
    """Make the component; registers doc._.policygraph."""
    if not Doc.has_extension("policygraph"):
        Doc.set_extension("policygraph", default=None)
    return Extractor()


def nlp() -> Language:
    """A pipeline of this component alone, a token a letter."""
    made = spacy.blank("zh")
    made.tokenizer = LetterTokenizer(made.vocab)
    made.max_length = LONGEST
    made.add_pipe("policygraph")
    return made
