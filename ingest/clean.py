"""The one text that every offset refers to: line ends made equal, control marks gone.

Nothing else is altered, so that a quote can be found in the document as its reader sees it.
"""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\r\n?")
_UNWANTED = re.compile("[\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]")


def clean(text: str) -> str:
    """Return text with CRLF and CR as LF, without byte order marks and control characters other than LF and TAB."""
    return _UNWANTED.sub("", _LINE_END.sub("\n", text))
