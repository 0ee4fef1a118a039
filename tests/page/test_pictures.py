"""Pictures of every view in both themes, both languages and two widths, for people to look at: .cache/pictures."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext
from views import VIEWS, known, settle

pytestmark = pytest.mark.slow
FOLDER = Path(__file__).parents[2] / ".cache" / "pictures"
LOOKS = [("light", "zh-CN"), ("dark", "en-GB"), ("light", "en-GB"), ("dark", "zh-CN")]
SIZES = {"wide": (1280, 800), "narrow": (390, 844)}
SETTLED_MS = 700  # the camera's way, and the last chunks of a text
AT_ONCE = 6  # views whose waits run side by side
CANVAS = ("network", "network-chosen")  # each by itself: without a graphics card one canvas keeps another from its turn


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("theme", "locale"), LOOKS)
async def test_pictures(browser: Browser, address: str, theme: str, locale: str, size: str) -> None:
    width, height = SIZES[size]
    context = await browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        locale=locale,
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    ids = await known(await context.new_page())
    waiting = asyncio.Semaphore(AT_ONCE)

    async def picture(view: str) -> None:
        file = FOLDER / f"{view}-{theme}-{locale[:2]}-{size}.png"
        async with waiting:
            await take(context, VIEWS[view].format(**ids), file)
        assert file.stat().st_size > 5_000, view

    for view in CANVAS:
        await picture(view)
    await asyncio.gather(*(picture(view) for view in VIEWS if view not in CANVAS))
    await context.close()


async def take(context: BrowserContext, address: str, file: Path) -> None:
    page = await context.new_page()
    await settle(page, address)
    await page.wait_for_timeout(SETTLED_MS)
    await page.screenshot(path=file)
    await page.close()
