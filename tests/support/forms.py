"""The forms that a composition can take: paragraphs with statements in some place, and tables of some order."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from contents import Item

NOTHING = "——"
SQUARE = ("【", "[", "［", "〔", "〖")


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with the mark, number, date, roles and headings that its layout gives it."""

    item: Item
    mark: str
    number: str | None
    date: str
    deadline: str | None
    leads: tuple[str, ...]
    others: tuple[str, ...]
    path: tuple[str, ...]


def running(placed: Sequence[Placed], plan: dict[str, Any]) -> list[str]:
    """Paragraphs of a document without a table."""
    paragraphs: list[str] = []
    above: tuple[str, ...] = ()
    for n, one in enumerate(placed):
        if one.path != above:
            above = one.path
            paragraphs.append(one.path[-1])
        if plan["paged"] and n and n % 6 == 0:
            paragraphs.append(f"- {n // 6 + 1} -")
        paragraphs += _item(one, plan)
    return paragraphs


def _item(one: Placed, plan: dict[str, Any]) -> list[str]:
    """The paragraphs of one item: mark, headline, words, statement."""
    kind, said = plan["statement"], _statement(one, plan)
    words = _words(one, plan)
    if plan["mark_alone"]:
        words = [one.mark.rstrip(), *words]
    elif one.mark:
        blank = " " if plan["bullet"] or (one.mark[-1].isalnum() and not one.mark.endswith(" ")) else ""
        words[0] = f"{one.mark}{blank}{words[0]}"
    if kind in ("bracket", "inline") or (kind == "said" and plan["attached"]):
        return [*words[:-1], words[-1] + "".join(said)]
    if plan["units_first"] and len(words) > 1:
        return [*words[:-1], *said, words[-1]]
    return [*words, *said]


def _words(one: Placed, plan: dict[str, Any]) -> list[str]:
    item, labels, colon = one.item, plan["labels"], plan["colon"]
    if plan["card"]:
        named = [f"{labels['name']}{colon}{item.title}"]
        return [*named, f"{labels['text']}{colon}{item.text}"] if item.text else named
    return [item.title, item.text] if plan["title_alone"] and item.text else [sentence(item)]


def sentence(item: Item) -> str:
    """Headline and explanation in one paragraph."""
    return f"{item.title}。{item.text}"


def _statement(one: Placed, plan: dict[str, Any]) -> list[str]:
    """The statement in the document's manner, as paragraphs; one that stands behind the words is a single string."""
    kind, (left, right) = plan["statement"], plan["bracket"].split("|")
    parts = _parts(one, plan)
    labelled = [f"{label}{plan['colon']}{content}" for label, content in parts]
    if kind == "said":
        return [f"{left}{_said(one, plan)}{right}"]
    if kind == "tagged":
        left, right = (left, right) if left in SQUARE else ("【", "】")
        return [f"{left}{label}{right}{content}" for label, content in parts]
    if kind == "split":
        return [line for part in parts for line in part]
    if kind == "lines":
        return labelled
    joined = plan["between"].join(labelled)
    return [f"{left}{joined}{right}" if kind == "bracket" else joined]


def _parts(one: Placed, plan: dict[str, Any]) -> list[tuple[str, str]]:
    """Label and content of each part of a statement."""
    labels, separator = plan["labels"], plan["units"]
    parts = [(labels["lead"], separator.join(one.leads))] if one.leads else []
    if one.others:
        label = labels["support"] if plan["two_roles"] else labels["responsible"]
        parts.append((label, separator.join(one.others)))
    return [*parts, (labels["deadline"], one.date)] if one.date else parts


def _said(one: Placed, plan: dict[str, Any]) -> str:
    """X牵头，Y配合 in words."""
    lead, others = "、".join(one.leads), "、".join(one.others)
    if plan["two_roles"]:
        said = plan["said"].format(lead=lead, support=others) if others else f"{lead}牵头"
    else:
        said = plan["all_said"].format(all=others) if others else f"{lead}负责"
    return f"{said}，{one.date.removesuffix('完成')}完成" if one.date else said


def table(placed: Sequence[Placed], plan: dict[str, Any], chance: random.Random) -> list[str]:
    """Rows with a head, one cell a line, parted by tabs, or by bars."""
    order = plan["columns"]
    rows = [[plan["labels"][name] for name in order]]
    rows += [[_cell(one, name, plan, chance) for name in order] for one in placed]
    if plan["table"] == "tabs":
        return ["\t".join(row) for row in rows]
    if plan["table"] == "bars":
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return [lines[0], "|" + " --- |" * len(order), *lines[1:]]
    return [cell for row in rows for cell in row]


def _cell(one: Placed, column: str, plan: dict[str, Any], chance: random.Random) -> str:
    separator = plan["units"]
    cells = {
        "number": one.mark.strip(),
        "name": one.item.title if "text" in plan["columns"] else sentence(one.item),
        "text": one.item.text,
        "lead": separator.join(one.leads) or NOTHING,
        "support": separator.join(one.others) or NOTHING,
        "responsible": separator.join(one.others) or NOTHING,
        "deadline": one.date or NOTHING,
    }
    return cells[column] if column in cells else str(chance.choice(plan["persons"]))
