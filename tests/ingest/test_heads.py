"""Heads of documents: lines that run on, joint issuers, excerpts (guide, section 1); texts made for the test."""

from __future__ import annotations

import pytest

from ingest import extract_document

BODY = "\n一、加强组织领导。各部门要落实责任，完善机制。\n二、加强督促检查。市政府督查室要定期督查。\n"
CASES = [
    (
        "市政府关于海滨新区总体规划的批复\n海府函〔2020〕3号\n海滨新区管委会：\n现批复如下：" + BODY,
        {"kind": "reply", "title": "市政府关于海滨新区总体规划的批复"},
        "a reply to a request is one though no proposal is answered",
    ),
    (
        "海滨市人民政府办公室关于部分地方典型做法的通报海府办函〔2018〕46号\n各县区人民政府：" + BODY,
        {
            "title": "海滨市人民政府办公室关于部分地方典型做法的通报",
            "doc_number": "海府办函〔2018〕46号",
            "kind": "report",
        },
        "the number stands behind the title in one line",
    ),
    (
        "海滨市扶持创业行动计划（2026—2028年）（征求意见稿）" + BODY,
        {"kind": "plan"},
        "two brackets behind the word that tells the kind",
    ),
    (
        "各位代表：\n现在，我代表海滨市人民政府，向大会报告工作，请予审议。" + BODY,
        {"kind": "report", "title": None, "issuer": "海滨市人民政府"},
        "an excerpt without a title is of the kind that it calls itself",
    ),
    (
        "海滨市关于支持创业的实施意见\n2026-05-14\n来源：海滨日报\n海政发〔2026〕1号\n各县区人民政府："
        + BODY
        + "海滨市人民政府\n2026年5月7日\n",
        {"issued_on": "2026-05-07", "published_on": "2026-05-14", "issuer": "海滨市人民政府"},
        "a line of the page gives its day, the signature that of issue",
    ),
    (
        "国务院关于进一步加强工作的决定国发〔1990〕65号（一九九〇年十二月五日）\n为加强工作，决定如下：" + BODY,
        {"issued_on": "1990-12-05", "city": None},
        "the day in a bracket behind the number",
    ),
    (
        "海滨市水务局综合司关于同意堤坝登记的复函\n海水综函安全〔2025〕59号\n堤坝中心：\n现函复如下。"
        + BODY
        + "海滨市水务局综合司\n2025年9月25日\n",
        {"doc_number": "海水综函安全〔2025〕59号", "issuer": "海滨市水务局综合司"},
        "a number begins with its line, though 函 in it ends a title elsewhere",
    ),
    (
        "海滨市能源局关于印发《信用建设行动方案》的通知\n（海能发〔2025〕85号）\n各县区：\n现印发给你们。" + BODY,
        {"doc_number": "海能发〔2025〕85号"},
        "a number that stands in a bracket, on a line of its own",
    ),
    (
        "关于印发《信用建设行动方案》的通知\n信息来源：信用建设处 时间：2026-04-28 11:01:12 字体：[大]\n各县区："
        + BODY,
        {"published_on": "2026-04-28"},
        "the page's time behind its source",
    ),
    (
        "2026年安阳市政府工作报告\n——2026年1月28日在大会上\n安阳市人民政府市长 王某\n各位代表：\n"
        "现在，我代表市人民政府向大会报告工作，请予审议。" + BODY,
        {"issuer": "安阳市人民政府"},
        "whom a report speaks for, in full where its speaker is named",
    ),
    (
        "# 海滨市工作方案\n\n**发布日期**: 2022年5月26日\n**发布机构**: 海滨市\n\n各区：\n" + BODY,
        {"published_on": "2022-05-26"},
        "a label in bold letters",
    ),
    (
        "海滨市关于加快创业的若干举措（征求意见稿）\n" + BODY,
        {"title": "海滨市关于加快创业的若干举措（征求意见稿）", "kind": "plan"},
        "举措 are measures",
    ),
    (
        "关于开展专项监管工作的通知_国家能源局监管办公室\n首页\n机构概览\n关于开展专项监管工作的通知\n各企业：\n"
        + BODY,
        {"title": "关于开展专项监管工作的通知", "kind": "notice"},
        "a page's own name, with whose page it is behind it",
    ),
    (
        "关于全面推进即时结算改革的通知\n（医保办函〔2025〕82 号）\n各省医疗保障局：\n" + BODY,
        {"title": "关于全面推进即时结算改革的通知", "doc_number": "医保办函〔2025〕82号"},
        "a number in a bracket below a title is none of it",
    ),
    (
        "“十一五”节能减排八大成效\n\n各地高度重视节能减排工作，把节能减排作为调整经济结构的重要抓手。全国单位能耗下降19.1%，与2005年相比，"
        "基本完成了确定的目标任务。各地加强监督管理，开展全民行动，采取了一系列强有力的政策措施，取得显著成效。\n",
        {"title": "“十一五”节能减排八大成效", "kind": "report"},
        "a short first line above a paragraph is a title, whatever its words",
    ),
    (
        "各市监管局：\n为规范抽检工作，国家监管局制定了《抽检工作规范》，现予印发，请遵照执行。\n国家监管局\n"
        "二○一○年八月二十三日\n抽检工作规范\n第一章 总则\n第一条 为规范抽检工作，根据《食品安全法》，制定本规范。\n",
        {"title": "抽检工作规范", "kind": "regulation", "issued_on": "2010-08-23"},
        "what a letter without a title hands on, of a kind that its first article tells",
    ),
    (
        "印发推动敬老院发展十条措施的通知\n### 各县（区）人民政府，市政府各部门：\n结合抚州实际，提出措施如下：\n"
        "一、推进规划。加快推进敬老院建设。\n二、提升环境。实施改造。\n",
        {"title": "推动敬老院发展十条措施", "kind": "plan", "city": "江西省/抚州市"},
        "a notice without 关于; a city by its name alone",
    ),
    (
        "当前位置： 首页政务公开最新文件 时间：2016-03-04 13:12 微信 微博 某综管综〔2016〕37号 "
        "某试验区管委会关于下达建设任务的通知 区直各单位："
        + "根据精神，现将任务下达给你们，请抓紧落实。" * 20
        + " 某试验区管委会 2016年3月3日 来源：某网 附件下载",
        {
            "title": "某试验区管委会关于下达建设任务的通知",
            "doc_number": "某综管综〔2016〕37号",
            "issuer": "某试验区管委会",
            "issued_on": "2016-03-03",
        },
        "a page of a single line: white space stands where its lines broke",
    ),
    (
        "9号提案案 由：关于壮大高中教育的建议提 案 人：某委员主办单位：区社会事业局委员反馈：满意"
        "办复内容：一是推进规划。",
        {"title": "关于壮大高中教育的建议", "kind": "reply", "issuer": "区社会事业局"},
        "the form of a reply to a proposal names its subject and who answers",
    ),
    (
        "环境监测管理办法\n（2007年7月25日国家环境保护总局令第39号发布 自2007年9月1日起施行）\n"
        "第一条 为加强管理，制定本办法。\n",
        {"doc_number": "国家环境保护总局令第39号", "issuer": "国家环境保护总局", "issued_on": "2007-07-25"},
        "the bracket below a regulation's title says whose order made it known",
    ),
    (
        "食品检查管理办法\n2021年12月24日 国家市场监督管理总局令第49号公布\n2022年3月15日 施行\n"
        "第一条 为规范检查，制定本办法。\n",
        {"doc_number": "国家市场监督管理总局令第49号", "issuer": "国家市场监督管理总局", "issued_on": "2021-12-24"},
        "the same on a line without brackets",
    ),
    (
        "某省排放管理办法\n（该文件于2014年1月15日以某府令第197号公布）\n第一条 为规范管理，制定本办法。\n",
        {"doc_number": None, "issuer": None},
        "what a bracket tells at length of an order is not its number",
    ),
    (
        "《省政府办公厅关于印发某省排查方案的通知》（鲁政办字（2019）58号）\n为加强监管，制定本方案。\n一、总体要求\n推进改革。\n",
        {"title": "某省排查方案", "doc_number": "鲁政办字〔2019〕58号"},
        "the number in a bracket behind a quoted title",
    ),
    (
        "某区支持发展若干措施（试行）\n罗科工〔2026〕7号\n为促进发展，制定本措施。\n第一条 加强支持。\n",
        {"title": "某区支持发展若干措施（试行）", "doc_number": "罗科工〔2026〕7号"},
        "the bracket of the line above is not that of a citation",
    ),
    (
        "深工信〔2026〕2号\n各有关单位：\n《深圳市产业行动计划（2026—2027年）》已经市政府同意，现印发实施，请认真落实。\n"
        "深圳市工业和信息化局\n2026年1月14日\n深圳市产业行动计划\n（2026—2027年）\n为培育产业，制定本计划。\n",
        {"title": "深圳市产业行动计划（2026—2027年）", "issued_on": "2026-01-14"},
        "what a letter without a title hands on, on two lines",
    ),
    (
        "某市人民政府办公厅转发市房屋管理局《关于推进行业发展的实施意见》的通知\n各区人民政府：\n现转发给你们。\n"
        "某市人民政府办公厅\n2026年6月22日\n关于推进行业发展的实施意见\n一、加强管理。推进创新。\n",
        {"title": "关于推进行业发展的实施意见", "kind": "plan", "issuer": "某市人民政府办公厅"},
        "who forwards stands before 转发, without 关于",
    ),
    (
        "关于加强诚信建设的若干意见\n（2018年5月30日）\n一、加强管理。推进创新。\n",
        {"title": "关于加强诚信建设的若干意见", "period": None, "issued_on": "2018-05-30"},
        "a day in a bracket below a title is no part of it, and no span",
    ),
    (
        "天津滨海高新区支持产业发展若干措施\n一、加强支持。推进创新。\n",
        {"city": "天津市"},
        "a county elsewhere is not meant where a province stands before its name",
    ),
    (
        "【关于加强投资管理工作的通知(发改能源规〔2020〕816号)】-某委员会\n首页\n>\n政策\n>\n通知\n"
        "国家发展改革委 国家能源局关于加强投\n资管理工作的通知\n各省发展改革委：\n现通知如下。\n",
        {"title": "国家发展改革委国家能源局关于加强投资管理工作的通知", "kind": "notice"},
        "the text names the title that its page gives with who issues it; a word of the way to the page is none",
    ),
    (
        "海滨新区管委会印发海滨新区2016年环境保护工作要点的通知\n各街道：\n现印发给你们。\n一、改善水质。\n",
        {"title": "海滨新区2016年环境保护工作要点", "kind": "plan"},
        "what a committee's notice passes on, named without 关于 and without quotes",
    ),
    (
        "（一）经济转型升级取得新进展。新增上市公司10家。\n（二）环境治理走在前列。关停企业8家。\n"
        "（三）民生福祉持续改善。新建学校3所。\n",
        {"kind": "report", "title": None},
        "headlines of an excerpt that say what has become of things are a review's",
    ),
    (
        "| 索  引  号 | 0140-0/2022-57 | 分        类 | 重点工作 |\n| 发文日期 | 2022-03-09 |\n"
        "| 标        题 | 2022年全省市场监管主要任务分工方案 |\n| 文        号 | 苏市监〔2022〕1号 | 主  题  词 |  |\n"
        "2022年全省市场监管主要任务分工方案\n一、优化服务。提升效能。\n",
        {
            "title": "2022年全省市场监管主要任务分工方案",
            "issued_on": "2022-03-09",
            "doc_number": "苏市监〔2022〕1号",
        },
        "bars separate the cells of a page's table of facts",
    ),
    (
        "各位代表：\n现在，我向大会报告工作，请予审议。\n二、2024年工作安排\n今年是实现“十四五”规划目标任务的关键一年。\n"
        "（一）稳定增长。完成“十四五”规划任务。\n",
        {"title": None, "period": None},
        "what speaks of this year covers no five years, however often it names a plan",
    ),
    (
        "三、2026年重点工作\n（一）稳定增长。今年经济社会发展的主要预期目标是：地区生产总值增长5%。\n",
        {"kind": "report", "title": None},
        "what a year is expected to bring is told in a work report",
    ),
    (
        "某市政府工作报告——2014年2月10日在某市人民代表大会第二次会议上\n各位代表：\n一、推进改革。\n",
        {"kind": "report"},
        "where and when a report was given follows its kind",
    ),
    (
        "附件2某省委办公厅关于推动绿色发展的若干措施（征求意见稿）为深入贯彻部署，制定如下措施。一、构建载体。"
        + "推进改革，完善机制，加强协调。" * 24,
        {"title": "某省委办公厅关于推动绿色发展的若干措施（征求意见稿）", "kind": "plan"},
        "the mark of an attachment before the title, on one line with it",
    ),
    (
        "第一章 总 则\n第一条 为规范资金使用，根据《财政部关于印发〈补助资金管理办法〉的通知》等规定，制定本办法。\n"
        "第二条 县财政部门应当加强管理。\n",
        {"title": None, "kind": "regulation"},
        "what a cited title passes on is not the title of a text in part",
    ),
    (
        "01. [主题分类] ----综合政务\n02. [发布日期] 2024-02-01\n某府发〔2024〕1号\n各区人民政府：\n特此通知。\n",
        {"published_on": "2024-02-01", "doc_number": "某府发〔2024〕1号"},
        "labels in square brackets",
    ),
    ("某市燃气事故应急预案\n一、总则\n（一）成立指挥部。\n", {"kind": "plan"}, "an emergency plan is a plan"),
    (
        "各部门：现将《某区近视防控工作实施方案》印发给你们，请认真贯彻执行。 某区管委会办公室 2021年9月30日 "
        "某区近视防控工作实施方案 "
        "为贯彻落实有关指示精神，制定本方案。一、主要任务。（一）加强监测。由教育局负责。（二）加强宣传。由卫健局负责。\n",
        {"title": "某区近视防控工作实施方案"},
        "a page that lost its lines, its title told by what the notice hands on",
    ),
    (
        "关于印发贯彻落实《审查制度实施细则》措施的通知\n津市监〔2021〕5号\n各区人民政府：\n现将措施印发给你们。\n",
        {"title": "贯彻落实《审查制度实施细则》措施"},
        "handed on without 《》 around it",
    ),
    (
        "对政协第172号提案的答复\n\n2022-07-05 09:15  来源:州教育局  【字体:  打印\n\n州教函〔2022〕80号\n\n"
        "委员：\n现答复如下：\n已建成学校2所。\n",
        {"published_on": "2022-07-05"},
        "the page's day before its source",
    ),
    (
        "| 发文字号： | 陵政办发〔2019〕44号 | 发布日期： | 2019年10月24日 |\n\n"
        "陵川县人民政府办公室关于推进改革的通知\n\n一、加强领导。\n",
        {"published_on": "2019-10-24", "doc_number": "陵政办发〔2019〕44号"},
        "labels and values in cells of one row",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_head(text: str, expected: dict[str, str | None], why: str) -> None:
    head = extract_document(text).policy.model_dump(mode="json")
    assert {field: head[field] for field in expected} == expected, why


def test_a_table_in_an_annex_does_not_name_the_policy() -> None:
    """Of a ZIP file, or of pasted text, the annex follows the notice; its title shares no words with the notice's."""
    notice = "某市民政局关于印发我市最低生活保障标准的通知\n各区民政局：\n现将标准印发给你们。\n"
    text = notice + "附件1\n任务分工表\n一、完善制度。\n"
    assert extract_document(text).policy.title == "我市最低生活保障标准"


CITES = [
    (
        "根据应急部等12个部门联合印发的《关于加强建设的指导意见》（应急〔2023〕76号），市应急局等14个部门联合印发的"
        "《关于加强管理的实施意见》，我们制订了本方案。",
        [("关于加强建设的指导意见", "basis"), ("关于加强管理的实施意见", "basis")],
        "of whom each is said to be, the list goes on",
    ),
    (
        "根据《海滨市条例》，结合实际，印发《海滨市应急预案》。",
        [("海滨市条例", "basis"), ("海滨市应急预案", "cites")],
        "a new verb ends the basis",
    ),
    (
        "根据《海滨市委办公室印发〈2026年民生实事项目〉的通知》，推进建设。",
        [("2026年民生实事项目", "basis")],
        "what a notice passes on is a document, whatever it is called",
    ),
    (
        "根据《国家应急部关于印发〈避难场所工作方案〉的通知》，推进建设。",
        [("避难场所工作方案", "basis")],
        "what another office's notice passes on is not this document, though it has part of its name",
    ),
    (
        "根据《海滨市政府关于印发<应急提升方案(2021-2025年)>的通知》，推进建设。",
        [("应急提升方案(2021-2025年)", "basis")],
        "the years of what a notice passes on stand in brackets of their own",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CITES, ids=[case[2] for case in CITES])
def test_cites(text: str, expected: list[tuple[str, str]], why: str) -> None:
    found = extract_document("某区避难场所工作方案\n\n" + text + "\n" + BODY).policy.cites
    assert [(one.title, one.relation) for one in found] == expected, why
