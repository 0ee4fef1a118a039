"""The frame of a document: page furniture, signature, closing words, headline sentences."""

from __future__ import annotations

from ingest.text.pattern import pattern

PAGE_FIELD = pattern(
    r"^(?:发布|成文|公开|更新)(?:日期|时间|机构)|^(?:文章|信息)?来源|^(?:点击|浏览|阅读)(?:次数|量)?|^(?:字体|字号|作者|编辑|打印|索引号|主题词)",
    matches=("发布日期", "文章来源", "点击次数"),
    misses=("发布行业标准", "公开办理流程", "编制方案"),
)
"""What a page says of the document, at the head of an item."""
PAGE_LINE = pattern(
    r"[-—·]{1,3}[0-9]{1,3}[-—·]{1,3}$|第[0-9]{1,3}页(?:[,/]?共[0-9]{1,3}页)?$",
    matches=("-2-", "—12—", "第1页共3页"),
    misses=("-2-推进改革", "1."),
)
"""A line that is the number of a page."""
FILE = pattern(r"[.](?:docx?|pdf|xlsx?|wps|ofd|zip|rar|jpe?g|png)$", matches=("任务清单.xlsx",), misses=("任务清单",))
"""A name of a file, in a page's list of downloads."""
FURNITURE = pattern(
    r"""(?:[•·*]|\[)?(?:附件(?:[0-9]{1,2})?:|视频:|抄送|抄报|主送|扫一扫|分享|相关(?:链接|阅读|解读|文章|附件)|责任编辑|信息来源|版权所有|打印|关闭
        |上一篇|下一篇|网站地图|主办:|承办:|联系人:|联系电话|公开方式|\(此件|此件|\(联系|浏览次数|点击次数|阅读次数|政策(?:解读|咨询)|附:)""",
    matches=("附件:", "•附件:", "抄送:市政府办公室", "(此件公开发布)", "扫一扫在手机打开当前页"),
    misses=("推进政务公开",),
)
SIGNATURE = pattern(
    r"(?P<issuer>[^。;:,、!?0-9]{2,60}?)?(?P<date>(?:[0-9]{4}|[二○〇零一两三四五六七八九O]{4})年[0-9一二三四五六七八九十]{1,2}月[0-9一二三四五六七八九十]{1,3}日)(?P<tail>(?:\((?:此件|联系)[^()]{0,40}\))?)$",
    matches=("国务院办公厅2020年7月15日(此件公开发布)", "2021年4月30日"),
    misses=("2020年7月15日起施行",),
)
CLOSING = pattern(
    r"""本(?:行动计划|工作方案|实施方案|实施意见|行动方案|方案|意见|办法|措施|通知|计划|细则|规定|规划|清单|要点|行动计划|若干措施)(?:自|由|有效|的解释)|特此|专此|此复|以上(?:答复|意见|措施)|感谢(?:您|你)|衷心感谢|诚挚
       |各(?:地区|地|县|区|市|乡镇|街镇|有关部门|部门|单位|相关部门|责任单位|牵头单位|级)[^。]{0,24}(?:要|应)(?:认真|高度|切实|结合|按照|加强|根据|充分|于)""",
    matches=("本方案自印发之日起施行", "各地区、各部门要认真贯彻落实", "特此报告"),
    misses=("本方案明确的任务", "建立机制"),
)
HEADLINE_VERB = pattern(
    r"""^(?:(?:进一步|持续|积极|大力|深入|全面|加快|着力|切实|坚定不移|纵深|继续|扎实|不断|有序|稳步|依法|全力|深化|努力|规范有序|加速|充分|主动|统筹|率先|逐步|强力|有效){0,3})
       (?:推进|推动|加强|完善|建立|健全|优化|深化|强化|提升|提高|促进|实施|开展|营造|推广|推行|打破|打造|构建|规范|落实|降低|减轻|实行|完成|探索|创新|拓展|扩大|加大|加快|改革|支持|鼓励
          |引导|培育|发展|保障|服务|召开|简化|压缩|清理|整治|治理|维护|保护|审理|严格|做好|抓好|统一|整合|搭建|设立|组织|激发|释放|增强|改善|夯实|聚焦|突出|坚持|用好|放宽|缩短|减少|取消|畅通
          |公平|丰富|巩固|防范|化解|争取|推介|编制|制定|出台|修订|统筹|防控|解决|助力|加密|盘活|利用|建设|补齐|壮大|引进|引育|培养|提供|实现|严厉|惩治|打击|监督|开放|升级|改造|布局)""",
    matches=("完善机制", "进一步完善金融服务工作", "坚定不移服务保障经济健康运行"),
    misses=("本市企业",),
)
POINTS = pattern(r"[。;,:!?“”()《》‘’\[\]]", matches=("。", "“"), misses=("、",))
"""What can end a clause, or open and close what a clause is not cut in."""
PAGE_NUMBER = pattern(
    r"[.…·—-]+[0-9]{0,3}$|(?<=[一-鿿])[0-9]{1,3}$",
    matches=("第一章规划背景……3", "发展基础1"),
    misses=("第一章规划背景",),
)
"""What a line of a table of contents ends in."""
RUNS_ON = pattern(r"[,。][^,。;:]*[一-鿿]$", matches=("图解、视频等,占比达",), misses=("建立机制", "完成改造,共3个。"))
"""A short line that is no title, so that its sentence goes on below."""
TITLE_POINT = pattern(r"[。:]", matches=("。", ":"), misses=(",",))
TITLE_COMMA = pattern(r"[,;]", matches=(",",), misses=("、",))
STOPS = pattern(r"[。!?]", matches=("。",), misses=(",",))
ROUND = pattern(r"[()\[\]<>〈〉‘’]", matches=("(", "[", "‘"), misses=("《",))
DATE_LINE = pattern(
    r"^[#*-]*(?:[一-鿿—-]{2,14}:)?[12][0-9]{3}[/.][0-9]{1,2}[~～—-]+[12][0-9]{3}[/.][0-9]{1,2}$",
    matches=("2021/01~2021/12", "####起始-结束日期:2021/01～2024/5"),
    misses=("2021年完成", "方案2021/01~2021/12实施"),
)
MONTHS = pattern(r"[0-9]{4}[/.][0-9]{1,2}[~～—-]", matches=("2021/01~2021/12",), misses=("2021年1月",))
"""What every line of dates holds."""
PROGRESS_NOTE = pattern(r"^[*+](?!\*)", matches=("*已依据精神建立指标",), misses=("-[]研拟原则", "**加粗**"))
CHECKBOX = pattern(r"^[-*+]?\[[x✓√]?\]", matches=("-[]研拟原则", "-[x]完成"), misses=("-研拟原则",))
LIST_MARK = pattern(r"^(?:\#{1,6}|[-*+]?\[[x✓√]?\]|[-*+•])", matches=("###新订要点", "-[]研拟"), misses=("研拟",))
IN_FORCE = pattern(
    r"^(?:本[一-鿿]{2,8}(?:自|由|有效期|所称)|特此|专此|此复)[^。]{0,40}(?:起?(?:施行|实施|执行)|有效|解释|报告|通知|函复|$)",
    matches=("本行动计划自2023年5月15日起施行", "特此报告"),
    misses=("本方案明确的任务",),
)
"""A line that closes a document wherever it stands."""
LED_STOPS = pattern(r"[,;:]", matches=("推进改革,",), misses=("推进、完善",))
"""What no headline at the head of a paragraph holds."""
DUTY_LINE = pattern(
    r"^[^,。;:]{2,60}?(?:部门|机构|机关|政府|委员会|办事处|公司|集团|[局委办])(?:\([^()]{1,12}\))?(?:按照|依照|根据|结合|负责|应当?|做好|组织|承担|协助|配合|依法|主管)",
    matches=("开发区(园区)管理机构按照本级人民政府赋予的职责对辖区内实施监督", "交通运输(港口)主管部门负责公路施工"),
    misses=("任何单位和个人有权劝阻", "鼓励社会力量参与"),
)
"""What looks like a body and its duty, among paragraphs that are."""
POINTED = pattern(r"[,;。:、]", matches=("推进改革,",), misses=("“一核”", "建设AI算力平台"))
"""What no name before a colon holds."""
NO_TITLE = pattern(
    r"[。;:!?]|[0-9一二三四五六七八九十]日$|^\(|\)$|牵头|负责|配合|责任|单位|完成$",
    matches=("推进改革。", "2020年1月3日", "市财政局牵头"),
    misses=("加快培育数字化发展引擎",),
)
"""What a line holds that is no title."""
