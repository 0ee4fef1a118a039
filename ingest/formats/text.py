"""Plain text in the encodings that Chinese documents come in: UTF-8, UTF-16 with a mark, GB18030, Big5."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from itertools import islice

from ingest.formats import patterns
from ingest.formats.reading import Account, Reading

# The most frequent characters of policy documents, simplified and traditional: about four in ten of any real text,
# about one in a hundred of a text that was decoded with the wrong table.
_FREQUENT = frozenset(
    "业政务企理行管服工发建市作公局区责开施项人单合化任部电办制法量标实监中设位展目大优动推成环机时信用年月日产"
    "境划度生分提加一与的和资在进会保方国对关督全改照经高及间件息为自上民体等据不以于地有通知各是者学文号省县镇"
    "業務發區責開項單電辦製標實監設優動環機時產劃與資進會國對關間據為於縣鎮這們個來說學過後經點當無號應臺灣統點"
)
_MARKS = (
    (BOM_UTF8, "utf-8-sig", "utf-8"),
    (BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_LEGACY = (("gb18030", "gb18030"), ("big5", "big5hkscs"))
_SAMPLE = 5_000
_ENOUGH_TO_JUDGE = 20
_PLAUSIBLE_SHARE = 0.08


def read_text(data: bytes) -> Reading:
    """A text file's bytes; lines with tabs that follow each other are a table. Errors as of decode."""
    text, encoding = decode(data)
    rows = ["\t" in line for line in text.splitlines()]
    starts = sum(row and not before for before, row in zip([False, *rows], rows, strict=False))
    return Reading(text, account=Account(encoding=encoding, tables=starts))


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file's bytes and their encoding.

    UnicodeDecodeError (place in bytes) or ValueError where it is no text we know.
    """
    for mark, codec, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(codec), encoding
    if b"\0" in data:
        raise ValueError("a binary file, not text")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _decode_legacy(data, error)


def _decode_legacy(data: bytes, utf8_error: UnicodeDecodeError) -> tuple[str, str]:
    """Most byte strings fit both tables, so the better one is told by the characters that come out."""
    texts = [(text, name) for name, codec in _LEGACY if (text := _strict(data, codec)) is not None]
    best = max(texts, key=lambda one: _frequent_share(one[0]), default=None)
    if best is None:
        raise utf8_error
    if _frequent_share(best[0]) < _PLAUSIBLE_SHARE and len(_sample(best[0])) >= _ENOUGH_TO_JUDGE:
        raise utf8_error
    return best


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _sample(text: str) -> list[str]:
    return [match[0] for match in islice(patterns.HAN.regex.finditer(text), _SAMPLE)]


def _frequent_share(text: str) -> float:
    """Share of frequent characters among the first Han characters, 0 to 1."""
    sample = _sample(text)
    return sum(character in _FREQUENT for character in sample) / max(1, len(sample))
