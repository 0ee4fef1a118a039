"""What the plain words of the guide (2) would call a node of the outline: task, open (its parts are read) or none.

It is one feature among others, whose weight before any example (ingest.training.layout.PRIOR) outweighs what is fitted.
"""

from __future__ import annotations

from ingest.layout.bare import only_bodies
from ingest.layout.boilerplate import closing
from ingest.layout.marks import ARTICLE, ATTACHMENT
from ingest.layout.outline import CLAUSES, LEAD, Item
from ingest.layout.patterns import boilerplate, leads
from ingest.layout.patterns import marks as patterns
from ingest.layout.seen import Seen
from ingest.layout.splits import paragraphs
from ingest.layout.statements import TABLE

_HEADING = 100  # code points beside a table that may be its heading and notes
_BEFORE = 30  # code points before a list that say what it lists
_LEAD = 80  # code points of an item that say what kind it is
_SECOND = 2
_SECTION = 100  # code points below a headline that make sections of the parts of an item
_STOPS = "。;:"
_NEARLY, _MOST, _HALF = 0.7, 0.6, 0.5
_LED = 0.4  # of the paragraphs of a section that are led by a headline, where pasting broke some


def by_the_guide(seen: Seen, item: Item) -> str:
    """What the plain words of the guide (2.1, 2.4) would call an item; weights say where documents differ."""
    own, below = seen.owned(item)
    title = seen.title(item)
    if lists_problems(seen, item) or heads_table(seen, item) or _only_leads(seen, item, own):
        return "none"
    if not own and not below and lists_goals(seen, item):
        return "none"
    if _holds_articles(item):
        return "open"  # chapters of a regulation, the general one too
    if not own and not below and (_titled_none(item, title) or _says_nothing(seen, item) or _gives_no_duty(seen, item)):
        return "none"
    if item.kind == ARTICLE:
        acting = seen.acting(item)
        if not acting.bodies and seen.kind != "plan":
            return "none"
        return "open" if item.duties or _lists_duties(seen, item) else "task"
    if own and not below:
        return "open" if _lists_duties(seen, item) else "task"
    if not item.children or _are_scored(seen, item) or _heads_clauses(seen, item) or _lists_contents(seen, item):
        return "task"
    if item.divided:
        return "open" if _divides(seen, item) else "task"
    return "open"


def _holds_articles(item: Item) -> bool:
    """Whether articles stand below an item, or below what it lists first."""
    return bool(item.children) and (item.children[0].kind == ARTICLE or _holds_articles(item.children[0]))


def _heads_clauses(seen: Seen, item: Item) -> bool:
    """Whether an item is a body whose duties 一是, 二是 tell: these are its clauses (guide, 2.1)."""
    named = item.body, item.lead_end
    return all(child.kind in CLAUSES for child in item.children) and only_bodies(seen.doc, *named)


def _lists_contents(seen: Seen, item: Item) -> bool:
    """Whether what an item lists are papers to hand in, or the contents of one."""
    words = max(item.body, item.lead_end - _BEFORE), item.lead_end
    return leads.CONTENTS.regex.search(seen.doc.normal, *words) is not None


def _divides(seen: Seen, item: Item) -> bool:
    """Whether an item without marks inside is read by its parts: headlines, titles or bodies at the head of each.

    Two headlines may be a chance, unless the sections beside it have several.
    """
    kind, stated = item.children[0].kind, seen.count(item.start, item.end)
    if parts_stated(seen, item):
        return True
    several = len(item.children) > _SECOND
    if kind == "led" and not stated and (several or _share_led(item) > 0):
        return all_parts(seen, item, kind, _LED)
    if kind != "headline":
        return _lists_duties(seen, item) if kind == "duty" else all_parts(seen, item, kind)
    if item.value and not _are_sections(item) and _explains_title(seen, item) and not _share_led(item, "led"):
        return False
    return not stated if several else _share_led(item) >= _HALF


def _are_sections(item: Item) -> bool:
    """Whether the headlines in an item, and in most of those beside it that hold some, each have long words below."""
    held = [one.children for one in item.siblings if one.children and one.children[0].kind == "headline"]
    long = sum(len(parts) > _SECOND and sum(a.end - a.start for a in parts) >= _SECTION * len(parts) for parts in held)
    return long > _HALF * len(held)


def _share_led(item: Item, kind: str | None = None) -> float:
    """What share of an item and those beside it is divided as it is, or as told, into several parts."""
    kind = kind or item.children[0].kind
    alike = sum(len(one.children) > _SECOND and one.children[0].kind == kind for one in item.siblings)
    return alike / len(item.siblings)


def _explains_title(seen: Seen, item: Item) -> bool:
    """Whether an item's title is itself the headline: a sentence that the next explains, before another short one.

    A headline never directly follows a headline (guide, 2.4).
    """
    stop = item.body + len(seen.title(item))
    return seen.doc.normal[stop : stop + 1] == "。" and stop + 1 < item.children[0].start


def _lists_duties(seen: Seen, item: Item) -> bool:
    """Whether most of an item's paragraphs begin with a body; of three one may not be recognised.

    An article has but a lead-in before them, and none that begins otherwise.
    """
    if not all_parts(seen, item, "duty", _MOST):
        return False
    return item.kind != ARTICLE or (
        _is_lead_in(seen, item.body, item.children[0].start) and _may_all_be_duties(seen, item)
    )


def _is_lead_in(seen: Seen, start: int, end: int) -> bool:
    """Whether the words of an article before its first body, if any, tell no duty themselves."""
    return seen.doc.normal[end - 1] == ":" or not patterns.OUGHT.regex.search(seen.doc.normal, start, end)


def _may_all_be_duties(seen: Seen, item: Item) -> bool:
    known = {child.start for child in item.children}
    rows = paragraphs(seen.doc, item.children[0].start, item.end)
    return all(start in known or _may_begin_with_body(seen, start, end) for start, end in rows)


def _may_begin_with_body(seen: Seen, start: int, end: int) -> bool:
    """Whether a paragraph of an article may begin with a body of unknown form, or but goes on with a sentence."""
    goes_on = seen.doc.normal[start - 1] not in _STOPS
    return goes_on or bool(boilerplate.UNKNOWN_DUTY.regex.match(seen.doc.normal, start, end))


def _only_leads(seen: Seen, item: Item, own: int) -> bool:
    """Whether words that say nothing of who does it only lead to what stands below.

    So what precedes the first section: title, addressees, the notice that forwards the rest; but no list of bodies and
    their duties (市防指成员单位职责).
    """
    if item.kind != LEAD or own or item.parent is None:
        return False
    first = item.parent.parent is None
    if first and not (len(item.children) > _SECOND and _lists_duties(seen, item)):
        return True
    end = seen.doc.normal[max(item.body, item.end - _BEFORE) : item.end]
    return leads.ANNOUNCES.regex.search(end) is not None


def _titled_none(item: Item, title: str) -> bool:
    """Whether a title heads aims, problems, conditions, definitions or the end of a document (guide, 2.1)."""
    if item.kind == ARTICLE:
        return False  # an article has no title: its first clause
    heads = (patterns.NO_TASK, patterns.CLOSES, patterns.ELIGIBLE, boilerplate.PAGE_FIELD, boilerplate.FILE)
    asks = boilerplate.HEADLINE_VERB.regex.match(title)  # 扩大试点范围 is to be done
    defined = not item.children and not asks and patterns.DEFINES.regex.search(title)
    shown = item.children and patterns.IMPORTANCE.regex.search(title)
    return bool(defined or shown) or any(says.regex.search(title) for says in heads)


def _says_nothing(seen: Seen, item: Item) -> bool:
    """Whether it is a line of the page (政务新媒体矩阵) or of a list of files: no number, and no sentence below it."""
    alone = item.kind in {"题", "题题", ATTACHMENT} and not item.children
    return alone and "。" not in seen.doc.normal[item.body : item.end]


def _are_scored(seen: Seen, item: Item) -> bool:
    """Whether most of what an item lists is worth points (建立台账（5分）): by these it is assessed, as one task.

    Sections, and items with lists of their own, are none.
    """
    if item.depth < _SECOND or item.divided or any(child.children for child in item.children):
        return False
    scored = sum(bool(patterns.POINTS.regex.search(seen.doc.normal, one.body, one.end)) for one in item.children)
    return scored >= max(1, _HALF * len(item.children))


def _gives_no_duty(seen: Seen, item: Item) -> bool:
    """Whether an item without a statement obliges nobody, by its first words.

    Beside the articles of a regulation neither does what names no acting body: forms, points, tables of rates.
    """
    text = seen.doc.normal[item.body : min(item.lead_end, item.body + _LEAD)]
    if item.kind == ARTICLE:
        fines = patterns.PENALTY.regex.search(text) and not seen.acting(item).bodies  # 由公安机关处罚 charges it
        if fines or patterns.DEFINITION.regex.match(text):
            return True
        explains = item.end - item.body < _LEAD and patterns.EXPLAINS.regex.search(text)  # who does so acts
        return bool(explains) or _is_free(seen, item) or (_only_tells(item, text) and not seen.acting(item).bodies)
    if _only_tells(item, text) and not seen.acting(item).duties:
        return True
    listed = item.split or (item.parent is not None and item.parent.duties)
    return (seen.articles or seen.kind == "regulation") and not listed and not seen.acting(item).bodies


def _is_free(seen: Seen, item: Item) -> bool:
    """Whether every body of an article may act, and at most who bears it must: 有权检查,任何单位不得拒绝."""
    if not seen.acting(item).free == seen.acting(item).bodies > 0:
        return False
    words = patterns.GOVERNED_OUGHT.regex.sub("", seen.doc.normal[item.body : item.end])
    return not patterns.OUGHT.regex.search(words)


def _only_tells(item: Item, text: str) -> bool:
    """Whether it lists conditions, says what a word means, who explains, or from when something holds."""
    if item.children:
        return patterns.CONDITION_LIST.regex.search(text) is not None
    closing = len(text) < _LEAD and (patterns.EXPLAINS.regex.search(text) or patterns.TAKES_EFFECT.regex.search(text))
    return bool(closing or patterns.DEFINITION.regex.match(text))


def parts_stated(seen: Seen, item: Item) -> bool:
    """Whether an item says nothing of who does it, and most of its parts do: then these are the tasks (guide, 2.1).

    A single part says so only where it counts on from the part before: its number may be a chance.
    """
    if seen.owned(item)[0] or (len(item.children) == 1 and item.children[0].value < _SECOND):
        return False
    stated = sum(seen.count(child.start, child.end) > 0 for child in item.children)
    return stated >= max(min(2, len(item.children)), _MOST * len(item.children))


def lists_problems(seen: Seen, item: Item) -> bool:
    """Whether the words before an item's list say that it lists problems, or what is attached."""
    if item.parent is None:
        return False
    lists = leads.PROBLEMS if item.kind in CLAUSES else leads.ATTACHMENTS
    return bool(lists.regex.search(_before_list(seen, item)))


def lists_goals(seen: Seen, item: Item) -> bool:
    """Whether the words before an item's list say that it lists aims (guide, 5.7)."""
    return item.parent is not None and leads.GOALS.regex.search(_before_list(seen, item)) is not None


def _before_list(seen: Seen, item: Item) -> str:
    return seen.doc.normal[max(0, item.list_start - _BEFORE) : item.list_start]


def heads_table(seen: Seen, item: Item) -> bool:
    """Whether an item is but the heading of a table."""
    if item.children:
        return False
    tables = [cut for cut in seen.cuts_within(item.start, item.end) if cut.rule == TABLE]
    whole, held = item.end - item.body, sum(cut.end - cut.start for cut in tables)
    return bool(tables) and (whole - held <= _HEADING or (item.kind == ATTACHMENT and held >= _HALF * whole))


def all_parts(seen: Seen, item: Item, kind: str, least: float = _NEARLY) -> bool:
    """Whether at least this share of the paragraphs are parts of a kind; the own line of a body is none.

    What stands below the signature of the document is none either.
    """
    if not item.children or item.children[0].kind != kind:
        return False
    end = closing(seen.doc, item.body, item.end)
    rows = [row for row in paragraphs(seen.doc, item.children[0].start, end) if not only_bodies(seen.doc, *row)]
    return len(item.children) >= least * len(rows)
