"""Lists over HTTP: a page as JSON, or all rows as CSV or JSON lines; ordered, counted, and with some fields alone.

Annotations are not postponed here: those of a dependency that is made for a list hold what the list takes.
"""

import csv
import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from http import HTTPStatus
from typing import Annotated, Any, TypeVar

from fastapi import Query
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel

from api.deps import Cursor, Limit
from api.filters import OneOf
from api.problems import responses
from graph.read import Page, pages
from graph.read.bodies import by_role
from graph.read.evidence import CELLS, cells
from graph.read.listing import DESCENDING, Listing, View
from graph.read.paging import LONGEST_PAGE, PAGE, Count

T = TypeVar("T", bound=BaseModel)
BOM = "\ufeff"
SEVERAL = "; "


class ListFormat(StrEnum):
    """Forms of a list."""

    JSON = "json"
    CSV = "csv"
    JSONL = "jsonl"


class Selection(BaseModel):
    """A page of rows that hold the fields alone that were asked for; the rest is as in a page of whole rows."""

    items: list[dict[str, Any]]
    total: int
    next_cursor: str | None = None
    facets: dict[str, list[Count]] = {}


MEDIA = {ListFormat.CSV: "text/csv; charset=utf-8", ListFormat.JSONL: "application/jsonl"}
FORMS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A page; with format=csv or jsonl all rows.",
        "content": {"text/csv": {"schema": {"type": "string"}}, "application/jsonl": {"schema": {"type": "string"}}},
    },
    **responses(HTTPStatus.BAD_REQUEST),  # a cursor of another list, words that nothing can be searched for
}
"""What a list answers beside a page."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a request wants a list; columns: the fields that it wants, all without any."""

    name: str
    view: View
    form: ListFormat
    columns: tuple[str, ...]
    bom: bool

    async def answer(self, ask: Callable[[View], Awaitable[Page[T]]], row: type[T]) -> Page[T] | Response:
        """The list in the form that is wanted; ask gives a page of it."""
        columns = self._known(row)
        if self.form is ListFormat.JSON:
            page = await ask(self.view)
            return JSONResponse(_with(page, self.columns)) if self.columns else page
        first = await ask(replace(self.view, limit=LONGEST_PAGE))  # what is wrong is told before the answer begins
        rest = pages(lambda cursor: ask(replace(self.view, limit=LONGEST_PAGE, cursor=cursor)), first)
        lines = _csv(rest, columns, self.bom) if self.form is ListFormat.CSV else _jsonl(rest, self.columns)
        name = {"Content-Disposition": f'attachment; filename="{self.name}.{self.form}"'}
        return StreamingResponse(lines, media_type=MEDIA[self.form], headers=name)

    def _known(self, row: type[BaseModel]) -> tuple[str, ...]:
        """The columns of a table; those that are wanted have to be fields."""
        fields = tuple(row.model_fields)
        unknown = [name for name in self.columns if name not in fields]
        if unknown:
            told = f"no field is named {', '.join(unknown)}; there are: {', '.join(fields)}"
            raise RequestValidationError([{"loc": ("query", "fields"), "msg": told, "type": "unknown_field"}])
        return self.columns or tuple(dict.fromkeys(name for field in fields for name in _CELLS.get(field, (field,))))


# A cell holds no maps: of bodies it has the names by role, of evidence each field.
_CELLS = {"bodies": ("leads", "supports"), "evidence": CELLS, "due_evidence": ("due_quote",)}


def asked(listing: Listing[Any]) -> Callable[..., Awaitable[Asked]]:
    """What a request wants of a list, as a dependency."""
    sorts = OneOf((*listing.sorts, *(DESCENDING + name for name in listing.sorts)), negated=False)
    counted = OneOf(tuple(listing.facets), negated=False)

    async def wanted(
        sort: Annotated[
            Annotated[str, sorts] | None, Query(description="Order; with - before it the other way round.")
        ] = None,
        facet: Annotated[list[Annotated[str, counted]], Query(description="Fields to count the values of.")] = [],  # noqa: B006  # FastAPI copies it
        fields: Annotated[
            str | None, Query(max_length=1_000, description="These alone, separated by commas.", examples=["id,title"])
        ] = None,
        format: Annotated[ListFormat, Query(description="csv and jsonl give all rows.")] = ListFormat.JSON,
        bom: Annotated[bool, Query(description="A byte order mark before CSV, which Excel wants.")] = False,
        cursor: Cursor = None,
        limit: Limit = PAGE,
    ) -> Asked:
        columns = tuple(name.strip() for name in fields.split(",")) if fields else ()
        return Asked(listing.name, View(cursor, limit, sort, tuple(facet)), format, columns, bom)

    return wanted


def selection_schema() -> dict[str, Any]:
    """What stands among the document's components as Selection."""
    schema = Selection.model_json_schema(ref_template="#/components/schemas/{model}")
    schema.pop("$defs")  # pages have them too
    return schema


def _with(page: Page[Any], columns: Sequence[str]) -> dict[str, Any]:
    told = page.model_dump(mode="json")
    return told | {"items": [{name: row[name] for name in columns} for row in told["items"]]}


async def _jsonl(rows: AsyncIterator[BaseModel], columns: Sequence[str]) -> AsyncIterator[str]:
    async for row in rows:
        told = row.model_dump(mode="json")
        yield json.dumps({name: told[name] for name in columns or told}, ensure_ascii=False) + "\n"


async def _csv(rows: AsyncIterator[BaseModel], columns: Sequence[str], bom: bool) -> AsyncIterator[str]:
    yield (BOM if bom else "") + _line(columns)
    async for row in rows:
        told: dict[str, Any] = row.model_dump(mode="json")
        told |= by_role(row.bodies) if hasattr(row, "bodies") else {}
        told |= cells(getattr(row, "evidence", None))
        told["due_quote"] = (told.get("due_evidence") or {}).get("quote")
        yield _line([_cell(told[name]) for name in columns])


def _line(cells: Sequence[str]) -> str:
    into = io.StringIO()
    csv.writer(into).writerow(cells)
    return into.getvalue()


def _cell(value: Any) -> str:
    """A value in one cell; several are joined, a map is JSON."""
    match value:
        case None:
            return ""
        case list():
            return SEVERAL.join(map(_cell, value))
        case dict():
            return json.dumps(value, ensure_ascii=False)
        case bool():
            return "true" if value else "false"
        case _:
            return f"{value:g}" if isinstance(value, float) else str(value)
