"""As graph_words, of what is no part of the graph: lists, names, documents on their way in, judgements, parameters.

Of a parameter `route.name` (the first part of its path) goes before `?name`. Without words: the code has them, and only
the example is here.
"""

from __future__ import annotations

from api.openapi.graph_words import Words

_POLICY, _AGENCY, _OTHER = "ped4c242c1231168c", "a3d5f5f326d7c49e2", "abe4d8b7a90815ef7"
_TASK, _INDICATOR, _PLACE = "t63133cf10707a074", "i054c7bb64765da0a", "辽宁省/营口市/鲅鱼圈区"
_JOB, _JUDGEMENT = "5f0c2b7e9d1a4c38", "j41c2f0a9b7d36e58"
_FILE, _WHY = "000_d78822511846185f.txt", "the same body under its short name"

SERVICE: dict[str, Words] = {
    # lists
    "items": Words("Rows of this page."),
    "total": Words("Number of rows that the whole list has.", 250),
    "next_cursor": Words("cursor of the next page; null on the last.", "WyIiLCIiLCJwZWQ0YzI0MmMx"),
    "facets": Words("Of each field that was asked for how many rows have which value, the most first."),
    "Count.value": Words("The value, or an id.", _PLACE),
    "Count.label": Words("What an id is called; null where the value tells it.", "区税务局"),
    "Count.count": Words("Number of rows that have it.", 6),
    # names
    "match": Words("What the name means; null where it means nothing or several things."),
    "ambiguous": Words("Whether it means several things."),
    "candidates": Words("All that it may mean, or what is called nearly so."),
    "NamedThing.id": Words("Id of what the name may mean.", _AGENCY),
    "NamedThing.name": Words("What it is called.", "区税务局"),
    "NamedThing.place": Words("Path of its division; null where it has none.", _PLACE),
    "NamedThing.reason": Words("Why it is offered.", "similar name"),
    "NamedThing.score": Words("How near it is, 0 to 1 (just that).", 0.857),
    "Found.kind": Words("What kind of thing it is.", "agency"),
    "Found.id": Words("Its id.", _AGENCY),
    "Found.name": Words("What it is called; of a task its title.", "区税务局"),
    "Found.place": Words("Path of its division, unit of an indicator, policy of a task; null where unknown.", _PLACE),
    "Found.fits": Words("The name, or words, that fit.", "区税务局"),
    "Found.how": Words("Whole name, start, another part, pinyin initials, or words of a task's text.", "initials"),
    # errors
    "Problem.type": Words("about:blank: what is wrong is what the status says.", "about:blank"),
    "Problem.title": Words("The status in words.", "Not Found"),
    "Problem.status": Words("Status of the answer (HTTP).", 404),
    "Problem.detail": Words("What is wrong, in words.", "no task has the id t0"),
    "Problem.errors": Words("Each part of the request that is wrong: its place, such as query.limit, and the reason."),
    "Problem.candidates": Words("What a name may have meant."),
    # changes
    "Change.version": Words("Version of the store, a count of writes, since which it is so.", 12),
    "Change.kind": Words("What kind of node it is."),
    "Change.id": Words("Id of the node.", _TASK),
    "Change.change": Words("Whether it is as the row tells it, or gone."),
    "Change.now": Words("Id that what is gone leads to; null where to none.", _TASK),
    "Change.properties": Words("Its properties as the export has them; null of what is gone."),
    "Change.edges": Words("The edges that are told with it, as the export has them."),
    "ChangedEdge.kind": Words("Type of the edge.", "edge:LEADS"),
    "ChangedEdge.id": Words("Id of the edge: of its own, or of its two ends.", f"{_AGENCY}-{_TASK}"),
    "ChangedEdge.from": Words("Id of the node that it leaves.", _AGENCY),
    "ChangedEdge.to": Words("Id of the node that it leads to.", _TASK),
    "ChangedEdge.properties": Words("Its properties as the export has them."),
    "Changes.items": Words("Changes of this page, the earliest first."),
    "Changes.until": Words("Version of the store to go on from, as since, after the last page.", 12),
    # the service
    "version": Words("Version of the program.", "0.1.0"),
    "uploads": Words("Whether documents are taken in from who has a key with the right to write."),
    "judging": Words("Whether judgements are taken from who has a key with the right to judge."),
    "max_bytes": Words("Size of the largest document that is taken in, in bytes.", 20_000_000),
    # documents on their way in
    "Job.id": Words("Id of the job.", _JOB),
    "Job.document": Words("Name of the file, as it was sent.", _FILE),
    "Job.state": Words("How far it is."),
    "Job.policy": Words("The policy that the document is; null until it is read."),
    "Job.tasks": Words("Number of its tasks; null until it is read.", 86),
    "Job.responsibilities": Words("Number of parts that agencies have in them; null until it is read.", 353),
    "Job.targets": Words("Number of its targets and reports; null until it is read.", 84),
    "missing": Words("What was not found in it."),
    "not_understood": Words("By kind, number of places of which no fact tells."),
    "layout_confidence": Words(
        "Mean confidence of its tasks, 0 to 1; below 0.8, or null, its layout is unsure.", 0.974
    ),
    "left": Words(
        "Why what is in the graph was left as it is; null where it was not.",
        "no policy: no duty of a public body found",
    ),
    "error": Words("Why it is not in; null where nothing failed."),
    "JobError.detail": Words(
        "What is wrong, naming the document.", "weather.txt: no policy: no duty of a public body found"
    ),
    "JobError.place": Words("Where in it, in code points, or in bytes where it is no text.", 1656),
    "encoding": Words("Encoding of its letters; null where its format has no other.", "utf-8"),
    "main_text": Words("Where in the file the text stands; null where it is the whole.", "html > body > div#zoom"),
    "left_out": Words("The largest parts of the file that are not in the text."),
    "left_out_letters": Words("Size of all parts that are not in the text, in letters.", 0),
    "hidden_copies": Words("Number of hidden parts that stand in the text too.", 0),
    "tables": Words("Number of tables in the text.", 0),
    "pages": Words("Number of pages; null where the format has none.", 12),
    "pages_without_text": Words("Numbers of the pages without text, from 1.", [3]),
    "LeftOut.what": Words("What it is: hidden, around, beside, furniture, note and the like.", "around"),
    "LeftOut.where": Words("Its place in the file; null where none can be named.", "html > body > div#footer"),
    "LeftOut.letters": Words("Its size in letters, 0 where nothing of it was read.", 120),
    # judgements
    "Made.id": Words("Id of the judgement; it undoes it.", _JUDGEMENT),
    "Judged.id": Words("Id of the judgement; it undoes it.", _JUDGEMENT),
    **{f"{one}.kind": Words("What is decided.") for one in ("Decision", "Judged", "Judgement")},
    **{f"{one}.change": Words("Of a correction: fields and values.") for one in ("Decision", "Judged", "Judgement")},
    **{f"{one}.reason": Words("Why, in words.", _WHY) for one in ("Decision", "Judged", "Judgement")},
    "Decision.ids": Words("Ids, or names of agencies; of a merge the last is what they all are.", [_AGENCY, _OTHER]),
    "Judgement.ids": Words("Ids of the nodes, or of the fact.", [_AGENCY]),
    "Judgement.what": Words("What it is about."),
    "Judgement.policy": Words("Id of the policy that says the fact; null of a judgement about nodes.", _POLICY),
    "into": Words("Of a merge: what they all are."),
    "surfaces": Words("Of a split: names, as written, that are another body's.", ["区税务局"]),
    "judgement": Words("What was decided."),
    "jobs": Words("Jobs that read again what it is about."),
    "not_kept": Words(
        "What has to be taken in again, for its source is not kept.", [f"{_FILE}: the source is not kept"]
    ),
    "Identity.id": Words("Id of the node that others are merged into.", _AGENCY),
    "Identity.key": Words("What all spellings of its name share.", "税务"),
    "Identity.name": Words("Its name.", "区税务局"),
    "Candidates.score": Words("How alike they are, 0 to 1 (the same).", 0.9),
    "Candidates.reason": Words("Why they may be one.", "alike names of one kind of unit"),
    "Candidates.ids": Words("Ids of the two.", [_AGENCY, _OTHER]),
    "Candidates.names": Words("Names of the two.", ["区税务局", "区市场监管局"]),
    # parameters
    "agencies.id": Words("Agency: id, or any name that means one.", _AGENCY),
    "network.id": Words("Agency: id, or any name that means one.", _AGENCY),
    "network.partner": Words("The other agency: id, or any name that means one.", _OTHER),
    "indicators.id": Words("Indicator: id, or a name, in all its kinds of unit where there are several.", _INDICATOR),
    "policies.id": Words("Policy: id, title or 文号.", _POLICY),
    "policies.other": Words("The other policy: id, title or 文号.", "p171a6b8bb60f31c0"),
    "tasks.id": Words("Id of the task.", _TASK),
    "facts.id": Words('Id of a task, of an agency and a task joined by "-", or of a target.', f"{_AGENCY}-{_TASK}"),
    "jobs.id": Words("Id of the job, as Location and the job itself give it.", _JOB),
    "judgements.id": Words("Id of the judgement.", _JUDGEMENT),
    "functions.name": Words("Name of a function (条线).", "税务"),
    "agencies.name": Words("Name of an agency, as people type it.", "区税务局"),
    "cities.name": Words("Name, path or code of a division.", "鲅鱼圈区"),
    "indicators.name": Words("Name of an indicator, or its id.", "企业开办时间"),
    "policies.name": Words("Title, a part of one, or 文号.", "鲅政办发〔2022〕1号"),
    "agencies.q": Words("A part of a name or alias.", "税务"),
    "indicators.q": Words("A part of the name.", "企业开办"),
    "policies.q": Words("A part of the title or 文号.", "营商环境"),
    "?q": Words("A part of its words.", "企业开办"),
    "entities.kind": Words("What the pairs are of."),
    "?cursor": Words(example="WyIiLCJwMTcxYTZiOGJiNjBmMzFjMCJd"),
    "?limit": Words(example=20),
    "?level": Words(example=1),
    "?min_confidence": Words(example=0.8),
    "?due_within": Words(example=30),
    "?as_of": Words(example="2022-12-31"),
}
