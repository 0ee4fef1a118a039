"""Why a service did not start, in one line of its log."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.errors import PolicygraphError

_FAILED = "lifespan.startup.failed"


class Startup:
    """ASGI middleware: of an error of ours the server logs what it says, not where in the program it was raised."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; a failed start is told once its error is known."""
        if scope["type"] != "lifespan":
            await self._app(scope, receive, send)
            return
        failed: list[Message] = []

        async def sent(message: Message) -> None:
            if message["type"] == _FAILED:
                failed.append(message)
            else:
                await send(message)

        try:
            await self._app(scope, receive, sent)
        except PolicygraphError as error:
            failed = [{"type": _FAILED, "message": str(error)} for _ in failed]
            raise
        finally:
            for message in failed:
                await send(message)
