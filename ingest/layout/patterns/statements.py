"""How statements of responsibility are set off: labels by their stems, and verbs behind lists of bodies (guide, 3.1)."""

from __future__ import annotations

from ingest.text.pattern import pattern

_NOUN = "(?:单位|部门|机关|机构|处室|科室|主体|方|委办局)"
LABEL = pattern(
    rf"""(?:(?P<both>主\(协\)办{_NOUN})
       |(?P<person>(?:第一)?(?:责任|负责|联系|联络|牵头|具体责任)(?:人|领导|人员)|(?:分管|包抓|挂点|主管)领导|联系(?:电话|方式))
       |(?P<lead>(?:(?:牵头|主办)(?:\(责任\)|[一-鿿]{{0,4}}?){_NOUN}|牵头|主办)(?:及责任单位|和责任单位)?)
       |(?P<responsible>(?:其[他它])?(?:责任|负责|配合|协办|协同|协助|协作|会同|参加|参与|支撑|支持|落实|实施|承办|承接|承担|推进|成员|执行|指导|完成|监管|共同|组织实施|履责|经办|会办|联合|主体|具体|主责|主管|领办|领衔)(?:责任|实施|落实|配合|抓总)?(?:{_NOUN}|板块)|配合|责任|协办|参与|责任分工)
       |(?P<date>[一-鿿]{{0,4}}(?:时限|期限|时间|节点|进度|时序|日期)(?:要求|节点|安排)?)
       |(?P<field>[一-鿿]{{0,4}}(?:任务|工作|措施|举措|内容|事项|目标|项目|要求|行动|安排|名称|做法)(?:名称|内容|措施|任务|要求|事项|举措|描述|说明|安排)?))$""",
    matches=(
        "牵头单位",
        "牵头组织单位",
        "责任部门",
        "主(协)办机关",
        "主体责任单位",
        "配合单位",
        "主责单位",
        "责任主体",
        "牵头方",
    ),
    misses=("牵头组织", "责任清单"),
)
"""A label, by the stem that says who leads, who supports, or that a person is named."""
ODD_LABEL = pattern(rf"[一-鿿]{{1,6}}{_NOUN}$", matches=("联动单位", "归口部门"), misses=("责任清单",))
"""A label of bodies none of whose stems says which part they have."""
LABEL_AT_LINE = pattern(
    r"[一-鿿]{2,9}(?:单位|部门|主体|机关|处室|科室|机构|板块|方|(?:责任|职责|任务)分工)(?![:一-鿿]{0}:)|[一-鿿]{0,4}(?:时限|期限|时间|节点|进度|时序|日期)(?:要求|安排)?(?!:)",
    matches=("责任单位区财政局", "完成期限2025.6"),
    misses=("责任清单",),
)
"""A label without a colon, alone on its line or set off by white space."""
LIST = pattern(
    r"(?:[^:;。|()\[\]<>〈〉‘’“”]|\([^()]{0,40}\)|“[^“”]{0,40}”)*",
    matches=("相关街镇;完成时间", "区教育局(体育局),配合单位:"),
    misses=(),
)
"""A list up to its end, or to the colon of the next label."""
PAGE_GOES_ON = pattern(
    r"附件(?:[0-9]{1,2})?:|(?:信息|文章)?来源:|[^。;:,、()0-9]{4,30}[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日(?![前起至之内])",
    matches=("附件:5G网络建设领导小组名单", "来源:区管理局", "某市某片区管理局2023年3月16日来源"),
    misses=("区财政局", "区财政局2023年3月16日前完成"),
)
"""What stands behind the last list of a page whose line breaks are lost: attachments, who signs and when."""
PHRASE = pattern(
    r"(?!长期|持续|常态|全年|立即|年[底内]|[今明本]年)[一-鿿]{2,8}",
    matches=("责任归属", "任务主体"),
    misses=("2025年", "区"),
)
"""What may be a label without a colon on a line of its own: no date."""
A_DATE = pattern(
    r"[(\[]?(?:截至|至|到|于|拟于|力争)?(?:[12][0-9]{3}[年./-]|[0-9]{1,2}月|[今明本]年|年底|年内|长期|持续|全年|立即|即时|常态|[一二三四]季度|上半年|下半年|按)",
    matches=("2025年底", "截至2025年6月底", "长期坚持", "2027.12.31"),
    misses=("区财政局",),
)
"""What a label of a date is followed by."""
SET_OFF = pattern(
    r":|(?<=[一-鿿)])\](?!:)|(?<=[一-鿿)])[|—-]{1,2}(?=[一-鿿0-9])",
    matches=("牵头单位:", "[责任单位]区财政局"),
    misses=("牵头单位",),
)
VERB_AT_END = pattern(
    r"(?:牵头|负责|配合|协助|协同|协办|参与|参加|支持|实施|落实)(?:负责|落实|实施|推进|办理|抓总|组织实施)?(?:[,;]?(?:于|在|到|截至|计划|拟)?[^,;。一-鿿]{0,3}[0-9]{1,4}[年月/.\\-][^,;。]{0,14})?[。;”]?$",
    matches=("市发改委牵头,市财政局配合", "按职责分工负责。"),
    misses=("负责资金保障",),
)
"""What a line without a label ends in that says who is responsible."""
NO_BARE = pattern(
    r"^[(\[]?[一二三四五六七八九十0-9①-⑳]{1,3}[)\]、.]|[。;:《》“”0-9]|机制|体系|模式|平台$|^各[一-鿿]{0,6}(?:人民政府|党委)",
    matches=("推进改革。", "建立机制"),
    misses=("省经信厅", "区财政局、区人社局"),
)
"""What a line of nothing but bodies does not hold."""
TWO_COLUMNS = pattern(
    r"(?:牵头|主办)(?:单位|部门)(?:配合|协办|责任|参与|协同)[/一-鿿]{0,4}(?:单位|部门)",
    matches=("工作要求牵头单位配合/责任单位", "主办部门协办部门"),
    misses=("牵头单位:区财政局",),
)
"""The heads of two columns of bodies, where their cells ran together."""
GLUED = pattern(
    r"(?<=[局委办会院所处司厅府])(?=[省市区县][一-鿿]{2})|(?<=[一-鿿][局委办会院所处司厅府])(?=(?:各|相关)[一-鿿]{2})",
    matches=("区财政局区税务局", "区社会事业局区直各单位", "区财政局各街道", "区交建局相关乡镇人民政府"),
    misses=("区财政局、区税务局", "市区"),
)
"""Where a name ends and the next begins with nothing between them."""
HEAD_CELLS = pattern(
    r"^序号|完成时[限间]|(?:责任|牵头|配合)(?:单位|部门)$",
    matches=("序号主要工作完成时限责任单位", "工作要求牵头单位"),
    misses=("各责任单位和街道", "区财政局"),
)
"""The heads of a table's columns, their lines lost."""
TIME_CELL = pattern(
    r"(?:[12][0-9]{3}年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|份|底)?|[上下]半年|[一二三四]季度|年[底内中]|全年|长期)(?:之?前)?"
    r"(?=[省市区县各相镇街][一-鿿]{2})",
    matches=("3月区经发局", "全年各乡镇人民政府", "2016年12月底前区环土局"),
    misses=("3月,区经发局", "12月完成"),
)
"""A cell that says by when, with the name of a body right behind it."""
CELL_NUMBER = pattern(r"[0-9]", matches=("4",), misses=("四",))
"""Where the next cell of a table begins, its lines lost."""
QUOTED = pattern(
    r"(?<=。)“[^“”。]{2,300}”",
    matches=("推进改革。“市发改委牵头,市财政局配合”",),
    misses=("推进“放管服”改革。",),
)
"""What stands in quotes behind a sentence: 「X牵头,Y配合」."""
LED_TAIL = pattern(
    r"(?<=[。;])(?!由)(?P<leads>[^。,;:()]{2,60}?)(?P<led>牵头(?!单位|部门|负责人)(?:负责|落实)?)(?P<more>,)?",
    matches=("推进改革。市发改委牵头,市财政局配合",),
    misses=("推进改革。由市发改委,牵头", "牵头单位:"),
)
"""Who leads, behind a full stop; others may follow."""
_HELP = "配合|参与|参加|协办|协助"
HELPS = pattern(rf"等?(?:{_HELP})(?:落实)?", matches=("配合",), misses=("融合",))
"""What those do that stand behind who leads."""
LIST_ENDS = pattern(rf"[、,。;:]|{_HELP}", matches=("、", "配合", "参加"), misses=("局",))
"""What a name of a list ends before."""
LEGEND = pattern(
    r"(?:列|排|居)?(?:第一位|首位|第一个|首个)(?:者|的)?(?:单位|部门)?(?P<comma>逗号前)?(?:的)?(?:均)?(?:为|是)(?:牵头|主办)",
    matches=("列第一位者为牵头单位,下同", "第一个逗号前为牵头单位", "排在首位的为牵头单位"),
    misses=("第一位负责人",),
)
"""A document's own legend: of several bodies the first leads, or all before the first comma (guide, 3.4)."""
DATE_FIRST = pattern(
    r"[(\[](?P<date>[^()。,;:]{0,12}(?:[0-9]{1,4}[年月日]|[年月]底|年内|季度|上半年|长期|持续)[^()。,;:]{0,24})[,;]",
    matches=("(5月底完成,", "(2022年6月底前取得成效并持续推进;", "(长期坚持,"),
    misses=("(区财政局,", "5月底完成,"),
)
"""A bracket of who does it that begins with the date of what they do."""
