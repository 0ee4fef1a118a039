"""Patterns of bodies' names, read in simplified, half-width letters without white space."""

from __future__ import annotations

from ingest.text.pattern import pattern

STATE = pattern(
    r"^(?:中华人民共和国|中共(?!中央)|中国共产党)(?=.{2})",
    matches=("中华人民共和国财政部", "中共威海市委办公室"),
    misses=("中共中央办公厅", "中国人民银行"),
)
"""What stands before the name of a body of the state or the party, and tells nothing about which one it is."""
OFFICE_OF = pattern(
    r"(?<=[部院委局署])(?:办公厅|办公室)$",
    matches=("科技部办公厅", "国家发展改革委办公厅"),
    misses=("国务院办公厅的", "市政府办公室"),
)
"""The office of a ministry, behind its name."""
NATIONAL = pattern(
    r"^(?:中华全国|国务院|国家|全国|中国|中华|中央|中共中央|最高)",
    matches=("国家能源局", "最高人民法院", "国务院"),
    misses=("市国家安全局",),
)
"""How names of bodies of the whole country begin."""
MINISTRY = pattern(
    r"(?<!宣传)(?<!组织)(?<!统战)(?<!工作)(?<!武装)(?<!项目)(?<!指挥)(?<!事业)(?<!支)(?<!总)(?<!党)部$|(?:总局|总署)$",
    matches=("财政部", "海关总署"),
    misses=("组织部", "财政部门", "项目部"),
)
"""What only bodies of the whole country end in."""
LEAGUE = pattern(
    r"^(?:中国)?(?:共青团|共产主义青年团|团)(?P<place>.*[省市区县旗州])委(?:员会)?$",
    matches=("团市委", "共青团上海市委员会"),
    misses=("共青团中央", "市委"),
)
"""The youth league, whose name has its place inside."""
ZONE_COMMITTEE = pattern(
    r"(?<=[区园港城岛山湖])(?:管理委员会|管委|管委会)$",
    matches=("示范区管理委员会", "开发区管委"),
    misses=("国有资产监督管理委员会",),
)
"""The committee that runs a zone."""
ZONE = pattern(
    r".(?:示范区|开发区|高新区|经开区|保税区|综保区|产业园|工业园|度假区|风景区)$",
    matches=("杨凌示范区", "综合保税区"),
    misses=("松江区", "开发区"),
)
"""A zone that is named for its committee."""
UTILITY = pattern(
    r"(?:国网|国家电网|电力公司|电力有限公司|供电)(?=.*(?:公司|局)$)|^供电$",
    matches=("国网杭州供电公司", "国网山东省电力公司"),
    misses=("自来水公司",),
)
"""A company of the grid."""
OF_UTILITY = pattern(
    r"^[省市区县](?=供)|国网|国家电网|供电|电力|移动|联通|电信|铁塔|通信|集团|有限|股份|责任|分公司|公司|局$|^中国",
    matches=("国网熊岳供电公司",),
    misses=("熊岳",),
)
"""Words in the name of a company of the grid or a network that do not tell which one it is."""
OPERATOR = pattern(
    r"(?P<brand>移动|联通|电信|铁塔)(?=.*公司$)",
    matches=("中国移动南充分公司", "中国联通公司"),
    misses=("移动互联网协会",),
)
"""A company of one of the four networks."""
OWNER = pattern(
    r"^(?:委(?!员|办$|$|、|和|市|区|省|县)|(?:人民)?政府(?!办|$|、|和|各|督查|研究|有关|部门|直属))(?=.{2})",
    matches=("委组织部", "委编办", "政府国资委"),
    misses=("委办", "委", "政府办公室", "政府"),
)
"""The committee or government before the name of its department, behind the level."""
BRANCH = pattern(
    r"(?P<kind>分局|支行|中心支行|分行|营业管理部|分公司|供电公司|公司|监管局|办事处)$",
    matches=("公安局分局", "人民银行中心支行"),
    misses=("财政局",),
)
"""How names of branches end; they may have their place inside."""
BEFORE_PLACE = pattern(
    r"^(?:国家税务总局|国家金融监督管理总局|中国(?:人民银行|.{2,12}委员会|.{1,4}会)|人民银行|人行)$",
    matches=("国家税务总局", "中国证监会"),
    misses=("市公安局",),
)
"""A head office before the place of its branch."""
BRANCH_OF = pattern(r"^(?:中国|国家)", matches=("中国证监会",), misses=("市公安局",))
"""The country before the name of a head office."""
GOVERNMENT_OF = pattern(
    r"(?<=[省市区县乡镇道域)])(?:人民政府|政府|管委会|管委|办事处)$",
    matches=("各区政府", "开发区管委会", "各街道办事处"),
    misses=("市财政局",),
)
"""What may be left out behind the name of a place that acts: 各区 are the governments of the districts."""
RELATED = pattern(r"各?(?:有关|相关)(?:的)?", matches=("各有关部门", "相关部门"), misses=("各部门",))
"""Words that call a class of bodies the ones concerned."""
AND = pattern(r"[和与及]", matches=("发展和改革",), misses=("发展改革",))
"""Words that a name may leave out between two parts."""
LEVEL = pattern(
    r"^(?:自治区|自治州|自治县|市(?!场|容|政[园公设管工])|区(?!域|块)|[省县州旗盟])(?=[^、和及与直属级区])",
    matches=("区税务局", "市委", "市市场监管局", "市政府"),
    misses=("市、区民政部门", "区级部门", "市场监管总局"),
)
"""The level at which a body stands, before its name."""
QUOTATION = pattern(r"[“”\"'‘’《》·\-—]", matches=("“区更新办”",), misses=("区更新办",))
"""Marks around and in names that tell nothing."""

INDICATOR_NOTE = pattern(
    r"[(（〔\[][^()（）]*[)）〕\]]|[,，、;；:：“”\"'《》]",
    matches=("办理时间(含印章)", "“一件事”"),
    misses=("企业开办时间",),
)
"""What a name of an indicator only adds."""
INDICATOR_FILLER = pattern(
    r"^(?:全[国省市区县州]|[我本][省市区县州]|[省市区县州乡镇]{2,4}[两三四]级)(?:的)?|平均|一般性|全流程|(?:办理|办结)(?=时间|时限|用时|时长|环节|成本|次数|$)|(?<=.)的(?=.)",
    matches=("全市企业年报率", "企业开办办理时间"),
    misses=("不动产登记时间",),
)
"""Words that a name of an indicator may leave out."""
MEASURE = pattern(
    r"(?:(?P<时间>时间|时限|用时|时长|耗时)|(?P<环节>环节|环节数)|(?P<率>率|占比|比例|比率|比重)|(?P<成本>成本|费用)|(?P<数>数量|个数|总数|数))$",
    matches=("企业开办时限", "森林覆盖率"),
    misses=("一批关键环节重点突破",),
)
"""What is measured, by its word; the name of the group is the word that stands for all."""

ISSUES = pattern(
    r"^(?:印发|转发|发布|公布)《?(?P<title>.{4,})》?的(?:通知|公告|决定)$",
    matches=("印发《优化营商环境方案》的通知",),
    misses=("优化营商环境的意见",),
)
"""A notice that wraps the title of what it issues."""
VERSION = pattern(
    r"[(（〔\[](?:试行|暂行|修订|修正|修订版|征求意见稿|草案|送审稿|\d{4}(?:年)?(?:版|修订|修正)?(?:[-—~至]\d{4}年?)?|[一二三四五]期)[)）〕\]]$|^(?:修订)?\d{4}年(?=.{4})",
    matches=("办法(试行)", "行动方案(2021-2024年)"),
    misses=("办法(含附件)",),
)
"""What a title adds to tell a version."""
REVISES = pattern(r"(?:修改|修订|修正|调整)", matches=("修改某办法的决定",), misses=("某办法实施细则",))
"""Words of a title that changes another document."""
IMPLEMENTS = pattern(
    r"实施(?:细则|办法|方案|意见|条例)|落实|贯彻|任务分工|分工方案|配套",
    matches=("某条例实施细则",),
    misses=("某条例",),
)
"""Words of a title that carries another document out."""
