"""What agencies are for (条线), over all places."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import AcrossReforms, MinConfidence, StoreDep
from api.problems import BY_NAME
from graph import read
from graph.read.agencies import AgencyRow
from graph.read.functions import FunctionRow
from ingest.identity.functions import asked
from ingest.identity.resolver import id_of

router = APIRouter(prefix="/functions", tags=["agencies"])


@router.get("")
async def list_functions(store: StoreDep, min_confidence: MinConfidence = 0) -> list[FunctionRow]:
    """All functions of agencies, with what took them over; /v1/tasks?function= gives their tasks."""
    return await read.functions(store, min_confidence=min_confidence)


@router.get("/{name}/agencies", responses=BY_NAME)
async def list_function_agencies(
    store: StoreDep, name: str, across_reforms: AcrossReforms = False, min_confidence: MinConfidence = 0
) -> list[AgencyRow]:
    """The agencies of a function by place, with the tasks that each leads and supports."""
    names = asked(await id_of(store, "function", name), across_reforms)
    return await read.function_agencies(store, names, min_confidence=min_confidence)
