"""Whether a document is a policy at all: sets duties, tasks or rules, or reports on them, by a public body.

Guides for applicants, questions and answers, news items, price lists, forms and replies that commit to nothing are
none. Named features are weighed, none decides alone; the weights are set by hand, after what a reader looks at first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ingest.facts.model import PolicyHead, Task
from ingest.facts.patterns import genre, policy
from ingest.text.clauses import lines
from ingest.text.normalised import NormalisedText, normalise
from ingest.text.pattern import Pattern

_NO_DUTY = "no duty of a public body found"
_SHORT = 40  # code points of a line that may ask, or label a part of a guide or a form


@dataclass(frozen=True)
class Page:
    """What the features look at."""

    doc: NormalisedText
    head: PolicyHead
    tasks: Sequence[Task]

    @cached_property
    def rows(self) -> list[str]:
        """The lines of the text."""
        return [self.doc.normal[start:end] for start, end in lines(self.doc, 0, len(self.doc.normal))]

    @cached_property
    def title(self) -> str:
        """The title in simplified, half-width letters, else the first line where it is short."""
        first = self.rows[0] if self.rows and len(self.rows[0]) <= _SHORT else ""
        return normalise(self.head.title).normal if self.head.title else first

    def count(self, says: Pattern) -> int:
        """How often the text says something."""
        return sum(1 for _ in says.regex.finditer(self.doc.normal))

    def share(self, says: Pattern) -> float:
        """How often it does in a thousand code points."""
        return 1000 * self.count(says) / max(len(self.doc.normal), 1)

    def short(self, says: Pattern) -> list[str]:
        """The short lines that say something."""
        return [row for row in self.rows if len(row) <= _SHORT and says.regex.search(row)]


class Feature(NamedTuple):
    """What speaks for (weight above 0) or against a policy, in words, where it holds of a page."""

    words: str
    weight: int
    holds: Callable[[Page], bool]


class Verdict(NamedTuple):
    """Whether a page is a policy, and in words why it is not."""

    is_policy: bool
    why_not: str | None


def judge(doc: NormalisedText, head: PolicyHead, tasks: Sequence[Task]) -> Verdict:
    """Weigh all features: a policy where more speaks for than against; the reasons go by weight."""
    page = Page(doc, head, tasks)
    found = [feature for feature in FEATURES if feature.holds(page)]
    if sum(feature.weight for feature in found) > 0:
        return Verdict(True, None)
    against = sorted((feature for feature in found if feature.weight < 0), key=lambda feature: feature.weight)
    return Verdict(False, ", ".join(feature.words for feature in against) or _NO_DUTY)


def _signed(page: Page) -> bool:
    return page.head.issuer is not None and page.head.issued_on is not None


def _assigned(page: Page) -> bool:
    """As many parts of bodies as half the tasks."""
    return 0 < len(page.tasks) <= 2 * sum(len(task.edges) for task in page.tasks)


def _asks(page: Page) -> bool:
    """Three questions, each once, and one in eight lines; a plan may repeat the questions of its form."""
    asked = page.short(genre.QUESTION)
    return len(set(asked)) >= 3 and 8 * len(asked) >= len(page.rows)


def _serves(page: Page) -> bool:
    """Two labels of service guides, or one again and again."""
    labels = [match.group("label") for row in page.rows if (match := genre.SERVICE.regex.match(row))]
    return len(set(labels)) >= 2 or len(labels) >= 3


def _prices(page: Page) -> bool:
    """Half the lines, without a stop, give a price."""
    priced = [row for row in page.rows if "。" not in row and genre.PRICE.regex.search(row)]
    return len(priced) >= 3 and 2 * len(priced) >= len(page.rows)


def _to_fill_in(page: Page) -> bool:
    """A third of the lines are blanks."""
    return 3 * len(page.short(genre.BLANK)) >= len(page.rows) > 3


def _commits_to_nothing(page: Page) -> bool:
    """A reply to a proposal without a planned task and without what is going to be done."""
    reply = page.head.kind == "reply" and genre.PROPOSAL.regex.search(page.title)
    planned = any(task.status == "planned" for task in page.tasks)
    return bool(reply) and not planned and page.count(genre.COMMITS) < 2


FEATURES = (
    Feature("a number of its own", 2, lambda page: page.head.doc_number is not None),
    Feature("signed and dated", 2, _signed),
    Feature("speaks as one that sets what holds", 1, lambda page: page.count(genre.ENACTS) > 0),
    Feature("articles", 2, lambda page: page.count(genre.ARTICLE) >= 5),
    Feature("words of duty", 2, lambda page: page.share(genre.DUTY) >= 3),
    Feature("tasks of named bodies", 2, _assigned),
    Feature("a policy's title", 1, lambda page: bool(policy.TITLE.regex.search(page.title))),
    Feature("a report", 1, lambda page: page.head.kind == "report"),
    Feature("questions and answers", -4, _asks),
    Feature(
        "the title of a guide or an explanation", -4, lambda page: bool(genre.GUIDE_TITLE.regex.search(page.title))
    ),
    Feature("a guide for applicants", -2, _serves),
    Feature("tells how to use a site or an app", -2, lambda page: page.share(genre.ONLINE) >= 2),
    Feature("speaks to one reader", -2, lambda page: page.head.kind != "reply" and page.count(genre.READER) >= 2),
    Feature("a news item", -4, lambda page: page.count(genre.NEWS) >= 2),
    Feature("a price list", -4, _prices),
    Feature("a form to fill in", -4, _to_fill_in),
    Feature("a reply without commitments", -10, _commits_to_nothing),
    Feature(_NO_DUTY, -1, lambda page: page.share(genre.DUTY) < 2 and not _assigned(page)),
)
