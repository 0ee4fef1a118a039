"""From when and until when a document holds, and what it repeals."""

from __future__ import annotations

from ingest.text.pattern import pattern

_DAY = r"(?P<date>[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日)"
_COUNT = r"(?P<count>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})"

OWN = pattern(
    r"""本[一-鿿“”]{0,12}(?:条例|办法|规定|细则|规则|方案|计划|规划|要点|措施|意见|通知|通告|公告|决定|政策|预案|文件|清单|标准|指引|指南|规程|制度)
        (?:\([^()]{1,10}\))?(?=自|由|从|经|有效|试行|的有效|,)|现(?:予|将)|重新(?:公布|发布|印发)""",
    matches=("本办法自2023年9月8日起施行", "现予公布,自2021年5月1日起施行", "本工作方案有效期2年", "重新发布,有效期"),
    misses=("本通知规定的标准均从", "许可证有效期5年", "优待凭证自发放之日起"),
)
"""A sentence that speaks of the document itself."""
EFFECTIVE = pattern(
    rf"自(?:{_DAY}|(?:印发|发布|公布|颁布|下发|签发|发文)之日)起?(?:满?(?P<later>[0-9]{{1,3}})日(?:之?后|起)?)?(?:正式|开始|试)?(?:施行|实施|执行|生效|试行)",
    matches=("自2023年9月8日起施行", "自印发之日起实施", "自公布之日起满30日后施行"),
    misses=("2025年1月1日起实施", "自本办法实施之日起申领"),
)
"""The day from which a document holds: one that it names, or that of its issue."""
LASTS = pattern(
    rf"(?:有效期|试行期|施行期)限?(?:为|是)?{_COUNT}(?P<unit>年|个月)",
    matches=("有效期5年", "试行期为一年", "有效期六个月"),
    misses=("有效期至2026年12月31日",),
)
"""How long it holds."""
EXPIRES = pattern(
    rf"有效期(?:限|延长|延续|调整|顺延)?(?:至|到|为至){_DAY}|(?:实施|施行|执行)(?:至|到)(?P<until>[12][0-9]{{3}}年[0-9]{{1,2}}月[0-9]{{1,2}}日)",
    matches=("有效期至2026年12月31日", "有效期调整至2026年12月31日", "执行至2026年12月31日"),
    misses=("有效期5年",),
)
"""The last day on which it holds."""
REPEALED = pattern(
    r"(?:同时|即行|相应|一并|予以|均予|自行)(?:予以)?(?:废止|失效)|停止执行",
    matches=("穗府办规[2018]30号)同时废止", "原办法同时停止执行"),
    misses=("制定、修改、废止有关法律", "废止各类规定"),
)
"""Says that other documents hold no longer."""
REPEALED_TITLE = pattern(
    r"《(?P<title>[^《》]{2,120})》(?:\((?P<number>[^()《》]{2,30}号)[^()]{0,20}\))?",
    matches=("《某办法的通知》(穗府办规[2018]30号)", "《某条例》"),
    misses=("某办法",),
)
"""A document named by title, with its 文号 where that stands behind it."""
