"""What the words before a list say that it lists."""

from __future__ import annotations

from ingest.text.pattern import pattern

PROBLEMS = pattern(
    r"(?:存在|仍有|面临|不足|问题|差距|困难)[^。]{0,12}[:,]$|(?:呈现|具有|表现|体现)[^。]{0,8}(?:特点|特征|亮点)[。:,]$",
    matches=("仍存在一些问题:", "落实工作呈现出三个特点。"),
    misses=("我区将采取四个“进一步”以不断提升工作水平。",),
)
GOALS = pattern(
    r"(?:(?<!基本)实现|达到|达成|主要|总体|预期)[^。;:,]{0,6}目标(?:任务|要求)?(?:[是为]|如下)?:$|以下[^。;:,]{0,6}目标(?:任务|要求)?[:。]$",
    matches=("要努力实现以下目标任务:", "总体目标如下:"),
    misses=("为实现上述目标,要抓好以下工作:", "基本实现预期目标。"),
)
CONTENTS = pattern(
    r"(?:材料|资料|内容|信息|证件|要件|范围|对象)[^。;:,]{0,6}(?:如下|为|是|包括|包含|有|提供)?:$|(?:下列|以下|如下)[^。;:,]{0,8}(?:材料|资料|内容|信息|证件|要件|问题|行为|做法|情形|现象|渠道|途径)[^。;:,]{0,6}:$",
    matches=(
        "具体材料清单如下:",
        "体检报告主要内容包括:",
        "填报以下信息:",
        "协议应当包括以下内容:",
        "排查重点范围包括:",
        "重点纠正以下问题:",
    ),
    misses=("重点做好以下工作:",),
)
"""What stands before a list of papers to hand in, or of what a paper holds: its items are clauses."""
ATTACHMENTS = pattern(r"附(?:件)?:$", matches=("本预案自印发之日起实施。附件:", "附:"), misses=("见附件1:", "附件"))
"""What stands before a list of attachments."""
ANNOUNCES = pattern(
    r"(?:以下|如下|下列|下面)[^。:;,]{0,8}(?:工作|措施|举措|任务|事项|方面|[几点])(?:工作)?[。:]$",
    matches=("一年来,主要做了以下工作。", "重点抓好以下几个方面工作:"),
    misses=("完成以下任务的,予以奖励。",),
)
"""How words end that only introduce the list below."""
