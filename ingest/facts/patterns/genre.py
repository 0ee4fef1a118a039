"""What tells a policy from a guide, questions and answers, a news item, a price list or a form."""

from __future__ import annotations

from ingest.text.pattern import pattern

ENACTS = pattern(
    r"(?:现|予以?|业经)(?:予)?(?:印发|公布|发布|转发|同意|批准)|(?:通知|通告|公告|决定|批复|函复|意见)如下|特此(?:通知|公告|通告|批复|函复)|(?:遵照|贯彻|认真)(?:执行|落实|实施)|制[定订]本[一-鿿]{2,6}",
    matches=("现印发给你们", "有关事项通告如下", "特此通知", "请遵照执行", "制定本办法"),
    misses=("为您详细解读",),
)
"""A body speaks as one that sets what holds."""
DUTY = pattern(
    r"应当|不得|必须|严禁|负责|牵头|责任单位|配合单位|要求|督促|会同|加强|推进|完善|建立|健全",
    matches=("应当办理", "由市财政局牵头", "完善机制"),
    misses=("点击提交",),
)
ARTICLE = pattern(r"第[一二三四五六七八九十百]{1,5}条", matches=("第十二条",), misses=("一、总则",))
QUESTION = pattern(
    r"\?$|^(?:问|q|Q)[0-9]{0,2}[:.、]|^(?:[一二三四五六七八九十0-9]{1,3}[、.]|\([一二三四五六七八九十0-9]{1,3}\))?(?:什么是|如何|怎么|怎样|哪些人|谁可以)",
    matches=("领取失业保险金需要符合什么条件?", "问:如何申领", "3、如何办理转移"),
    misses=("三、办理流程",),
)
"""A line that asks."""
GUIDE_TITLE = pattern(
    r"(?:申报|申请|申领|办事|办理|服务|报名|操作|入户|参保|就医|报销)(?:指南|指引|流程|须知|手册|攻略|教程)|常见问题|问答|百问|解答|解读|一图|图解|攻略|温馨提示|怎么办|[!?]",
    matches=("学历型人才引进入户申报指南", "失业保险常见问题解答", "快速办理!"),
    misses=("某市管理办法", "绿色建筑建设指南", "2020年工作要点"),
)
"""A title of what explains or helps, and sets nothing."""
SERVICE = pattern(
    r"^(?:[一二三四五六七八九十0-9]{1,3}[、.]|\([一二三四五六七八九十0-9]{1,3}\))?(?P<label>(?:办理|申请|申报|申领|受理|报名|服务|报销)(?:条件|材料|资料|流程|程序|时限|时效|时间|地点|渠道|方式|指引|对象|依据)|所需材料|材料准备|咨询电话|联系电话|收费(?:标准|依据)|温馨提示|注意事项|步骤[一二三四五六七八九1-9])",
    matches=("三、办理流程与材料准备", "申领方式:登录平台", "步骤1:打开"),
    misses=("三、主要任务", "第五条申请材料"),
)
"""A line of a service guide begins so."""
ONLINE = pattern(
    r"点击|登录|登陆|微信|小程序|公众号|APP|app|网址|https?:|扫码|二维码|下载|上传",
    matches=("登录平台", "点击提交", "微信小程序"),
    misses=("政务服务平台建设",),
)
"""Tells how to use a site or an app."""
READER = pattern(
    r"您|小编|本文将|一文(?:了解|读懂|看懂)|[适]合你|快来|来看|为你|助你|吧[!。,]|啦[!。,]|哦[!。,]",
    matches=("助您高效完成", "一文了解", "立即行动吧,"),
    misses=("请你们认真执行",),
)
"""Speaks to one reader."""
NEWS = pattern(
    r"记者(?!会|站|协|证)|据悉|据了解|据[^,。]{1,10}(?:介绍|解读)|(?:局|厅|部|委|办|负责人)(?:表示|介绍|指出|强调)[,:]|讯\(",
    matches=("来看记者的梳理", "据省医保局解读", "省医保局表示,"),
    misses=("强调责任",),
)
"""Tells what others say."""
PRICE = pattern(
    r"(?:[0-9](?:\.[0-9]{1,2})?元?|免费)$|元/|[0-9]元",
    matches=("挂号费\t5元/次", "床位费40"),
    misses=("挂号费", "三、主要任务"),
)
"""A row of a price list."""
BLANK = pattern(
    r"^(?:姓名|性别|民族|出生(?:年月|日期)|身份证(?:号码?|件号)?|联系(?:电话|人|方式|地址)|通讯地址|单位(?:名称|地址|意见|\(盖章\))|填表(?:人|日期|说明)|申请(?:人|单位|日期|理由)(?:签[名字]|\(签[名字盖章]{1,2}\))?|经办人|审核(?:人|意见)|年月日|(?:签[名字]|盖章)|[□_]{1,})",
    matches=("姓名\t性别", "填表日期:年月日", "□是□否"),
    misses=("申请条件", "单位应当办理"),
)
"""A line of a form that is to be filled in."""
PROPOSAL = pattern(r"提案|建议|议案|来信", matches=("第4626号提案的答复",), misses=("总体规划的批复",))
"""What a reply answers, so that it may bind nobody."""
COMMITS = pattern(
    r"下一?步|下一阶段|今后|将(?:会同|进一步|继续|积极|加大|加强|推动|研究|组织|持续|大力|全面|逐步|结合|按照)",
    matches=("下一步,我局将", "将继续推动"),
    misses=("将不断改进", "已将其纳入"),
)
"""A reply says what is going to be done."""
