"""A sketch from standard input, its places to standard output, both as JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from graph.drawing.arranging import arrange
from graph.drawing.sketch import Sketch


def main() -> None:
    """Arrange what is given."""
    given = json.load(sys.stdin)
    links = tuple((one, other, weight) for one, other, weight in given["links"])
    json.dump(asdict(arrange(Sketch(tuple(given["ids"]), tuple(given["loads"]), links))), sys.stdout)


if __name__ == "__main__":
    main()
