"""What a name that says too little takes from the words before it (guide, 5.1: what is measured and on what).

Chinese leaves out what was just said: 区级平台完成率95%，街道完成率90%; 开展整治行动，排查隐患30处; 其中20项为….
"""

from __future__ import annotations

from typing import NamedTuple

from .patterns import milestones as patterns
from .words import NOTHING, Words, strip

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
        if self.told.flat:
            return self.told
        return next((spoken for spoken in (strip(self.topic), self.about, self.subject) if spoken.flat), NOTHING)

    def on(self, topic: Words) -> Spoken:
        """After a clause without a figure; one that says what is being done ends what was told before."""
        told = NOTHING if self.told.flat and patterns.EVENT.regex.match(strip(topic).flat) else self.told
        return self._replace(topic=topic, told=told, last=NOTHING)


NOTHING_SPOKEN = Spoken()


def lean(name: Words, clause: Words, spoken: Spoken) -> Words:
    """The whole name of a figure; clause: the words before the figure, as they stand."""
    subject = spoken.nearest
    if not name.flat:
        return spoken.last if spoken.last.flat else subject
    if not subject.flat or name.flat.startswith(subject.flat[:4]):
        return name
    if patterns.COMPARES.regex.match(name.flat):
        return subject + name
    if _says_little(name):
        return exchanged(name, spoken.told) or _joined(_other_measure(done(subject), name), name)
    return _in_sentence(name, clause, spoken)


def _in_sentence(name: Words, clause: Words, spoken: Spoken) -> Words:
    """Words that stand in need of their own sentence only."""
    told = spoken.told
    part = patterns.OF_WHICH.regex.match(clause.flat) and not name.flat.startswith(told.flat[-2:])
    if told.flat and (part or patterns.COVERS.regex.fullmatch(name.flat)):
        return head(told) + name
    if name.flat.endswith("比例") and told.flat.endswith("比例") and told.flat.startswith(name.flat[:-2]):
        return told
    if not told.flat and len(name.flat) <= _SHORT:
        topic = strip(spoken.topic)
        if patterns.EVENT.regex.match(topic.flat):
            return _joined(done(topic), name)
    return exchanged(name, told) or name


def done(topic: Words) -> Words:
    """What is being done, without who does it, and without 开展 and 工作 around it."""
    agent = patterns.AGENT.regex.match(topic.flat)
    topic = topic.cut(agent.end() if agent else 0)
    event = patterns.EVENT.regex.fullmatch(topic.flat)
    return topic.cut(*event.span("what")) if event else topic


def _other_measure(subject: Words, name: Words) -> Words:
    """What both measures are of: 答复及时率, then 规范率."""
    rates = subject.flat.endswith("率") and name.flat.endswith("率")
    rest = subject.cut(0, -len(name.flat)) if rates else head(subject)
    return rest if rest.flat.count("“") == rest.flat.count("”") else NOTHING


def beside(first: Words, name: Words) -> Words:
    """The second of two measures of one matter: 居民知晓率、参与率."""
    rates = first.flat.endswith("率") and name.flat.endswith("率") and len(name.flat) < len(first.flat)
    return _other_measure(first, name) + name if rates else name


def _joined(subject: Words, name: Words) -> Words:
    return subject if subject.flat.endswith(name.flat) else subject + name


def _says_little(name: Words) -> bool:
    whole = len(name.flat) == 3 and name.flat.endswith(_AMOUNTS)  # 用水量 is an indicator, 满意率 leaves open of what
    return (len(name.flat) < 4 and not whole) or bool(patterns.GENERIC.regex.match(name.flat))


def exchanged(name: Words, told: Words) -> Words | None:
    """街道 + 完成率 after 区级平台建设完成率: the same measure of another; None where it is not."""
    measure = _common_end(name.flat, told.flat)
    other = name.cut(0, len(name.flat) - measure)
    if measure < 2 or not 2 <= len(other.flat) <= 3 or len(told.flat) - measure <= len(other.flat):
        return None
    level = patterns.LEVEL.regex.match(told.flat)
    if level:
        return other + told.cut(level.end())
    first = told.flat[: len(other.flat)]
    return other + told.cut(len(first)) if first[-1] == other.flat[-1] and first != other.flat else None


def coordinated(name: Words, told: Words) -> Words:
    """办理行政复议案件4件、行政应诉案件11件: the second of two like nouns shares the verb before the first."""
    at = told.flat.find(name.flat[:2], 4)
    if len(name.flat) >= 4 and at > 0 and _common_end(name.flat, told.flat) >= 2:
        return told.cut(0, at) + name
    return name


def head(subject: Words) -> Words:
    """What an earlier indicator speaks of, without its measure."""
    match = patterns.SUBJECT_RATE.regex.search(subject.flat)
    return subject.cut(0, match.start() if match else None)


def _common_end(one: str, other: str) -> int:
    """Length of the longest common ending."""
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return length
