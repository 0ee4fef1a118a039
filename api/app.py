"""The HTTP service: an application for given settings."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi_offline import FastAPIOffline

from api.conditional import Conditional
from api.guard.access import needs
from api.guard.admission import Admission
from api.guard.bounds import Bounded
from api.guard.hosts import AllowedHosts
from api.guard.keys import Keyring
from api.guard.rights import Right
from api.guard.strict import known_parameters
from api.intake.jobs import REQUEST_PATIENCE, open_jobs
from api.observation.metrics import Metrics
from api.observation.requests import Observed
from api.openapi.describe import describe
from api.page import add_page
from api.pictures import Pictures
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
    metrics,
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
from graph.audit import Audit
from graph.errors import SettingsError
from graph.settings import Settings
from graph.store import open_store

ROUTERS = (
    *(policies, tasks, targets, obligations, gaps, agencies, functions, indicators, cities),
    *(network, load, facts, export, changes, search, service),
)
WRITERS = (uploads, judgements)
_OF_BODIES = responses(HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
# a wrong key, too many requests, too large a head: wherever they are sent
_ANY = responses(HTTPStatus.UNAUTHORIZED, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)


def create_app(settings: Settings) -> FastAPI:
    """Make the application; its lifespan opens the store, read-only, and where there are keys one to write to."""
    keyring = Keyring(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            opened = open_store(settings, read_only=True, patience=REQUEST_PATIENCE)
            app.state.store = await stack.enter_async_context(opened)
            if _has_keys(keyring, settings):
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
    app.state.metrics, app.state.pictures = Metrics(), Pictures()
    app.state.settings, app.state.keyring, app.state.audit = settings, keyring, Audit(settings.home)
    _add_middleware(app, settings)
    add_problem_handlers(app)
    app.include_router(health.router)
    app.include_router(metrics.router, dependencies=_reading(settings))
    app.include_router(_v1(settings))
    describe(app)
    return app


def _add_middleware(app: FastAPI, settings: Settings) -> None:
    """Each is around those before it."""
    add_page(app)  # before the next, which thereby guards the page too
    app.add_middleware(Bounded)
    app.add_middleware(Conditional)
    app.add_middleware(Admission, keyring=app.state.keyring, settings=settings)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "HEAD", "OPTIONS"],
            expose_headers=["ETag", "Location", "Retry-After"],
        )
    app.add_middleware(AllowedHosts, allowed=settings.allowed_hosts)
    app.add_middleware(Startup)
    app.add_middleware(Observed, metrics=app.state.metrics)


def _has_keys(keyring: Keyring, settings: Settings) -> bool:
    """SettingsError: nobody could read."""
    if settings.read_needs_key and not keyring.may(Right.READ):
        raise SettingsError(
            "POLICYGRAPH_READ_NEEDS_KEY is set, and no key may read: policygraph keys add NAME --right read"
        )
    return bool(keyring.all())


def _reading(settings: Settings) -> list[Any]:
    """What all that reads depends on."""
    return [needs(Right.READ)] if settings.read_needs_key else []


def _v1(settings: Settings) -> APIRouter:
    router = APIRouter(prefix="/v1", dependencies=[Depends(known_parameters)], responses=_ANY)
    for module in ROUTERS:
        router.include_router(module.router, dependencies=_reading(settings))
    for module in WRITERS:
        router.include_router(module.router, responses=_OF_BODIES)
    return router
