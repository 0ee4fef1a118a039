"""How a document was read, as it is kept with its policy."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class LeftOut(BaseModel):
    """What of a file is not in the policy's text; letters are its size, 0 where nothing of it was read.

    what: hidden, hidden copy (its lines stand in the text too), around (menus, footers), beside (shown with the
    document, not in its main text), control (print, share), furniture (page numbers, running heads), deleted, note,
    sheet or attachment. where: its place in the file, where there is one to name.
    """

    model_config = ConfigDict(frozen=True)

    what: str
    where: str | None = None
    letters: int


class ReadingNote(BaseModel):
    """How a document was read. What it does not know is ignored, for a newer version may have written it.

    main_text: where in the file the text stands, None where it is the whole of it; left_out: the largest parts that are
    not in the text, left_out_letters: of all; tables: of those in the text; pages_without_text: their numbers, from 1;
    not_understood: by kind, how much of the text no fact explains; layout_confidence: the mean of the tasks';
    extractor: the version that read it.
    """

    model_config = ConfigDict(frozen=True)

    format: str
    encoding: str | None = None
    main_text: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    left_out_letters: int = 0
    hidden_copies: int = 0
    tables: int = 0
    pages: int | None = None
    pages_without_text: tuple[int, ...] = ()
    not_understood: dict[str, int] = {}
    layout_confidence: float | None = None
    extractor: str | None = None
