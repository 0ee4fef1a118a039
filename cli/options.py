"""Options that several commands take."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

import typer

from api.roles import RoleName

# The same as in graph.records, which is slow to import.
BasisName = Literal["explicit", "sole", "first_listed", "subject"]
StatusName = Literal["planned", "reported"]


class GapName(StrEnum):
    """What a task may lack: the same as in graph.read.tasks."""

    NO_OWNER = "no_owner"
    NO_LEAD = "no_lead"
    NO_DATE = "no_date"
    NO_FIGURE = "no_figure"


SEVERAL = "Again for another: any of them; ~NAME leaves it out."
Agency = Annotated[list[str] | None, typer.Option(help=f"Agency: id, or any name that means one. {SEVERAL}")]
Function = Annotated[list[str] | None, typer.Option(help=f"What agencies are for: 税务, in all places. {SEVERAL}")]
Words = Annotated[str | None, typer.Option("-q", help="Words of the text.")]
City = Annotated[
    list[str] | None, typer.Option(help=f"Division: name, path 省/市/区县 or code, with all below it. {SEVERAL}")
]
Indicator = Annotated[
    list[str] | None, typer.Option(help=f"Indicator: id or name, in all its kinds of unit. {SEVERAL}")
]
Policy = Annotated[list[str] | None, typer.Option(help=f"Policy: id, title or 文号. {SEVERAL}")]
Role = Annotated[RoleName | None, typer.Option(help="The agency's part in the task.")]
Basis = Annotated[BasisName | None, typer.Option(help="What its part rests on.")]
StatusOption = Annotated[StatusName | None, typer.Option(help="Planned, or told as done.")]
AcrossReforms = Annotated[bool, typer.Option(help="With what the function took over, and what took it over.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day, such as 2022-12-31.")]

Sort = Annotated[str | None, typer.Option(help="Order, such as due; -due the other way round. A wrong one lists all.")]
Sure = Annotated[
    float, typer.Option(min=0, max=1, help="Facts of less confidence are left out, of what is listed and counted.")
]
