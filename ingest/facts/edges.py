"""Who leads and who supports a task: from its statements, else from its running text, to edges (guide, 3.6)."""

from __future__ import annotations

from ingest.facts.actors import ACTOR, Part, parts
from ingest.facts.known import tells_duties
from ingest.facts.model import Edge
from ingest.layout.responsibility import Statement
from ingest.layout.tasks import TaskSpan
from ingest.models import Models
from ingest.text.normalised import NormalisedText
from ingest.values.bodies import Body, is_collective


def bodies_of(
    doc: NormalisedText, span: TaskSpan, models: Models, known: frozenset[str]
) -> tuple[Statement | None, list[Part]]:
    """The task's statement (several are one), and, where it has none, who leads, helps or acts in its words.

    known: names that other tasks' statements have.
    """
    if span.statements:
        return _joined(span.statements), []
    return None, parts(doc, span.pieces, models.subjects, known, duties=tells_duties(doc, span))


def _joined(statements: list[Statement]) -> Statement:
    whole = Statement(statements[0].start, statements[-1].end, statements[0].rule)
    for statement in statements:
        whole.take(statement)
    return whole


def names(doc: NormalisedText, found: list[Body]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(doc.name(*unit) for unit in found))


def of_role(running: list[Part], role: str) -> list[Body]:
    return [part.body for part in running if part.role == role]


def edges(doc: NormalisedText, statement: Statement | None, running: list[Part]) -> list[Edge]:
    """What the lists mean (guide, 3.6); running: the bodies of a task without a statement, with how sure each is."""
    if statement is not None:
        return _stated(doc, statement)
    said = Statement(0, 0, "responsibility.running")
    for part in running:
        if part.role != ACTOR:
            said.add(part.role, [part.body])
    made = _stated(doc, said) + [
        _edge(doc, unit, "SUPPORTS" if _collective(doc, unit) else "LEADS", "subject", "responsibility.subject")
        for unit in _once(doc, of_role(running, ACTOR))
    ]
    sure = {doc.span(*part.body): part.sure for part in reversed(running)}
    return [edge.model_copy(update={"confidence": round(sure[edge.start, edge.end], 3)}) for edge in made]


def _stated(doc: NormalisedText, statement: Statement) -> list[Edge]:
    """Leaders lead and the others support; without a leader the first does, but no collective by inference."""
    leads, others = _once(doc, statement.leads), _once(doc, statement.responsible)
    if leads or not others or _collective(doc, others[0]):
        made = [_edge(doc, unit, "LEADS", "explicit", statement.rule) for unit in leads]
        return made + [_edge(doc, unit, "SUPPORTS", "explicit", statement.rule) for unit in others]
    basis = "sole" if len(others) == 1 else "first_listed"
    first = _edge(doc, others[0], "LEADS", basis, statement.rule)
    return [first, *(_edge(doc, unit, "SUPPORTS", "explicit", statement.rule) for unit in others[1:])]


def _once(doc: NormalisedText, found: list[Body]) -> list[Body]:
    names: dict[str, Body] = {}
    for unit in found:
        names.setdefault(doc.name(*unit), unit)
    return list(names.values())


def _collective(doc: NormalisedText, unit: Body) -> bool:
    return is_collective(doc.normal[slice(*unit)])


def _edge(doc: NormalisedText, unit: Body, role: str, basis: str, rule: str) -> Edge:
    start, end = doc.span(*unit)
    return Edge.model_validate(
        {
            "surface": doc.name(*unit),
            "role": role,
            "basis": basis,
            "quote": doc.text[start:end],
            "start": start,
            "end": end,
            "rule": rule,
        }
    )
