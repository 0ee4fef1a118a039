"""Pictures of every view in both themes, both languages and two widths, for people to look at.

    .venv/bin/python benchmarks/pictures.py [--out .cache/pictures]

On the demonstration's documents; the browser is Chromium.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, ViewportSize, async_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from serving import service  # noqa: E402  # as the tests start it
from views import FLAGS, VIEWS, known, settle  # noqa: E402  # the views that the tests visit

LOOKS = [("light", "zh-CN"), ("dark", "en-GB"), ("light", "en-GB"), ("dark", "zh-CN")]
SIZES: dict[str, ViewportSize] = {"wide": {"width": 1280, "height": 800}, "narrow": {"width": 390, "height": 844}}
SETTLED_MS = 700  # the camera's way, and the last chunks of a text


async def take(context: BrowserContext, address: str, file: Path) -> None:
    page = await context.new_page()
    await settle(page, address)
    await page.wait_for_timeout(SETTLED_MS)
    await page.screenshot(path=file)
    await page.close()


async def look(browser: Browser, address: str, out: Path, theme: str, locale: str, size: str) -> None:
    context = await browser.new_context(
        base_url=address,
        viewport=SIZES[size],
        locale=locale,
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    ids = await known(await context.new_page())
    for view, path in VIEWS.items():
        await take(context, path.format(**ids), out / f"{view}-{theme}-{locale[:2]}-{size}.png")
    await context.close()


async def main(out: Path) -> None:
    with tempfile.TemporaryDirectory() as home, service(["demo"], Path(home) / "home") as address:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            for size in SIZES:
                for theme, locale in LOOKS:
                    await look(browser, address, out, theme, locale, size)
            await browser.close()
    print(f"{len(LOOKS) * len(SIZES) * len(VIEWS)} pictures in {out}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / ".cache" / "pictures")
    asyncio.run(main(parser.parse_args().out))
