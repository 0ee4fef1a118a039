"""Headings, and the times that they name (guide, 5.6)."""

from __future__ import annotations

from ingest.text.pattern import pattern

_CN = "[一二三四五六七八九十]{1,3}"
HEADING = pattern(
    rf"(?:(?P<chapter>第{_CN}[章编部篇])|(?P<part>第{_CN}节)|(?P<cn>{_CN}、)|(?P<bracket>\({_CN}\))|(?P<number>[0-9]{{1,2}}[.、](?![0-9]))|(?P<inner>\([0-9]{{1,2}}\))|(?P<inline>{_CN}是))",
    matches=("一、2023年工作回顾", "(一)主要成效", "1.水安全", "第一章总则"),
    misses=("2023年是", "工作回顾"),
)
INSIDE = pattern(
    rf"(?<=。){_CN}、(?![一二三四五六七八九十])",
    matches=("推进改革。二、2023年工作安排",),
    misses=("推进改革。二是加强监管",),
)
"""The mark of a section where line breaks are lost."""
A_YEAR = pattern(r"(?:19|20)[0-9]{2}年", matches=("2024年",), misses=("十四五",))
"""One year; those that a text names are counted against the plans that it names."""
YEAR = pattern(
    r"[12][0-9]{3}年|十[一二三四五六]五|“[八九十]五”(?!普法)|[今去本]年",
    matches=("2023年", "“十三五”"),
    misses=("上半年",),
)
SOURCED = pattern(
    r"(?:根?据|经|按)[^,。;]{2,20}(?:统计|调查|测算|核算|数据|资料)(?:显示|反映)?,$",
    matches=("据公安年报统计,", "根据有关部门调查,"),
    misses=("据此,", "据公安年报统计,全县"),
)
"""Whose figures are told, before the time that they are of."""
UNTIL = pattern(r"截[至止到]", matches=("截至2011年7月15日",), misses=("上半年",))
BASE = pattern(
    r"^(?:年?[末底])?的?[0-9.]{1,8}(?::[0-9.]{1,8})?(?:倍|[^,。;0-9]{0,16}(?:提高|增加?|升|增长|扩大|发展|降低?|下降|减少|压减|缩[小短])(?:至|到|为))",
    matches=("的60.6%提高到70%", "的7.2%提升至7.4%", "的5:1缩小到2.6:1", "的2.65倍"),
    misses=("的60.6%的任务", "3座"),
)
"""Behind the time of what a figure is compared with: 由2000年的60.6%提高到70%, 是2000年的2.65倍."""
THAN = pattern(r"[高低多少优好]于|超过", matches=("增速高于", "超过“九五”"), misses=("由于",))
"""Before such a time: 高于“九五”3.5个百分点."""
AROUND = pattern(
    r"^(?:[今本]年|当年)?(?:上半年|下半年|全年|年内)?$",
    matches=("上半年", "今年", "今年上半年"),
    misses=("2012年", "8月"),
)
"""A time that but says around which day: 今年, 上半年."""
REVIEW = pattern(
    r"(?:年|时期|以来|一年|五年)[^,。;:]{0,12}(?:回顾|情况|成效|成就|进展|总结):?$",
    matches=("2023年工作回顾", "2015年工作回顾:", "“十三五”时期主要成效"),
    misses=("工作回顾,", "2023年工作任务"),
)
"""A line without a mark that heads what was done."""
AHEAD = pattern(
    r"^(?:(?:[12][0-9]{3}年|今年|明年)(?:的?(?:政府|主要|重点))*工作(?:安排|重点|任务|计划|打算|建议)?|(?:[12][0-9]{3}年|今年|明年)(?:的)?(?:主要|重点)(?:工作|任务)|下一?步(?:工作)?(?:打算|安排|计划|举措))$",
    matches=("2026年重点工作", "今年政府工作安排", "2023年工作安排"),
    misses=("2022年工作回顾", "今年以来"),
)
"""A line without a mark that heads what is to be done."""
