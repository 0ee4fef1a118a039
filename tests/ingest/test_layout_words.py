"""What the guide's plain words make of small documents: one case for each kind of section, with its reason."""

from __future__ import annotations

import pytest

from ingest import extract_document

HEAD = "某县推进乡村振兴工作方案\n"
CASES = [
    (
        "一、扩大免费服务范围\n将免费寄递服务扩大到全部事项。\n二、适用范围\n本方案适用于市、县两级。\n",
        [("扩大免费服务范围", ())],
        "a range is a definition, but where it is to be widened",
    ),
    (
        "二、职责分工\n县水利局\n负责河道清淤，制定年度计划并组织实施。\n县财政局\n负责安排专项资金，监督资金使用。\n",
        [("县水利局", ("县水利局",)), ("县财政局", ("县财政局",))],
        "bodies on lines of their own head their duties (guide, 2.4)",
    ),
    (
        "重点任务\n守牢防返贫底线\n健全动态监测机制，落实帮扶措施。\n发展富民产业\n县农业农村局牵头制定特色产业规划。\n"
        "保障措施\n加强组织领导\n各乡镇要落实主体责任。\n强化资金保障\n统筹整合各类涉农资金。\n",
        [("守牢防返贫底线", ()), ("发展富民产业", ("县农业农村局",)), ("加强组织领导", ()), ("强化资金保障", ())],
        "a document that numbers nothing is read by its headings",
    ),
    (
        "一、申报条件\n在本县登记的企业。\n二、加强监管\n县财政局负责监督资金使用。\n三、本方案由县财政局负责解释。\n",
        [("加强监管", ("县财政局",))],
        "who may have something, and who explains, is no task",
    ),
    (
        "一、总体思路\n（一）指导思想\n坚持绿色发展。\n（二）发展目标\n到2025年，森林覆盖率达到60%以上。\n"
        "二、主要任务\n（一）植树造林。推进国土绿化。\n（二）管护森林。落实林长制。\n",
        [("植树造林", ()), ("管护森林", ())],
        "goals may stand below a heading without tasks (guide, 5.7)",
    ),
    (
        "一、打造创业社区。统筹推进。\n“双园”：建设两个园区。（牵头单位：县科技局）\n“多点”：利用闲置厂房。（牵头单位：县工信局）\n",
        [("“双园”", ("县科技局",)), ("“多点”", ("县工信局",))],
        "paragraphs named before a colon, each with who leads it, are the tasks",
    ),
    (
        "拓宽渠道\n扩大企业规模\n支持企业吸纳毕业生，给予补贴\n县人社局牵头，县财政局配合\n拓宽基层空间\n挖掘基层岗位，落实补贴\n"
        "县民政局牵头，县财政局配合\n强化服务\n精准帮扶\n建立困难学生台账，落实资助\n县教育局牵头，县财政局配合\n",
        [("扩大企业规模", ("县人社局",)), ("拓宽基层空间", ("县民政局",)), ("精准帮扶", ("县教育局",))],
        "lines that say who is responsible close the items of a document without marks",
    ),
    (
        "重点内容\n1.推进改革。落实政策。\n2.完善服务。优化流程。\n工作要求\n（一）提高认识。加强学习。\n（二）压实责任。严格考核。\n",
        [("推进改革", ()), ("完善服务", ()), ("提高认识", ()), ("压实责任", ())],
        "a heading without a number stands above the list that begins below it",
    ),
    (
        "一、选拔条件\n1.在本县工作满一年。\n2.业绩突出。\n二、选拔程序\n1.媒体公布。在网站登载。\n2.专家评审。由县人社局牵头组织评审。\n"
        "附：1、推荐表\n2、申报表\n",
        [("媒体公布", ()), ("专家评审", ("县人社局",))],
        "who may be selected, and what is attached, is no task",
    ),
    (
        "1　总则　　1.1　编制目的　　2　组织体系　　2.1　组织机构　　2.2　现场机构"
        "　　3　应急保障　　3.1　队伍保障　　3.2　资金保障"
        "　　2　组织体系　　2.1　组织机构　　县应急局负责指导协调。　　2.2　现场机构　　县公安局负责现场管控。"
        "　　3　应急保障　　3.1　队伍保障　　县应急局负责组建队伍。　　3.2　资金保障　　县财政局负责安排资金。",
        [
            ("组织机构", ("县应急局",)),
            ("现场机构", ("县公安局",)),
            ("队伍保障", ("县应急局",)),
            ("资金保障", ("县财政局",)),
        ],
        "a table of contents within running text lists no tasks",
    ),
    (
        "第一部分 做强产业任务一、培育企业。支持企业上云。〈牵头单位：县工信局〉"
        "任务二、建设园区。完善设施。〈牵头单位：县住建局〉"
        "第二部分 服务民生任务三、扩大就业。开展培训。〈牵头单位：县人社局〉"
        "任务四、办好学校。扩建校舍。〈牵头单位：县教育局〉\n",
        [
            ("培育企业", ("县工信局",)),
            ("建设园区", ("县住建局",)),
            ("扩大就业", ("县人社局",)),
            ("办好学校", ("县教育局",)),
        ],
        "a word that counts items behind stops counts them behind headings too, where line breaks are lost",
    ),
    (
        "1.培育企业。支持企业上云。\n落实去向\n县工信局，县财政局\n2.建设园区。完善设施。\n落实去向\n县住建局\n3.扩大就业。开展培训。\n落实去向\n县人社局\n",
        [("培育企业", ()), ("建设园区", ()), ("扩大就业", ())],
        "a phrase alone on its line, bodies below it again and again, is a label whatever its words",
    ),
    (
        "1.培育企业。支持企业上云。「县工信局牵头，县财政局配合」\n2.建设园区。完善设施。「县住建局牵头，县水务局配合」\n",
        [("培育企业", ("县工信局",)), ("建设园区", ("县住建局",))],
        "「」 behind a sentence may hold who is responsible",
    ),
    (
        "一，培育企业。\n支持企业上云。（牵头单位：县工信局｜联动单位：县财政局）\n二，建设园区。\n完善设施。（牵头单位：县住建局｜联动单位：县水务局）\n"
        "三，扩大就业。\n开展培训。（牵头单位：县人社局｜联动单位：县财政局）\n",
        [("培育企业", ("县工信局",)), ("建设园区", ("县住建局",)), ("扩大就业", ("县人社局",))],
        "a label of bodies may have any words, also behind a bar",
    ),
    (
        "编号\n工作事项\n牵头单位\n具体内容\n【任务1】\n降低用能成本\n县工信局\n支持企业上云，推动改造升级。\n【任务2】\n完善道路网络\n县住建局\n完善基础设施，推动项目落地。\n"
        "【任务3】\n扩大就业\n县人社局\n开展技能培训，办好招聘会。\n",
        [("降低用能成本", ("县工信局",)), ("完善道路网络", ("县住建局",)), ("扩大就业", ("县人社局",))],
        "the number of a row in a table may stand in brackets with a word before it",
    ),
    (
        "任务事项\n实施内容\n牵头单位\n建立工作机制\n建立协调机制，定期研究解决重点难点问题。\n县府办\n推进站点建设\n按照标准设置专职人员，完善器材。\n县应急局\n"
        "加强水源建设\n制定建设方案，纳入老旧小区改造。\n县水务局\n",
        [("建立工作机制", ("县府办",)), ("推进站点建设", ("县应急局",)), ("加强水源建设", ("县水务局",))],
        "the first cell below the head of a table may read as a head",
    ),
    (
        "号码\n工作安排\n主办\n1)\n支持企业上云。\n县工信局\n2)\n完善园区设施。\n——\n3)\n开展技能培训。\n县人社局\n",
        [("支持企业上云", ("县工信局",)), ("完善园区设施", ("县工信局",)), ("开展技能培训", ("县人社局",))],
        "a cell with a dash has no bodies of its own",
    ),
    (
        "【01】培育企业。支持企业上云。「牵头单位：县工信局」【02】建设园区。完善设施。「牵头单位：县住建局」"
        "【03】扩大就业。开展培训。「牵头单位：县人社局」\n",
        [("培育企业", ("县工信局",)), ("建设园区", ("县住建局",)), ("扩大就业", ("县人社局",))],
        "numbers in square brackets that begin with a zero are no footnotes",
    ),
    (
        "（XV）培育企业。支持企业上云。\n（XVI）建设园区。完善设施。\n（XVII）扩大就业。开展培训。\n（XVIII）办好学校。扩建校舍。\n",
        [("培育企业", ()), ("建设园区", ()), ("扩大就业", ()), ("办好学校", ())],
        "Roman numerals go on beyond XVI",
    ),
]


@pytest.mark.parametrize(("text", "tasks", "reason"), CASES, ids=[case[2] for case in CASES])
def test_sections(text: str, tasks: list[tuple[str, tuple[str, ...]]], reason: str) -> None:
    found = extract_document(HEAD + text)
    assert [(task.title, task.lead_units) for task in found.tasks] == tasks, reason


def test_goals_below_a_heading_without_tasks() -> None:
    text = next(text for text, _, reason in CASES if "guide, 5.7" in reason)
    (target,) = extract_document(HEAD + text).policy_targets
    assert (target.indicator, target.value, str(target.deadline)) == ("森林覆盖率", 60, "2025-12-31")


PENALTY = (
    "某市养犬管理条例\n"
    + "".join(f"第{at}条 本条例所称第{at}类场所，是指公共场所。\n" for at in "一二三四")
    + "第五条 市公安机关负责养犬登记。\n第六条 违反本条例规定的，由公安机关责令改正，处200元以下罚款。\n"
    + "第七条 违反本条例规定，造成损害的，依法追究刑事责任。\n第八条 本条例自2024年1月1日起施行。\n"
)


def test_a_penalty_is_a_duty_of_the_body_that_it_names() -> None:
    """Of seventeen such articles in the answers fifteen are tasks."""
    assert [task.number for task in extract_document(PENALTY).tasks] == ["第五条", "第六条"]


def test_lines_of_the_page_above_the_title_are_no_items() -> None:
    head = "索引号\n11330100002489559T/2024-01126\n公开方式\n主动公开\n统一编号\nZJAC00-2024-0007\n"
    found = extract_document(head + HEAD + "扩大试点\n推进三个乡镇开展试点。\n完善机制\n健全考核办法。\n")
    assert found.policy.title == HEAD.strip()
    assert [task.title for task in found.tasks] == ["扩大试点", "完善机制"]


PRINTED = """附件
信用报告数据归集任务分工
序
号 领域 数据范围 责任单位
1 基本建设领域 行政处罚 县发改局
2 人力资源社会保障领域 行政处罚（含简易程序作出的处罚）、行政强制、
拖欠工资对象名单
县人力资源社会保
障局
3
文化执法领域（含文化
、旅游、文物）
行政处罚、市场严重失信主体名单 县文化和旅游局、
县广电局
第 1 页，共 2 页
序
号 领域 数据范围 责任单位
4 药品监管领域 行政处罚 县药监局
"""


def test_a_table_copied_from_a_page_of_print() -> None:
    """Blanks separate its cells, lines break within cells, and its head stands again on the next page."""
    tasks = extract_document(HEAD + PRINTED).tasks
    read = [(task.number, task.title, list(task.responsible_units)) for task in tasks]
    assert read == [
        ("1", "基本建设领域", ["县发改局"]),
        ("2", "人力资源社会保障领域", ["县人力资源社会保障局"]),
        ("3", "文化执法领域（含文化、旅游、文物）", ["县文化和旅游局", "县广电局"]),
        ("4", "药品监管领域", ["县药监局"]),
    ]


def test_several_lines_of_bodies_above_a_date_sign() -> None:
    signed = "县财政局 县教育局\n县卫生健康局 县民政局\n县水利局\n县住房城乡建设局\n2026年9月7日\n"
    text = HEAD + "一、加强日常调度。\n县审计局要牵头开展核查，形成结果。\n" + signed
    tasks = extract_document(text).tasks
    assert not [unit for task in tasks for unit in (*task.responsible_units, *task.actors) if "财政" in str(unit)]


def test_what_comes_round_is_no_deadline() -> None:
    text = HEAD + "一、加强日常调度。县审计局要于每年10月底前形成核查结果。\n"
    assert not [target for task in extract_document(text).tasks for target in task.targets]
