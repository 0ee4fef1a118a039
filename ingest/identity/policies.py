"""When two titles are one policy, or two versions of one, and in what relation a policy stands to one that it cites."""

from __future__ import annotations

from graph.folding import fold, words
from graph.records import Relation
from ingest.identity import patterns
from ingest.values.bodies import is_body
from ingest.values.places import divisions


def title_key(title: str) -> str:
    """What all ways to write a title share: without who issues it, 关于, and the notice that it is wrapped in."""
    bare = _parts(title)[1]
    wrapped = patterns.ISSUES.regex.search(bare)
    return words(wrapped.group("title") if wrapped else bare)


def base_key(title: str) -> str:
    """The title without the word that tells a version of it: 试行, 修订, a year."""
    bare = fold(title)
    while (shorter := patterns.VERSION.regex.sub("", bare)) != bare:
        bare = shorter
    return title_key(bare)


def issuer_in(title: str) -> str | None:
    """Who issues a policy, folded, where its title begins with that."""
    return _parts(title)[0]


def _parts(title: str) -> tuple[str | None, str]:
    """Who issues it, and the rest behind 关于."""
    whole = fold(title)
    issuer, about, rest = whole.partition("关于")
    if not about:
        return None, whole
    if not issuer:
        return None, rest
    named = is_body(issuer) or issuer in divisions()
    return (issuer, rest) if named else (None, whole)


def relation_to(relation: Relation, own: str | None, cited: str) -> Relation:
    """The relation as the graph has it; own and cited are titles.

    revises: its own title says that it changes the other. implements: its own title is the other's with 实施 …, or it
    says to carry the other out. Else as the text around the citation tells (guide, section 1).
    """
    whole, other = fold(own or ""), base_key(cited)
    if not other or other not in words(whole):
        return relation
    if patterns.REVISES.regex.search(whole):
        return "revises"
    return "implements" if patterns.IMPLEMENTS.regex.search(whole) else relation
