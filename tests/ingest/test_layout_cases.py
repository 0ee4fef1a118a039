"""Layouts that were once misread, each as the smallest text that shows it, with what a person reads."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from ingest.facts.extract import extract
from ingest.facts.model import Extraction, Task
from ingest.facts.year_tables import find_year_tables
from ingest.formats.read import Source
from ingest.text.normalised import normalise
from ingest.values.dates import AnchorDate

LIST = "附件12024年任务清单"
HEAD = "某区消防安全工作方案\n\n某区人民政府办公室\n\n2022年3月1日\n\n"
RULES = (
    "某区避难场所管理办法\n\n第一条 为规范管理，制定本办法。\n\n第二条 本办法适用于本区。\n\n"
    "第三条 坚持属地为主的原则。\n\n"
)
PLAN = (
    "附件：\n\n某区消防安全重点任务清单\n\n类别\n\n项目\n\n主要任务\n\n牵头单位\n\n配合单位\n\n"
    "一、夯实基础\n\n1.完善规划\n\n将消防设施纳入单元规划，同步开展建设。\n\n区消防救援局\n\n区规划资源局\n\n"
    "2.健全制度\n\n细化街道消防机构的职责，规范运行模式。\n\n区消防救援局\n\n各街道\n\n"
    "指导街道细化检查要求，开展日常检查。\n\n区应急局\n\n各街道\n\n"
    "二、提升能力\n\n3.实化运行消防\n安全委员会\n\n各街道成立消防安全委员会，明确工作人员。\n\n区委编办、\n各街道\n\n区消防救援局、\n区财政局、区教育局、\n区建管委等相关部门，\n各街道\n\n"
    "4.加强宣传\n\n开展消防宣传进社区活动，普及安全知识。\n\n区应急局\n\n相关委、办、局\n"
)


class Read(NamedTuple):
    """What of a task the cases tell."""

    number: str | None
    path: tuple[str, ...]
    title: str
    leads: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


def extracted(text: str) -> Extraction:
    return extract(Source("case.txt", "0" * 64, text, "text"))


def as_read(task: Task) -> Read:
    return Read(task.number, task.path, task.title, task.lead_units, task.responsible_units, task.actors)


ANNEX = "附件某区消防安全重点任务清单"
FIRST, SECOND = f"{ANNEX}/一、夯实基础", f"{ANNEX}/二、提升能力"
SEVERAL = ("区消防救援局", "区财政局", "区教育局", "区建管委")
UNNUMBERED = (
    "关于2024年重点任务分工的通知\n各有关单位：\n现将任务分工印发给你们，请认真落实。\n"
    "优化施工许可办理流程，推行联合验收。{0}\n加强信用体系建设，推进分级监管。{1}\n提升登记效率，推行一窗受理。{0}\n"
)
FLAT = (
    "某区造林绿化实施方案各有关单位：为推进造林绿化，现提出如下方案。"
    "{0}1.完善造林规划。组织编制年度规划，明确造林地块和树种。2.健全管护制度。落实管护责任，加强巡查和补植。"
    "三、强化监督，严格考核按照年度造林绿化和森林经营目标任务加强检查，及时通报各乡镇、各责任单位的进展情况和存在的问题。"
    + "加强宣传发动，营造良好氛围。"
    * 90
)
LISTED = [
    Read("1", ("一、2022年主要任务", "（一）加快造林绿化"), "完善造林规划"),
    Read("2", ("一、2022年主要任务", "（一）加快造林绿化"), "健全管护制度"),
]
CLOSED = [
    Read(None, (), "优化施工许可办理流程，推行联合验收", ("市住建局",), ("市税务局",)),
    Read(None, (), "加强信用体系建设，推进分级监管", ("市发改委",)),
    Read(None, (), "提升登记效率，推行一窗受理", ("市住建局",), ("市税务局",)),
]
CASES = [
    (
        "each item of an article begins with its body: duties; the article's number alone heads them",
        RULES + "第四条 有关部门按照职责分工，做好下列工作。\n\n（一）区教育局：指导利用学校建设避难场所。\n\n"
        "（二）区财政局：负责落实所需经费。\n\n（三）各街道、镇：统筹推进社区避难场所建设。\n",
        [
            Read("（一）", ("第四条",), "区教育局", ("区教育局",)),
            Read("（二）", ("第四条",), "区财政局", ("区财政局",)),
            Read("（三）", ("第四条",), "各街道、镇", (), ("各街道", "镇")),
        ],
    ),
    (
        "one body of several is not recognised: the items are duties all the same",
        RULES + "第四条 有关部门按照职责分工，做好下列工作。\n\n（一）区教育局指导利用学校建设避难场所。\n\n"
        "（二）区财政局负责落实所需经费。\n\n（三）负责设施维护管理的单位应当保持完好。\n",
        [
            Read("（一）", ("第四条",), "区教育局指导利用学校建设避难场所", (), (), ("区教育局",)),
            Read("（二）", ("第四条",), "区财政局负责落实所需经费", ("区财政局",)),
            Read("（三）", ("第四条",), "负责设施维护管理的单位应当保持完好"),
        ],
    ),
    (
        "of a text in part: the only section and its only part head the list right behind their titles, breaks lost",
        FLAT.format("一、2022年主要任务（一）加快造林绿化").partition("三、")[0],
        LISTED,
    ),
    (
        "a title of two even halves before words that begin a sentence, breaks lost",
        FLAT.format(
            "二、明确任务，落实责任根据市政府下达给我区的年度造林绿化和森林经营目标任务，各责任单位要坚持上下互动、全力推进的原则，逐级分解落实到村到人到地块。"
        ),
        [
            *(read._replace(path=("二、明确任务，落实责任",)) for read in LISTED),
            Read("三", (), "强化监督，严格考核"),
        ],
    ),
    (
        "duties of bodies behind colons, breaks lost",
        "某区环卫设施建设实施方案为推进建设，制定本方案。一、工作目标改善环境。二、部门职责各部门工作职责：区交建局：负责综合协调，检查指导。"
        "区财政局：负责落实资金，及时下拨。区规划局：负责规划选址和审批；组织规划验收。三、保障措施加强宣传，营造良好氛围。",
        [
            Read(None, ("二、部门职责各部门工作职责",), "区交建局", ("区交建局",)),
            Read(None, ("二、部门职责各部门工作职责",), "区财政局", ("区财政局",)),
            Read(None, ("二、部门职责各部门工作职责",), "区规划局", ("区规划局",)),
            Read("三", (), "保障措施加强宣传，营造良好氛围"),
        ],
    ),
    (
        "duties before any section, of bodies that no list knows, and groups that items are named after",
        "市防指成员单位职责\n各成员单位服从统一指挥，按职责分工做好工作。\n苏河军分区：牵头协调驻地部队，支援抢险。\n"
        "水务局：组织指导水旱灾害防治，负责预警发布。\n应急局：统筹应急救援力量建设。\n财政局：负责安排抢险资金。\n"
        "供销总社：协助做好物资供应。\n应急工作组职责\n启动应急响应时成立工作组，职责如下：\n"
        "（1）综合协调组：由应急局、水务局组成。负责传达指令。\n（2）宣传报道组：由应急局、财政局组成。负责新闻发布。\n",
        [
            Read(None, (), "苏河军分区", ("苏河军分区",)),
            Read(None, (), "水务局", ("水务局",)),
            Read(None, (), "应急局", ("应急局",)),
            Read(None, (), "财政局", ("财政局",)),
            Read(None, (), "供销总社", ("供销总社",)),
            Read("（1）", ("应急工作组职责",), "综合协调组", ("综合协调组",)),
            Read("（2）", ("应急工作组职责",), "宣传报道组", ("宣传报道组",)),
        ],
    ),
    (
        "of a speech: its date behind a dash, aims, headlines on lines of their own, a section without a number",
        "2026年政府工作报告\n——2026年1月27日在某省第十四届人民代表大会第四次会议上\n各位代表：\n现在，我向大会报告工作。\n"
        "“十五五”时期的主要目标任务\n“十五五”时期，要努力实现以下目标任务：\n一是发展水平明显提升。生产总值年均增长5%。\n二是创新能力明显提升。研发投入稳步增长。\n"
        "2026年重点工作\n今年要抓好以下工作。\n（一）扩大内需\n这一年，我们要稳投资、促消费，推动增长。\n"
        "落实各项补贴政策，开展促消费活动，举办展会，扩大汽车、家电消费，丰富文旅供给，培育夜间消费新场景。\n"
        "这一年，我们要强产业、建园区，夯实基础。\n推进园区提质，引进龙头企业，建设公共平台，完善供应链配套，加快传统产业改造，提升产品质量。\n"
        "这一年，我们要抓改革、优环境，增强活力。\n深化审批改革，推行一窗受理，压减材料，规范检查，完善信用体系，落实公平竞争制度，保护企业权益。\n",
        [
            Read(None, ("2026年重点工作", "（一）扩大内需"), "我们要稳投资、促消费，推动增长"),
            Read(None, ("2026年重点工作", "（一）扩大内需"), "我们要强产业、建园区，夯实基础"),
            Read(None, ("2026年重点工作", "（一）扩大内需"), "我们要抓改革、优环境，增强活力"),
        ],
    ),
    (
        "lines without numbers that each end with who is responsible",
        UNNUMBERED.format("（牵头单位：市住建局；配合单位：市税务局）", "（牵头单位：市发改委）"),
        CLOSED,
    ),
    (
        "a stray quotation mark within a bracket leaves the bracket closed",
        UNNUMBERED.format("（市住建局牵头，市税‘务局配合）", "（市发改委牵头）"),
        [
            CLOSED[0]._replace(responsible=("市税‘务局",)),
            CLOSED[1],
            CLOSED[2]._replace(responsible=("市税‘务局",)),
        ],
    ),
    (
        "behind labels too a verb may say that all of them are responsible",
        UNNUMBERED.format(
            "（牵头单位：市住建局；配合单位：市税务局）", "（责任单位：市发改委、市税务局按职责分工负责）"
        ),
        [CLOSED[0], CLOSED[1]._replace(leads=(), responsible=("市发改委", "市税务局")), CLOSED[2]],
    ),
    (
        "clauses behind a label say what each body does",
        UNNUMBERED.format(
            "（责任分工：由市住建局负责编制规划，市税务局业务指导）",
            "（责任分工：市发改委、市教育局具体负责，各街道配合）",
        ),
        [
            CLOSED[0],
            CLOSED[1]._replace(leads=(), responsible=("市发改委", "市教育局", "各街道")),
            CLOSED[2],
        ],
    ),
    (
        "the same without brackets and labels",
        UNNUMBERED.format("市住建局牵头，市税务局配合", "市发改委牵头"),
        CLOSED,
    ),
    (
        "the same without line breaks: the next words follow the last body at once",
        UNNUMBERED.format("市住建局牵头，市税务局", "市发改委牵头").replace("\n", ""),
        CLOSED,
    ),
    (
        "a sentence that says who leads closes nothing: it ends in a full stop",
        "某县应急预案\n1 机构设置\n设三个组。由县环保局牵头，县公安局参加。由县卫健局牵头，县医保局参加。"
        "由县财政局牵头，县审计局参加。\n"
        "2 保障\n县财政局要安排经费。\n",
        [
            Read("1", (), "机构设置", ("县环保局", "县卫健局", "县财政局"), ("县公安局", "县医保局", "县审计局")),
            Read("2", (), "保障", (), (), ("县财政局",)),
        ],
    ),
    (
        "an article is one however its number is written",
        "災害防救法\n第 一 章  總則\n第 1 條\n為健全災害防救體制，特制定本法。\n第 2 條\n本法用詞，定義如下。\n"
        "第 3 條\n市政府應辦理下列事項：\n一、擬訂災害防救計畫。\n二、設置通訊設施。\n第 4 條\n消防局應辦理訓練。\n"
        "第 5 條\n本法自公布日施行。\n",
        [
            Read("第3條", ("第一章總則",), "市政府應辦理下列事項", (), (), ("市政府",)),
            Read("第4條", ("第一章總則",), "消防局應辦理訓練", (), (), ("消防局",)),
        ],
    ),
    (
        "the articles of an opinion are its items, also those in which no body acts",
        "某县关于支持重点产业加快发展的实施意见\n\n第1条 设立产业发展资金，列入预算。\n\n第2条 对新上项目给予补助。\n\n"
        "第3条 对重大项目一事一议。\n\n第4条 成立领导小组，统筹推进。\n\n第5条 对落户项目计算任务。\n",
        [
            Read("第1条", (), "设立产业发展资金，列入预算"),
            Read("第2条", (), "对新上项目给予补助"),
            Read("第3条", (), "对重大项目一事一议"),
            Read("第4条", (), "成立领导小组，统筹推进"),
            Read("第5条", (), "对落户项目计算任务"),
        ],
    ),
    (
        "what stands below the signature is no paragraph of the last section",
        HEAD + "一、建设管理\n\n（一）规划。统筹开展规划。\n\n（二）计量。做好计量工作。\n\n二、组织保障\n\n"
        "市发展改革委加强对本项工作的指导，及时评估成效。\n\n市能源局应结合实际情况，进一步细化要求。\n\n"
        "电网企业要做好落实，持续提升服务水平。\n\n市发展改革委\n\n市能源局\n\n2026年5月14日\n\n相关政策与解读\n\n"
        "市能源局有关负责同志答记者问\n\n一图读懂\n",
        [
            Read("（一）", ("一、建设管理",), "规划"),
            Read("（二）", ("一、建设管理",), "计量"),
            Read(None, ("二、组织保障",), "市发展改革委加强对本项工作的指导，及时评估成效", (), (), ("市发展改革委",)),
            Read(None, ("二、组织保障",), "市能源局应结合实际情况，进一步细化要求", (), (), ("市能源局",)),
            Read(None, ("二、组织保障",), "电网企业要做好落实，持续提升服务水平", (), (), ("电网企业",)),
        ],
    ),
    (
        "what an article lists without bodies are its clauses",
        RULES + "第四条 区应急局应当履行下列职责：\n\n（一）编制专项规划；\n\n（二）建设信息系统。\n",
        [Read("第四条", (), "区应急局应当履行下列职责", (), (), ("区应急局",))],
    ),
    (
        "其管理单位 and 场所管理单位 are the governed, no agencies",
        RULES + "第四条 场所启用前，其管理单位应当报送信息。\n\n第五条 避难场所管理单位应当设置标志。\n\n"
        "第六条 区应急局应当建立信息系统。\n",
        [Read("第六条", (), "区应急局应当建立信息系统", (), (), ("区应急局",))],
    ),
    (
        "numbered cells of two columns: each is told by its mark; above one row it names, above several it heads",
        HEAD + PLAN,
        [
            Read("1", tuple(FIRST.split("/")), "完善规划", ("区消防救援局",), ("区规划资源局",)),
            Read(
                None,
                (*FIRST.split("/"), "2.健全制度"),
                "细化街道消防机构的职责，规范运行模式",
                ("区消防救援局",),
                ("各街道",),
            ),
            Read(
                None,
                (*FIRST.split("/"), "2.健全制度"),
                "指导街道细化检查要求，开展日常检查",
                ("区应急局",),
                ("各街道",),
            ),
            Read("3", tuple(SECOND.split("/")), "实化运行消防安全委员会", ("区委编办", "各街道"), SEVERAL),
            Read("4", tuple(SECOND.split("/")), "加强宣传", ("区应急局",), ("相关委、办、局",)),
        ],
    ),
    (
        "articles go on counting below sections that have numbers of their own",
        "某县支持产业发展实施意见\n一、政策支持\n第1条 完善基金，加强引导。\n二、支持范围\n（一）投资奖励\n"
        "第2条 支持企业扩大投资。\n第3条 支持企业技术改造。\n（二）绩效奖励\n第4条 鼓励企业提升绩效。\n三、组织保障\n"
        "第5条 加强统筹协调。\n",
        [
            Read("第1条", ("一、政策支持",), "完善基金，加强引导"),
            Read("第2条", ("二、支持范围", "（一）投资奖励"), "支持企业扩大投资"),
            Read("第3条", ("二、支持范围", "（一）投资奖励"), "支持企业技术改造"),
            Read("第4条", ("二、支持范围", "（二）绩效奖励"), "鼓励企业提升绩效"),
            Read("第5条", ("三、组织保障",), "加强统筹协调"),
        ],
    ),
    (
        "items of an article that say who is responsible are tasks, below its title",
        "某区支持发展若干措施\n第一条 办公支持\n提供办公空间。（责任单位：区科技局）\n第二条 人才支持\n"
        "（一）人才引育。对新引进人才给予补贴。（责任单位：区人力资源局）\n"
        "（二）人才安居。提供住房保障。（责任单位：区住房建设局）\n",
        [
            Read("第一条", (), "办公支持", (), ("区科技局",)),
            Read("（一）", ("第二条人才支持",), "人才引育", (), ("区人力资源局",)),
            Read("（二）", ("第二条人才支持",), "人才安居", (), ("区住房建设局",)),
        ],
    ),
    (
        "a table as Markdown: rows lack cells that are merged with those above, a row of one cell heads others",
        HEAD + "附件1\n\n2024年任务清单\n\n| 序号 | 领域 | 2024年推进任务 | 牵头责任部门 |\n| --- | --- | --- | --- |\n"
        "| 一、更新设备 |\n| 1 | 能源与<br>环境 | 改造煤电机组。 | 市发改委 |\n| 2 | 建设支撑电源。 |\n"
        "| 3 | 淘汰超标货车。 | 市交通局、市生态环境局 |\n"
        "| 二、回收利用 |\n| 4 | 资源回收 | 投建网点。 | 市供销总社 |\n",
        [
            Read("1", (LIST, "一、更新设备", "能源与环境"), "改造煤电机组", ("市发改委",), ()),
            Read("2", (LIST, "一、更新设备", "能源与环境"), "建设支撑电源", ("市发改委",), ()),
            Read("3", (LIST, "一、更新设备", "能源与环境"), "淘汰超标货车", ("市交通局", "市生态环境局"), ()),
            Read("4", (LIST, "二、回收利用", "资源回收"), "投建网点", ("市供销总社",), ()),
        ],
    ),
    (
        "a table as Markdown below an empty head: two kinds of numbered lines head rows, and a number of several",
        HEAD + "任务清单\n\n|  |  |  |  |  |\n| --- | --- | --- | --- | --- |\n"
        "| 序号 | 重点任务 | 工作措施 | 完成时限 | 牵头部门 |\n| 一、共筑蓝天 |\n| （一）空气质量 |\n"
        "| 1 | 质量目标 | 改善空气质量成效。 | 年底前 | 区生态局 |\n"
        "| 2 | 减排目标 | 降低排放总量。 | 年底前 | 区城管局 |\n"
        "| （二）新能源化 |\n| 3 | 结构优化 | 推动货车新能源化。 | 年底前 | 区交通局 |\n"
        "| 推动客车新能源化。 | 年底前 | 区商务局 |\n",
        [
            Read("1", ("任务清单", "一、共筑蓝天", "（一）空气质量"), "质量目标", ("区生态局",), ()),
            Read("2", ("任务清单", "一、共筑蓝天", "（一）空气质量"), "减排目标", ("区城管局",), ()),
            Read(
                None, ("任务清单", "一、共筑蓝天", "（二）新能源化", "3结构优化"), "推动货车新能源化", ("区交通局",), ()
            ),
            Read(
                None, ("任务清单", "一、共筑蓝天", "（二）新能源化", "3结构优化"), "推动客车新能源化", ("区商务局",), ()
            ),
        ],
    ),
    (
        "a page as Markdown: images, where links lead, strokes before marks, and the list of its facts are not there",
        '_![](https://a.cn/b.png)_[首页](https://a.cn/ "首页") \\> [公文](https://a.cn/c/)\n\n- 索引号：\nK280/2025\n'
        "- 发文字号\n- 某政发〔2025〕9号\n\n"
        + HEAD
        + "（一）**推进** **服务。** 责任单位：[区财政局](https://a.cn/d/)\n（二）优化流程。责任单位：区应急局、区水务局依职责办理\n",
        [
            Read("（一）", (), "推进服务", (), ("区财政局",)),
            Read("（二）", (), "优化流程", (), ("区应急局", "区水务局")),
        ],
    ),
    (
        "a row of nothing but an ornament of the page is no heading",
        HEAD + "任务分工表\n\n| 序号 | 工作任务 | 备注 | 责任单位 |\n| --- | --- | --- | --- |\n"
        "| 1 | 完善消防规划，开展建设。 | | 区财政局 |\n| | | ◆ | |\n| 2 | 健全工作制度，规范运行。 | | 区应急局 |\n",
        [
            Read("1", ("任务分工表",), "完善消防规划，开展建设", (), ("区财政局",)),
            Read("2", ("任务分工表",), "健全工作制度，规范运行", (), ("区应急局",)),
        ],
    ),
    (
        "without bars around its rows one that begins with a bar begins with an empty cell",
        HEAD + "任务分工表\n\n序号 | 工作任务 | 具体措施 | 责任单位 |\n1 | 污染防治 | 推进畜禽养殖治理。 | 县农粮局 |\n"
        " | | 推进化肥减量治理。 | 县农粮局 |\n2 | 水源保护 | 加快备用水源建设。 | 县水利局 |\n",
        [
            Read(None, ("任务分工表", "污染防治"), "推进畜禽养殖治理", (), ("县农粮局",)),
            Read(None, ("任务分工表", "污染防治"), "推进化肥减量治理", (), ("县农粮局",)),
            Read("2", ("任务分工表", "水源保护"), "加快备用水源建设", (), ("县水利局",)),
        ],
    ),
    (
        "the attachments of a page without line breaks are no bodies of its last task",
        HEAD + "一、加强考核。建立竞赛机制。 责任单位：各片区管理局，区行政审批局 附件：领导小组名单 附件 领导小组名单 "
        "组 长：王某 区党工委书记 成 员：李某 区财政局局长",
        [Read("一", (), "加强考核", (), ("各片区管理局", "区行政审批局"))],
    ),
    (
        "nor is who signs there, and when",
        HEAD + "一、加强考核。建立竞赛机制。 责任处室：资源处、区财政处 某市某片区管理局 2023年3月16日 来源：某市 下载",
        [Read("一", (), "加强考核", (), ("资源处", "区财政处"))],
    ),
    (
        "the last line of the page, in bold letters, is no item and no words of one",
        HEAD + "一、主要任务\n\n（一）完善机制\n\n建立台账。\n\n二、保障措施\n\n（一）加强领导\n\n定期开展督查。\n\n"
        "**更新时间**: 2026-01-26 11:25:32\n",
        [Read("（一）", ("一、主要任务",), "完善机制"), Read("（一）", ("二、保障措施",), "加强领导")],
    ),
    (
        "what a list of findings names is no task",
        HEAD + "评估工作呈现出三个特点。一是进展良好。达到基本水平的占九成。二是梯度推进。东部示范领先。三是满意度高。",
        [],
    ),
    (
        "a star before the first body is no part of its name",
        HEAD
        + "一、完善机制。建立工作台账。责任单位：*区应急局、区财政局\n\n二、加强宣传。开展活动。责任单位：★区教育局\n",
        [
            Read("一", (), "完善机制", (), ("区应急局", "区财政局")),
            Read("二", (), "加强宣传", (), ("区教育局",)),
        ],
    ),
    (
        "headings that lost their numbers, above a list that counts on across them",
        HEAD + "优化注册登记，推行极简审批\n（一）打造准入通道。完善服务，加强引导。\n"
        "（二）降低准入成本。开展协作，提升水平。\n"
        "优化行政指导，上好入市第一课\n（三）构建陪伴服务。建立机制，明确职责。\n（四）编制服务手册。完善工具，编制目录。\n",
        [
            Read("（一）", ("优化注册登记，推行极简审批",), "打造准入通道"),
            Read("（二）", ("优化注册登记，推行极简审批",), "降低准入成本"),
            Read("（三）", ("优化行政指导，上好入市第一课",), "构建陪伴服务"),
            Read("（四）", ("优化行政指导，上好入市第一课",), "编制服务手册"),
        ],
    ),
    (
        "headlines on lines of their own, and the numbers of footnotes in the text below them",
        HEAD + "（一）促进高水平开放\n推动政策红利释放。\n推进封关政策落地见效，加强增量政策与存量政策联动，"
        "加快形成数量可观的享惠企业。"
        "研究税制改革政策。\n稳步扩大制度型开放。\n研究提升贸易便利化水平相关措施，持续实施“两新”［15］政策，推动缩减负面清单，"
        "放宽旅游、医疗市场准入。\n激发经营主体活力。\n"
        "加大市场化改革力度，推出若干改革举措，积极培育建设一流企业，打造经济发展主力军，健全现代企业制度。\n"
        "（二）释放有效需求潜力\n大力提振消费。\n开展提振消费专项行动、消费环境优化行动，扩大优质商品和服务供给，"
        "用好“两重”［16］资金，推动消费扩量提质。\n扩大有效投资。\n"
        "强化招商队伍建设，大力开展产业链精准招商，主动广泛对接重点企业，加强跟踪协调服务。\n",
        [
            Read(None, ("（一）促进高水平开放",), "推动政策红利释放"),
            Read(None, ("（一）促进高水平开放",), "稳步扩大制度型开放"),
            Read(None, ("（一）促进高水平开放",), "激发经营主体活力"),
            Read(None, ("（二）释放有效需求潜力",), "大力提振消费"),
            Read(None, ("（二）释放有效需求潜力",), "扩大有效投资"),
        ],
    ),
    (
        "bodies alone head their duties below 职责分工, whatever verb follows, and are known again elsewhere",
        HEAD + "一、职责分工\n1.街道消委办。牵头开展关爱工作，定期开展宣传。\n2.派出所。配合开展关爱工作，确认隐患。\n"
        "3.管理办。协调指导专业力量开展巡查。\n二、工作措施\n（一）加强信息报送。派出所、管理办上报情况汇总表。\n"
        "（二）加强设施建设。消委办推动增配灭火器。\n",
        [
            Read("1", ("一、职责分工",), "街道消委办", ("街道消委办",)),
            Read("2", ("一、职责分工",), "派出所", ("派出所",)),
            Read("3", ("一、职责分工",), "管理办", ("管理办",)),
            Read("（一）", ("二、工作措施",), "加强信息报送", actors=("派出所", "管理办")),
            Read("（二）", ("二、工作措施",), "加强设施建设", actors=("消委办",)),
        ],
    ),
    (
        "一是, 二是 behind a body alone are clauses of its duty",
        HEAD
        + "一、职责分工\n（一）区公安局负责防范打击犯罪。\n（二）区经发局一是负责拟订发展战略；二是负责推进商贸物流；"
        "三是负责园区管理。\n（三）区交建局负责日常事务。\n",
        [
            Read("（一）", ("一、职责分工",), "区公安局负责防范打击犯罪", ("区公安局",)),
            Read(
                "（二）",
                ("一、职责分工",),
                "区经发局一是负责拟订发展战略；二是负责推进商贸物流；三是负责园区管理",
                ("区经发局",),
            ),
            Read("（三）", ("一、职责分工",), "区交建局负责日常事务", ("区交建局",)),
        ],
    ),
    (
        "a table of points: those of a group stand below its line, the sum above all, bodies one a line",
        "某县河长制工作考核细则\n序号\n考核项目\n各项分值\n考核指标\n负责考核部门\n总分\n100\n一、巩固成果，提升工作实效\n60\n"
        "1\n完善组织体系\n35\n进一步健全组织体系、责任体系、监督检查和考核评估。\n县河长办\n"
        "2\n强化督查督办\n25\n1.严格执行督查制度和督办制度，得15分。\n2.实行一乡一台账，跟踪督办，得10分。\n县委宣传部\n县河长办\n"
        "二、对标要求，落实重点任务\n40\n3\n强化污水治理\n40\n加强污水处理设施和配套管网建设，提升污水处理率。\n县城建局\n",
        [
            Read("1", ("一、巩固成果，提升工作实效",), "完善组织体系", (), ("县河长办",)),
            Read("2", ("一、巩固成果，提升工作实效",), "强化督查督办", (), ("县委宣传部", "县河长办")),
            Read("3", ("二、对标要求，落实重点任务",), "强化污水治理", (), ("县城建局",)),
        ],
    ),
    (
        "no head of a table of points tells where bodies stand: in the column that names them, or a group's line",
        "某县湖长制工作考核细则\n序号\n考核项目\n各项分值\n考核内容\n评分标准\n说明\n总分\n100\n"
        "一、通用考核项目（全部责任单位）\n10\n1\n宣传工作\n10\n开展湖长制工作宣传\n结合工作职责，开展宣传活动（10分）。\n"
        "二、部门考核项目\n90\n1\n县城建局\n30\n加强城镇生活污水治理\n1.加强污水处理设施建设（10分）；\n2.整治建成区黑臭水体（20分）。\n"
        "2\n县水利局\n10\n严格水功能区监管\n1.清查非法入河排污口（5分）；\n2.优化排污口设置（5分）。\n"
        "10\n开展非法采砂专项整治\n1.排查涉砂矛盾纠纷（5分）；\n2.联合巡查和协商联动（5分）。\n"
        "3\n县林业局\n40\n推进湿地修复工作\n1.完善资源监督检查机制（15分）；\n2.推进河道沿岸绿化建设（25分）。\n"
        "4\n县教育局\n10\n加强河湖保护教育\n1.签订学生防溺责任状（5分）；\n2.建立卫生保洁制度（5分）。\n",
        [
            Read("1", ("一、通用考核项目（全部责任单位）",), "开展湖长制工作宣传", (), ("全部责任单位",)),
            Read("1", ("二、部门考核项目",), "加强城镇生活污水治理", (), ("县城建局",)),
            Read(None, ("二、部门考核项目",), "严格水功能区监管", (), ("县水利局",)),
            Read(None, ("二、部门考核项目",), "开展非法采砂专项整治", (), ("县水利局",)),
            Read("3", ("二、部门考核项目",), "推进湿地修复工作", (), ("县林业局",)),
            Read("4", ("二、部门考核项目",), "加强河湖保护教育", (), ("县教育局",)),
        ],
    ),
    (
        "short sentences within 一是, 二是 of one list are no headlines that lead these",
        HEAD
        + "一、办好实事\n推进民生改善。今年将实施“四大行动”：\n一是实施水电气提升行动，让生活更舒心。建成城东水厂。"
        "推进变电站及线路建设。更新燃气管网，延长供热管网。二是实施安居行动，让城市更靓丽。改造老旧小区，加装电梯。"
        "提升农村饮水质量。创建达标村，改造户厕。三是实施畅行行动，让出行更快捷。改造堵点，改善环境。"
        "建设综合驿站。新增停车泊位，实现停车一张网。四是实施稳岗行动，让就业更充分。开展技能培训，扩大就业。\n",
        [
            Read("一是", ("一、办好实事",), "实施水电气提升行动，让生活更舒心"),
            Read("二是", ("一、办好实事",), "实施安居行动，让城市更靓丽"),
            Read("三是", ("一、办好实事",), "实施畅行行动，让出行更快捷"),
            Read("四是", ("一、办好实事",), "实施稳岗行动，让就业更充分"),
        ],
    ),
    (
        "a label of other words leads where it begins as one that does",
        HEAD + "一、工作分工\n1.修订专业教材。\n牵头司局：教材局\n参加司局：高教司、社科司\n2.完善科研评价。\n"
        "牵头司局：社科司\n参加司局：科技司\n3.整合实践资源。\n牵头司局：高教司\n参加司局：思政司\n",
        [
            Read("1", ("一、工作分工",), "修订专业教材", ("教材局",), ("高教司", "社科司")),
            Read("2", ("一、工作分工",), "完善科研评价", ("社科司",), ("科技司",)),
            Read("3", ("一、工作分工",), "整合实践资源", ("高教司",), ("思政司",)),
        ],
    ),
    (
        "a numbered item is one, however many of its paragraphs begin with a body",
        HEAD + "一、移送程序\n（一）区资源局应当提出移送意见，报请批准后移送。\n"
        "（二）区资源局应当在移送后向区公安局查询立案情况，及时申请复议。\n区公安局应当自收到文件之日起作出决定，并通知区资源局。\n"
        "（三）区资源局应当支持侦查工作，依法移送案件。\n",
        [
            Read("（一）", ("一、移送程序",), "区资源局应当提出移送意见，报请批准后移送", actors=("区资源局",)),
            Read(
                "（二）",
                ("一、移送程序",),
                "区资源局应当在移送后向区公安局查询立案情况，及时申请复议",
                actors=("区资源局", "区公安局"),
            ),
            Read("（三）", ("一、移送程序",), "区资源局应当支持侦查工作，依法移送案件", actors=("区资源局",)),
        ],
    ),
    (
        "conditions to apply, what is paid, files attached and who signs are no tasks",
        HEAD
        + "一、示范城市申报条件\n（一）城市应具备基础条件。\n（二）城市不得重复申报。\n二、补助资金支持标准和支持范围\n"
        "中央财政按区域给予定额补助。\n三、选拔程序\n（一）省级推荐。省财政厅组织开展推荐工作。\n（二）评审。省住建厅组织专家评审。\n"
        "附件1.申报条件情况表\n",
        [
            Read("（一）", ("三、选拔程序",), "省级推荐", actors=("省财政厅",)),
            Read("（二）", ("三、选拔程序",), "评审", actors=("省住建厅",)),
        ],
    ),
    (
        "an article binds those of a function everywhere, and not just any of them",
        RULES
        + "第四条 各地卫生健康部门应当加强组织管理，指导医疗机构开展互认工作。\n\n第五条 各有关单位应当加强协作。\n",
        [
            Read(
                "第四条", (), "各地卫生健康部门应当加强组织管理，指导医疗机构开展互认工作", actors=("各地卫生健康部门",)
            )
        ],
    ),
    (
        "an item whose title the next sentence explains is one task, whatever short sentences follow",
        HEAD + "一、抓好生产\n（一）全力抓好粮食生产。确保粮食产量稳定，稳住面积，提高单产。实施产能提升行动。"
        "开展绿色高产行动，推进整建制推进。"
        "推进病虫统防统治。健全种粮收益保障机制，稳定补贴政策。扩大保险实施范围。实施优质粮食工程，鼓励发展订单农业。\n"
        "（二）扩种大豆油料。深入推进产能提升，扎实推进复合种植，支持开发利用。\n",
        [
            Read("（一）", ("一、抓好生产",), "全力抓好粮食生产"),
            Read("（二）", ("一、抓好生产",), "扩种大豆油料"),
        ],
    ),
    (
        "numbers in square brackets that begin anew are a list's, though each stands behind a quotation mark",
        HEAD + "（一）产业人才计划【01】金融人才项目。打造“金融高地”【02】技术人才项目。实施“匠人行动”\n"
        "（二）创新人才计划【01】领军人才项目。设立“创新团队”【02】学者岗位项目。设立“特聘岗位”\n",
        [
            Read("【01】", ("（一）产业人才计划",), "金融人才项目"),
            Read("【02】", ("（一）产业人才计划",), "技术人才项目"),
            Read("【01】", ("（二）创新人才计划",), "领军人才项目"),
            Read("【02】", ("（二）创新人才计划",), "学者岗位项目"),
        ],
    ),
    (
        "a table whose lines ran together: bodies behind an item's last full stop, the cells where two names meet",
        HEAD + "某区工作任务分解表工作任务工作要求牵头单位配合/责任单位\n"
        "一、公开信息1.增强透明度，提振信心。区直各有关单位，各街道"
        "2.建立反馈机制，及时回应问题。区发改局区审批局区直各有关单位，各街道二、推进公开3.公开培训政策。区人社局各街道"
        "4.公开经办流程。区人社局各街道三、强化保障5.完善目录管理。区直各有关单位，各街道",
        [
            Read("1", ("一、公开信息",), "增强透明度，提振信心", (), ("区直各有关单位", "各街道")),
            Read(
                "2",
                ("一、公开信息",),
                "建立反馈机制，及时回应问题",
                ("区发改局", "区审批局"),
                ("区直各有关单位", "各街道"),
            ),
            Read("3", ("二、推进公开",), "公开培训政策", ("区人社局",), ("各街道",)),
            Read("4", ("二、推进公开",), "公开经办流程", ("区人社局",), ("各街道",)),
            Read("5", ("三、强化保障",), "完善目录管理", (), ("区直各有关单位", "各街道")),
        ],
    ),
    (
        "a table whose cells ran together: bodies behind the cell that says by when, up to the next cell's number",
        "某区2026年工作要点分工\n\n二、加强环境保护。开展“清水”行动。序号主要工作完成时限责任单位"
        "1、组织编制规划，建立目录12月区环境局2、开展搬迁工程3月区农业局相关乡镇人民政府3、完成岸带修复6月底前区水利局区环境局",
        [
            Read("1", ("二、加强环境保护",), "组织编制规划，建立目录", (), ("区环境局",)),
            Read("2", ("二、加强环境保护",), "开展搬迁工程", (), ("区农业局", "相关乡镇人民政府")),
            Read("3", ("二、加强环境保护",), "完成岸带修复", (), ("区水利局", "区环境局")),
        ],
    ),
    (
        "“X”行动 before a number is the end of a heading, no word that counts",
        "某区振兴方案\n\n一、工作内容(一)“摸家底”行动1.开展普查。组织开展普查。2.建立档案。逐步健全档案。"
        "(二)“垒基础”行动3.完善名录。规范名录。4.建设队伍。健全制度。",
        [
            Read("1", ("一、工作内容", "(一)“摸家底”行动"), "开展普查"),
            Read("2", ("一、工作内容", "(一)“摸家底”行动"), "建立档案"),
            Read("3", ("一、工作内容", "(二)“垒基础”行动"), "完善名录"),
            Read("4", ("一、工作内容", "(二)“垒基础”行动"), "建设队伍"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_layouts_once_misread(text: str, expected: list[Read]) -> None:
    assert [as_read(task) for task in extracted(text).tasks] == expected


def test_a_list_of_bodies_in_a_cell_may_end_in_a_stop() -> None:
    head = "某区2025年重点工作任务分解表\n序号\n重点工作任务\n主要责任单位\n协同配合单位\n"
    rows = (
        "1\n扩大固定资产投资，推进项目建设。\n区发改委\n区工信局、区住建局，各乡镇人民政府。\n"
        "2\n推进学前教育普及普惠，加快学校建设。\n区教育局\n区财政局、区人社局。\n"
        "3\n优化政务服务，推进一网通办。\n区数据局\n区财政局、区司法局。\n"
    )
    found = [(task.number, [edge.surface for edge in task.edges]) for task in extracted(head + rows).tasks]
    assert found == [
        ("1", ["区发改委", "区工信局", "区住建局", "各乡镇人民政府"]),
        ("2", ["区教育局", "区财政局", "区人社局"]),
        ("3", ["区数据局", "区财政局", "区司法局"]),
    ]


def test_numbers_in_brackets_that_refer_to_notes_are_no_items() -> None:
    text = (
        "某市政府工作报告\n各位代表：\n二、2024年工作安排\n（一）发展数字经济。实施“六大行动”（17），推进产业数字化（18），建成模型平台（19）。\n"
        "（二）扩大开放。推进“两仓”（20）、“两区”（21）建设。实施援助工程[7]，开展“山花工程”[8]，推进“三做”[9]工程。\n"
    )
    assert [task.number for task in extracted(text).tasks] == ["（一）", "（二）"]


def test_the_links_of_a_page_and_where_a_report_was_given_are_no_items() -> None:
    links = "政府工作报告\n某省政府\n某省政协\n长者模式\n无障碍\n首页\n某市政府\n互动交流\n打印\n收藏\n"
    given = "——2026年1月27日在某省第十四届人民代表大会第四次会议上\n各位代表：\n"
    text = links + given + "一、重点工作\n（一）推进改革。完善机制。\n（二）扩大开放。优化服务。\n"
    assert [(task.path, task.title, task.edges) for task in extracted(text).tasks] == [
        (("一、重点工作",), "推进改革", ()),
        (("一、重点工作",), "扩大开放", ()),
    ]


def test_an_attachment_that_is_the_policy_heads_nothing() -> None:
    """Its title is longer than a heading's, and begins with a year that is no number of the attachment."""
    title = "2026年某区为老旧小区内既有的四十个电动自行车集中充电停放场所加装消防设施项目实施方案"
    text = (
        f"关于印发《{title}》的通知\n\n各街道：\n\n现印发给你们。\n\n某区应急局\n\n2026年2月26日\n\n附件\n\n{title}\n\n"
    )
    text += "一、工作要求\n\n(一)强化组织领导。定期召开协调会。\n\n(二)加强宣传引导。开展宣传报道。\n"
    assert {task.path for task in extracted(text).tasks} == {("一、工作要求",)}


def test_who_signs_has_no_duties_whatever_the_page_says_below() -> None:
    """Bodies on lines one below another sign; duties stand below each name of a list of these."""
    signs = "区商务局\n\n区财政局\n\n区公安局\n\n2024年7月9日\n\n"
    text = HEAD + "一、其他事项\n（一）各单位要密切配合。\n（二）申请人应当如实填报。\n" + signs
    text += "来源：区商务局\n\n（注：1.只接收对该文件的咨询；2.留言时请注明名称）\n"
    found = extracted(text).tasks
    assert not {"区商务局", "区财政局", "区公安局"} & {task.title for task in found}


def test_a_number_behind_a_label_in_quotes_is_no_notes() -> None:
    """“六大行动”(17)、 is a note's number; behind a label with its bodies an item begins."""
    text = (
        HEAD
        + "一、重点任务（1）、完善机制。「责任单位：区发改局、区财政局」（2）、推进改革，实施“六大行动”（17）、工程。"
    )
    text += "「责任单位：区教育局」（3）、加强宣传。「责任单位：区民政局」\n"
    assert [task.number for task in extracted(text).tasks] == ["（1）", "（2）", "（3）"]


def test_items_behind_bodies_that_help_and_the_tenth_plan() -> None:
    """配合(二) refers to no item, line breaks lost; “十五” at the head of a line counts none."""
    text = HEAD + "一、实施项目带动（一）推进重大项目。责任单位：区发改局牵头，区财政局配合"
    text += "（二）扶持龙头企业。责任单位：区工信局牵头，区财政局配合"
    text += "（三）打造产业园区。责任单位：区工信局牵头，区发改局配合\n“十五”期间要继续推进。\n"
    assert [task.number for task in extracted(text).tasks] == ["（一）", "（二）", "（三）"]


def test_a_five_year_plan_is_no_number() -> None:
    text = HEAD + "一、工作目标\n\n“十四五”计划：到2025年，建成站点20个。\n\n“十五五”计划：到2030年，建成站点50个。\n\n"
    text += "二、重点任务\n\n（一）加强宣传。开展活动。\n\n（二）完善机制。建立台账。\n"
    found = extracted(text)
    assert [task.number for task in found.tasks] == ["（一）", "（二）"]
    assert [target.value for target in found.policy_targets] == [20, 50]


AREA = HEAD + "一、工作目标\n\n计划推进情况见表1。\n\n表1 推进计划表\n\n"
TASKS = "\n\n二、重点任务\n\n（一）加强宣传。开展活动。\n\n（二）完善机制。建立台账。\n"
Stated = tuple[str, float, str | None, str, str]
YEAR_TABLES: list[tuple[str, str, list[Stated]]] = [
    (
        "a row a year; an entry's own figure, the year's total and share; a head above two columns; the past is told",
        "年份\n\n区域\n\n面积\n（公顷）\n\n占比\n\n片区\n\n总计\n\n2021年\n\n城东、\n城西\n\n2.50\n\n2.50\n\n5%\n\n"
        "2022年\n\n城南\n\n1.5\n\n6.0\n\n12%\n\n"
        "城北\n\n2.0\n\n2023年-2025年\n\n新城\n\n4.0\n\n10.0\n\n20%\n\n注：按五十公顷计。",
        [
            ("面积总计", 2.5, "公顷", "as_of", "2021-12-31"),
            ("占比", 5, "%", "as_of", "2021-12-31"),
            ("城东、城西面积片区", 2.5, "公顷", "as_of", "2021-12-31"),
            ("面积总计", 6, "公顷", "deadline", "2022-12-31"),
            ("占比", 12, "%", "deadline", "2022-12-31"),
            ("城南面积片区", 1.5, "公顷", "deadline", "2022-12-31"),
            ("城北面积片区", 2, "公顷", "deadline", "2022-12-31"),
            ("面积总计", 10, "公顷", "deadline", "2025-12-31"),
            ("占比", 20, "%", "deadline", "2025-12-31"),
            ("新城面积片区", 4, "公顷", "deadline", "2025-12-31"),
        ],
    ),
    (
        "without names the heads say what is measured; digits before a year are no part of it",
        "年度\n\n新建站点（个）\n\n覆盖率\n\n2023\n\n20\n\n45%\n\n2024\n\n—\n\n60%",
        [
            ("新建站点", 20, None, "deadline", "2023-12-31"),
            ("覆盖率", 45, "%", "deadline", "2023-12-31"),
            ("覆盖率", 60, "%", "deadline", "2024-12-31"),
        ],
    ),
    (
        "cells of pipes; a year's cell that was merged is left empty",
        "|年份|区域|数量（座）|\n|---|---|---|\n|2023年|城东|3|\n||城西|4|\n|2024年|城南|5|",
        [
            ("城东数量", 3, "座", "deadline", "2023-12-31"),
            ("城西数量", 4, "座", "deadline", "2023-12-31"),
            ("城南数量", 5, "座", "deadline", "2024-12-31"),
        ],
    ),
    (
        "how binding a row is, is not what it measures; units in Latin letters",
        "序号\n\n指标名称\n\n指标属性\n\n现状值（2021年）\n\n目标值（2025年）\n\n1\n\n达标率\n\n预期性\n\n40%\n\n80%\n\n"
        "2\n\n滨水岸线\n\n约束性\n\n21km\n\n24km",
        [
            ("达标率", 80, "%", "deadline", "2025-12-31"),
            ("滨水岸线", 24, "km", "deadline", "2025-12-31"),
        ],
    ),
]


@pytest.mark.parametrize(
    ("table", "expected"), [case[1:] for case in YEAR_TABLES], ids=[case[0] for case in YEAR_TABLES]
)
def test_tables_of_years(table: str, expected: list[Stated]) -> None:
    found = extracted(AREA + table + TASKS)
    assert [
        (one.indicator, one.value, one.unit, "as_of" if one.report else "deadline", str(one.as_of or one.deadline))
        for one in found.policy_targets
    ] == expected
    assert [task.number for task in found.tasks] == ["（一）", "（二）"]


NO_YEAR_TABLES = [
    ("年份\n\n2023年\n\n2024年", "years without figures"),
    ("时间\n\n地点\n\n2023年3月\n\n城东", "one row, and no figure"),
    ("完成时间\n\n2023年底前完成全部站点建设，2024年投入使用。", "words about a time"),
]


@pytest.mark.parametrize(("text", "why"), NO_YEAR_TABLES, ids=[case[1] for case in NO_YEAR_TABLES])
def test_what_is_no_table_of_years(text: str, why: str) -> None:
    assert find_year_tables(normalise(AREA + text + TASKS), AnchorDate()) == [], why


def test_a_stage_is_dated_by_the_bracket_of_its_heading() -> None:
    text = HEAD + "一、实施步骤\n\n（一）筹备阶段（2022年年底前）\n\n完成选址，划设航线不少于30条。\n\n"
    text += "（二）建设阶段（2023年年底前）\n\n全面建设，划设航线不少于90条。\n"
    assert [str(task.deadline) for task in extracted(text).tasks] == ["2022-12-31", "2023-12-31"]


BY_YEAR = (
    "附件1\n\n某区三年行动计划任务清单\n\n任务\n\n分类\n\n主要方向\n\n重点任务（2024-2026）\n\n2024年工作项目\n\n2025年计划\n\n"
    "牵头\n\n部门\n\n配合\n\n部门\n\n（一）\n\n提升设施品质\n\n1、改善道路\n\n（1）建设精品道路30条。\n\n建设精品道路10条。\n\n"
    "建设精品道路20条。\n\n区交通委\n\n各街道\n\n2、改善公交\n\n（2）改造公交站台300个。\n\n100个\n\n200个\n\n区建管委\n\n各街道\n\n"
    "（3）更新公交车辆，提升服务水平。\n\n更新公交车40辆。\n\n更新公交车60辆。\n\n"
    "附件2\n\n某区光伏建设分配表\n\n序号\n\n行业\n\n建设区域\n\n十四五装机计划（MW）\n\n责任单位\n\n"
    "1\n\n公交\n\n公交枢纽和停保场屋顶\n\n35-36\n\n区交通委\n\n2\n\n停车\n\n停车场屋顶和车棚\n\n1-5\n\n区建管委\n\n3\n\n其他\n\n货运堆场的厂房屋顶\n\n2-4\n\n区商务委\n"
)
ROADS = ("附件1某区三年行动计划任务清单", "（一）提升设施品质")
BY_YEAR_TASKS = [
    ("（1）", (*ROADS, "1、改善道路"), [(30, "2026-12-31"), (10, "2024-12-31"), (20, "2025-12-31")]),
    ("（2）", (*ROADS, "2、改善公交"), [(300, "2026-12-31"), (100, "2024-12-31"), (200, "2025-12-31")]),
    ("（3）", (*ROADS, "2、改善公交"), [(40, "2024-12-31"), (60, "2025-12-31")]),
    ("1", ("附件2某区光伏建设分配表",), [(35, "2025-12-31")]),
    ("2", ("附件2某区光伏建设分配表",), [(1, "2025-12-31")]),
    ("3", ("附件2某区光伏建设分配表",), [(2, "2025-12-31")]),
]


def test_tables_of_tasks_with_a_column_a_year() -> None:
    """What a column's head dates, is dated so; heads that break over two lines are one; a further head ends a table."""
    found = extracted(HEAD.replace("2022", "2024") + BY_YEAR).tasks
    assert [
        (task.number, task.path, [(one.value, str(one.deadline)) for one in task.targets]) for task in found
    ] == BY_YEAR_TASKS
    assert [task.lead_units for task in found[:3]] == [("区交通委",), ("区建管委",), ("区建管委",)]
    stations, solar = found[1].targets, found[3].targets
    assert len({(one.indicator, one.unit) for one in stations}) == 1, "a bare figure is of what the task's first is of"
    assert [(one.indicator, one.unit, one.comparator) for one in solar] == [("公交装机", "MW", ">=")]


MERGED = (
    "一、总体要求\n\n全面推进交通建设。\n\n二、工作要求\n\n（一）强化责任。压实各处室责任，抓好落实。\n\n（二）做好总结。按年总结。\n\n"
    "交通体系建设任务分解表\n\n序号\n\n内容\n\n牵头部门\n\n配合部门\n\n2024年工作任务\n\n2025年工作计划\n\n备注\n\n"
    "一、编制交通规划\n\n1\n\n编制规划\n\n综合规划处\n\n委内各相关处室\n\n编制规划的基本思路。\n\n编制规划，报批12项。\n\n"
    "2\n\n推进快速干线建设\n\n综合规划处\n\n—\n\n推进轨道交通前期工作，开工2条。\n\n推进轨道交通规划编制。\n\n"
    "3\n\n交通建设处\n\n设施养护处\n\n推进快速路项目建设。\n\n推进快速路项目建设，建成3公里。\n\n"
    "二、推动设施发展\n\n4\n\n建设设施监测平台\n\n设施养护处\n\n—\n\n完成平台试点1个。\n\n推进平台建设。\n\n"
    "5\n\n补齐停车短板\n\n设施运行处\n\n—\n\n新增泊位30个。\n\n新增泊位40个。\n"
)


def test_a_table_of_years_with_merged_cells() -> None:
    """A cell above several rows heads them; the table is attached, though no word says so; remarks stay empty."""
    found = extracted("某市交通行动方案\n\n" + MERGED).tasks
    table = "交通体系建设任务分解表"
    first, second = (table, "一、编制交通规划"), (table, "二、推动设施发展")
    assert [(task.number, task.path, task.title, task.lead_units) for task in found if task.lead_units] == [
        ("1", first, "编制规划", ("综合规划处",)),
        ("2", (*first, "推进快速干线建设"), "推进轨道交通前期工作，开工2条", ("综合规划处",)),
        ("3", (*first, "推进快速干线建设"), "推进快速路项目建设", ("交通建设处",)),
        ("4", second, "建设设施监测平台", ("设施养护处",)),
        ("5", second, "补齐停车短板", ("设施运行处",)),
    ]
    assert [(one.value, str(one.deadline)) for task in found for one in task.targets] == [
        (12, "2025-12-31"),
        (2, "2024-12-31"),
        (3, "2025-12-31"),
        (1, "2024-12-31"),
        (30, "2024-12-31"),
        (40, "2025-12-31"),
    ]
    assert [task.number for task in found if not task.lead_units] == ["（一）", "（二）"]


GOALS = (
    "“十四五”核心指标\n\n序号\n\n指标\n\n预期值\n\n属性\n\n1\n\n生产安全事故死亡人数\n\n下降15%\n\n约束性\n\n"
    "2\n\n重特大事故起数\n\n下降20%\n\n约束性\n\n3\n\n应急预案覆盖率\n\n95%\n\n预期性\n"
)


def test_values_of_a_table_that_change() -> None:
    """下降15% in a table of indicators is by how much, and bare (guide, 5.3)."""
    found = extracted(HEAD + GOALS).policy_targets
    assert {str(one.deadline) for one in found} == {"2025-12-31"}, "the table's title dates them"
    assert [(one.indicator, one.comparator, one.value, one.change, one.direction) for one in found] == [
        ("生产安全事故死亡人数", "=", 15, "relative", "down"),
        ("重特大事故起数", "=", 20, "relative", "down"),
        ("应急预案覆盖率", "=", 95, "absolute", None),
    ]


RUN_IN = [
    ("资金保障", "区财政部门要加大投入力度，保障水源保护", "the body that has to"),
    ("强化宣传推广", "通过多渠道多形式宣传，引导更多社会力量", "how it is done"),
    ("加快推进水厂建设及管网改造工作", "在2015年年底前完成10万吨水厂的建设并实现投产", "by when"),
    ("坚持规划引领", "以科学规划为引领，完善规划体系", "what for"),
    ("健全责任落实和考核评价机制，明确责任分工，完善考核办法", "", "a title of two objects goes on"),
    ("对全国环境保护工作实施统一监督管理；县级以上政府对所辖地区监督管理", "", "a sentence is no title and a sentence"),
]


TOLD = "区水务局要根据职责抓好落实，及时总结经验做法，确保各项任务按期完成。"


def sixth(item: str) -> Task:
    """The sixth item of a plan on a single line."""
    items = "".join(f"（{mark}）完善机制{TOLD * 6}" for mark in "一二三四五")
    return extracted(f"某区水务工作方案二、主要任务{items}（六）{item}。（七）加强考核{TOLD}").tasks[5]


@pytest.mark.parametrize(("title", "words", "why"), RUN_IN, ids=[case[2] for case in RUN_IN])
def test_titles_in_a_page_whose_line_breaks_are_lost(title: str, words: str, why: str) -> None:
    assert (sixth(f"{title}{words}").title, why) == (title, why)


def test_who_acts_behind_such_a_title() -> None:
    task = sixth("资金保障区财政部门要加大投入力度，保障水源保护")
    assert [edge.surface for edge in task.edges] == ["区财政部门"]


def test_the_usual_names_of_sections_there_and_a_heading_right_above_a_list() -> None:
    told = TOLD * 8
    text = f"某区水务工作方案一、工作任务按照全面摸底、分类排查的原则，抓好以下工作。（一）完善机制。{told}"
    text += f"（二）建立台账。{told}二、以信用为支撑推进解决民营企业融资难问题1.搭建平台。{told}2.加强宣传。{told}"
    found = extracted(text).tasks
    assert [task.path for task in found[::2]] == [("一、工作任务",), ("二、以信用为支撑推进解决民营企业融资难问题",)]
