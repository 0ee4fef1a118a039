"""What each rule says, with an example and its place in the extraction guide: the reason that every fact can give."""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """description: what the language does; example: words that the rule reads; guide: section that defines it."""

    description: str
    example: str
    guide: str


RULES = {
    "task.item": Rule("an item of the document's own enumeration, the smallest that has units or no items below", "1.压缩企业开办时间。…", "2.1"),
    "task.headline": Rule("a short imperative sentence with its explanation, in a section without numbers", "减轻税费负担。积极推进…", "2.4"),
    "task.duty": Rule("a line that gives a body its duties", "区绿化市容局：负责统筹…", "2.4"),
    "task.row": Rule("a row of a table with a task and its units", "任务 | 牵头单位 | 配合单位", "2.4"),
    "task.indicator": Rule("a row of a table of indicators that stands under tasks", "建设雨水管网 | 公里 | 2000", "2.4"),
    "task.note": Rule("a note under a table that names who leads", "2．①防洪标准达标率=…，由水利部门牵头", "2.4"),
    "responsibility.label": Rule("bodies listed after a label", "牵头单位：区营商局", "3.1"),
    "responsibility.bracket": Rule("a bracket whose bodies are followed by a verb of responsibility", "（税务总局牵头，海关总署按职责分工负责）", "3.1"),
    "responsibility.running": Rule("a sentence that says who leads", "由市职能办牵头组织", "3.3"),
    "responsibility.column": Rule("bodies in a column of a table", "牵头部门", "3.2"),
    "responsibility.subject": Rule("the subject of an action, where nothing says who is responsible", "区环保局实行登记制度", "3.3"),
    "target.figure": Rule("a number with its unit and comparator", "压缩至1个环节", "5.3"),
    "target.range": Rule("a range to be reached counts from its first figure", "10%—15%", "5.3"),
    "target.free": Rule("what costs nothing: 0 元", "实现“零成本”", "5.3"),
    "target.next_day": Rule("the next day: at most 1 天", "次日完成装表接电", "5.3"),
    "target.once": Rule("once only: 1 次", "只实施一次联合检查", "5.3"),
    "target.ranking": Rule("a place in a ranking, in a report", "排名全省第四", "5.6"),
    "target.doubled": Rule("doubling: 100 % more", "翻一番", "5.3"),
    "target.milestone": Rule("an outcome without a number in a clause that a stated time governs", "2023年底前，实现诉讼无纸化", "5.5"),
    "target.table": Rule("a value of a table of indicators, dated by its column", "指标 | 2025年目标", "5.7"),
    "cite.title": Rule("a law or policy named in 《》 or by its 文号", "根据《优化营商环境条例》", "1"),
}  # fmt: skip
"""Rule id → rule; every id that the extraction gives stands here."""
