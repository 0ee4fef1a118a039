"""The head of a document and what it cites (guide, section 1)."""

from __future__ import annotations

from ingest.text.pattern import pattern

KIND_WORD = "批复|条例|办法|规定|细则|方案|计划|规划|要点|措施|若干举措|意见|任务分工|任务清单|分工|清单|报告|总结|通报|答复|复函|通知|公告|通告|决定|纲要|函|指引|标准|制度|政策|目录|公报|规程|基准|蓝图(?:[0-9.]{1,4})?|策略|分解表|分工表|任务表|责任表|安排|预案|导则|行动"
_LAWS_ON = "防救|防治|保护|管理|促进|监督|安全|组织|处理|教育|服务|福利|救助|卫生|保障|规划|建设|发展|基本|保险|自治"
LAWS = tuple(f"{word}法" for word in _LAWS_ON.split("|"))
"""How laws are called: 法 alone ends many other words."""
KIND = pattern(KIND_WORD, matches=("行动方案",), misses=("指导思想",))
VERSION = pattern(r"\([^()]*\)$", matches=("行动方案(试行)",), misses=("行动(2021)方案",))
TITLE = pattern(
    rf"(?:(?:{KIND_WORD})(?:情况)?|规则|准则|章程|(?:{_LAWS_ON})法)(?:\([^()]{{1,40}}\))*(?:——[^。;—]{{4,50}}会议?上)?$",
    matches=(
        "松江区城市更新2025年度实施计划",
        "鲅鱼圈区营商环境优化行动方案(2021-2024年)",
        "灾害防救法",
        "会议规则",
        "政府工作报告——2016年1月25日在某市第十四届人民代表大会第六次会议上",
    ),
    misses=("指导思想", "各镇人民政府:", "工作方法", "依法执法"),
)
PAGE_NAME = pattern(
    rf"^\[?(?P<title>[^_\[\]。;]{{6,80}}?(?:{KIND_WORD}))(?:\([^()]{{4,30}}号\))?\]?[-_|][^。;]{{2,30}}$",
    matches=("关于开展专项监管工作的通知_国家能源局", "[关于做好签订工作的通知(发改运行[2020]1784号)]-某委员会"),
    misses=("某市2021-2024年行动方案", "工作方案"),
)
"""What a page calls itself: its title, and whose page it is."""
PLACED_TITLE = pattern(
    r"^(?!在)[一-鿿]{1,8}[省市县区州旗盟镇乡][^。;:,!?|]{6,50}$",
    matches=("某区建设国家食品安全示范城市工作任务", "某市2024年重点项目推进分工"),
    misses=("各镇人民政府:", "某市科学技术局", "推进改革。", "在某省第十一届人民代表大会第一次会议上"),
)
"""A title told by the place that it begins with; where a report was given is none."""
ATTACHED = pattern(
    r"附件[0-9一二三四五六七八九十]{0,2}:?(?=[一-鿿]{4})",
    matches=("附件2某市关于推进建设的若干措施",),
    misses=("附件:1.",),
)
"""The mark of an attachment that a text in part is, on one line with its title."""
COLLAPSED_TITLE = pattern(
    rf"""^(?P<title>(?P<once>[^。;]{{4,60}}?(?:{KIND_WORD})(?:\([^()]{{1,30}}\))?)(?:(?=(?P=once))|(?=来源:|发布(?:时间|日期):|各[一-鿿]{{1,40}}[:、,]|为(?:深入|进一步|全面|认真|切实|贯彻|加快|了|推)|根据|一、|近年来|按照|市[政直]|第一[章条]|[一-鿿]{{1,8}}\[[12][0-9]{{3}}\])))""",
    matches=("某区优化营商环境行动方案为深入贯彻落实决策部署", "营商环境情况报告营商环境情况报告市政府督考办:"),
    misses=("按照方案要求完成任务。",),
)
WRAPPED = pattern(
    r"""(?:关于|^|(?:(?<=办公[厅室])|(?<=人民政府)|(?<=委会)|(?<=员会))(?=[^《。]{2,44}《|印发))(?:(?:批转|转发|印发|下发|发布|公布|实施)(?:[^《〈。]{0,40}《(?P<quoted>[^《》]{3,120}(?:〈[^〉]{2,80}〉[^《》]{0,40})?)》|(?P<bare>贯彻(?:落实|执行)?《[^《》]{3,60}》[^《》:。]{2,80}?|[^《》:。]{4,80}?)))的?(?:通知|公告|函)""",
    matches=(
        "关于印发某市工作方案的通知",
        "关于印发贯彻落实《某细则》措施的通知",
        "印发推动某事业发展十条措施的通知",
        "某市人民政府办公厅转发市房屋管理局《关于推进行业发展的意见》的通知",
        "某区管委会印发某区2016年工作要点的通知",
    ),
    misses=(
        "关于进一步优化营商环境的意见",
        "请认真学习印发的通知",
        "国务院办公厅转发国家地震局关于防震减灾工作意见的通知",
    ),
)
ORDER = pattern(
    r"(?P<number>(?P<issuer>[一-鿿]{2,24})令第?[0-9〇零一二三四五六七八九十百]{1,5}号)[^《]{0,40}《(?P<title>[^《》]{4,80})》[^。]{0,60}(?:通过|公布|发布|施行)",
    matches=("某市人民政府令第12号《某市停车设施管理办法》已经市人民政府常务会议通过,现予公布",),
    misses=("根据某市人民政府令第12号",),
)
"""A regulation made known by an order, which carries its number."""
PROPOSAL = pattern(
    r"案由:(?P<title>[^:。]{4,80}?(?:建议|提案|议案))"
    r"(?=提案人|建议人|领衔|承办|主办|分办|办理)",
    matches=("9号提案案由:关于进一步壮大高中教育的建议提案人:某人主办单位:区社会事业局",),
    misses=("案由:盗窃",),
)
"""The form of a reply to a proposal: its subject, and who made it."""
ANSWERS = pattern(
    r"(?:主办|承办|分办|办理)(?:单位|部门):(?P<issuer>[一-鿿、]{2,40}?)"
    r"(?=、|协办|会办|委员|代表|办复|办理|答复|。|$)",
    matches=("主办单位:区社会事业局委员反馈:满意", "分办单位:区交通建设局、海坛片区管理局委员反馈"),
    misses=("主办单位负责",),
)
"""Who answers a proposal, in its form."""
ISSUED_AS = pattern(
    r"(?:印发|转发|下发|批转)《(?P<quoted>[^《》]{3,120}(?:〈[^〉]{2,80}〉[^《》]{0,40})?)》的?(?:通知|公告|函)",
    matches=("县委办公室县政府办公室印发《关于深化改革的若干措施》的通知",),
    misses=("认真贯彻《条例》的通知", "印发《方案》后"),
)
"""WRAPPED without 关于."""
HANDED_ON = pattern(
    r"《(?P<quoted>[^《》]{4,120})》[^。《]{0,60}(?:现|予以?)(?:将其|正式)?(?:印发|发布|公布|下发|转发)|(?:现将|现印发)《(?P<given>[^《》]{4,120})》",
    matches=("《幼教计划》已经同意,现转发给你们", "《若干措施》已经同意,现印发给你们", "现将《若干措施》印发你们"),
    misses=("根据《办法》印发的清单", "按照《方案》印发"),
)
"""What a notice says that has no title itself: what it hands on stands below it, under this title."""
IN_PART = pattern(r"[(（](?:节选|摘要|摘编|全文)[)）]$", matches=("报告（节选）",), misses=("节选",))
SUBJECT_END = pattern(
    r"(?:联合)?(?:关于|(?:印发|下发)[《〈]|转发|批转)",
    matches=("关于", "印发《", "转发国家地震局"),
    misses=("印发通知",),
)
"""What follows the issuer in a title."""
PLACE_ALONE = pattern(
    r"^[一-鿿]{1,10}[省市县区州旗盟镇乡]$", matches=("某市", "上海市"), misses=("国务院", "某市科学技术局")
)
"""A place at the head of a title (某市关于…) is not who issued it."""
APPROVED = pattern(
    r"(?P<issuer>[一-鿿]{2,20})(?P<year>1[0-4][0-9])年(?P<month>1[0-2]|[1-9])月(?P<day>[12][0-9]|3[01]|[1-9])日(?P<number>[一-鿿]{1,10}字第[0-9]{6,12}号)(?:函|令)?(?:核定|订定|修正|发布|公告|颁布)",
    matches=("某县政府110年3月15日府社老字第1100045678号函核定",),
    misses=("110年3月15日发布",),
)
"""The line below the title of a plan of Taiwan."""
UNWRAP = pattern(
    r"(?:印发|转发|发布|下发)(?:[^〈《<]{0,20}[〈《<]|\()(?P<inner>[^〉》<>()]{3,100}(?:\([^〉》<>()]{1,20}\))?)[〉》>)](?:的通知|的公告)?$",
    matches=("中央印发〈关于推进的意见〉的通知", "印发(某区办法)的通知", "印发〈某方案(2021-2025年)〉的通知"),
    misses=("关于印发行动方案的通知",),
)
DOC_NUMBER = pattern(
    r"(?P<word>[一-鿿]{1,14})[\[(<](?P<year>[12][0-9]{3})[\])>]第?(?P<n>[0-9]{1,5})号",
    matches=("鲅政办发[2022]1号", "农办医<2011>63号", "国办发[2020]24号"),
    misses=("2020年第24号", "第841022号"),
)
NOT_OWN = pattern(
    r"(?:按照|根据|依据|依照|遵照|贯彻|落实|结合|转发|[》(](?!的(?:通知|公告|函)$))[^,。;:]{0,6}$",
    matches=("按照",),
    misses=("通知", "《实施方案》的通知"),
)
REPLY = pattern(
    r"(?:提案|建议|议案|来信)[^。]{0,30}(?:答复|复函|回复)|答复(?:意见)?(?::|$)|(?:批复|复函|函复|回复)(?:\([^()]{1,20}\))?$|办理(?:情况|结果)的函$",
    matches=("对市政协第841022号提案的答复", "国务院关于总体规划的批复", "关于有关问题的复函", "建议办理情况的函"),
    misses=("建议方案",),
)
PERIOD = pattern(
    r"(?P<a>[12][0-9]{3})年?(?:—+|-|~|～|至|到)(?P<b>[12][0-9]{3})(?:年|\))?|(?P<ra>1[0-4][0-9])年(?:—+|-|~|～|至|到)(?P<rb>1[0-4][0-9])年|(?P<plan>十[一二三四五六]五)|第(?P<nth>十[一二三四五六])个五年|(?P<y>[12][0-9]{3})年",
    matches=("(2021-2024年)", "“十四五”规划", "第十五个五年规划", "2020年优化"),
    misses=("841022号",),
)
PROGRESS = pattern(
    r"""下一?步|下步|打算|今后|下一阶段|工作(?:思路|计划|安排|重点)$|(?:来|明)年|[12][0-9]{3}年(?:工作)?(?:计划|安排|打算|思路|重点)
       |[12][0-9]{3}年(?:政府|经济社会)?(?:工作|发展)?的?(?:主要|重点|总体|预期|奋斗)?(?:目标|任务|要求|工作重点)(?!.{0,12}(?:情况|回顾|完成|执行))""",
    matches=("下步举措", "存在问题及下一步打算", "二、2024年主要目标和重点任务", "2024年经济社会发展总体要求"),
    misses=("工作开展情况", "2023年主要目标任务完成情况"),
)
ANNOUNCES = pattern(
    r"^(?:下一?步|下一?阶段|今后|明年|[12][0-9]{3}年度?)[^,。]{0,8}(?:打算|计划|安排|思路|重点|举措|措施)$",
    matches=("2023年工作安排", "下一步工作打算"),
    misses=("2022年工作计划执行情况",),
)
"""A heading of what is to be done, in a report."""
EXPECTS = pattern(
    r"(?:预期|奋斗|主要|总体|工作)目标(?:建议|安排|拟定|确定)?(?:是|为|:)",
    matches=("主要预期目标是:地区生产总值增长5.5%左右",),
    misses=("完成预期目标",),
)
"""Words that introduce what is to be reached, in a report."""
ACHIEVED = pattern(
    r"已取得的?(?:进展|成效|成绩|成果)|(?:取得的?|主要|工作|建设|发展|改革|期间|时期|年来|以来)(?:的?主要)?(?:进展|成效|成绩|成就)$|(?<!认真)(?<!开展)回顾$|(?:时期|五年|年来|以来)[一-鿿]{0,14}取得[一-鿿]{0,4}(?:进展|成[效绩就果]|突破)$",
    matches=(
        "已取得的进展",
        "“十一五”时期经济社会发展取得显著成就",
        "(一)主要工作成效",
        "一、“十三五”工作回顾",
        "“十三五”时期发展成就",
    ),
    misses=("进展情况报告", "巩固提升整治成效", "推进工作取得成效的措施"),
)
"""A heading of what was done."""
TO_COME = pattern(
    r"力争|确保|以上|左右|年内|努力|谋划|打造|加快|深化|推动|完善|坚决|力度",
    matches=("力争达到", "30家以上"),
    misses=("达到30家",),
)
"""Words of what is still to be done; from the reports among the answered documents, as DONE."""
DONE = pattern(
    r"了(?!解)|已|同比|[比较](?:上年|去年)|位居|居全|全[国省市]第|排名|荣获|获[评批得]|入选|列入|去年|增至|圆满|达[0-9]|全部|创历史|新高|累计|成功|下降|超额|[0-9]\.[0-9]",
    matches=("同比增长", "获评全国文明城市", "完成投资12.5亿元"),
    misses=("了解需求", "完成投资12亿元"),
)
ISSUED_IN = pattern(r"[^()。]{0,24}(?:印发|发布|公布)\)", matches=(",2023年2月20日印发)",), misses=(")精神",))
"""The rest of a bracket below a title that gives the document's own number."""
QUOTED_LINE = pattern(
    r"《(?P<title>[^《》]{6,80})》(?:\([一-鿿]{1,14}\([12][0-9]{3}\)[0-9]{1,5}号\))?",
    matches=(
        "《上海市长宁区国民经济和社会发展第十五个五年规划纲要》",
        "《关于加快推进资源化利用的意见》(国办发(2017)48号)",
    ),
    misses=("《办法》",),
)
"""A line that is a title in its own quotation marks, its 文号 behind it."""
DECREED = pattern(
    r"\(?(?P<date>[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日)(?P<number>(?P<issuer>[一-鿿]{2,24})令第?[0-9]{1,4}号)(?:发布|公布)",
    matches=(
        "(2007年7月25日国家环境保护总局令第39号发布自2007年9月1日起施行)",
        "2021年12月24日国家市场监督管理总局令第49号公布",
    ),
    misses=("根据某市人民政府令第12号",),
)
"""The line below a regulation's title, in a bracket or not: whose order made it known."""
NUMBER_LABEL = pattern(
    r"(?:发文字号|文件字号|文件编号|文号):?(?P<order>[一-鿿]{1,24}令第?[0-9]{1,4}号)?",
    matches=("发文字号:", "文号:"),
    misses=("索引号:",),
)
"""The label of the 文号 in a page's table of facts, as pasted."""
ISSUER_LABEL = pattern(
    r"(?:[0-9]{2}\.\[)?(?:发文|印发|制发|制定|发布)(?:机关|单位|机构)(?:\]-*|[:|])?",
    matches=("发文机关:", "发布机构", "发布机构|", "02.[发文机构]----某市教委"),
    misses=("发文字号:", "责任单位:"),
)
"""The label of who issued it in a page's table of facts, as pasted: alone in its line, or before the name."""
SPEAKS_FOR = pattern(
    r"代表(?P<issuer>[一-鿿]{1,20}政府),?向[^,。]{0,30}(?:大会|会议)",
    matches=("我代表省人民政府,向大会报告工作",),
    misses=("代表省人民政府签约",),
)
"""Who gives a report to an assembly."""
_DATE = (
    r"(?P<date>[12][0-9]{3}(?:年|[-/.])[0-9]{1,2}(?:月|[-/.])[0-9]{1,2}日?"
    r"|[二一][〇零○九八一二][〇零○一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
DELIVERED = pattern(
    rf"(?:[—-]{{1,4}}|(?<=报告)){_DATE}在[^。]{{4,50}}(?:会议|大会)上",
    matches=(
        "——2026年1月27日在某省人民代表大会会议上",
        "——二〇二六年一月二十七日在某省人民代表大会上",
        "政府工作报告2018年1月31日在某县人民代表大会会议上",
    ),
    misses=("2026年1月27日",),
)
"""The line below the title of a report to an assembly."""
BRACKETED_DAY = pattern(
    r"(?:号|^)\((?P<date>[12一二][0-9一二三四五六七八九零○〇O]{3}年[0-9一二三四五六七八九十]{1,2}月[0-9一二三四五六七八九十]{1,3}日)\)",
    matches=("国发[1990]65号(一九九〇年十二月五日)", "(2020年3月1日)"),
    misses=("方案(2020年3月1日)",),
)
"""The day of issue behind a document's number or on a line of its own."""
PAGE_DAY = pattern(
    r"(?:来源:[一-鿿]{2,20})?(?:时间|日期|发布|发布于)?:?(?P<date>[12][0-9]{3}[-/.][0-9]{1,2}[-/.][0-9]{1,2})(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?(?:来源:.{1,60})?",
    matches=("时间:2026-02-06", "2026-05-1410:20", "2022-07-0509:15来源:市教育局[字体:打印", "来源:政府办2022-08-11"),
    misses=("2026年5月14日",),
)
"""A line above a text that gives only the day of its page."""
PUBLISHED_BY = pattern(
    rf"(?:^|。)(?P<issuer>[一-鿿]{{2,30}}){_DATE}(?:发布|公布)(?:[,。]|$)",
    matches=("某市科学技术局2026年5月25日发布,征求意见",),
    misses=("方案于2026年5月25日发布会",),
)
"""A closing line that says who made the text known, and when."""
SIGNED_WITHIN = pattern(
    r"。(?P<issuer>(?:(?![各于在对])[一-鿿]){2,40}(?<=[局府会委厅室院部办署]))(?P<date>[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日)(?![起前后印发公实施召至以,、。))]|时)",
    matches=("认真组织实施。某市文化和旅游局2021年3月18日2021年全市计划",),
    misses=("完成。市政府2021年3月18日印发",),
)
"""The signature of a notice whose lines are lost, before what it forwards."""
PRINTED_BY = pattern(
    rf"(?P<issuer>(?:(?![各于在对])[一-鿿]){{2,40}}(?<=[局府会委厅室院部办署])){_DATE}印发$",
    matches=("某区人民政府办公室2018年4月26日印发",),
    misses=("2018年4月26日印发",),
)
"""The last line of a printed document."""
BEFORE_TITLE = pattern(
    r"^(?:\[[^\[\]]{1,8}\]|\((?:转载|转发|重要|最新)\))",
    matches=("(转载)某市住房管理办法", "[关注]申报指南"),
    misses=("某市住房管理办法(试行)",),
)
"""What sites put before a document's title."""
ANY_NUMBER = pattern(
    r"[0-9〇零一二三四五六七八九十百]号",
    matches=("国办发[2020]24号", "国令第五十九号"),
    misses=("无", "2020年", "文号"),
)
"""What every 文号 ends in."""
SITE = pattern(r"(?:官方|门户)?网站?$|官网$", matches=("某省人力资源和社会保障厅官网",), misses=("某省网信办",))
"""Behind a body's name: its website."""
CODED = pattern(
    r"^[0-9A-Z/.-]{8,}|[A-Z]{2,}[0-9]{2,}-[0-9]{4}-|^(?:统一编号|索引号|文件编号|信息索引)|^[0-9]{2}\.\[",
    matches=("11330100002489559T/2024-01126", "统一编号ZJAC00-2024-0007", "索引号", "01.[主题分类]环境规划"),
    misses=("OPC创新发展十条政策措施", "2022年工作要点"),
)
"""A line of a page's table of facts that only its register reads: no title begins with it."""
ADOPTED = pattern(
    r"(?P<date>[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日)(?P<issuer>[一-鿿]{2,12}第?[一二三四五六七八九十]{0,3}届?人民代表大会(?:常务委员会)?)第[一二三四五六七八九十]{1,4}次(?:全体)?会议(?:修订)?通过",
    matches=("2021年11月26日丽水市第四届人民代表大会常务委员会第三十四次会议通过",),
    misses=("2021年12月22日浙江省第十三届人民代表大会常务委员会第三十三次会议批准",),
)
"""By whom a local regulation was adopted, and when: in the lines or the bracket below its title."""
TITLE_LABEL = pattern(
    r"^\|?(?:文件)?(?:标题|名称)[:|](?=[^|]|$)",
    matches=("标题:某县2018年政府工作报告", "|标题|任务分工方案|", "标题:"),
    misses=("标题党", "|标题||"),
)
"""What a page's table of facts sets before the title, where the table stands in the text."""
REGULATES = pattern(
    r"(?:条例|规定|办法|规则|细则|决定)(?:\([^()]{1,12}\))?$", matches=("某市爱国卫生条例",), misses=("实施方案",)
)
"""What local regulations are called."""
NUMBER_BEHIND = pattern(
    r"[〉》]*\((?P<number>[一-鿿]{1,14}[\[〔(]\d{4}[\]〕)]第?\d{1,4}号)[,;)]",
    matches=("》(国办发[2020]24号)",),
    misses=("》(以下简称办法)",),
)
"""The 文号 in the bracket behind a title."""
