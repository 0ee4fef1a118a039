"""The page in a browser: bytes, time to the first drawing, and main-thread time a redraw.

Usage: python benchmarks/page.py ADDRESS    (a running service with the corpus, such as `policygraph demo` prints)

The network is the service's own, as it opens (of a large graph its places) and agency by agency, then generated ones of
2,000 agencies with 10,000 pairs and of 20,000 with 60,000, the same each time. Times are milliseconds on the main
thread, which is what can be measured without a graphics card: the drawing itself then happens in software in another
process. A redraw is one animation frame in which the picture
was panned, zoomed, or the pointer moved over it.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Callable
from typing import Any

from playwright.sync_api import CDPSession, Page, Playwright, Route, sync_playwright

SIZES = {
    "as it opens": None,
    "agency by agency": None,
    "2,000/10,000": (2_000, 10_000),
    "20,000/60,000": (20_000, 60_000),
}
FLAGS = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist")
STEPS = 60
WAIT_MS = 240_000
FRAMES = """() => { window.frames_seen = 0;
  const count = () => { window.frames_seen += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count); }"""
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
    return json.dumps({"nodes": nodes, "links": pairs_told})


def main(address: str) -> None:
    """Measure and print a table."""
    with sync_playwright() as playwright:
        print("| network | page, kB compressed | first drawing after load | pan | zoom | hover |")
        print("| --- | --- | --- | --- | --- | --- |")
        for name, size in SIZES.items():
            path = "/network" if name == "as it opens" else "/network?group=none"
            row = measure(playwright, address + path, generated(*size) if size else None)
            print(f"| {name} | {row['bytes'] / 1000:.0f} | {row['ready']:.0f} ms | " + redraws(row), flush=True)


def redraws(row: dict[str, float]) -> str:
    return " | ".join(f"{row[name]:.1f} ms" for name in ("pan", "zoom", "hover")) + " |"


def measure(playwright: Playwright, address: str, network: str | None) -> dict[str, float]:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page.set_default_timeout(WAIT_MS)
    session = page.context.new_cdp_session(page)
    received = watch(session)
    if network is not None:
        page.route("**/v1/network/agencies**", lambda route: answer(route, network))
    page.goto(address)
    found = {"ready": float(page.evaluate(READY)), "bytes": float(sum(received.values()))}
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


def watch(session: CDPSession) -> dict[str, float]:
    """Bytes as they came over the wire, by request; data is left out."""
    received: dict[str, float] = {}
    kept: set[str] = set()

    def on_response(event: dict[str, Any]) -> None:
        if "/v1/" not in event["response"]["url"]:
            kept.add(event["requestId"])

    def on_finished(event: dict[str, Any]) -> None:
        if event["requestId"] in kept:
            received[event["requestId"]] = event["encodedDataLength"]

    session.on("Network.responseReceived", on_response)
    session.on("Network.loadingFinished", on_finished)
    session.send("Network.enable")
    session.send("Performance.enable")
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
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"])


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
    main(sys.argv[1])
