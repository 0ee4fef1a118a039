"""How strongly a task obliges, and what shows that it is done already."""

from __future__ import annotations

from ingest.text.pattern import pattern

PROHIBIT = pattern(r"^(?:严禁|禁止|不得|杜绝|严格禁止|坚决制止)", matches=("严禁平台企业",), misses=("严格规范",))
EXPLORE = pattern(
    r"^(?:积极|稳妥|有序|适时|先行|率先|开展)*(?:探索|试点|试行|先行先试|研究)",
    matches=("积极探索", "试点实行"),
    misses=("完善试点",),
)
ENCOURAGE = pattern(
    r"^(?:积极|大力|引导和)*(?:鼓励|支持|引导|倡导|提倡)",
    matches=("鼓励民间资本", "积极支持"),
    misses=("落实支持政策",),
)
DONE = pattern(
    r"(?:^|[,。;市区县省们现目前均都])已(?:经)?(?!有|知|建的)[一-鿿]|(?:成立|印发|制定|召开|建立|建成|完成|实现|开展|办理|取得|形成|推出|出台)了|截[至止]|目前,|近年来|今年以来|同比(?:增长|下降)|取得[^。]{0,10}(?:成效|效果)",
    matches=("已建成", "制定了方案", "截至目前"),
    misses=("完成改造",),
)
"""Signs of the past tense."""
PLANNED = pattern(
    r"力争|将(?:继续|为|于|进一步|采取|认真|会|可|持续|重点|积极|不断|全力|着力|从|结合|按照|以|在|通过|依托|组织|召开|开展|推动|推进|加大|加强|建成|实现|达到|完成|形成|办理|针对)|下一步|(?:底|月|日|年内?)前(?=[,完实将基全建达形])|拟(?:于|在)|计划(?:于|在)",
    matches=("力争三到五年", "将为企业"),
    misses=("已完成", "预计完成"),
)
ESTIMATED = pattern(r"(?<!初步)预计", matches=("预计地区生产总值增长6%",), misses=("初步预计",))
"""What is to come, but below the heading of a review."""
