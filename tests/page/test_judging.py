"""Who has the key merges, keeps apart and takes back on the page; anybody sees what was not understood."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect
from serving import service
from views import KEY, PHONE, VIEWPORT

pytestmark = pytest.mark.slow
SECONDS = 60.0
PLAN = (
    "鲅鱼圈区优化营商环境方案\n一、主要任务\n1.推行电子发票全覆盖。责任单位：区税务局、区财政局\n"
    "2.压缩企业开办时间至1个工作日。责任单位：区税局、区市场监管局\n"
)
HEADERS = {"X-API-Key": KEY}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service with a plan in which one body stands as two."""
    with service(
        ["serve", "--port", "0"], tmp_path_factory.mktemp("judging") / "home", POLICYGRAPH_API_KEY=KEY
    ) as found:
        with httpx.Client(base_url=found, headers=HEADERS, timeout=SECONDS) as client:
            job = client.post("/v1/policies", files={"file": ("plan.txt", PLAN)}).json()
            deadline = time.monotonic() + SECONDS
            while (state := client.get(f"/v1/jobs/{job['id']}").json()["state"]) != "done":
                assert state != "failed"
                assert time.monotonic() < deadline
        yield found


@pytest.fixture
async def context(browser: Browser, judged: str) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(base_url=judged, viewport=VIEWPORT, locale="zh-CN", reduced_motion="reduce")
    yield context
    await context.close()


async def agencies(page: Page) -> dict[str, str]:
    rows: dict[str, Any] = await (await page.request.get("/v1/agencies")).json()
    return {row["name"]: row["id"] for row in rows["items"]}


async def until(page: Page, names: set[str]) -> None:
    """Wait until the documents were read again."""
    deadline = time.monotonic() + SECONDS
    while (found := set(await agencies(page))) != names:
        assert time.monotonic() < deadline, found
        await asyncio.sleep(0.1)


TWO = {"区税务局", "区财政局", "区税局", "区市场监管局"}
ONE = TWO - {"区税局"}


async def test_an_agency_is_merged_on_its_page_and_taken_back(page: Page) -> None:
    await page.goto(f"/agencies/{(await agencies(page))['区税局']}")
    merge = page.get_by_test_id("merge")
    await merge.locator("summary").press("Enter")
    await merge.get_by_role("combobox").fill("区税务局")
    await merge.get_by_role("option").first.click()
    await merge.get_by_test_id("key").fill(KEY)
    await merge.get_by_role("button", name="合并", exact=True).click()
    await expect(merge.get_by_role("status").last).to_contain_text("1 份文件")
    await until(page, ONE)
    await merge.get_by_role("button", name="撤销").click()
    await expect(merge.get_by_role("status").last).to_contain_text("已撤销")
    await until(page, TWO)


async def test_pairs_that_may_be_one_are_decided_in_review(page: Page) -> None:
    await page.goto("/review?of=alike")
    await page.get_by_test_id("key").fill(KEY)
    await page.get_by_role("button", name="列出可能的").click()
    pair = page.get_by_test_id("pair").filter(has_text="区税局").filter(has_text="区税务局")
    await pair.get_by_role("button", name="是同一个，叫“区税务局”").click()
    await expect(pair.get_by_role("status")).to_contain_text("1 份文件")
    await until(page, ONE)
    await pair.get_by_role("button", name="撤销").click()
    await until(page, TWO)
    await page.reload()
    await pair.get_by_role("button", name="不是同一个").click()
    await expect(pair.get_by_role("status")).to_contain_text("不再提示")
    async with page.expect_response(lambda answer: "/v1/entities/candidates" in answer.url):
        await page.reload()
    shown = page.locator(".pairs").or_(page.get_by_text("没有符合条件的内容"))
    await expect(shown).to_have_count(1)
    await expect(pair).to_have_count(0)
    await page.goto("/review?of=decided")  # the key is known still
    decision = page.get_by_test_id("decision")
    await expect(decision).to_contain_text("不是同一个")
    await decision.get_by_role("button", name="撤销").click()
    await expect(decision.get_by_role("status")).to_contain_text("已撤销")
    async with page.expect_response(lambda answer: answer.url.endswith("/v1/judgements")):
        await page.reload()
    await expect(decision).to_have_count(0)


async def test_a_wrong_key_is_told_and_nothing_is_merged(page: Page) -> None:
    await page.goto(f"/agencies/{(await agencies(page))['区税局']}")
    merge = page.get_by_test_id("merge")
    await merge.locator("summary").click()
    await merge.get_by_role("combobox").fill("区税务局")
    await merge.get_by_role("option").first.click()
    await merge.get_by_test_id("key").fill("not the key of this service")
    await merge.get_by_role("button", name="合并", exact=True).click()
    await expect(merge.get_by_role("status").last).to_contain_text("密钥不对")
    await expect(merge.get_by_role("button", name="撤销")).to_have_count(0)


async def test_without_a_key_nobody_is_asked_to_judge(page: Page, closed_address: str) -> None:
    await page.goto(f"{closed_address}/review?of=alike")
    await expect(page.get_by_text("POLICYGRAPH_API_KEY")).to_be_visible()
    id = (await (await page.request.get(f"{closed_address}/v1/agencies")).json())["items"][0]["id"]
    await page.goto(f"{closed_address}/agencies/{id}")
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await expect(page.get_by_test_id("merge")).to_have_count(0)


async def test_what_was_not_understood_is_told_by_document(page: Page, address: str) -> None:
    await page.goto(f"{address}/review?of=unclear")
    first = page.locator("tbody tr").first
    await expect(first).to_be_visible()
    rows = await (await page.request.get(f"{address}/v1/policies/readings")).json()
    await expect(first.get_by_role("link")).to_have_attribute("href", f"/policies/{rows[0]['policy_id']}")
    counts = [int(cell) for cell in await page.locator("tbody tr td:nth-child(2)").all_inner_texts()]
    assert counts == [sum(row["not_understood"].values()) for row in rows]


async def test_filters_fold_on_a_phone(page: Page, address: str) -> None:
    await page.goto(f"{address}/tasks?role=lead&status=planned")
    fold = page.get_by_role("button", name="筛选")
    await expect(fold).to_be_hidden()
    await page.set_viewport_size({"width": PHONE, "height": 844})
    await expect(page.get_by_label("角色")).to_be_hidden()
    await expect(page.get_by_label("任务原文中的词")).to_be_visible()
    await expect(fold).to_have_text(re.compile("2"))
    await fold.press("Enter")
    await expect(page.get_by_label("角色")).to_be_visible()
    await expect(page.locator("tbody tr").first).to_be_visible()


async def test_a_month_and_a_day_are_chosen_in_the_calendar(page: Page, address: str) -> None:
    await page.goto(f"{address}/due")
    month = page.locator(".months button:not([disabled])").last
    await month.click()
    await expect(month).to_have_attribute("aria-pressed", "true")
    day = page.get_by_test_id("days").get_by_role("button").first
    name, count = await day.get_attribute("data-day"), await day.locator("strong").inner_text()
    await day.press("Enter")
    await expect(page).to_have_url(re.compile(f"due_after={name}&due_before={name}"))
    await expect(page.locator(".table-tools .count")).to_have_text(f"{count} 行")
    await day.press("Enter")
    await month.click()
    await expect(page.get_by_test_id("days")).to_have_count(0)
    await expect(page).not_to_have_url(re.compile("due_"))
