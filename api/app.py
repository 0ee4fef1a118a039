"""The HTTP service: an application for given settings."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from http import HTTPStatus
from importlib.metadata import version

from fastapi import APIRouter, Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi_offline import FastAPIOffline

from api.conditional import Conditional
from api.hosts import AllowedHosts
from api.jobs import REQUEST_PATIENCE, open_jobs
from api.openapi import describe
from api.page import add_page
from api.problems import add_problem_handlers, responses
from api.routes import (
    agencies,
    changes,
    cities,
    export,
    facts,
    functions,
    gaps,
    health,
    indicators,
    judgements,
    load,
    network,
    obligations,
    policies,
    search,
    service,
    targets,
    tasks,
    uploads,
)
from api.startup import Startup
from api.strict import known_parameters
from graph.settings import Settings
from graph.store import open_store

ROUTERS = (
    *(policies, tasks, targets, obligations, gaps, agencies, functions, indicators, cities),
    *(network, load, facts, export, changes, search, service, uploads, judgements),
)


def create_app(settings: Settings) -> FastAPI:
    """Make the application; its lifespan opens the store, read-only, and with a key a second one, to write."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            opened = open_store(settings, read_only=True, patience=REQUEST_PATIENCE)
            app.state.store = await stack.enter_async_context(opened)
            if settings.api_key is not None:
                app.state.jobs = await stack.enter_async_context(open_jobs(settings))
            yield

    app = FastAPIOffline(
        title="policygraph 政策图谱",
        version=version("policygraph"),
        description="Who must do what, by when, to what figure: policy documents as a graph.",
        lifespan=lifespan,
        redoc_url=None,
        responses=responses(HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE),
        generate_unique_id_function=lambda route: route.name,  # what generated clients call their functions
    )
    app.state.settings = settings
    add_page(app)  # before the next, which thereby guards the page too
    app.add_middleware(Conditional)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "HEAD", "OPTIONS"],
            expose_headers=["ETag", "Location", "Retry-After"],
        )
    app.add_middleware(AllowedHosts, allowed=settings.allowed_hosts)
    app.add_middleware(Startup)
    add_problem_handlers(app)
    app.include_router(health.router)
    app.include_router(_v1())
    describe(app)
    return app


def _v1() -> APIRouter:
    router = APIRouter(prefix="/v1", dependencies=[Depends(known_parameters)])
    for module in ROUTERS:
        router.include_router(module.router)
    return router
