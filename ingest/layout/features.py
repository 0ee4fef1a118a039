"""What is seen of a node of the outline before it is called task, heading or neither; each feature has a name.

They speak of structure (a statement in its own words or below, what its siblings are like, its length against theirs,
where it stands) more than of words, so that weights fitted on some documents hold for others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from ingest.layout.guide import all_parts, by_the_guide, heads_table, lists_problems, parts_stated
from ingest.layout.marks import ARTICLE
from ingest.layout.outline import Item
from ingest.layout.patterns import boilerplate as words
from ingest.layout.patterns import marks as patterns
from ingest.layout.seen import Seen
from ingest.text.pattern import Pattern
from ingest.values.subjects import leading_subject

_LENGTHS = (0, 12, 25, 45, 80, 150, 300, 600, 1200)
_COUNTS = (0, 1, 2, 4, 8, 16)
_LONGEST = 600  # code points of a node that are looked at for words


def bucket(value: float, edges: Sequence[float]) -> int:
    """The index of the last edge that a value reaches."""
    return sum(value >= edge for edge in edges) - 1


def share(part: float) -> str:
    """A share in five steps."""
    if part in (0.0, 1.0):
        return "none" if part == 0.0 else "all"
    return "few" if part < 0.3 else "some" if part < 0.7 else "most"


def node(seen: Seen, item: Item) -> tuple[str, ...]:
    """The features of an item."""
    made = [*_shape(seen, item), *_stated(seen, item), *_title(seen, item), *_own_words(seen, item), *_place(item)]
    kind = "leaf" if not item.children else "split" if item.divided else "inner"
    told = by_the_guide(seen, item)
    made += [f"form={kind}", f"guide={told}", f"guide={told} {kind}"]
    if kind == "inner" and parts_stated(seen, item):
        made.append("guide=parts are stated")
    if told == "open" and patterns.PART.regex.fullmatch(seen.title(item)):
        made.append("guide=part of a plan")
    pairs = [f"{kind}&{feature}" for feature in made if feature.startswith(_PAIRED)]
    return tuple(made + pairs + [f"policy={seen.kind}", f"articles={seen.articles} {item.kind == ARTICLE}"])


_PAIRED = ("own=", "below=", "title says=", "says=", "sentences=", "child=", "lead=", "shape=")


def _shape(seen: Seen, item: Item) -> Iterator[str]:
    group = seen.groups[item.kind, item.depth]
    yield f"shape={item.kind}"
    yield f"depth={min(item.depth, 4)}"
    yield f"group={bucket(group.size, _COUNTS)}"
    yield f"group has parts={share(group.inner)}"
    if item.children:
        yield f"child={item.children[0].kind}"
        yield f"children={bucket(len(item.children), _COUNTS)}"
        yield f"child lines={share(sum(seen.doc.broken(child.start) for child in item.children) / len(item.children))}"
        yield f"child length={bucket(median(child.end - child.body for child in item.children), _LENGTHS)}"
        yield f"grandchildren={any(child.children for child in item.children)}"
        yield f"lead={bucket(item.lead_end - item.body, _LENGTHS)}"
        if item.divided:
            yield f"parts={item.children[0].kind} {all_parts(seen, item, item.children[0].kind)}"


def _stated(seen: Seen, item: Item) -> Iterator[str]:
    """Statements of responsibility in its own words, below it, and with its like."""
    own, below = seen.owned(item)
    yield f"own={min(own, 2)}"
    if item.children:
        bearing = sum(seen.count(child.start, child.end) > 0 for child in item.children) if below else 0
        yield f"below={share(bearing / len(item.children))}"
        yield f"below is one={below == 1 < len(item.children)}"
        yield f"own+below={min(own, 1)}{share(bearing / len(item.children))}"
    yield f"group own={share(seen.groups[item.kind, item.depth].stated)}"
    yield f"siblings={share(seen.bearing(item))} {own > 0 or below > 0}"
    yield f"doc+own={len(seen.statements) > 2}{own > 0}{below > 0}"


def _title(seen: Seen, item: Item) -> Iterator[str]:
    title = seen.title(item)
    bare = title.strip("“”《》()#* ")
    yield f"title length={bucket(len(title), _LENGTHS)}"
    yield f"verb first={bool(words.HEADLINE_VERB.regex.match(bare))}"
    yield f"title alone={seen.doc.broken(item.body + len(title)) or item.body + len(title) == item.end}"
    yield f"after title={seen.doc.normal[item.body + len(title) : item.body + len(title) + 1]}"
    yield from _said("title says", _TITLES, title)
    if lists_problems(seen, item):
        yield "before list=problem"
    if heads_table(seen, item):
        yield "heads table"
    if item.parent and item.parent.parent:
        yield from _said("heading says", _TITLES, seen.title(item.parent))


def _said(what: str, patterns_by_name: Mapping[str, Pattern], text: str) -> Iterator[str]:
    """A feature for each pattern that a text matches, by the pattern's name."""
    yield from (f"{what}={name}" for name, pattern in patterns_by_name.items() if pattern.regex.search(text))


_TITLES = {
    "no task": patterns.NO_TASK,
    "goal": patterns.GOAL,
    "problem": patterns.PROBLEM,
    "defines": patterns.DEFINES,
    "review": patterns.REVIEW,
}


def _own_words(seen: Seen, item: Item) -> Iterator[str]:
    text = seen.doc.normal[item.body : min(item.lead_end, item.body + _LONGEST)]
    whole = item.end - item.body
    yield f"length={bucket(whole, _LENGTHS)}"
    yield f"against group={bucket(whole / max(1.0, seen.groups[item.kind, item.depth].length), (0, 0.3, 0.6, 1.7, 4))}"
    yield f"sentences={bucket(text.count('。'), (0, 1, 2, 3, 5, 9))}"
    yield f"ends={seen.doc.normal[item.end - 1]}"
    yield from _said("says", _SAID, text)
    if item.split and not item.children:
        yield f"subject={leading_subject(seen.doc.normal, item.body, item.lead_end, seen.subjects) is not None}"
    if seen.articles:
        acting = seen.acting(item)
        form = "part" if item.split else "split" if item.divided else "whole"
        yield f"acts={min(acting.bodies, 2)} {form}"
        yield f"duties={min(acting.duties, 2)} {form}"
        yield f"any acts={acting.all > 0} {acting.duties > 0} {form}"


_SAID = {
    "means": patterns.MEANS,
    "ought": patterns.OUGHT,
    "in force": patterns.IN_FORCE,
    "explains": patterns.EXPLAINS,
    "conditions": patterns.CONDITIONS,
    "leads": patterns.LEADING,
    "past": patterns.PAST,
    "thanks": patterns.THANKS,
    "is asked": patterns.ASKS_ALL,
}


def _place(item: Item) -> Iterator[str]:
    siblings = item.siblings
    at = item.place
    yield f"first={at == 0}"
    yield f"last={at == len(siblings) - 1}"
    yield f"siblings count={bucket(len(siblings), _COUNTS)}"
    yield f"only child={len(siblings) == 1}"
