"""All fitted weights that one extraction reads with: those that are shipped, or those of a fold in cross-validation."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from pathlib import Path

from ingest.facts.judges import FittedJudge, fitted
from ingest.weights import Weights, load


@dataclass(frozen=True)
class Models:
    """layout: what a node of the outline is; subjects: whether a list of bodies is the subject of its clause.

    figures, milestones: whether a number, a dated clause is a target.
    """

    layout: Weights
    subjects: Weights
    figures: Weights
    milestones: Weights

    @cached_property
    def judge(self) -> FittedJudge:
        """Decides what is a target."""
        return fitted(self.figures, self.milestones)


def write(models: Models, folder: Path) -> list[Path]:
    """Write each of the models' weights as a file of the folder, named like its field."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{field.name}.tsv" for field in fields(models)]
    for path in paths:
        path.write_text("\n".join(getattr(models, path.stem).lines()) + "\n", encoding="utf-8", newline="\n")
    return paths


@lru_cache(maxsize=1)
def shipped() -> Models:
    """The weights of data/models."""
    return Models(*(load(field.name) for field in fields(Models)))
