"""What a document cites: titles in 《》 with their 文号, and on what grounds (guide, section 1)."""

from __future__ import annotations

from ingest.facts.patterns.policy import KIND_WORD
from ingest.text.pattern import pattern

CITED = pattern(r"《(?P<title>[^《》]{2,120})》", matches=("《优化营商环境条例》",), misses=("“三零”",))
LAW_WORD = pattern(
    rf"(?:法|法典|{KIND_WORD}|规范|指南|准则|章程|公约|宪法|规则|大纲|导则|批复|协定|蓝皮书|白皮书|要求|体系|任务书|责任书|规划的?建议|若干规定|总体规划|图集)(?:\([^()]{{1,40}}\)|\[[^\]]{{1,20}}\])*$",
    matches=("优化营商环境条例", "民法典", "行动方案(试行)", "关于制定第十五个五年规划的建议"),
    misses=("倡议书", "审批流程一览表", "多维度营造营商环境"),
)
SHORT_FORM = pattern(
    r"^(?:本|该|实施|行动|工作|管理|总体|若干)?(?:条例|办法|规定|细则|方案|计划|规划|意见|通知|措施|标准|目录|清单|要点|纲要|决定|政策|报告|指南|行动|法|函)$",
    matches=("条例", "实施方案"),
    misses=("民法典", "优化营商环境条例"),
)
NOT_CITED = pattern(
    r"倡议书|一览表|(?:会议|座谈会)$|提案的?答复|承诺书$|协议书$|责任书$|合同$",
    matches=("金点子倡议书", "审批流程一览表"),
    misses=("优化营商环境条例",),
)
DEFINES = pattern(
    r"》[^《。]{0,8}\(以下(?:统)?简称[:“《]*(?P<short>[^)”》]{1,20})",
    matches=("》(以下简称《方案》)",),
    misses=("》(试行)",),
)
BASIS = pattern(
    r"(?:根据|依据|按照|依照|遵照|参照(?!执行)|为(?:了)?(?:进一步|认真|深入|全面|切实|更好)*(?:地)?(?:贯彻|落实|执行)(?:落实)?)",
    matches=("根据", "为深入贯彻", "按照"),
    misses=("结合", "深入贯彻落实"),
)
NEUTRAL = pattern(
    r"结合|(?:印发|制定|制订|制发|出台|编制|发布)(?!的)|实施|学习|开展|宣传|落实|修订|转发|符合",
    matches=("结合", "印发"),
    misses=("根据", "应急管理部等部门联合印发的"),
)
LISTED = pattern(
    r"(?:^|的)(?:\([^()]*\))?[,、][^,。;]{2,40}(?:印发|制定|制订|出台|发布)的$",
    matches=("(应急[2023]76号),市应急局等部门联合印发的",),
    misses=(",结合实际制定的方案", "印发的"),
)
"""What stands between two titles of one list, each said to be of whom: 根据甲印发的《X》,乙印发的《Y》."""
YEAR_BRACKETS = pattern(
    r"[\[(（【〔]([0-9]{4})[\])）】〕]", matches=("国办发[2020]24号",), misses=("国办发2020年24号",)
)
NUMBER_YEAR = pattern(r"[\[(][12][0-9]{3}[\])]第?[0-9]{1,5}号", matches=("国办发[2020]24号",), misses=("2020年第24号",))
