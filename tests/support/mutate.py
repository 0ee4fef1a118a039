"""Texts made hostile: one seeded mutator of real documents, and the worst cases that were ever seen.

A mutated text is still mostly a document: enumerators, brackets and lines are taken away, doubled and swapped,
fragments repeated, control and zero-width characters put in, figures made endless. Nothing that a reader is given may
end it, or cost more than its length explains.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

ENUMERATORS = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,3}[.．、)）]|第[一二三四五六七八九十]{1,3}[条章节]|[①-⑩]"
)
BRACKETS = "（）()【】〔〕《》“”「」"
INVISIBLE = "\u200b\u200d\u2060\ufeff\u00ad\u202e\x00\x07\x1b\x7f\x85\u2028\ud800\U000e0041\u0301\u3000\u00a0"
ODD = (
    "（一）（二）",
    "一、二、三、",
    "第条",
    "（",
    "）",
    "：",
    "：：",
    "——",
    "、、",
    "；；",
    "\t\t",
    "| |",
    "|",
    "#",
    "# ",
)
LONG_FIGURE = 4301
"""One digit more than Python turns into an int by itself."""
Change = Callable[[str, random.Random], str]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A hostile text; changes names what was done to which document."""

    name: str
    text: str
    changes: tuple[str, ...]


def mutants(texts: Sequence[tuple[str, str]], count: int, seed: int) -> Iterator[Mutant]:
    """Mutants of named texts (name, text), which take turns; the same for the same texts, count and seed."""
    for at in range(count):
        chance = random.Random(f"{seed}-{at}")
        name, text = texts[at % len(texts)]
        chosen = [chance.choice(list(CHANGES)) for _ in range(chance.randint(1, 5))]
        for change in chosen:
            text = CHANGES[change](text, chance)
        yield Mutant(f"{seed}-{at} {name}", text, tuple(chosen))


def _edit_marks(text: str, chance: random.Random) -> str:
    """Delete, double or swap a tenth of the enumerators."""
    found = [match.group() for match in ENUMERATORS.finditer(text)] or [""]
    ways = (
        lambda mark: "",
        lambda mark: mark * 2,
        lambda mark: mark + chance.choice(found),
        lambda mark: chance.choice(found),
    )
    return ENUMERATORS.sub(lambda m: chance.choice(ways)(m.group()) if chance.random() < 0.1 else m.group(), text)


def _edit_brackets(text: str, chance: random.Random) -> str:
    """Delete, double or turn a fifth of the brackets."""

    def edit(letter: str) -> str:
        if letter not in BRACKETS or chance.random() > 0.2:
            return letter
        return chance.choice(("", letter * 2, chance.choice(BRACKETS)))

    return "".join(map(edit, text))


def _edit_lines(text: str, chance: random.Random) -> str:
    """Delete, double, swap, join and empty lines."""
    lines = text.split("\n")
    for _ in range(max(1, len(lines) // 10)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                lines[at] = ""
            case 1:
                lines.insert(at, lines[other])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] += lines[other]
            case _:
                lines[at] = lines[at][: len(lines[at]) // 2] + "\n" + lines[at][len(lines[at]) // 2 :]
    return "\n".join(lines)


def _repeat_fragment(text: str, chance: random.Random) -> str:
    """A fragment of up to 60 letters, up to a hundred times."""
    at, length = chance.randrange(len(text) or 1), chance.randint(1, 60)
    return text[:at] + text[at : at + length] * chance.randint(2, 100) + text[at:]


def _insert(text: str, chance: random.Random, pieces: Sequence[str], share: int) -> str:
    """Pieces at places by chance, one for so many letters."""
    places = sorted(chance.randrange(len(text) + 1) for _ in range(len(text) // share + 1))
    made, last = [], 0
    for place in places:
        made += [text[last:place], chance.choice(pieces)]
        last = place
    return "".join([*made, text[last:]])


def _insert_invisible(text: str, chance: random.Random) -> str:
    return _insert(text, chance, INVISIBLE, 200)


def _insert_odd(text: str, chance: random.Random) -> str:
    return _insert(text, chance, ODD, 300)


def _lengthen_figure(text: str, chance: random.Random) -> str:
    """One figure of 4,301 digits, with whatever unit stands behind it."""
    figures = list(re.finditer(r"\d+|[一二三四五六七八九十百千万亿]+", text))
    if not figures:
        return text + "9" * LONG_FIGURE + "%"
    one = chance.choice(figures)
    digit = chance.choice(("9", "0", "一", "九", "万", "１"))
    return text[: one.start()] + digit * LONG_FIGURE + text[one.end() :]


def _number_on(text: str, chance: random.Random) -> str:
    """A numbered list that goes on beyond 999."""
    first = chance.choice((1, 990, 99_990))
    return text + "".join(f"\n{n}.推进第{n}项工作。责任单位：市财政局。" for n in range(first, first + 40))


def _double_marks(text: str, chance: random.Random) -> str:
    """Two enumerators and nothing between them."""
    return _insert(text, chance, (DOUBLED, "（一）（二）", "一、（一）1.", "1.2.3.", "①②"), 800)


def _cut(text: str, chance: random.Random) -> str:
    """A document that begins or ends anywhere."""
    a, b = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
    return text[a:b] or text


def _lose_lines(text: str, chance: random.Random) -> str:
    return text.replace("\n", chance.choice(("", " ", "\r", "\n\n", "\t", "\u2028")))


DOUBLED = "（一）（二）推进改革。责任单位：市财政局。"
CHANGES: dict[str, Change] = {
    "marks": _edit_marks,
    "brackets": _edit_brackets,
    "lines": _edit_lines,
    "repeat": _repeat_fragment,
    "invisible": _insert_invisible,
    "odd": _insert_odd,
    "long figure": _lengthen_figure,
    "beyond 999": _number_on,
    "doubled marks": _double_marks,
    "cut": _cut,
    "lost lines": _lose_lines,
}


def heaps(count: int, seed: int) -> Iterator[Mutant]:
    """Pieces that documents are made of, in any order and number: no document at all."""
    marks = ["一、", "(一)", "1.", "一是", "附件:", "专栏1", "#", "序号\n任务\n牵头单位\n"]
    words = ["牵头单位:", "责任单位:", "区局", "由", "负责", "2020年底前", "达到90%", "1,000", "0", "……"]
    pieces = [*"(),、。\n《》“\t|　", *marks, *words]
    for at in range(count):
        chance = random.Random(f"{seed}-{at}")
        chosen = chance.choices(pieces, k=chance.randint(1, 6))
        heap = "".join(chance.choices(chosen, k=chance.randint(1, 400)))
        yield Mutant(f"{seed}-{at}", heap + chance.choice(pieces) * chance.randint(0, 300), ("heap",))


def worst_cases(scale: float = 1) -> Iterator[tuple[str, str]]:
    """Name and text of each case of text that was seen to end a reader or to take it beyond its length.

    scale: 1 for the lengths at which they were seen, less for a quick look.
    """

    def times(count: int) -> int:
        return max(1, int(count * scale))

    yield "one figure again and again", "企业开办时间压缩至1天、" * times(3_000)
    yield "headings without an end", "# 一\n" * times(14_000)
    yield "an entry of the contents again and again", "目录\n" + "一、加强组织领导\n" * times(16_000)
    yield "two marks and nothing between", DOUBLED
    yield "two marks in a document", f"某市工作方案\n\n{DOUBLED}\n（三）完善服务。\n"
    yield "a figure of 4,301 digits", f"某市工作方案\n一、主要任务\n1.办结率达到{'9' * LONG_FIGURE}%以上。\n"
    yield "a Chinese figure of 4,301 digits", f"某市工作方案\n一、主要任务\n1.新增{'一' * LONG_FIGURE}个站点。\n"
    yield "a year of 4,301 digits", f"某市工作方案\n1.{'2' * LONG_FIGURE}年底前完成改革。\n"
    yield "a mark of 4,301 digits", f"{'1' * LONG_FIGURE}.推进改革。责任单位：市财政局。\n"
    yield (
        "a list beyond 999",
        "".join(f"{n}.推进第{n}项工作。责任单位：市财政局。\n" for n in range(1, 1_201)),
    )
    yield "a Chinese list beyond 99", "".join(f"{'十' * (n % 7 + 1)}、推进工作。\n" for n in range(1, 300))
    yield "comments of nothing", "<!---->" * times(600)
    yield "brackets without an end", "（责任单位：" * times(10_000)
    yield "labels without an end", "责任单位：" * times(14_000)
    yield "bodies without an end", "责任单位：" + "市财政局、" * times(14_000)
    yield "tabs alone", "某市工作方案\n" + "\t" * times(50_000)
    yield "cells without an end", "序号\n工作任务\n责任单位\n" + "1\n推进改革\n市财政局\n" * times(5_000)
    yield (
        "ever other words that count",
        "".join(f"。{chr(0x4E00 + n)}事1.推进{chr(0x4E00 + n)}事2.完善" for n in range(times(4_000))),
    )
    yield "a label alone without an end", "责任归属\n市财政局\n推进改革。\n" * times(2_000)
    yield "heads without a table", "工作任务\n责任归属\n推进改革吧\n市财政局等来\n" * times(1_000)
    yield "bars without an end", "| a |\n| --- |\n" + "| " * times(30_000)
    yield "dates without an end", "2022年底前，" * times(14_000)
    yield "titles without an end", "《" * times(20_000)
    yield "cited and not closed", "根据《关于" * times(10_000)
    for piece in ("(", "、", "由", "一", "1", "区局、", "2020年"):
        yield f"{piece} without an end", piece * times(20_000)
    yield "one letter", "一"
    yield "zero-width letters alone", "\u200b" * times(1_000) + "一"
    yield "half a surrogate", "某市\ud800工作方案\n一、推进改革\udfff。\n"
