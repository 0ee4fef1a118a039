"""`python -m cli` is `policygraph`, where its program is not on the path."""

from __future__ import annotations

from cli.main import app

app(prog_name="policygraph")
