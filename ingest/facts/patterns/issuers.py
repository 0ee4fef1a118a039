"""Who issues a document and whose text it passes on (guide, section 1)."""

from __future__ import annotations

from ingest.text.pattern import pattern

LED_IN = pattern(
    r"^(?:[^《》]*《|第?[0-9〇零一二三四五六七八九十百]*次|根据|依据|据|按照|经|由|现将|发布)",
    matches=("次广州市人民政府", "据《广东省医疗保障局", "经市人民政府"),
    misses=("广州市人民政府", "中共广州市委"),
)
"""Words of the sentence before a body, which are no part of its name."""
SEAL = pattern(
    r"\((?:代章|章|盖章|印章|公章|印)\)$", matches=("工作专班办公室(代章)",), misses=("区财政局(金融发展局)",)
)
"""Behind who signs: that it is sealed."""
PLACE = pattern(
    r"^(?:中共|共青团)?(?P<place>[一-鿿*]{1,10}?[省市区县州盟旗镇乡])",
    matches=("重庆市粮食局", "中共某县委办公室", "**区财政局"),
    misses=("国务院办公厅", "财政部"),
)
"""The place that a body's name begins with."""
LEVEL = pattern(
    r"^[省市区县州盟旗](?=委|人民政府|政府|府办|人大|政协|纪委|监委|法院|检察院)",
    matches=("市委办公室", "县人民政府", "省政府办公厅"),
    misses=("市场监管局", "区域协作办", "区财政局"),
)
"""A level that names no place, before a word of party or state."""
BRANCH = pattern(
    r"(?:分局|分行|支行|中心支行|营业管理部|监管局|监管分局|调查总队|专员办|分公司|供电公司|电力公司)$",
    matches=("山东调查总队", "天河区分局"),
    misses=("广州市税务局",),
)
"""What a branch in a place is called, behind the name of the body it belongs to."""
BARE_BRANCH = pattern(
    r"^[一-鿿]{2,8}(?:分局|分行|支行|分公司)$",
    matches=("天河区分局", "重庆市分行"),
    misses=("天河区税务局", "重庆营业管理部"),
)
"""A branch that only its place is named of."""
CENTRAL = pattern(
    r"(?:部|部办公厅|委|委员会|委办公厅|委办公室|院|院办公厅|总局|总署|署|办)$",
    matches=("公安部", "国家发展改革委", "最高人民检察院", "教育部办公厅", "海关总署"),
    misses=("公安部交通管理局", "政策法规司"),
)
"""What central bodies are called; not their inner bureaus (局, 司)."""
OFFICE = pattern(r"办公[厅室]$", matches=("教育部办公厅", "市委办公室"), misses=("办公厅秘书局",))
"""A body that has no further bodies below it in names."""
HEAD = pattern(r"(?:政府|中央)$", matches=("香港特别行政区政府", "中共中央"), misses=("人民政府办公室",))
"""A body that stands before the names of its departments."""
ORIGIN = pattern(
    r"(?:转发|批转)(?P<origin>[^《》〈〉。;:]{2,60}?)(?=关于|制[订定]的|提出的|拟[订定]的|《|〈|等(?:[0-9一二三四五六七八九十]{1,3}个?)?(?:部门|单位)|印发|转发|批转)",
    matches=("转发国家地震局关于", "关于转发区绿化市容局制订的《方案》", "批转建设部、文化部关于请公布名单报告的通知"),
    misses=("转发《关于申报的通知》的通知", "现转发给你们"),
)
"""Whose text a notice passes on, named before it."""
ORIGIN_WITHIN = pattern(
    r"(?:转发|批转)[《〈](?P<origin>[^《》〈〉。;:]{2,60}?)(?=关于|印发|转发|批转)",
    matches=("转发《财政部关于有关事项的通知》",),
    misses=("转发《某市工作方案》",),
)
"""The same within the title of what is passed on."""
