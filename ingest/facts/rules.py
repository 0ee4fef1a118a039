"""What each rule says, with an example and its place in the extraction guide: the reason that every fact can give."""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """description: what the language does; example: words that the rule reads; guide: section that defines it.

    description_zh: the description in Chinese.
    """

    description: str
    example: str
    guide: str
    description_zh: str


RULES = {
    "task.item": Rule("an item of the document's own enumeration, the smallest that has units or no items below", "1.压缩企业开办时间。…", "2.1", "文件自身编号的条目，取有责任单位或其下再无编号的最小一级"),
    "task.headline": Rule("a short imperative sentence with its explanation, in a section without numbers", "减轻税费负担。积极推进…", "2.4", "无编号段落中的短祈使句及其说明"),
    "task.duty": Rule("a line that gives a body its duties", "区绿化市容局：负责统筹…", "2.4", "写明某单位职责的一行"),
    "task.closed": Rule(
        "words that end with who is responsible, one after the other and without numbers",
        "推行联合验收。（牵头单位：市住建局）",
        "2.1",
        "无编号、以责任单位结尾的文字",
    ),
    "task.row": Rule("a row of a table with a task and its units", "任务 | 牵头单位 | 配合单位", "2.4", "表格中写有任务及其单位的一行"),
    "task.indicator": Rule("a row of a table of indicators that stands under tasks", "建设雨水管网 | 公里 | 2000", "2.4", "任务之下指标表的一行"),
    "task.note": Rule("a note under a table that names who leads", "2．①防洪标准达标率=…，由水利部门牵头", "2.4", "表下注释，写明由谁牵头"),
    "responsibility.label": Rule("bodies listed after a label", "牵头单位：区营商局", "3.1", "标签后列出的单位"),
    "responsibility.bracket": Rule("a bracket whose bodies are followed by a verb of responsibility", "（税务总局牵头，海关总署按职责分工负责）", "3.1", "括号内的单位，其后有牵头、负责、配合等词"),
    "responsibility.line": Rule("a line that lists bodies, with or without their verbs, and nothing else", "市发改委牵头，市财政局配合", "3.1", "仅列出单位（及其牵头、配合等词）的一行"),
    "responsibility.running": Rule("a sentence that says who leads", "由市职能办牵头组织", "3.3", "正文中写明由谁牵头的句子"),
    "responsibility.column": Rule("bodies in a column of a table", "牵头部门", "3.2", "表格责任栏中的单位"),
    "responsibility.subject": Rule("the subject of an action, where nothing says who is responsible", "区环保局实行登记制度", "3.3", "未写明责任单位时，动作的主语"),
    "target.figure": Rule("a number with its unit and comparator", "压缩至1个环节", "5.3", "带单位和比较词的数字"),
    "target.range": Rule("a range to be reached counts from its first figure", "10%—15%", "5.3", "要达到的区间，取其首个数字"),
    "target.free": Rule("what costs nothing: 0 元", "实现“零成本”", "5.3", "不收费用：0元"),
    "target.next_day": Rule("the next day: at most 1 天", "次日完成装表接电", "5.3", "次日：不超过1天"),
    "target.once": Rule("once only: 1 次", "只实施一次联合检查", "5.3", "只一次：1次"),
    "target.frequency": Rule("how often in a span of time", "每半年组织开展一次", "5.3", "每段时间几次"),
    "target.ranking": Rule("a place in a ranking, in a report", "排名全省第四", "5.6", "报告中的排名"),
    "target.doubled": Rule("doubling: 100 % more", "翻一番", "5.3", "翻番：增加100%"),
    "target.milestone": Rule("an outcome without a number in a clause that a stated time governs", "2023年底前，实现诉讼无纸化", "5.5", "在写明的时限内、不带数字的成果"),
    "target.table": Rule("a value of a table of indicators, dated by its column", "指标 | 2025年目标", "5.7", "指标表中的数值，以其所在栏的年份为期限"),
    "cite.title": Rule("a law or policy named in 《》 or by its 文号", "根据《优化营商环境条例》", "1", "以《》或文号写出的法规、政策"),
    "cite.repeals": Rule("a document that holds no longer", "《旧办法》同时废止", "1", "同时废止的文件"),
}  # fmt: skip
"""Rule id → rule; every id that the extraction gives stands here."""
