"""The page in a browser: bytes, time to the first drawing, main-thread time a redraw, lists, and memory.

    .venv/bin/python benchmarks/page.py [--documents 300] [ADDRESS]

Of a running service, or else of one that is started on so many documents (those of benchmarks/lists.py; loading 300
takes minutes). Everything is asked for once before, so that the service has what it keeps.

The network is the service's own, as it opens (of a large graph its places), by function and agency by agency, then
generated ones of 2,000 agencies with 10,000 pairs and of 20,000 with 60,000, the same each time. The first drawing is
counted from the load event, the quickest of three. Of the others the times are milliseconds of the processor on the
main thread, which is what can be measured without a graphics card: the drawing itself then happens in software in
another process. A redraw is one animation frame in which the picture was panned, zoomed, or the pointer moved over
it. Lists: from the press on the way there to the first rows. Memory: the heap after a forced collection, when the views
have been gone through 50 times, and 500 times.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lists import load
from playwright.sync_api import CDPSession, Page, Playwright, Route, expect, sync_playwright

from graph.drawing import Sketch
from graph.drawing.arranging import arrange
from graph.settings import Settings
from graph.store import open_store

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from serving import service  # noqa: E402  # as the tests start it

NETWORKS: dict[str, tuple[str, tuple[int, int] | None]] = {
    "as it opens": ("/network", None),
    "by function": ("/network?group=function", None),
    "agency by agency": ("/network?group=none", None),
    "2,000/10,000": ("/network?group=none", (2_000, 10_000)),
    "20,000/60,000": ("/network?group=none", (20_000, 60_000)),
}
LISTS = ("/tasks", "/due", "/gaps", "/targets", "/policies", "/agencies", "/indicators", "/cities", "/review")
ROUND = ("/", "/network", *LISTS, "/compare", "/charts", "/changes", "/together")
EARLY, LATE = 50, 500
SETTLED_MS = 150
FLAGS = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist")
STEPS = 60
TRIES = 3
WAIT_MS = 240_000
FRAMES = """() => { window.frames_seen = 0;
  const count = () => { window.frames_seen += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count); }"""
GO = """path => { const link = Object.assign(document.createElement('a'), {href: path});
  document.body.append(link); link.click(); link.remove(); }"""
ROWS = """path => new Promise(done => {
  const start = performance.now(), before = document.querySelector('main tbody tr');
  const link = Object.assign(document.createElement('a'), {href: path});
  document.body.append(link); link.click(); link.remove();
  const look = () => { const row = document.querySelector('main tbody tr');
    if (row && row !== before) requestAnimationFrame(() => done(performance.now() - start));
    else setTimeout(look, 5); };
  look(); })"""
READY = """() => new Promise(done => {
  const canvas = () => document.querySelector('[data-testid=canvas][data-ready]');
  const look = () => canvas()
    ? requestAnimationFrame(() => done(performance.now() - performance.getEntriesByType('navigation')[0].loadEventEnd))
    : setTimeout(look, 5);
  look(); })"""


def generated(agencies: int, pairs: int) -> str:
    """A network with hubs: places of about two hundred agencies, a few links between places."""
    draw = random.Random(20_210_101)
    nodes = [
        {
            "id": f"a{at:016x}",
            "name": f"第{at}局",
            "kind": "government",
            "place": f"省/市{at // 200}",
            "leads": 0,
            "supports": 0,
        }
        for at in range(agencies)
    ]
    links: dict[tuple[int, int], int] = {}
    while len(links) < pairs:
        one = draw.randrange(agencies)
        place = one // 200 * 200
        other = place + int(200 * draw.random() ** 2) if draw.random() < 0.95 else draw.randrange(agencies)
        if one != other and other < agencies:
            links[min(one, other), max(one, other)] = 1 + int(4 * draw.random() ** 3)
    for (one, other), weight in links.items():
        nodes[one]["leads"] = int(nodes[one]["leads"]) + (weight + 1) // 2
        nodes[other]["supports"] = int(nodes[other]["supports"]) + weight // 2
    pairs_told = [
        {"source": nodes[one]["id"], "target": nodes[other]["id"], "weight": weight}
        for (one, other), weight in sorted(links.items())
    ]
    loads = tuple(int(node["leads"]) + int(node["supports"]) for node in nodes)
    between = tuple((one, other, weight) for (one, other), weight in sorted(links.items()))
    places = arrange(Sketch(tuple(str(node["id"]) for node in nodes), loads, between))
    for node, x, y, community in zip(nodes, places.x, places.y, places.community, strict=True):
        node |= {"x": x, "y": y, "community": community}
    return json.dumps({"nodes": nodes, "links": pairs_told})


@contextmanager
def served(documents: int) -> Iterator[str]:
    """The address of a service on so many documents."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"

        async def fill() -> None:
            async with open_store(Settings(home=home, engine_idle=5)) as store:
                await load(store, documents)

        asyncio.run(fill())
        with service(["serve", "--port", "0"], home, POLICYGRAPH_READS_PER_MINUTE="0") as address:
            yield address


def main(address: str) -> None:
    """Measure and print."""
    with sync_playwright() as playwright:
        warm(playwright, address)
        print("| network | page, kB compressed | data, kB compressed | first drawing | pan | zoom | hover |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for name, (path, size) in NETWORKS.items():
            network = generated(*size) if size else None
            row = measure(playwright, address + path, network)
            row["ready"] = min(row["ready"], *(first(playwright, address + path, network) for _ in range(TRIES - 1)))
            data = "" if size else f"{row['data'] / 1000:.0f}"
            print(
                f"| {name} | {row['bytes'] / 1000:.0f} | {data} | {row['ready']:.0f} ms | " + redraws(row), flush=True
            )
        lists(playwright, address)
        memory(playwright, address)


def first(playwright: Playwright, address: str, network: str | None) -> float:
    """Milliseconds from the load event to the first drawing, in a browser of its own."""
    browser, page = opened(playwright)
    if network is not None:
        page.route("**/v1/network/agencies**", lambda route: answer(route, network))
    page.goto(address)
    found = float(page.evaluate(READY))
    browser.close()
    return found


def warm(playwright: Playwright, address: str) -> None:
    browser, page = opened(playwright)
    for path in (*ROUND, *(path for path, size in NETWORKS.values() if not size)):
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    browser.close()


def lists(playwright: Playwright, address: str) -> None:
    """Time to the first rows of each, and the largest answer that came unasked."""
    browser, page = opened(playwright)
    received = watch(page.context.new_cdp_session(page), data=True)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    print("\n| list | first rows |\n| --- | --- |")
    for path in LISTS:
        print(f"| {path} | {page.evaluate(ROWS, path):.0f} ms |", flush=True)
        page.wait_for_load_state("networkidle")
    for path in ROUND:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    print(f"\nlargest answer of data that came unasked: {max(received.values()) / 1000:.0f} kB compressed", flush=True)
    browser.close()


def memory(playwright: Playwright, address: str) -> None:
    """The heap when the views were gone through, each change a press on a link."""
    browser, page = opened(playwright)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address)
    heaps = {}
    for step in range(1, LATE + 1):
        page.evaluate(GO, ROUND[step % len(ROUND)])
        page.wait_for_timeout(SETTLED_MS)
        expect(page.locator(".pulse")).to_have_count(0, timeout=WAIT_MS)
        if step in (EARLY, LATE):
            page.evaluate(GO, "/")
            page.wait_for_load_state("networkidle")
            heaps[step] = heap(session)
    early, late = heaps[EARLY], heaps[LATE]
    print(
        f"\nheap after {EARLY} views {early / 1e6:.2f} MB, after {LATE} {late / 1e6:.2f} MB: {late / early:.2f} times"
    )
    browser.close()


def heap(session: CDPSession) -> float:
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    return metric(session, "JSHeapUsedSize")


def opened(playwright: Playwright) -> tuple[Any, Page]:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page.set_default_timeout(WAIT_MS)
    return browser, page


def redraws(row: dict[str, float]) -> str:
    return " | ".join(f"{row[name]:.1f} ms" for name in ("pan", "zoom", "hover")) + " |"


def measure(playwright: Playwright, address: str, network: str | None) -> dict[str, float]:
    browser, page = opened(playwright)
    session = page.context.new_cdp_session(page)
    received, data = watch(session), watch(session, data=True)
    if network is not None:
        page.route("**/v1/network/agencies**", lambda route: answer(route, network))
    page.goto(address)
    found = {"ready": float(page.evaluate(READY)), "bytes": float(sum(received.values())), "data": sum(data.values())}
    page.wait_for_timeout(1_000)
    page.evaluate(FRAMES)
    box = page.get_by_test_id("canvas").bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for action in (hover, zoom, pan):
        found[action.__name__] = each_frame(page, session, middle, action)
    browser.close()
    return found


def answer(route: Route, network: str) -> None:
    route.fulfill(body=network, content_type="application/json")


def watch(session: CDPSession, data: bool = False) -> dict[str, float]:
    """Bytes as they came over the wire, by request: of the page, or of the data."""
    received: dict[str, float] = {}
    kept: set[str] = set()

    def on_response(event: dict[str, Any]) -> None:
        if ("/v1/" in event["response"]["url"]) == data:
            kept.add(event["requestId"])

    def on_finished(event: dict[str, Any]) -> None:
        if event["requestId"] in kept:
            received[event["requestId"]] = event["encodedDataLength"]

    session.on("Network.responseReceived", on_response)
    session.on("Network.loadingFinished", on_finished)
    session.send("Network.enable")
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return received


def each_frame(
    page: Page, session: CDPSession, middle: tuple[float, float], action: Callable[[Page, float, float, int], None]
) -> float:
    """Main-thread milliseconds a frame while the action is repeated."""
    page.mouse.move(*middle)
    before, seen = busy(session), int(page.evaluate("frames_seen"))
    for step in range(STEPS):
        action(page, *middle, step)
    frames = int(page.evaluate("frames_seen")) - seen
    page.mouse.up()
    return 1_000 * (busy(session) - before) / max(1, frames)


def busy(session: CDPSession) -> float:
    return metric(session, "TaskDuration")


def metric(session: CDPSession, name: str) -> float:
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics[name])


def pan(page: Page, x: float, y: float, step: int) -> None:
    if step == 0:
        page.mouse.down()
    page.mouse.move(x + 3 * (step % 30), y + 2 * (step % 20))
    page.wait_for_timeout(16)


def zoom(page: Page, x: float, y: float, step: int) -> None:
    page.mouse.wheel(0, -60 if step % 20 < 10 else 60)
    page.wait_for_timeout(16)


def hover(page: Page, x: float, y: float, step: int) -> None:
    page.mouse.move(x - 150 + 5 * step, y - 60 + 2 * step)
    page.wait_for_timeout(16)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", nargs="?")
    parser.add_argument("--documents", type=int, default=300)
    given = parser.parse_args()
    if given.address:
        main(given.address)
    else:
        with served(given.documents) as found:
            main(found)
