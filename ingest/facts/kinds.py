"""Of what kind a document is: by its title, else by how its text speaks of itself (guide, section 1)."""

from __future__ import annotations

from itertools import islice

from graph.records import PolicyKind
from ingest.facts.patterns import kinds as patterns
from ingest.facts.patterns import policy
from ingest.text.normalised import NormalisedText
from ingest.text.pattern import Pattern

_KINDS: tuple[tuple[PolicyKind, tuple[str, ...]], ...] = (
    ("report", ("报告", "总结", "通报", "汇报", "成效", "成就", "回顾", "公报")),
    ("regulation", ("条例", "办法", "规定", "规则", "细则", "准则", "章程", "规程", "制度", *policy.LAWS)),
    (
        "plan",
        (
            "方案",
            "计划",
            "规划",
            "要点",
            "措施",
            "举措",
            "意见",
            "分工",
            "清单",
            "纲要",
            "行动",
            "分解表",
            "分工表",
            "任务表",
            "责任表",
            "安排",
            "政策",
            "预案",
        ),
    ),
)

_AGAIN = 3
_HEAD = 1000  # code points in which the form of a reply to a proposal stands


def kind_of(title: str, doc: NormalisedText) -> PolicyKind:
    """The kind that the title's last word tells; of an excerpt without a title, what its words call it."""
    if not title:
        return _told(doc.normal)
    if policy.REPLY.regex.search(title) or policy.PROPOSAL.regex.search(doc.normal, 0, _HEAD):
        return "reply"
    if patterns.SUMMARY_AND_PLAN.regex.search(title):
        return "report"
    bare = title.partition("——")[0] if "报告——" in title else title  # 工作报告——2月10日在人民代表大会上
    while policy.VERSION.regex.search(bare):  # 行动计划(2026—2028年)(征求意见稿)
        bare = policy.VERSION.regex.sub("", bare)
    return next((kind for kind, words in _KINDS if bare.endswith(words)), None) or _untold(title, doc.normal)


def _untold(title: str, text: str) -> PolicyKind:
    """Of a title that does not say: a regulation by its first article, a report where years are often compared."""
    if patterns.ENACTS.regex.search(text):
        return "regulation"
    if patterns.NAMES_ITSELF.regex.search(title):
        return "notice"
    if patterns.TELLS_RESULTS.regex.search(title):
        return "report"
    return "report" if _again(patterns.COMPARES, text) else "notice"


def _told(text: str) -> PolicyKind:
    """How an excerpt speaks of itself, or its headlines of what was reached; a plan where neither says."""
    untold: PolicyKind = "report" if _again(patterns.REACHED, text) else "plan"
    return next((kind for kind, says in _SAYS if says.regex.search(text)), untold)


def _again(says: Pattern, text: str) -> bool:
    return sum(1 for _ in islice(says.regex.finditer(text), _AGAIN)) == _AGAIN


_SAYS: tuple[tuple[PolicyKind, Pattern], ...] = (
    ("reply", patterns.SAYS_REPLY),
    ("report", patterns.SAYS_REPORT),
    ("regulation", patterns.SAYS_REGULATION),
    ("regulation", patterns.ENACTS),
    ("notice", patterns.SAYS_NOTICE),
)
