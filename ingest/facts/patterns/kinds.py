"""How a document's title and text say of what kind it is (guide, section 1)."""

from __future__ import annotations

from ingest.text.pattern import pattern

SUMMARY_AND_PLAN = pattern(
    r"(?:总结|报告|情况)(?:和|及|暨|、|与)[^,。]{0,20}(?:计划|打算|安排|思路|要点)$",
    matches=("2018年工作总结和2019年工作计划",),
    misses=("2019年工作计划",),
)
"""A report that ends with what is planned."""
SAYS_REPLY = pattern(r"(?:批复|函复|答复|回复)如下", matches=("现批复如下",), misses=("批复文件",))
SAYS_REPORT = pattern(
    r"向大会(?:报告|作)[^。]{0,6}工作|(?:情况|工作)(?:报告|汇报|总结)如下|我们[要将]|发展的?主要预期目标|今年(?:政府工作|要继续办好)|[一二三四]、[12][0-9]{3}年(?:的|主要)?工作(?:回顾|安排|任务)",
    matches=(
        "向大会报告工作",
        "一、2011年工作回顾",
        "三、2010年主要工作任务",
        "今年我们要坚持",
        "今年经济社会发展的主要预期目标是",
    ),
    misses=("报告制度", "主要目标"),
)
REACHED = pattern(
    r"(?:[)。:]|^)(?!推[动进]|促进|实现|确保|使|保障|支持|引导|力争)[^,。;:、]{4,20}(?:(?:持续|不断|加快|明显|显著|全面|稳步|有效|扎实|有序|大幅|蓬勃|日益)(?:改善|加强|推进|提升|提高|增强|优化|显现|发展|完善|落地|深化|夯实|巩固|扩大)|取得[^,。;]{0,4}(?:进展|突破|成效)|(?:迈[上出]|再上|跃上)新?[^,。;]{1,4}|走在前列)(?=。)",
    matches=("(一)环境综合治理走在前列。", "。民生福祉持续改善。"),
    misses=("。推动环境质量持续改善。", "。持续改善民生福祉。"),
)
"""A headline that says what has become of something, as reviews have; a plan's begins with a verb."""
SAYS_REGULATION = pattern(
    r"第[一二三四五六七八九十百]{1,4}条[^。]{0,40}本(?:条例|办法|规定|细则|规则)",
    matches=("第二条本条例所称市场主体",),
    misses=("根据本条例第二条",),
)
ENACTS = pattern(
    r"第一条[^。]{4,200}?制[定订]本[一-鿿]{2,6}[,。]",
    matches=("第一条为规范抽检工作,根据食品安全法,制定本规范。",),
    misses=("为规范抽检工作,制定本方案。",),
)
"""The first article of a regulation, whatever it calls itself."""
SAYS_NOTICE = pattern(
    r"特此(?:通知|公告|通告)|现(?:就|将)[^。]{0,60}(?:通知|公告|通告)如下", matches=("特此通知",), misses=("印发通知",)
)
"""How a text without a title speaks of itself."""
NAMES_ITSELF = pattern(
    r"通知|公告|通告|决定|決定|公报|公報|函$|令$|名单|名單|情况说明",
    matches=("关于开展海绵城市建设工作的函",),
    misses=("我市农村经济在新常态下稳步发展",),
)
"""Words of a title that say what the document is, where it is neither plan nor report."""
TELLS_RESULTS = pattern(
    r"(?:取得|成效|成果)(?:明显|显著|积极)?(?:成效|进展|显著|丰硕)",
    matches=("工程取得明显成效——回顾之六",),
    misses=("提升成效",),
)
"""A title of an account of what was reached."""
COMPARES = pattern(
    r"同比|[比较較](?:上年|去年|上一年)|[与同比](?:上年|去年|[12][0-9]{3}年)相比",
    matches=("同比增长8.5%", "比上年增长", "2010年与2005年相比"),
    misses=("占种植业产值的33.9%",),
)
"""What tells that figures are reported."""
