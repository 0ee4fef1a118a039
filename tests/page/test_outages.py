"""The page while what it stands on is gone: it says so in its language, and comes back by itself."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from playwright.async_api import Browser, Page, expect
from serving import service
from views import VIEWPORT

pytestmark = pytest.mark.slow
SAYS_MS, BACK_MS = 5_000, 15_000


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[str, Path, int]]:
    """Address, home and port of a service on an empty store of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = tmp_path / "home"
    with service(["serve", "--port", str(port)], home) as found:
        yield found, home, port


async def visit(browser: Browser, address: str, locale: str) -> Page:
    context = await browser.new_context(base_url=address, viewport=VIEWPORT, locale=locale, reduced_motion="reduce")
    page = await context.new_page()
    await page.goto("/policies")
    await expect(page.locator("[data-view=policies] .state, tbody tr").first).to_be_visible()
    return page


@pytest.mark.parametrize(
    ("locale", "gone"),
    [
        ("zh-CN", "数据库暂时不可用|没有符合条件的内容"),
        ("en-GB", "database is not there at the moment|Nothing matches"),
    ],
)
async def test_the_engine_is_killed_while_the_page_is_open(
    browser: Browser, own: tuple[str, Path, int], locale: str, gone: str
) -> None:
    """It says so, or, where the engine was back sooner, what there is; and needs no reload."""
    address, home, _ = own
    page = await visit(browser, address, locale)
    pid = json.loads((home / "engine.json").read_text("utf-8"))["pid"]
    os.kill(pid, signal.SIGKILL)
    await page.get_by_role("navigation").get_by_role("link").nth(1).click()
    await expect(page.locator(".state")).to_contain_text(re.compile(gone), timeout=SAYS_MS)
    await expect(page.locator("[role=alert]")).to_have_count(0, timeout=BACK_MS)
    assert (await page.request.get("/ready")).status == 200
    await page.context.close()


async def test_the_service_is_killed_and_started_again(browser: Browser, own: tuple[str, Path, int]) -> None:
    address, home, port = own
    page = await visit(browser, address, "zh-CN")
    _kill(port)
    await page.get_by_role("navigation").get_by_role("link", name="任务").click()
    await expect(page.get_by_role("alert")).to_contain_text("连接不上服务", timeout=SAYS_MS)
    await asyncio.sleep(1)
    with service(["serve", "--port", str(port)], home):
        await expect(page.get_by_role("alert")).to_have_count(0, timeout=BACK_MS)
        await expect(page.locator("main")).to_contain_text("没有符合条件的内容")
    await page.context.close()


def _kill(port: int) -> None:
    """End the process that serves on a port, as a crash would."""
    (process,) = (
        one
        for one in psutil.Process().children(recursive=True)
        if any(each.laddr.port == port and each.status == "LISTEN" for each in one.net_connections())
    )
    process.kill()
