"""What a name that says too little takes from the words before it (guide, 5.1: what is measured and on what).

Chinese leaves out what was just said: 区级平台完成率95%，街道完成率90%; 开展整治行动，排查隐患30处; 其中20项为….
"""

from __future__ import annotations

from typing import NamedTuple

from ingest.facts.patterns import milestones as patterns
from ingest.facts.words import NOTHING, Words, strip

_SHORT = 5
_AMOUNTS = ("量", "额", "值", "产")


class Spoken(NamedTuple):
    """What was spoken of: by the sentence's last figure, its last clause without one, 对…, and an earlier sentence.

    told and subject are names that say enough to lean on; last is the name of the figure before, whatever it says.
    """

    told: Words = NOTHING
    topic: Words = NOTHING
    about: Words = NOTHING
    subject: Words = NOTHING
    last: Words = NOTHING

    @property
    def nearest(self) -> Words:
        """The nearest of them that says anything."""
        if self.told.normal:
            return self.told
        return next((spoken for spoken in (strip(self.topic), self.about, self.subject) if spoken.normal), NOTHING)

    def on(self, topic: Words) -> Spoken:
        """After a clause without a figure; one that says what is being done ends what was told before."""
        told = NOTHING if self.told.normal and patterns.EVENT.regex.match(strip(topic).normal) else self.told
        return self._replace(topic=topic, told=told, last=NOTHING)


NOTHING_SPOKEN = Spoken()


def lean(name: Words, clause: Words, spoken: Spoken) -> Words:
    """The whole name of a figure; clause: the words before the figure, as they stand."""
    subject = spoken.nearest
    if not name.normal:
        return spoken.last if spoken.last.normal else subject
    if not subject.normal or name.normal.startswith(subject.normal[:4]):
        return name
    if patterns.COMPARES.regex.match(name.normal):
        return subject + name
    if _says_little(name):
        return exchanged(name, spoken.told) or _joined(_other_measure(done(subject), name), name)
    return _in_sentence(name, clause, spoken)


def _in_sentence(name: Words, clause: Words, spoken: Spoken) -> Words:
    """Words that stand in need of their own sentence only."""
    told = spoken.told
    part = patterns.OF_WHICH.regex.match(clause.normal) and not name.normal.startswith(told.normal[-2:])
    if told.normal and (part or patterns.COVERS.regex.fullmatch(name.normal)):
        return head(told) + name
    if name.normal.endswith("比例") and told.normal.endswith("比例") and told.normal.startswith(name.normal[:-2]):
        return told
    if not told.normal and len(name.normal) <= _SHORT:
        topic = strip(spoken.topic)
        if patterns.EVENT.regex.match(topic.normal):
            return _joined(done(topic), name)
    return exchanged(name, told) or name


def done(topic: Words) -> Words:
    """What is being done, without who does it, and without 开展 and 工作 around it."""
    agent = patterns.AGENT.regex.match(topic.normal)
    topic = topic.cut(agent.end() if agent else 0)
    event = patterns.EVENT.regex.fullmatch(topic.normal)
    return topic.cut(*event.span("what")) if event else topic


def _other_measure(subject: Words, name: Words) -> Words:
    """What both measures are of: 答复及时率, then 规范率."""
    rates = subject.normal.endswith("率") and name.normal.endswith("率")
    rest = subject.cut(0, -len(name.normal)) if rates else head(subject)
    return rest if rest.normal.count("“") == rest.normal.count("”") else NOTHING


def beside(first: Words, name: Words) -> Words:
    """The second of two measures of one matter: 居民知晓率、参与率."""
    rates = first.normal.endswith("率") and name.normal.endswith("率") and len(name.normal) < len(first.normal)
    return _other_measure(first, name) + name if rates else name


def _joined(subject: Words, name: Words) -> Words:
    return subject if subject.normal.endswith(name.normal) else subject + name


def _says_little(name: Words) -> bool:
    whole = len(name.normal) == 3 and name.normal.endswith(_AMOUNTS)  # 用水量 is one, 满意率 leaves open of what
    return (len(name.normal) < 4 and not whole) or bool(patterns.GENERIC.regex.match(name.normal))


def exchanged(name: Words, told: Words) -> Words | None:
    """街道 + 完成率 after 区级平台建设完成率: the same measure of another; None where it is not."""
    measure = _common_end(name.normal, told.normal)
    other = name.cut(0, len(name.normal) - measure)
    if measure < 2 or not 2 <= len(other.normal) <= 3 or len(told.normal) - measure <= len(other.normal):
        return None
    level = patterns.LEVEL.regex.match(told.normal)
    if level:
        return other + told.cut(level.end())
    first = told.normal[: len(other.normal)]
    return other + told.cut(len(first)) if first[-1] == other.normal[-1] and first != other.normal else None


def coordinated(name: Words, told: Words) -> Words:
    """办理行政复议案件4件、行政应诉案件11件: the second of two like nouns shares the verb before the first."""
    at = told.normal.find(name.normal[:2], 4)
    if len(name.normal) >= 4 and at > 0 and _common_end(name.normal, told.normal) >= 2:
        return told.cut(0, at) + name
    return name


def head(subject: Words) -> Words:
    """What an earlier indicator speaks of, without its measure."""
    match = patterns.SUBJECT_RATE.regex.search(subject.normal)
    return subject.cut(0, match.start() if match else None)


def _common_end(one: str, other: str) -> int:
    """Length of the longest common ending."""
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return length
