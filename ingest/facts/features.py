"""What a judge is shown of a number or a clause: short strings, readable in data/models (guide, 5.2 and 5.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.facts.patterns import judged, strength
from ingest.facts.patterns import milestones as clause_patterns
from ingest.values.dates import When
from ingest.values.figure_lists import Figure
from ingest.values.patterns import figures as patterns

_LEFT, _RIGHT, _NEAR = 24, 14, 6
_CLAUSE = 120  # code points of a clause that tell what kind it is
_AIMED = 300  # code points before a clause in which its sentence may say that it lists aims
_TIMES = {"工作日", "自然日", "小时", "分钟", "秒", "天", "日", "月", "年", "周", "季度", "岁"}
_SHARES = {"%", "‰", "百分点", "倍", "成"}
_NUMBERS = {
    "target.figure",
    "target.range",
    "target.frequency",
}  # other figures are words that say all of it: 免费, 翻一番
_MONEY = {"元", "美元", "万元", "亿元"}
_BEFORE = (
    ("describes", patterns.DESCRIBES),
    ("except", patterns.EXCEPT),
    ("joined", patterns.JOINED),
)
_BEHIND = (
    ("within", patterns.AFTER_LESS),
    ("above", patterns.AFTER_MORE),
    ("threshold", patterns.AFTER_THRESHOLD),
    ("duration", patterns.DURATION),
    ("own", patterns.OWN_ITEMS),
    ("members", patterns.MEMBERS),
)


class Place(NamedTuple):
    """Where a clause stands: normal[start:end], in a document of a kind, and what time governs it.

    goal: outside every task; reports: its sentence tells what was done; time: how the governing time was found
    (explicit, pending, inherited, computed, task) or none; past: that time was over at issue; section: what the heading
    above speaks of; sentence: what the whole sentence shows.
    """

    start: int
    end: int
    kind: str
    goal: bool
    reports: bool
    time: str
    past: bool = False
    section: str = ""
    sentence: tuple[str, ...] = ()

    @property
    def stage(self) -> str:
        """What the clause belongs to, in a word."""
        return ("goal" if self.goal else "task") + ("_reported" if self.reports else "")


def figure_features(text: str, found: Figure, place: Place, others: Sequence[Figure], at: int) -> list[str]:
    """The features of one number, others[at]; others: all that its clause has."""
    start, end = found.start, found.end
    left, right = text[max(place.start, start - _LEFT) : start], text[end : min(place.end, end + _RIGHT)]
    unit = _unit(found)
    made = [f"unit={unit}", f"l1={left[-1:]}", f"l2={left[-2:]}", f"r1={right[:1]}", f"r2={right[:2]}"]
    made += [f"unit+l1={unit}{left[-1:]}", f"unit+r1={unit}{right[:1]}", f"head={text[place.start : place.start + 2]}"]
    made += [f"l3={left[-3:]}", f"r3={right[:3]}", f"kind={place.kind}", f"stage={place.stage}", f"time={place.time}"]
    made += [
        f"class={_class(found)}",
        f"class+kind={_class(found)} {place.kind}",
        f"class+time={_class(found)} {place.time}",
    ]
    made += [f"others={min(len(others) - 1, 3)}", f"number={_spelling(text[start:end], found)}"]
    if not text[start].isdigit() and _class(found) not in {"share", "words", "time"}:
        made += [f"numeral+unit={unit}", f"numeral+r1={right[:1]}"]
    if _class(found) == "money":
        made.append(f"money={len(str(int(found.value)))}")
        made += ["spends"] if judged.SPENDS.regex.search(text, place.start, place.end) else []
    made += _compares(left, right, found) + _beside(text, others, at)
    made += sorted({f"left={word.group()}" for word in judged.AROUND.regex.finditer(left)})
    made += sorted({f"right={word.group()}" for word in judged.AROUND.regex.finditer(right)})
    made += _marks(text, found, place)
    if judged.BENEFIT.regex.search(text, place.start, place.end):
        made += ["benefit", f"benefit+class={_class(found)}"]
    return made + _situation(place)


def _situation(place: Place) -> list[str]:
    """What the sentence and its section say."""
    section = [f"section={place.section}", f"section+stage={place.section} {place.stage}"] if place.section else []
    return [*place.sentence, *section]


def sentence_features(text: str, start: int, end: int) -> tuple[str, ...]:
    """What a whole sentence shows of its figures and clauses."""
    made = {f"says={word.group()}" for word in judged.STATES.regex.finditer(text, start, min(end, start + 200))}
    made |= {
        name
        for name, pattern in (("done", strength.DONE), ("planned", strength.PLANNED), ("pays", judged.BENEFIT))
        if pattern.regex.search(text[start:end])
    }
    return tuple(sorted(made))


def section_of(headings: Iterable[str]) -> str:
    """What the nearest heading that says it speaks of, in a word; empty where none does."""
    found = map(judged.SECTION.regex.search, headings)
    return next((word.group() for word in found if word), "")


def _beside(text: str, others: Sequence[Figure], at: int) -> list[str]:
    """How the next and the last number of the clause go with this one."""
    made = []
    for name, first, second, other in (("next", at, at + 1, at + 1), ("last", at - 1, at, at - 1)):
        if first >= 0 and second < len(others):
            between = text[others[first].end : others[second].start]
            apart = any(mark in between for mark in "、和及,;")
            made.append(
                f"{name}={_class(others[other])} {'apart' if apart else 'joined' if len(between) < 20 else 'far'}"
            )
    return made


def _compares(left: str, right: str, found: Figure) -> list[str]:
    made = [f"before={name}" for name in found.words]
    made += [f"before={name}" for name, pattern in _BEFORE if pattern.regex.search(left)]
    if not found.counted and _class(found) in {"money", "things", "rate"} and judged.SIZE.regex.match(right):
        made.append("behind=size")
    return made + [f"behind={name}" for name, pattern in _BEHIND if pattern.regex.match(right)]


def _marks(text: str, found: Figure, place: Place) -> list[str]:
    """Brackets and quotation marks that hold the number, and what stands beyond its clause."""
    before = text[max(0, found.start - 40) : found.start]
    made = [
        name
        for name, a, b in (("quoted", "“", "”"), ("named", "《", "》"), ("bracketed", "(", ")"))
        if before.rfind(a) > before.rfind(b)
    ]
    if judged.FORMULA.regex.search(before[-12:]):
        made.append("formula")
    if place.past:
        made.append("past")
    if clause_patterns.ADVERBIAL.regex.match(text[place.start : min(place.end, place.start + _CLAUSE)]):
        made += ["adverbial", f"adverbial+class={_class(found)}"]
    if _class(found) in {"things", "none"} and judged.OBJECT.regex.search(text, place.start, place.end):
        made.append("object")
    if found.rule not in {"target.figure", "target.range"}:
        made.append(f"rule={found.rule}")
    if found.baseline is not None:
        made.append("baseline")
    earlier = text[max(0, place.start - 30) : place.start].rpartition("。")[2]
    return made + sorted({f"earlier={word}" for word in judged.AROUND.regex.findall(earlier) if len(word) > 1})[:6]


def _unit(found: Figure) -> str:
    return "words" if found.rule not in _NUMBERS else "counted" if found.counted else found.unit or "none"


def _class(found: Figure) -> str:
    unit = found.unit or ""
    if found.rule not in _NUMBERS:
        return "words"
    if unit in _SHARES:
        return "share"
    if unit in _TIMES:
        return "time"
    if unit in _MONEY:
        return "money"
    return "rate" if "/" in unit else "things" if unit or found.counted else "none"


def _spelling(number: str, found: Figure) -> str:
    """How the number is written: small and large, with a point, in Chinese numerals; a share or a time in any."""
    kind = _class(found)
    if kind in {"share", "words"}:
        return kind
    if kind == "time":
        number = f"{found.value:g}"  # 五日内 of a regulation is 5日内 of a plan
    if not number[:1].isdigit():
        return "han" if number[:1] != "一" else "one"
    whole = number.split(".")[0]
    digits = sum(letter.isdigit() for letter in whole)
    return (
        ("point" if "." in number else "digits")
        + str(min(digits, 4))
        + ("+" if "万" in number or "亿" in number else "")
    )


def milestone_features(text: str, body: int, place: Place, when: When, distance: int, numbers: bool) -> list[str]:
    """The features of a clause whose own words begin at body; distance: clauses since the one with the time."""
    said = text[body : place.end].lstrip(",")[:80]
    verbs = [word.group() for word in judged.VERBS.regex.finditer(said)]
    phrase = text[when.start : when.end]
    made = [f"h1={said[:1]}", f"h2={said[:2]}", f"h4={said[:4]}", f"t1={said[-1:]}", f"t2={said[-2:]}"]
    made += [f"kind={place.kind}", f"stage={place.stage}", f"time={place.time}", f"distance={min(distance, 4)}"]
    made += [
        f"phrase={_phrase(phrase)}",
        f"phrase+time={_phrase(phrase)} {place.time}",
        f"time+stage={place.time} {place.stage}",
    ]
    made += [f"first={verbs[0]}" if verbs else "noverb", f"last={verbs[-1]}" if verbs else "noverb2"]
    made += sorted({f"verb={verb}" for verb in verbs})[:8]
    made += [
        f"length={min(len(said) // 6, 6)} {place.time}",
        f"stop={text[place.end : place.end + 1]}",
        f"from={text[when.start : when.start + 1]}",
    ]
    outcomes = [name for name, pattern in _OUTCOMES if pattern.regex.search(said)]
    made += [*outcomes, *(f"{name}+{place.time}" for name in outcomes if name in {"result", "continues"})]
    if judged.AIMS.regex.search(text, max(0, place.start - _AIMED), place.start):
        made += ["aims", *(f"{name}+aims" for name in outcomes if name == "result")]
    made += [f"after={text[when.end : when.end + 2]}"] if place.time == "explicit" else []
    made += ["numbers"] if numbers else []
    made += ["openended"] if when.open_ended else []
    made += ["inside"] if place.start + 2 < when.start < place.end else []
    made += [f"stands={_stands(text, place, when)}"] if place.time == "explicit" else []
    return made + _situation(place)


def _stands(text: str, place: Place, when: When) -> str:
    """How a phrase of time stands in its clause: 2016年建设项目 within one is part of a name, 到2016年 dates it."""
    before = "first" if when.start <= place.start else "led" if text[when.start - 1] in _LEADS else "within"
    after = text[when.end : when.end + 1]
    bound = text[when.end - 1] in _BOUNDS or after in _BOUNDS
    return f"{before} {'bound' if bound else 'point' if after in ',:' else 'word'}"


_OUTCOMES = (
    ("result", clause_patterns.RESULT),
    ("continues", clause_patterns.CONTINUES),
    ("adverbial", clause_patterns.ADVERBIAL),
    ("contrast", clause_patterns.CONTRAST),
)
_LEADS = "到至在于自从截前,、:("
_BOUNDS = "底末前内起止"
"""What leads a phrase of time in, and what in it says until when."""


def _phrase(phrase: str) -> str:
    """The kind of a phrase of time: its letters without digits."""
    return "".join("9" if letter.isdigit() else letter for letter in phrase[-4:]) if phrase else "label"
