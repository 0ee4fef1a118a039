"""What packs much into little is refused in bounded time and memory; what is sound unpacks as pdfminer unpacks it."""

from __future__ import annotations

import time
import tracemalloc
import zlib
from base64 import a85encode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pdfminer.lzw import LZWDecoder
from pdfminer.runlength import rldecode

from graph.errors import DocumentError
from ingest.formats import pdf_bounds
from ingest.formats.read import read

LIMIT = 20_000_000
SECONDS, MEMORY = 5, 150_000_000
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>"


def pdf(filters: bytes, data: bytes) -> bytes:
    """A PDF of one page whose content is such a stream."""
    content = b"<</Length %d/Filter%s>>\nstream\n%s\nendstream" % (len(data), filters, data)
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, content]
    made, places = b"%PDF-1.4\n", b""
    for number, one in enumerate(objects, 1):
        places += b"%010d 00000 n \n" % len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"xref\n0 5\n0000000000 65535 f \n" + places
    return made + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(made)


BLANKS = zlib.compress(b" " * 70_000_000, 9)
TOO_MUCH = "unpack to too much"
BOMBS = [
    (b"/FlateDecode", BLANKS, TOO_MUCH, "70 MB of blanks"),
    (b"/Fl", BLANKS, TOO_MUCH, "under its short name"),
    (b"/#46lateDecode", BLANKS, TOO_MUCH, "under its name with an escape"),
    (b"[/Fl/Fl]", zlib.compress(BLANKS * 400, 9), TOO_MUCH, "a stream in a stream"),
    (b"[" + b"/Fl" * 500 + b"]", zlib.compress(BLANKS, 9), TOO_MUCH + "|damaged", "streams in streams without end"),
    (b"[/A85/Fl]", a85encode(BLANKS) + b"~>", TOO_MUCH, "written in letters"),
    (b"[/AHx/Fl]", BLANKS.hex().encode() + b">", TOO_MUCH, "written in digits"),
    (b"[/A85/Fl]", (b" " * 300_000 + b"x") * 2, "damaged|without text", "blanks that a search for the end tries again"),
    (b"/RL", b"\x81 " * 600_000, TOO_MUCH, "run lengths"),
    (b"/LZW", b"\x80" + b"\x0b\x60\x50" * 300_000, "damaged|without text", "an LZW table without an end"),
    (b"/Fl", BLANKS[:-5] + b"xxxxx", TOO_MUCH, "with a wrong checksum"),
    (b"/Fl", zlib.compress(b" " * 30_000_000, 9)[:-2] + b"xx", "Data-loss", "the same, of a size that is taken in"),
]


@pytest.mark.parametrize(("filters", "data", "words", "reason"), BOMBS, ids=[case[3] for case in BOMBS])
def test_bombs_are_refused_in_bounds(tmp_path: Path, filters: bytes, data: bytes, words: str, reason: str) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(pdf(filters, data))
    tracemalloc.start()
    began = time.process_time()
    try:
        with pytest.raises(DocumentError, match=rf"bomb\.pdf.*(?:{words})"):
            read(path, LIMIT)
        assert time.process_time() - began < SECONDS, reason
        assert tracemalloc.get_traced_memory()[1] < MEMORY, reason
    finally:
        tracemalloc.stop()


def test_references_that_lead_in_a_circle(tmp_path: Path) -> None:
    path = tmp_path / "circle.pdf"
    path.write_bytes(
        pdf(b"/Fl", zlib.compress(b"BT ET")).replace(b"<</Type/Catalog/Pages 2 0 R>>", b"1 0 R" + b" " * 24)
    )
    with pytest.raises(DocumentError, match=r"circle\.pdf.*(?:damaged|without text)"):
        read(path, LIMIT)


def test_many_streams_are_counted_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_bounds, "LARGEST", 25_000_000)
    path = tmp_path / "bomb.pdf"
    path.write_bytes(pdf(b"/Fl", zlib.compress(b" " * 20_000_000, 9)))
    with pytest.raises(DocumentError, match="without text"):
        read(path, LIMIT)
    path.write_bytes(pdf(b"[/Fl/Fl]", zlib.compress(zlib.compress(b"\0\1" * 13_000_000, 0)[:24_000_000], 9)))
    with pytest.raises(DocumentError, match=TOO_MUCH):
        read(path, LIMIT)


LZW = b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"
"""The example of the PDF reference (7.4.4.2)."""
SOUND: list[tuple[Callable[[bytes], bytes], bytes, bytes]] = [
    (pdf_bounds._inflate, zlib.compress(b"text"), b"text"),
    (pdf_bounds._inflate, zlib.compress(b"text") + b"\n", b"text"),
    (pdf_bounds._inflate_without_checksum, zlib.compress(b"text" * 9), b"text" * 9),
    (pdf_bounds._lzw, LZW, b"".join(LZWDecoder(BytesIO(LZW)).run())),
    (pdf_bounds._run_lengths, b"\x02abc\xfed\x80rest", rldecode(b"\x02abc\xfed\x80rest")),
    (pdf_bounds._ascii85, b"<~" + a85encode(b"some text") + b"~>\n", b"some text"),
    (pdf_bounds._ascii85, b" " + a85encode(b"some text") + b"~", b"some text"),
]


@pytest.mark.parametrize(("unpack", "packed", "expected"), SOUND)
def test_sound_streams(unpack: Callable[[bytes], bytes], packed: bytes, expected: bytes) -> None:
    assert unpack(packed) == expected


@pytest.mark.parametrize("data", [zlib.compress(b"text" * 9)[:-6], b"no stream", b""])
def test_damaged_streams(data: bytes) -> None:
    with pytest.raises(zlib.error):
        pdf_bounds._inflate(data)
