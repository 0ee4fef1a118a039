"""What each property of the graph's answers means in the OpenAPI document, with its unit and an example.

A name means the same wherever it stands; where it does not, `Schema.property` goes before it. Examples are from
data/corpus, where it has any.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Words(NamedTuple):
    """What a property or parameter means; example: None where its kind shows what it may be (enumerations, objects)."""

    text: str = ""
    example: Any = None


_POLICY, _TITLE = "ped4c242c1231168c", "鲅鱼圈区营商环境优化行动方案(2021-2024年)"
_AGENCY, _TASK, _INDICATOR = "a3d5f5f326d7c49e2", "t63133cf10707a074", "i054c7bb64765da0a"
_PART = f"{_AGENCY}-{_TASK}"
_REPORT = "t0513f740605ae25a-i054c7bb64765da0a-q69d507ae"
_PLACE = "辽宁省/营口市/鲅鱼圈区"
_SHA = "1c434ac2753d744fef23ecf012625bd35c9e6b3f3bd8751d683c73f03a7acd9b"
_TARGETS, _TASKS = (
    ("TargetFact", "TargetRow", "ComparedTarget"),
    ("TaskRow", "TaskDetail", "TaskSide", "ResponsibilityRow"),
)
_AGENCIES = ("AgencyRow", "LoadRow", "NetworkNode", "PartnerRow")
_POLICIES = ("PolicyRow", "PolicyDetail", "PolicyText", "JobPolicy", "CiteRow", "LineageRow")
_VERSION = "0.1.0+d45e6ea095a4"
_SAID = "推行税务Ukey不见面发行。拓展电子税务Ukey自主发行功能,强化Ukey发行帮办、代办服务,实现Ukey远程代办。"

GRAPH: dict[str, Words] = {
    # places and bodies
    "adcode": Words("Code of the division, six digits (GB/T 2260); 100000 is the whole country.", "370000"),
    "agency": Words("Name of the agency, the fullest that is written.", "区税务局"),
    "agency_id": Words("Id of the agency.", _AGENCY),
    "aliases": Words("All names of the agency that are written.", ["区税务局"]),
    "City.id": Words("Path of the division, 省/市/区县, or 中国.", _PLACE),
    "City.parent_id": Words(
        "Path of the division above; null of a province and of the whole country.", "辽宁省/营口市"
    ),
    "CityRow.id": Words("Path of the division, 省/市/区县, or 中国.", _PLACE),
    "City.name": Words("Name of the division.", "威海市"),
    "CityRow.name": Words("Name of the division.", "威海市"),
    "CityRow.agencies": Words("Number of agencies that belong just to it.", 81),
    "CityRow.policies": Words("Number of policies that govern just it.", 1),
    "city": Words("Path of the division that the policy governs; null of the whole country or not known.", _PLACE),
    "cities": Words("The division that it belongs to, and those above."),
    "level": Words("Level of the division."),
    "place": Words("Path of the division that it belongs to; ? and a policy's id where that is not known.", _PLACE),
    "function": Words("What the agency is for (条线), where its name says so.", "税务"),
    "successors": Words("Names of the functions that took it over.", ["自然资源"]),
    "FunctionRow.agencies": Words("Number of agencies that are for it.", 3),
    "FunctionRow.name": Words("Name of the function (条线).", "税务"),
    "IssuerRow.name": Words("Name of the body.", "营口市鲅鱼圈区人民政府办公室"),
    "IssuerRow.id": Words("Id of the body that issued it, an agency's.", "a48b2ce31fecad092"),
    "IssuerRow.surface": Words("Its name as the signature writes it.", "营口市鲅鱼圈区人民政府办公室"),
    **{f"{one}.id": Words("Id of the agency.", _AGENCY) for one in _AGENCIES},
    **{f"{one}.name": Words("Name of the agency, the fullest that is written.", "区税务局") for one in _AGENCIES},
    **{f"{one}.kind": Words("What kind of body it is.") for one in _AGENCIES if one != "PartnerRow"},
    "leads": Words("Number of tasks that it leads.", 6),
    "supports": Words("Number of tasks that it supports.", 11),
    "explicit": Words("Number of tasks that it leads because the document says so (牵头).", 26),
    "sole": Words("Number of tasks that it leads as the only body named.", 0),
    "first_listed": Words("Number of tasks that it leads as the first of the bodies listed.", 2),
    "subject": Words("Number of tasks that it leads as the subject of the sentence.", 1),
    "shared": Words("Number of tasks in which both have a part.", 9),
    "led_by_it": Words("Number of those that the agency asked for leads.", 1),
    "led_by_partner": Words("Number of those that the partner leads.", 5),
    "area": Words("Heading above the tasks, else the task's title.", "三、任务目标"),
    "nodes": Words("Agencies, by id."),
    "links": Words("Pairs of agencies, by source and target."),
    "source": Words("Id of the one agency.", "a2b789af9704ab77b"),
    "target": Words("Id of the other agency.", _AGENCY),
    "weight": Words("Number of tasks that the two share.", 5),
    "GroupNode.id": Words("Path of the place, ? for all unknown; or name of the function, empty without one.", "税务"),
    "GroupNode.agencies": Words("Number of agencies in it.", 3),
    "GroupNode.leads": Words("Tasks that they lead, counted once for each of them.", 41),
    "GroupNode.supports": Words("Tasks that they support, counted once for each of them.", 23),
    "NetworkNode.strength": Words("Tasks shared with others, counted for each pair; null where not asked for.", 23),
    "betweenness": Words("Share of the shortest paths between others through it, 0 to 1; null: not asked.", 0.025182),
    "eigenvector": Words("How well it is linked to the well-linked, 0 to 1 (the best); null: not asked.", 0.00054),
    "community": Words("Number of its group, 0 the largest; null where not asked for.", 0),
    "x": Words("How far right it stands in the picture, in pixels from the middle; null where not asked for.", -214),
    "y": Words("How far up it stands in the picture, in pixels from the middle; null where not asked for.", 96),
    # facts
    "bodies": Words("The task's agencies with their parts, leaders first."),
    "role": Words("Whether it leads or supports the task."),
    "basis": Words("How the document says so."),
    "Against.basis": Words("Whether its policy is cited, or is of a place above."),
    "Reason.basis": Words("How the document says so, or how a date was found; null of a task.", "sole"),
    "surface": Words("The name as this document writes it.", "区税务局"),
    **{f"{one}.surface": Words("The indicator's name in this document.", "一般性企业开办时间") for one in _TARGETS},
    "confidence": Words("Share of facts given with this confidence that is right, above 0, at most 1.", 0.971),
    "task_confidence": Words("Confidence of the task itself, above 0, at most 1.", 0.971),
    "rule": Words("Name of the rule that found it.", "responsibility.label"),
    "evidence": Words("The words that say so, and where they stand."),
    "PolicyText.evidence": Words("Every fact with its place in the text, by start."),
    "quote": Words("The words that say so, as written.", "区税务局"),
    "sentence": Words("The whole sentence that the quote stands in.", "责任单位:区税务局"),
    "sentence_start": Words("Where the sentence begins in the text, in code points.", 1716),
    "start": Words("Where it begins in the policy's text, in code points.", 1656),
    "end": Words("Where it ends in the policy's text, in code points; that one is no part of it.", 1714),
    "starts": Words("All places where it begins, in code points.", [1656]),
    "ends": Words("All places where it ends, in code points.", [1714]),
    "href": Words("Address of the fact in its text on the page, from the root.", f"/policies/{_POLICY}?fact={_PART}"),
    "fact": Words("Kind of the fact."),
    "node": Words("Id of the task, or of the agency or indicator that the edge leads to or from.", _AGENCY),
    "Mark.label": Words("Title of the task, or name of the agency or indicator.", "区税务局"),
    "Mark.id": Words("Id of the fact.", _PART),
    "Reason.id": Words("Id of the fact: a task's, an agency's and a task's joined by -, or a target's.", _PART),
    "Reason.label": Words("What the fact is about.", "区税务局 → 推行税务Ukey不见面发行"),
    "Reason.kind": Words("Kind of the fact."),
    "description": Words("What the rule says, in English.", "bodies listed after a label"),
    "description_zh": Words("What the rule says, in Chinese.", "标签后列出的单位"),
    "example": Words("An example of the rule.", "牵头单位：区营商局"),
    "guide": Words("Section of the extraction guide behind the rule.", "3.1"),
    "judged": Words("What people decided about it, the oldest first."),
    # tasks
    "task_id": Words("Id of the task; null of what the policy as a whole sets.", _TASK),
    "task_title": Words("Title of the task.", "不断深化登记便利化改革"),
    "task_number": Words("Mark of the task as written.", "二是"),
    "number": Words("Its mark as written.", "3"),
    "path": Words("Headings above it, the topmost first.", ["三、任务目标", "(一)开办企业"]),
    "text": Words("The task's words.", _SAID),
    "PolicyText.text": Words(
        "The policy's cleaned text; all offsets count its code points.", "当前位置:首页 > 政务公开"
    ),
    **{f"{one}.id": Words("Id of the task.", _TASK) for one in _TASKS},
    **{f"{one}.title": Words("Title as written.", "推行税务Ukey不见面发行") for one in _TASKS},
    "TaskDetail.rule": Words("Name of the rule that found it.", "task.item"),
    "status": Words("Whether it is planned, or reported as done."),
    "State.status": Words("That the service is well.", "ok"),
    "strength": Words("How binding it is."),
    "deadline": Words("Last day for it, YYYY-MM-DD; null where none is set.", "2022-12-31"),
    "ongoing": Words("Whether it is to go on without an end."),
    "ordinal": Words("Its place among the policy's tasks, from 0.", 2),
    "due": Words("When it is due, YYYY-MM-DD; null without a date.", "2022-12-31"),
    "due_basis": Words(
        "How that date was found: task is its own deadline, the others are of its first target.", "task"
    ),
    "due_evidence": Words("The words of the target that it is due by; null where the deadline is its own."),
    "target_count": Words("Number of its targets and reports.", 0),
    "TaskDetail.targets": Words("Its targets and reports."),
    "TaskSide.targets": Words("Its targets."),
    "TaskSide.leads": Words("Names of the agencies that lead it.", ["区税务局"]),
    "TaskSide.supports": Words("Names of the agencies that support it.", ["区公安局"]),
    "TaskDetail.responsibilities": Words("Its agencies with the words that say so."),
    # targets and obligations
    "indicator": Words("Name of the indicator: what is measured.", "一般性企业开办时间"),
    "indicator_id": Words("Id of the indicator.", _INDICATOR),
    "IndicatorRow.name": Words("What is measured.", "一般性企业开办时间"),
    "IndicatorRow.id": Words("Id of the indicator.", _INDICATOR),
    "IndicatorRow.targets": Words("Number of targets that are set for it.", 0),
    "IndicatorRow.reports": Words("Number of reports on it.", 1),
    "comparator": Words("How the figure bounds: at most, at least, less, more, just that; null without a figure."),
    "TargetSide.comparator": Words("How the figure bounds: <=, >=, <, > or =; null without a figure.", "<="),
    "value": Words("Figure to reach, or reached, in unit; null without a figure.", 1.5),
    "baseline": Words("Figure that it starts from, in unit; null where none is told.", 2.0),
    "unit": Words("Unit of value and baseline, as written; null without a figure.", "工作日"),
    "better": Words("Which way is better; null where that is not known."),
    "change": Words("Whether value is a figure itself, or by how much it changes."),
    "direction": Words("Which way it changes; null where that is not told."),
    "as_of": Words("Day for which the report holds, YYYY-MM-DD; null where none is told.", "2020-12-31"),
    "date_basis": Words(
        "How the date was found: explicit, inherited, labelled, computed, or task for its deadline.", "explicit"
    ),
    "type": Words("Whether it is a target or a report."),
    **{
        f"{one}.kind": Words("Whether it is a number to reach (quantity), or an outcome without one (milestone).")
        for one in _TARGETS
    },
    **{f"{one}.id": Words("Id of the target or report.", _REPORT) for one in (*_TARGETS, "Report")},
    **{f"{one}.rule": Words("Name of the rule that found it.", "target.figure") for one in _TARGETS},
    "Obligation.kind": Words("Whether it is a target, or a task without one."),
    "against": Words("What it may be held against, what its policy cites first."),
    "stance": Words("How the target stands to this one."),
    "Against.id": Words("Id of the target that it is held against.", "t079b7e7dafa294df-i3dd250cb23d2b776-qa4663014"),
    "state": Words("How it stands on the day."),
    "Obligation.title": Words("Title of the task; null of what the policy as a whole sets.", "减轻企业税费负担"),
    "Obligation.reports": Words("Reports that answer it."),
    "Obligation.id": Words("Id of the target, or of the task.", "t49e9637806719888-ic4e1032842890b17-qe0a727f3"),
    "met": Words("Whether it reaches the target; null where that is not told."),
    "lapsed_by": Words("Day on which the policy expired, or id of the policy that repeals it.", "2024-12-31"),
    "no_owner": Words("Number of planned tasks without any agency.", 34),
    "no_lead": Words("Number of planned tasks that no agency leads.", 34),
    "no_date": Words("Number of planned tasks without a date, that are not to go on without an end.", 33),
    "no_figure": Words("Number of planned tasks without a figure.", 25),
    "GapRow.tasks": Words("Number of its planned tasks.", 34),
    # policies
    "policy_id": Words("Id of the policy that says so.", _POLICY),
    "policy_title": Words("Title of that policy; null where none was found.", _TITLE),
    "Evidence.policy": Words("Id of the policy that says so.", _POLICY),
    **{f"{one}.id": Words("Id of the policy.", _POLICY) for one in _POLICIES},
    **{f"{one}.kind": Words("What kind of document it is.") for one in ("PolicyRow", "PolicyDetail", "JobPolicy")},
    "title": Words("Title as written; null where none was found.", _TITLE),
    "doc_number": Words("文号; null where none was found.", "鲅政办发〔2022〕1号"),
    "scope": Words("Whether it governs the whole country, a place, or that is not known."),
    "issuer": Words("Signature as written.", "营口市鲅鱼圈区人民政府办公室"),
    "issuers": Words("Bodies in the signature, in its order."),
    "forwarded_from": Words("Bodies whose text it passes on.", ["威海市人民政府办公室"]),
    "repeals": Words("What holds no longer by it, by 文号 or title.", ["大政督〔2017〕133號"]),
    "issued_on": Words("Day of signature, YYYY-MM-DD.", "2022-03-23"),
    "published_on": Words("Day of publication, YYYY-MM-DD.", "2022-03-25"),
    "effective_on": Words("First day on which it holds, YYYY-MM-DD.", "2022-03-23"),
    "expires_on": Words("Last day on which it holds, YYYY-MM-DD.", "2024-12-31"),
    "period_from": Words("First year of its plan.", "2021"),
    "period_to": Words("Last year of its plan.", "2024"),
    "document": Words("Name of the file that it was read from.", "000_d78822511846185f.txt"),
    "format": Words("Format of the file.", "text"),
    "length": Words("Length of its text, in code points.", 16171),
    "source_sha256": Words("SHA-256 of the file's bytes.", _SHA),
    "sha256": Words("SHA-256 of the file's bytes.", _SHA),
    "why_not": Words("Why it is no policy, where it was taken in all the same.", "no duty of a public body found"),
    "extractor": Words("Version that read it; null where it was read before versions were kept.", _VERSION),
    "tasks": Words("Number of its tasks.", 86),
    "targets": Words("Number of its targets and reports.", 84),
    "responsibilities": Words("Number of parts that agencies have in its tasks.", 353),
    "cites": Words("Policies that it cites."),
    "others": Words("Files of the same policy with shorter texts, the longest first."),
    "reading": Words("How it was read; null where that is not known (yet)."),
    "relation": Words("How the one policy cites the other; null between versions."),
    "loaded": Words("Whether its text is here."),
    "way": Words("up: what it rests on; down: what rests on it; version: another version of it."),
    "depth": Words("Steps to it, 1 to 6.", 1),
    "of": Words("Id of the policy that the last step is from.", _POLICY),
    "before": Words("The task in the earlier policy; null where it was added."),
    "after": Words("The task in the later policy; null where it was dropped."),
    "DiffRow.change": Words("Whether the task was added, dropped or changed."),
    "kinds": Words("What changed of it."),
    "alike": Words("Share of their words that the two tasks have in common, 0 to 1; null without a second one.", 0.72),
    "task": Words("The task of the cited policy."),
    "taken_up_by": Words("The task that takes it up; null where none does."),
}
