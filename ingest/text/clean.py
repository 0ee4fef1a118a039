"""The one text that every offset refers to: line ends made equal, control marks gone.

Nothing else is altered, so that a quote can be found in the document as its reader sees it.
"""

from __future__ import annotations

from ingest.text import patterns as raw


def clean(text: str) -> str:
    """Return text with CRLF and CR as LF, without byte order marks and control characters other than LF and TAB."""
    return raw.UNWANTED.regex.sub("", raw.LINE_END.regex.sub("\n", text))
