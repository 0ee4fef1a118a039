"""What changed in the graph, for who keeps a copy of it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.deps import Cursor, Limit, StoreDep
from api.problems import responses
from graph import read
from graph.read.changes import Changes
from graph.read.paging import PAGE

router = APIRouter(prefix="/changes", tags=["service"])
Since = Annotated[
    int,
    Query(
        ge=0,
        description="Version of the store that is known: `until` of the last answer; 0 for all that there is.",
        examples=[0],
    ),
]
_EXAMPLE = {
    "items": [
        {"version": 12, "kind": "task", "id": "t94bf5b1ab9b5c0e2", "change": "removed", "now": "t1d25d1c42d3ab0c1"},
        {
            "version": 12,
            "kind": "city",
            "id": "辽宁省/营口市",
            "change": "changed",
            "properties": {"adcode": "210800", "level": "city", "name": "营口市"},
            "edges": [
                {
                    "kind": "edge:PART_OF",
                    "id": "辽宁省/营口市-辽宁省",
                    "from": "辽宁省/营口市",
                    "to": "辽宁省",
                    "properties": {},
                }
            ],
        },
    ],
    "until": 12,
    "next_cursor": None,
}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "What went and what is there now, by the version that it has been so since.",
        "content": {"application/json": {"example": _EXAMPLE}},
    },
    **responses(HTTPStatus.BAD_REQUEST),
}


@router.get("", responses=_ANSWERS)
async def list_changes(store: StoreDep, since: Since, cursor: Cursor = None, limit: Limit = PAGE) -> Changes:
    """What was added, changed and removed after a version of the store, in the order of the writes.

    Take the pages until `next_cursor` is null, then ask again with `since` = `until`. Of a `changed` row keep the node
    and its edges in place of what is known of its kind and id, of a `removed` one nothing; a row may come again as it
    was, and one of what is not known may be left out. The text of a policy is not in it: /v1/policies/{id}/text has it,
    and it is another one only where the policy's row came. 400: the store has not come to that version, or the cursor
    is of another question.
    """
    return await read.changes(store, since, cursor, limit)
