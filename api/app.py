"""The HTTP service: an application for given settings."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib.metadata import version

from fastapi import APIRouter, FastAPI
from fastapi_offline import FastAPIOffline

from api.page import add_page
from api.problems import add_problem_handlers, responses
from api.routes import agencies, cities, facts, health, indicators, network, policies, tasks
from graph.settings import Settings
from graph.store import open_store

ROUTERS = (policies, tasks, agencies, indicators, cities, network, facts)


def create_app(settings: Settings) -> FastAPI:
    """Make the application; its lifespan opens the store, read-only, and closes it."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_store(settings, read_only=True) as store:
            app.state.store = store
            yield

    app = FastAPIOffline(
        title="policygraph 政策图谱",
        version=version("policygraph"),
        description="Who must do what, by when, to what figure: policy documents as a graph.",
        lifespan=lifespan,
        redoc_url=None,
        responses=responses(HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE),
    )
    app.state.settings = settings
    add_problem_handlers(app)
    app.include_router(health.router)
    app.include_router(_v1())
    add_page(app)
    return app


def _v1() -> APIRouter:
    router = APIRouter(prefix="/v1")
    for module in ROUTERS:
        router.include_router(module.router)
    return router
