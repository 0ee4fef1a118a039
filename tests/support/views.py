"""The page's views and how to get to them, for the tests that look at each."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest
from playwright.async_api import Page, ViewportSize, expect

KEY = "a key of the tests alone"
VIEWPORT: ViewportSize = {"width": 1280, "height": 800}
PHONE = 390  # pixels
# WebGL without a graphics card, in a container.
FLAGS = (
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)
TAX = "区税务局"
POLICY = "鲅鱼圈区营商环境优化行动方案(2021-2024年)"
VIEWS = {
    "home": "/",
    "network": "/network",
    "network-chosen": "/network?agency={agency}",
    "network-shared": "/network?agency={agency}&partner={partner}",
    "network-functions": "/network?group=function",
    "network-functions-shared": "/network?group=function&source=市场监管&target=税务",
    "policies": "/policies",
    "policy": "/policies/{policy}?fact={task}",
    "agencies": "/agencies",
    "agency": "/agencies/{agency}",
    "tasks": "/tasks",
    "task": "/tasks/{task}",
    "indicators": "/indicators",
    "indicator": "/indicators/{indicator}",
    "cities": "/cities",
    "city": "/cities/辽宁省/营口市/鲅鱼圈区",
    "charts-load": "/charts?chart=load",
    "charts-heat": "/charts?chart=heat&policy={policy}",
    "due": "/due?due_before=2022-12-31",
    "due-month": "/due?due_after=2022-12-01&due_before=2022-12-31",
    "gaps": "/gaps",
    "targets": "/targets",
    "compare": "/compare",
    "compare-indicator": "/compare?indicator={indicator}",
    "together": "/together?agency={agency}&partner={partner}",
    "changes": "/changes?from={policy}&to={other}",
    "review": "/review",
    "review-unclear": "/review?of=unclear",
    "review-alike": "/review?of=alike",
    "review-decided": "/review?of=decided",
    "add": "/add",
    "missing": "/no/such/view",
}


async def known(page: Page) -> dict[str, str]:
    """Ids to fill addresses with."""
    tasks = await (await page.request.get("/v1/responsibilities", params={"agency": TAX, "role": "lead"})).json()
    row = tasks["items"][0]
    indicators = await (await page.request.get("/v1/indicators", params={"q": "实际网办率"})).json()
    partners = await (await page.request.get(f"/v1/agencies/{row['agency_id']}/partners")).json()
    policies = await (await page.request.get("/v1/policies")).json()
    return {
        "partner": partners[0]["id"],
        "other": next(one["id"] for one in policies["items"] if one["id"] != row["policy_id"]),
        "agency": row["agency_id"],
        "policy": row["policy_id"],
        "task": row["id"],
        "indicator": indicators["items"][0]["id"],
    }


async def settle(page: Page, address: str) -> None:
    """Go there and wait until the view stands."""
    await page.goto(address)
    await page.wait_for_load_state("networkidle")
    await expect(page.locator(".pulse")).to_have_count(0)


def missing(reason: str) -> NoReturn:
    """On CI nothing that the page needs may be missing."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
