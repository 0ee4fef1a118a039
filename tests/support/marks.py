"""Marks of lists in any system of numerals, and which of them a reader could take for one another."""

from __future__ import annotations

NUMERALS = ("c", "d", "w", "o", "p", "q", "h", "r", "R", "a", "A", "t", "f")
LIMITS = {"o": 20, "p": 20, "q": 20, "h": 10, "r": 12, "t": 10, "f": 10, "a": 26, "A": 26}


def system(mark: str) -> str:
    found = next((name for name in ("dd", *NUMERALS) if "{" + name + "}" in mark), "")
    return "d" if found in ("dd", "w") else found


def capacity(mark: str) -> int:
    return LIMITS.get(system(mark), 99)


def confusable(heading: str, mark: str) -> bool:
    """Whether a heading's mark could be taken for an item's; （一） below 一、 and any below 第一章 are usual."""
    if system(heading) != system(mark) or len(heading) > 5:
        return False
    return not (heading == "{c}、" and mark in ("（{c}）", "({c})"))


def numeral(system: str, n: int) -> str:
    tens = ("" if n // 10 == 1 else "一二三四五六七八九"[n // 10 - 1]) + "十" if n >= 10 else ""
    forms = {
        "c": tens + ("一二三四五六七八九"[n % 10 - 1] if n % 10 else ""),
        "w": str(n).translate({48 + at: 0xFF10 + at for at in range(10)}),
        "r": chr(0x215F + n),
        "R": "".join("X" * (n // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[n % 10]),
        "o": chr(0x245F + n),
        "p": chr(0x2473 + n),
        "q": chr(0x2487 + n),
        "h": chr(0x321F + n),
        "a": chr(96 + n) if n < 27 else "",
        "A": chr(64 + n) if n < 27 else "",
        "t": "甲乙丙丁戊己庚辛壬癸"[(n - 1) % 10],
        "f": "壹贰叁肆伍陆柒捌玖拾"[(n - 1) % 10],
        "dd": f"{n:02d}",
    }
    return forms.get(system, str(n))


def mark(template: str, n: int) -> str:
    for name in ("dd", *NUMERALS):
        template = template.replace("{" + name + "}", numeral(name, n))
    return template
