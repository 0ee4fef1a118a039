"""Pictures of the network that were arranged, kept as long as the graph is the same: all who look get the same one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Annotated, Any, TypeVar, cast

from fastapi import Depends, Request

T = TypeVar("T")
_MOST_KEPT = 32
_AT_ONCE = 2  # processes that arrange


class Pictures:
    """Answers by the version of the store and what was asked; who asks for one that is being made waits for it."""

    def __init__(self) -> None:
        """None is kept yet."""
        self._kept: dict[Hashable, asyncio.Task[Any]] = {}
        self._room = asyncio.Semaphore(_AT_ONCE)

    async def of(self, version: int | None, asked: Hashable, make: Callable[[], Awaitable[T]]) -> T:
        """What make gives, made once a version; where the store tells no version it is made anew. Errors as of make."""
        key = (version, asked)
        task = self._kept.pop(key, None)
        if task is None or (task.done() and (task.cancelled() or task.exception())):
            task = asyncio.create_task(self._make(make))
        if version is not None:
            self._kept[key] = task  # behind those that were asked for longer ago
            while len(self._kept) > _MOST_KEPT:
                del self._kept[next(iter(self._kept))]
        return cast(T, await asyncio.shield(task))

    async def _make(self, make: Callable[[], Awaitable[T]]) -> T:
        async with self._room:
            return await make()


async def _pictures(request: Request) -> Pictures:
    return cast(Pictures, request.app.state.pictures)


PicturesDep = Annotated[Pictures, Depends(_pictures)]
