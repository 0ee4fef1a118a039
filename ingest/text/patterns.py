"""Of text as it came, before it is doc: white space, line ends, control characters; and the units of the scorer."""

from __future__ import annotations

from ingest.text.pattern import pattern

_TARGET = r"\((?:https?:/|/|\#)[^()\n]{0,500}\)"
_LINK = rf"_?!\[[^\[\]\n]{{0,100}}\]{_TARGET}_?|\[(?=_?!\[|[^\[\]\n]{{1,100}}\]{_TARGET})|\]{_TARGET}"
SPACE = pattern(
    rf"(?:\s|<br\s?/?>|\*{{2}}[ ]{{0,3}}\*{{2}}|\\(?=[\[\]\\`*_{{}}()\#+.!|~>-])|{_LINK})+",
    matches=(
        "\u3000",
        "\t\n",
        "****",
        "** **",
        "<br>",
        " <br /> ",
        "\\[",
        "![图](https://a.cn/b.png)",
        '](https://a.cn/ "首页")',
    ),
    misses=("一", "**加强领导", "<b>", "\\n", "[2024]", "](二)"),
)
"""White space; and what Markdown has that a reader does not see: the break in a cell, the stroke before a mark, an
image, where a link leads, bold letters that end where others begin."""
LINE_END = pattern(r"\r\n?", matches=("\r\n", "\r"), misses=("\n",))
UNWANTED = pattern("[\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]", matches=("\ufeff", "\x00"), misses=("\t", "\n"))
"""Marks of byte order and control characters; tabs and line ends stay."""
MEASURE = pattern(
    r"%|‰|(个)?百分点|倍|成|元|美元|(工作)?日|天|小时|小時|分钟|分鐘|秒|年|(个|個)?月|周|季度|学时|课时|分|位|名次|度|℃|岁|歲"
    r"|(平方|立方)?(公里|千米|米|厘米|毫米)|公顷|亩|畝|吨|噸|吨标准煤|千克|公斤|克|升|千伏安|千瓦|万千瓦|兆瓦|千瓦时|亿千瓦时|兆|兆比特|.*/.*",
    matches=("工作日", "吨/日", "%"),
    misses=("户", "环节"),
)
"""Units that measure; for the scorer all others count things, and are one."""
ISO_DATE = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", matches=("2022-12-31",), misses=("2022-12", "2022年"))
"""A date as answers write it."""
STOPPED = pattern(r"[。；：！？;:!?|\t]\s*$", matches=("推进改革。", "如下："), misses=("推进改革",))
"""A line that ends a sentence, or a row of a table."""
BEGINS_ITEM = pattern(
    r"\s*(?:[#●■◆★☆▪○•·*|>-]|[（(【\[〔]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2}|[A-Za-z])[）)】\]〕、.．：:]|第[一二三四五六七八九十百0-9]{1,4}[章节条项款篇部步]|[一-鿿]{2,4}[一二三四五六七八九十0-9]{1,3}[：:、.．]|[①-⑳]|(?:序号|编号)\s*$|[（(【\[〔〈]?[一-鿿]{2,10}[：:】〕\]])",
    matches=("（一）推进", "序号", "3.加强", "第2项：", "任务一：", "责任单位：区财政局", "【责任单位】"),
    misses=("2022年底前", "推进改革"),
)
"""A line that begins an item, a statement of responsibility or a table."""
NUMBER = pattern(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}", matches=("2", "2.5.1"), misses=("第二章", "组织体系"))
"""The number of a heading."""
ONLY_A_DATE = pattern(
    r"(?:截至|至|到)?[12][0-9]{3}(?:年|[./-])(?:[0-9]{1,2}(?:月|[./-])?)?(?:[0-9]{1,2}日?)?[底末]?前?(?:完成)?",
    matches=("2025.09.30", "2025年3月底"),
    misses=("责任单位", "推进改革"),
)
"""A line that is a date and nothing else: a cell of a table."""
PIECE = pattern(
    r"^[0-9.,，、~～—%％〔〕()（） -]{1,80}$", matches=("2021", "〔", "8~12", "....", "- 1 -"), misses=("2021年",)
)
"""A line of nothing but a number, a bracket, or the dots and the page of an entry of the contents."""
CARRIES_ON = pattern(r"[，。、；：）】”》,;)]", matches=("，推进",), misses=("推进",))
"""What no paragraph begins with."""
POINTS = pattern(r"[。;,:!?“”()《》‘’\[\]]", matches=("。", "“"), misses=("、",))
"""What can end a clause, or open and close what a clause is not cut in."""
RUNS_ON = pattern(r"[,。][^,。;:]*[一-鿿]$", matches=("图解、视频等,占比达",), misses=("建立机制", "完成改造,共3个。"))
"""A short line that is no title, so that its sentence goes on below."""
STOPS = pattern(r"[。!?]", matches=("。",), misses=(",",))
"""What ends a sentence."""

BREAK = pattern(
    r"[。;:!?)\]”》][^。;:!?,、]"
    r"|[一-鿿](?:[一-鿿(\[“《①-⑳●■◆★-]|[0-9]{1,3}[.、](?![0-9])|[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日(?!前|起|至))",
    matches=("。1", "市一", "局2.完", "办2022年3月1日某", "顾①加"),
    misses=("到2025年", "5年", "在2022年3月1"),
)
"""Around a blank that stands for a lost line break: behind a stop, or between words."""

MARK_ALONE = pattern(
    r"第[一二三四五六七八九十百0-9]{1,5}[章节条部编篇](?:分)?|附[件表录][0-9一二三四五六七八九十]{0,2}:?|专栏[0-9]{0,2}|[(]?[一二三四五六七八九十0-9]{1,3}[)、.]?|[①-⑳●■◆★-]",
    matches=("第一章", "附件1", "一、", "(一)", "①"),
    misses=("总则", "推进改革"),
)
"""The mark of a heading, which a blank may separate from its words."""
HEADING_LINE = pattern(
    r"(?:第[一二三四五六七八九十百0-9]{1,5}[章节部编篇]|[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])"
    r"[^。;:()]{3,30}[^。;:,、()0-9与和及到在至于截从自]",
    matches=("一、2018年工作回顾", "(三)总结阶段", "第二章职责分工"),
    misses=("工作任务", "一、到"),
)
"""A heading alone between blanks: what follows begins a line, a year too."""
