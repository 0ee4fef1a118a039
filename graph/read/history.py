"""What became of something that an id does not name any more."""

from __future__ import annotations

from typing import Any, NoReturn

from graph.errors import GoneError, MovedError, NotFoundError
from graph.read.paging import Reader


async def missing(store: Reader, what: str, id: str) -> NoReturn:
    """Raise MovedError where an id leads to another, GoneError where what it named is gone, else NotFoundError.

    what: the kind of node, with its article, for the message.
    """
    rows = await store.run("read/former", ids=[id])
    if not rows:
        raise NotFoundError(f"no {what} has the id {id}")
    if rows[0]["now"]:
        raise MovedError(id, rows[0]["now"])
    raise GoneError(gone(rows[0]))


def gone(row: dict[str, Any]) -> str:
    """What is said of an id that leads nowhere any more."""
    title = f" “{row['title']}”" if row["title"] else ""
    return f"{row['kind']} {row['id']}{title} is gone since version {row['version']} of the store"
