"""The service's OpenAPI document as web/openapi.json holds it: the page's types are made from that file.

After a change of a route or a row: `python -P -m api.openapi.schema > web/openapi.json` (a test compares the two).
"""

from __future__ import annotations

import json
import sys

from api.app import create_app
from graph.settings import Settings


def document() -> str:
    """The document as JSON text, the same for the same routes; without the version, which is no part of the types."""
    found = create_app(Settings(neo4j_uri=None)).openapi()
    found["info"] = {"title": found["info"]["title"], "version": "0"}
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
