"""Which policygraph this is."""

from __future__ import annotations

import platform

import typer


def print_version(wanted: bool) -> None:
    """Print the versions of the package, of the extractor (with a hash of what it reads with), of Python; then end."""
    if not wanted:
        return
    from importlib.metadata import version

    from ingest.version import extractor

    typer.echo(f"policygraph {version('policygraph')}, extractor {extractor()}, Python {platform.python_version()}")
    raise typer.Exit
