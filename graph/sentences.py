"""The sentence that words stand in."""

from __future__ import annotations

_ENDS = "。!?！？\n"
WIDEST = 400
"""Code points of a sentence before the words, and after them: of text that runs together no more is taken."""


def sentence(whole: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentences that hold whole[start:end], without white space around."""
    least, most = max(0, start - WIDEST), min(len(whole), end + WIDEST)
    first = max(max((whole.rfind(letter, least, start) for letter in _ENDS), default=-1) + 1, least)
    after = [at for letter in _ENDS if (at := whole.find(letter, max(start, end - 1), most)) >= 0]
    last = min(after, default=most - 1) + 1
    while first < start and whole[first].isspace():
        first += 1
    while last > end and whole[last - 1].isspace():
        last -= 1
    return first, last
