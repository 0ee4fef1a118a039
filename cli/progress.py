"""A bar on a terminal: how much is done, how fast, and how long it will take; lines of text go above it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, Task, TaskID


class Shown:
    """A bar that is shown; made by shown."""

    def __init__(self, progress: Progress, bar: TaskID) -> None:
        """Progress: with this bar alone."""
        self._progress, self._bar = progress, bar

    def speak(self, line: str) -> None:
        """Print a line on stderr."""
        self._progress.console.print(line, highlight=False, markup=False, soft_wrap=True)

    def completed(self, count: int) -> None:
        """Show that so many are done."""
        self._progress.update(self._bar, completed=count)


@contextmanager
def shown(what: str, total: int) -> Iterator[Shown]:
    """Show a bar on stderr, where that is a terminal, while the context lasts."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    class Speed(TextColumn):
        def __init__(self) -> None:
            super().__init__("")

        def render(self, task: Task):  # type: ignore[no-untyped-def]  # rich's own type is not needed elsewhere
            from rich.text import Text

            return Text(f"{task.speed:.1f} a second" if task.speed else "")

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Speed(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=60) as progress:
        yield Shown(progress, progress.add_task(what, total=total))
