"""A browser at the built page, on a service with the corpus and a key, and on one without a key."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, async_playwright
from views import KEY, missing

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).parent / "policygraph"
# WebGL without a graphics card, in a container.
FLAGS = (
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)
VIEWPORT = {"width": 1280, "height": 800}


@contextmanager
def service(arguments: Sequence[str], home: Path, **variables: str) -> Iterator[str]:
    """The address of a service on a folder's store; it is ended as by Ctrl-C."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "POLICYGRAPH_"))}
    env = {**kept, "POLICYGRAPH_HOME": str(home), "POLICYGRAPH_ENGINE_IDLE": "5", **variables}
    process = subprocess.Popen([COMMAND, *arguments], env=env, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert address is not None
        yield address[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


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
