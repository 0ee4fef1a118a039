"""How well 500 layouts made by chance are read: task and responsibility, in the mean, at least, and by form.

    .venv/bin/python benchmarks/layouts.py [--count 500] [--seed 0] [--worst 10] [--show NAME]

Goal: 0.97 in the mean, none below 0.85. The documents whose contents are composed are those of POLICYGRAPH_ANSWERED.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))

import answered
from contents import contents
from layouts import Composition, compose

from ingest.evaluation.score import Score, evaluate
from ingest.formats.read import from_text

FIELDS = ("task", "responsibility", "edge", "place", "title", "deadline")
FLOOR = 0.85
Read = tuple[Composition, dict[str, Score]]


def read(composition: Composition) -> dict[str, Score]:
    """All zeros where the extraction fails."""
    try:
        source = from_text(composition.text, composition.gold["document"])
        given = answered.reader(composition.document)(source).model_dump(mode="json")
    except Exception as error:
        print(f"{composition.name}: {type(error).__name__}: {error}", file=sys.stderr)
        return {name: Score(0, 1, 1) for name in FIELDS}
    return evaluate(composition.gold, given, composition.text).scores


def forms(composition: Composition) -> Iterable[str]:
    """What a composition's layout is, for the table by form."""
    plan = composition.layout
    yield f"table: {plan['table']}" if plan["table"] else f"statement: {plan['statement']}"
    if not plan["table"]:
        names = ("bullet", "mark_alone", "title_alone", "wrapped", "joined", "units_first", "card", "closed")
        yield from (name for name in names if plan[name])
    yield f"document: {composition.document[:24]}"


def line(name: str, found: list[Read]) -> str:
    values = {field: [scores[field].f1 for _, scores in found] for field in FIELDS}
    low = sum(min(scores["task"].f1, scores["responsibility"].f1) < FLOOR for _, scores in found)
    means = " ".join(f"{mean(some):14.3f}" for some in values.values())
    return f"{name:34} {len(found):5} {means} {low:6}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--worst", type=int, default=10, help="name so many of the worst")
    parser.add_argument("--show", help="print one composition and its answer instead")
    arguments = parser.parse_args()
    made = compose(contents(answered.documents()), arguments.count, arguments.seed)
    if arguments.show:
        one = next(one for one in made if one.name == arguments.show)
        print(one.text, json.dumps(one.gold, ensure_ascii=False, indent=1), sep="\n")
        return
    report([(one, read(one)) for one in made], arguments.worst)


def report(found: list[Read], worst: int) -> None:
    print(f"{'':34} {'count':>5} " + " ".join(f"{field:>14}" for field in FIELDS) + f" {'<' + str(FLOOR):>6}")
    for name in sorted({form for one, _ in found for form in forms(one)}):
        print(line(name, [pair for pair in found if name in forms(pair[0])]))
    print(line("all", found))
    ordered = sorted(found, key=lambda pair: min(pair[1]["task"].f1, pair[1]["responsibility"].f1))
    for one, scores in ordered[:worst]:
        print(f"{one.name}: task {scores['task'].f1:.2f}, responsibility {scores['responsibility'].f1:.2f}")


if __name__ == "__main__":
    main()
