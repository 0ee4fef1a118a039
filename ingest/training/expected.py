"""What the guide lets expect of each judge before any example, in log odds; examples move it (training.logistic)."""

from __future__ import annotations

from ingest.weights import BIAS

SUBJECTS = {
    BIAS: -3.0,
    "word=bureau": 2.0, "word=state": 2.0, "word=group": 1.0, "word=level": 0.5, "word=no": -1.0,
    "verb=duty": 2.0, "verb=acts": 1.5, "verb=weak": 0.5, "verb=colon": 1.0, "verb=stop": -1.0, "verb=no": -2.0,
    **{f"verb={part}": -4.0 for part in ("list", "and", "of", "name", "composed")},
    "begins=each": 2.0, "begins+word=each level": 1.0, "begins=function": 1.5, "begins=verb": -4.0,
    **{f"begins={place}": 1.0 for place in ("nation", "level", "place", "all")},
    "has=qualified duty": 4.0,
    "has=inner verb": -4.0, "has=no body": -3.0, "has=nothing named": -3.0, "has=verbs": -3.0, "has=points": -2.0,
    **{f"has={part}": -1.0 for part in ("quotes", "of", "joint")},
    "opens=by": 1.0,
    **{f"by+word+verb={word} {verb}": 2.0 for word in ("bureau", "state") for verb in ("acts", "weak", "no")},
    **{f"by+word+verb={word} duty": 2.0 for word in ("bureau", "state", "group", "level", "unit")},
}  # fmt: skip
"""Of who acts (guide, 3.3): a body's word with a verb of duty behind it makes a subject, behind 由 whatever verb; a
list that goes on, or holds a verb, makes none."""
FIGURES = {
    "class=share": 1.0, "class=words": 1.5, "class=none": -2.0, "unit=分": -2.0,
    "number=han": -1.5, "time=pending": 1.0, "time=inherited": 1.0, "time=explicit": 0.5, "time=computed": 0.5,
    "before=atleast": 1.0, "before=change": 1.0, "before=describes": -2.0, "before=joined": -2.0, "before=except": -2.0,
    "behind=above": 0.5, "behind=within": 0.5, "behind=own": -1.0, "behind=duration": -1.5,
    "behind=threshold": -2.0, "behind=members": -2.0, "behind=size": -2.0,
    "object": -4.0, "adverbial+class=things": -1.0, "spends": 1.5,
    "bracketed": -1.5, "quoted": -1.5, "formula": -1.5, "benefit": -1.5, "pays": -1.5, "planned": 1.0,
    "stage=task_reported": 1.0, "stage=goal_reported": 0.5, "section=目标": 1.0,
    "kind=report": 0.5, "kind=reply": 0.5, "kind=regulation": -1.0,
}  # fmt: skip
"""Of numbers (guide, 5.2): targets have a unit, a time or a comparator; what is granted, scored or a threshold,
and how many parts something has, is none."""
MILESTONES = {
    BIAS: -1.0, "result": 2.0, "result+aims": 3.5,
    "continues": -1.5, "adverbial": -2.0, "contrast": -2.0, "noverb": -1.0,
    "stands=first bound": 1.5, "stands=within bound": 1.0, "stands=led word": 0.5, "stands=within word": -2.0,
    **{f"distance={clauses}": 0.5 - 0.5 * clauses for clauses in range(5)},
    "time=explicit": 0.5, "time=computed": -1.0, "openended": -2.0, "stop=:": -2.0, "kind=regulation": -2.0,
    "phrase=9年底前": 1.0, "phrase=9月底前": 1.0, "phrase=99年底": 1.0, "phrase=999年": -0.5, "phrase=今年": -1.0,
    "phrase=五”规划": -2.0, "phrase=十四五”": -2.0, "phrase=五”期间": -1.0, "phrase=五”时期": -1.0,
}  # fmt: skip
"""Of clauses with a time (guide, 5.4, 5.5): an outcome near to a time that says until when; a bare year within a clause
is part of a name (2016年建设项目), and what only leads to something is no outcome."""
