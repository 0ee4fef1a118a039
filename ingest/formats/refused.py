"""Files that are not read, told by their first bytes, each with what to do."""

from __future__ import annotations

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_STREAMS = {
    "EncryptedPackage": "an encrypted Word or Excel file; save it without a password",
    "WordDocument": "an old Word or WPS file (.doc, .wps); save it as .docx",
    "Workbook": "an old Excel or WPS file (.xls, .et); save it as .xlsx",
    "PowerPoint Document": "an old PowerPoint file; save its text as .docx or PDF",
}
_PICTURE = "a picture ({}); pictures are not read: run text recognition and save its text"
_STARTS = {
    b"\x89PNG": _PICTURE.format("PNG"),
    b"\xff\xd8\xff": _PICTURE.format("JPEG"),
    b"GIF8": _PICTURE.format("GIF"),
    b"BM": _PICTURE.format("BMP"),
    b"II*\0": _PICTURE.format("TIFF"),
    b"MM\0*": _PICTURE.format("TIFF"),
    b"RIFF": _PICTURE.format("WebP"),
    b"{\\rtf": "an RTF file; save it as .docx",
    b"Rar!": "a RAR archive; pack it as ZIP",
    b"7z\xbc\xaf": "a 7z archive; pack it as ZIP",
    b"\x1f\x8b": "a gzip archive; pack it as ZIP",
}


def reason(data: bytes) -> str | None:
    """Why a file is not read and what to do; None where nothing speaks against it."""
    if data.startswith(_OLD_OFFICE):
        named = (told for name, told in _STREAMS.items() if name.encode("utf-16-le") in data)
        return next(named, "an old or encrypted Word or Excel file; save it as .docx or .xlsx without a password")
    for start, told in _STARTS.items():
        if data.startswith(start) and (len(start) > 2 or b"\0" in data[:64] or start == b"\x1f\x8b"):
            return told
    return None
