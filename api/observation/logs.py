"""How the service's log looks: a line each, as text or as JSON, on stderr; times in UTC."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any

from api.observation.log_forms import LogForm


class _Lines(logging.Formatter):
    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802  # logging's name
        """The time of a line."""
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class JsonLines(_Lines):
    """An object a line: time, level, logger, what is known of a request or else the message, and where an error was."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        told: dict[str, Any] = {"time": self.formatTime(record), "level": record.levelname, "logger": record.name}
        request = getattr(record, "request", None)
        told |= request or {"message": record.getMessage()}
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


class TextLines(_Lines):
    """Time, level, logger, message."""

    def __init__(self) -> None:
        """With that form."""
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")


def log_config(form: LogForm, level: str) -> dict[str, Any]:
    """What logging.config.dictConfig takes: level (such as info) of requests and the server; warnings of all others."""
    formatter = JsonLines if form is LogForm.JSON else TextLines
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": formatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"level": "WARNING", "handlers": ["stderr"]},
        "loggers": {name: {"level": level.upper()} for name in ("policygraph", "uvicorn")},
    }
