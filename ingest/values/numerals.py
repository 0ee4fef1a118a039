"""Chinese numerals and figures: 二十一 → 21, 16.1万 → 161000, 三分之一 → 33.33 (%), 四成 → 40 (%)."""

from __future__ import annotations

from decimal import Decimal

DIGITS = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}


def chinese(text: str) -> int:
    """The value of a Chinese numeral; also read digit by digit (二〇二五 → 2025); 万 alone is ten thousand.

    Raises KeyError for a letter that is no numeral.
    """
    if len(text) > 1 and not any(letter in TENS or letter in MYRIADS for letter in text):
        return int("".join(str(DIGITS[letter]) for letter in text))
    total = section = digit = 0
    for letter in f"一{text}" if text[:1] in MYRIADS else text:
        if letter in MYRIADS:
            total, section, digit = (total + section + digit) * MYRIADS[letter], 0, 0
        elif letter in TENS:
            section, digit = section + (digit or 1) * TENS[letter], 0
        else:
            digit = DIGITS[letter]
    return total + section + digit


def figure(text: str) -> Decimal:
    """The value of a figure as patterns.figures finds it: digits or numerals, 余/多 dropped, 万 and 亿 expanded."""
    bare = text.replace(",", "").strip("余多约近来几")
    scale = Decimal(1)
    bare = bare.replace("余", "").replace("多", "").replace("来", "")
    while bare and bare[-1] in "百千万亿" and bare[0].isdigit():
        scale *= TENS.get(bare[-1]) or MYRIADS[bare[-1]]
        bare = bare[:-1]
    return scale * (Decimal(bare) if bare[0].isdigit() else Decimal(chinese(bare)))


def percent(parts: str, whole: str) -> Decimal:
    """The value of 三分之一 in per cent, two decimals: 33.33."""
    return (100 * figure(parts) / figure(whole)).quantize(Decimal("0.01"))


def plain(value: Decimal) -> float:
    """A JSON number: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
