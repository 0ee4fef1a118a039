"""Whether a document is a policy, and why not: pages made for the test, and all documents with answers."""

from __future__ import annotations

from pathlib import Path

import answered
import pytest

from ingest import extract_document
from ingest.facts.extract import extract

ROOT = Path(__file__).parents[2]
SIGNED = "\n海滨市民政局\n2020年3月1日\n"
NONE = [
    (
        "养老补贴常见问题解答\n一、谁可以领取补贴？\n年满80周岁的老年人。\n二、如何申请？\n到社区填表。\n三、多久到账？\n每月15日。\n",
        "questions and answers",
        "each headline asks",
    ),
    (
        "新生儿入户办理指南\n一、办理条件\n父母一方为本市户籍。\n二、办理材料\n出生证明、户口簿。\n三、办理流程\n登录小程序，点击提交。\n",
        "a guide for applicants",
        "conditions, papers and steps for who applies",
    ),
    (
        "海滨市举行营商环境大会\n本报讯（记者王某）昨日，全市大会举行。市发改委负责人表示，去年新增企业2000家。\n"
        "据悉，今年还将举办论坛。记者了解到，已有百余家企业报名。\n",
        "a news item",
        "others are reported to have said it",
    ),
    (
        "海滨市人民医院医疗服务价目\n项目\t价格\n挂号费\t5元\n诊查费\t20元\n床位费\t40元/日\n换药费\t15元\n",
        "a price list",
        "rows with prices",
    ),
    (
        "海滨市人才入户申请表\n姓名\t性别\n出生年月\t民族\n身份证号\t联系电话\n工作单位\t学历\n单位意见（盖章）\n申请人签名\n填表日期：年月日\n",
        "a form to fill in",
        "blanks and no sentence",
    ),
    (
        "关于市政协第12号提案的答复\n王某委员：\n您提出的提案收悉。答复如下：\n近年来，我市老年食堂已有30家。"
        "老年人反映良好。\n感谢您对民政工作的关心。" + SIGNED,
        "a reply without commitments",
        "it tells what there is, and nothing more",
    ),
    (
        "《海滨市停车管理办法》解读\n一、出台背景\n停车难。\n二、主要内容\n明确了收费规则，您可以在路边停车。小编为您整理如下。\n",
        "the title of a guide or an explanation",
        "it explains what another document sets",
    ),
    (
        "海滨风光\n海滨市有三百里海岸线，四季分明，景色秀丽，物产丰富。\n",
        "no duty of a public body found",
        "describes a place",
    ),
]
POLICIES = [
    (
        "海滨市民政局关于注销社会组织登记的公告\n海滨市书画协会已完成清算，准予注销登记。特此公告。" + SIGNED,
        "a short notice of what a body decided",
    ),
    (
        "海滨市支持人才创业若干措施\n一、申报条件\n毕业5年内。\n二、申报材料\n身份证、学历证书。\n三、申报流程\n"
        "登录海滨政务服务网提交，市人社局应当在10日内审核。\n本措施自印发之日起施行。" + SIGNED,
        "a policy may say how to apply",
    ),
    (
        "关于市政协第12号提案的答复\n王某委员：\n您提出的提案收悉。答复如下：\n下一步，我局将继续推动老年食堂建设，"
        "将会同市财政局加大补助。" + SIGNED,
        "a reply that commits",
    ),
    (
        "海民发〔2020〕3号\n关于印发《老年食堂建设指南》的通知\n各区民政局：\n现将《老年食堂建设指南》印发给你们，请认真贯彻落实。"
        + SIGNED,
        "a guide that a notice sets for offices",
    ),
    (
        "序号\t任务\t责任单位\n1\t建成老年食堂10家\t市民政局\n2\t改造公园3座\t市园林局\n",
        "a table of who is to do what, alone",
    ),
    (
        "海滨市2020年养老工作总结\n2020年，市民政局加强养老服务，完善补贴制度，新建老年食堂10家。",
        "a report of a body on its duties",
    ),
]


@pytest.mark.parametrize(("text", "reason", "why"), NONE, ids=[case[1] for case in NONE])
def test_no_policy(text: str, reason: str, why: str) -> None:
    found = extract_document(text)
    assert not found.is_policy, why
    assert reason in (found.why_not or "").split(", "), why


@pytest.mark.parametrize(("text", "why"), POLICIES, ids=[case[1] for case in POLICIES])
def test_policy(text: str, why: str) -> None:
    found = extract_document(text)
    assert (found.is_policy, found.why_not) == (True, None), why


@pytest.mark.parametrize("folder", ["data/corpus", "tests/answered/corpus", "tests/documents"])
def test_no_document_of_the_project_is_refused(folder: str) -> None:
    read = {path.name: extract_document(path) for path in (ROOT / folder).iterdir() if path.suffix == ".txt"}
    assert len(read) >= 5
    assert {name: found.why_not for name, found in read.items() if not found.is_policy} == {}


def test_no_document_with_answers_is_refused() -> None:
    read = {one.source.document: extract(one.source) for one in answered.documents()}
    for path in sorted((answered.folder() / "unopened" / "corpus").glob("*.txt")):
        read[path.name] = extract_document(path)
    assert len(read) >= 58
    assert {name: found.why_not for name, found in read.items() if not found.is_policy} == {}
