"""Tables of indicators whose cells run together in one line (guide, 5.7)."""

from __future__ import annotations

from ingest.text.pattern import pattern

HEAD = pattern(
    r"指标(?:名称)?(?P<unit>单位)?(?P<years>(?:(?:[12][0-9]{3}年|现状|基期)[^0-9,。;]{0,6}?){2,4})(?:(?:\[[^\[\]]{1,4}\])?[0-9]?(?:指标)?属性|[比增减][^0-9,。;]{0,6}(?:[12][0-9]{3}年)?(?:增长|变化|增减)?)?",
    matches=("序号指标2010年2015年", "指标2015年2020年[累计]1属性", "指标名称单位2020年2025年指标属性"),
    misses=("指标体系2020年", "到2020年指标"),
)
"""The head: its first year is where things stand, its last the goal."""
YEAR = pattern(r"[12][0-9]{3}(?=年)", matches=("2015年",), misses=("2015",))
CELLS = pattern(
    r"(?:\((?P<unit>[^()0-9]{1,8})\)|(?<=[一-鿿])[0-9]??(?=--|[0-9]{1,9}\.[0-9]))(?P<base>--?|[0-9.]{1,24}(?![0-9.]))(?P<sign>[<>≥≤])?(?P<value>[0-9]{1,12}(?:[.][0-9]{1,6})?(?![0-9.]))?(?P<after>以上|以下|左右)?"
    r"(?:-?\[(?P<total>[0-9]{1,9}(?:[.][0-9]{1,6})?)\]|(?P<less>-)(?P<change>[0-9]{1,9}(?:[.][0-9]{1,6})?)(?P<measure>%|个?百分点)|(?P<bare>%|个?百分点))?",
    matches=("森林覆盖率(%)21.6623.04[1.38]", "排放总量(万吨)2551.72347.6-8%", "氨氮--[10]"),
    misses=("森林覆盖率", "共有20公里"),
)
"""Unit, level at the start, goal, and the change between them."""
LEAD = pattern(
    r"^(?:[-、]|约束性|预期性|[0-9]{1,2}[.、](?![0-9])|[0-9]{1,2}(?=[一-鿿]))+",
    matches=("-约束性", "2.水质"),
    misses=("水质",),
)
"""What stands between the cells of one row and the name of the next."""
GROUP = pattern(
    r"(?P<verb>减少|下降|降低|增加|提高)\((?P<unit>[^()0-9]{1,8})\)(?=[^()]{2,30}$)",
    matches=("主要污染物排放总量减少(%)化学需氧量",),
    misses=("浓度下降(%)",),
)
"""A row that only heads those below it, with their unit."""
DECREASE = pattern(r"(?:减少|下降|降低)$", matches=("浓度下降",), misses=("下降率",))
NUMBER = pattern(r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,4})?", matches=("23.04", "0.5"), misses=("-",))
END = pattern(r"注:|备注", matches=("注:①",), misses=("关注",))
KIND = pattern(r"约束性|预期性", matches=("1075约束性",), misses=("约束",))
"""What ends each row of a table whose head has a column for it."""
ROW = pattern(
    r"(?:[一二三四五六七八九十]{1,2}、[一-鿿、“”]{2,24})?(?:[0-9]{1,2}(?=[一-鿿]))?(?P<name>[^<>≥≤≧]{2,60}?)"
    r"(?P<unit>[万亿]?(?:元|吨|亩|人|户|公顷|千瓦时?|立方米|平方米|平方公里|公里|家|件|张|所|处|岁|年)(?:[/·][一-鿿]{1,3}){0,2}|[%‰]|—+|-)"
    r"(?P<cells>[0-9.:<>≥≤≧]{2,30})$",
    matches=("1粮食综合生产能力万吨1075≥1075", "一、农业高质高效2肉类总产量万吨158180", "占比%2150"),
    misses=("森林覆盖率", "到2020年"),
)
"""Such a row, what heads its group before it: its number, name, unit, and the digits of where things stand and of the goal."""
RATIOS = pattern(r"(?P<base>[0-9.]{1,6}):1(?P<value>[0-9.]{1,6}):1", matches=("2.45:12.35:1",), misses=("2.45",))
SIGNED = pattern(
    r"[≥≤≧<>]?(?P<base>[0-9.]{1,12})(?P<sign>[≥≤≧<>])(?P<value>[0-9.]{1,12})",
    matches=("1075≥1075",),
    misses=("158180",),
)
