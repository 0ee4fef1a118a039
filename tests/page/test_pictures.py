"""Pictures of every view in both themes, both languages and two widths, for people to look at: .cache/pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser
from views import VIEWS, known, settle

pytestmark = pytest.mark.slow
FOLDER = Path(__file__).parents[2] / ".cache" / "pictures"
LOOKS = [("light", "zh-CN"), ("dark", "en-GB"), ("light", "en-GB"), ("dark", "zh-CN")]
SIZES = {"wide": (1280, 800), "narrow": (390, 844)}
SETTLED_MS = 700  # the camera's way, and the last chunks of a text


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
    page = await context.new_page()
    ids = await known(page)
    for view, path in VIEWS.items():
        await settle(page, path.format(**ids))
        await page.wait_for_timeout(SETTLED_MS)
        file = FOLDER / f"{view}-{theme}-{locale[:2]}-{size}.png"
        await page.screenshot(path=file)
        assert file.stat().st_size > 5_000, view
    await context.close()
