"""A document as it comes in over HTTP: counted while it streams, kept under a name of ours, called by its own."""

from __future__ import annotations

import asyncio
import secrets
import shutil
import unicodedata
from collections.abc import AsyncGenerator, Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import HTTPException, Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect

from graph.settings import unwritable

FIELD = "file"
MEDIA_TYPE = "multipart/form-data"
ENVELOPE_BYTES = 16_384  # what a form of one file may hold beside it
LONGEST_NAME = 200
UNNAMED = "unnamed"
# Browsers write these letters of a file name so in a form, and no others.
_ESCAPED = {"%22": '"', "%0A": "\n", "%0D": "\r"}

# The body is read by `receive`, not by the framework, which would read all of it before it asked for the key.
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            MEDIA_TYPE: {
                "schema": {
                    "type": "object",
                    "required": [FIELD],
                    "properties": {FIELD: {"type": "string", "format": "binary", "description": "The document."}},
                }
            }
        },
    }
}


async def receive(request: Request, limit: int, take: Callable[[int], None]) -> UploadFile:
    """The one file of a form, at most limit bytes; the caller closes it. take is told each byte before it is kept.

    HTTPException: 415 another kind of body, 413 too large, 400 a broken form, 422 a form without the file.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != MEDIA_TYPE:
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"send the document as {MEDIA_TYPE}, field {FIELD}")
    parser = MultiPartParser(request.headers, _counted(request, limit, take), max_files=1, max_fields=0)
    try:
        file = (await parser.parse()).get(FIELD)
    except MultiPartException as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, f"not a form of one file: {error.message}") from error
    except ClientDisconnect as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "the request ended before the document did") from error
    if not isinstance(file, UploadFile):
        raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY, f"body.{FIELD}: the form has no file in this field")
    if (file.size or 0) > limit:
        await file.close()
        raise _too_large(limit)
    return file


async def keep(file: UploadFile, folder: Path) -> Path:
    """Copy it into the folder under a name that nothing of the request is part of; close it.

    SettingsError: it cannot be written, as where the disk is full.
    """
    path = folder / secrets.token_hex(16)
    try:
        with path.open("xb") as copy:
            await asyncio.to_thread(shutil.copyfileobj, file.file, copy)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise unwritable(path, error) from error
    finally:
        await file.close()
    return path


def display_name(sent: str | None) -> str:
    """What a document is called: the last part of the name that was sent, without letters that cannot be seen.

    At most 200 letters, the suffix kept; UNNAMED where nothing is left.
    """
    name = sent or ""
    for escape, letter in _ESCAPED.items():
        name = name.replace(escape, letter)
    name = name.replace("\\", "/").rpartition("/")[2]
    name = "".join(letter for letter in name if not unicodedata.category(letter).startswith("C")).strip()
    if not name.strip("."):
        return UNNAMED
    suffix = Path(name).suffix[:20]
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - len(suffix)] + suffix


async def _counted(request: Request, limit: int, take: Callable[[int], None]) -> AsyncGenerator[bytes, None]:
    """The body as it comes; 413 as soon as it is longer, or says that it will be, than a form of limit bytes.

    Where their number is said all bytes are taken at once, so that who is refused learns it before sending.
    """
    said = request.headers.get("content-length", "")[:18]  # more digits are no length, and slow to read
    taken, received, most = 0, 0, limit + ENVELOPE_BYTES
    if said.isdecimal():
        taken = int(said)
        if taken > most:
            raise _too_large(limit)
        take(taken)
    async for chunk in request.stream():
        received += len(chunk)
        if received > most:
            raise _too_large(limit)
        if received > taken:
            take(received - taken)
            taken = received
        yield chunk


def _too_large(limit: int) -> HTTPException:
    detail = f"the document is over the limit of {limit} bytes (POLICYGRAPH_MAX_BYTES)"
    return HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
