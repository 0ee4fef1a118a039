"""A browser at the built page, on a service with the corpus and a key, and on one without a key."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, async_playwright
from serving import service
from views import FLAGS, KEY, VIEWPORT, missing

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("page") / "home"


@pytest.fixture(scope="session")
def address(home: Path) -> Iterator[str]:
    """A service with the corpus, that takes documents in."""
    if not (ROOT / "api" / "static" / "index.html").is_file():
        missing("the page is not built: npm ci && npm run build in web/")
    with service(["demo"], home, POLICYGRAPH_API_KEY=KEY) as found:
        yield found


@pytest.fixture(scope="session")
def closed_address(address: str, home: Path) -> Iterator[str]:
    """A service on the same store that takes no documents in."""
    with service(["serve", "--port", "0"], home) as found:
        yield found


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        missing("no Chromium is installed")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        await browser.close()


class Watched:
    """A page whose console must stay silent: a breach of the content security policy is told there."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.told.append(message.text)


@pytest.fixture
async def context(browser: Browser, address: str) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(
        base_url=address, viewport=VIEWPORT, locale="zh-CN", color_scheme="light", reduced_motion="reduce"
    )
    yield context
    await context.close()


@pytest.fixture
async def page(context: BrowserContext) -> AsyncIterator[Page]:
    """A page in Chinese, light, at 1280; the test fails where it told an error."""
    page, watched = await context.new_page(), Watched()
    page.on("console", watched.on_console)
    page.on("pageerror", lambda error: watched.told.append(str(error)))
    yield page
    assert watched.told == []
