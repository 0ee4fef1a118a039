"""Seven tasks of a researcher, each in at most four actions from the first screen, held against a person's answers."""

from __future__ import annotations

import asyncio
import csv
import io
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import answered
import graph_of_answers
import pytest
from playwright.async_api import Browser, BrowserContext, Locator, Page, expect
from serving import service
from views import TAX, VIEWPORT

from graph.records import GraphRecords
from graph.settings import Settings
from graph.store import open_store

pytestmark = pytest.mark.slow
MOST_ACTIONS = 4
HERE = "辽宁省/营口市/鲅鱼圈区"


@cache
def records() -> tuple[GraphRecords, ...]:
    """The graph of every answered document."""
    return tuple(graph_of_answers.records(one) for one in answered.documents())


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service on the graph of the answers."""
    home = tmp_path_factory.mktemp("research") / "home"

    async def load() -> None:
        async with open_store(Settings(home=home, engine_idle=5)) as store:
            for one in records():
                await store.load(one)

    asyncio.run(load())
    with service(["serve", "--port", "0"], home) as found:
        yield found


class Person:
    """Does things and counts them."""

    def __init__(self, page: Page) -> None:
        self.page, self.actions = page, 0

    async def search(self, words: str) -> None:
        self.actions += 1
        await self.page.get_by_test_id("search-all").fill(words)

    async def choose(self, *words: str) -> None:
        """One of what the search offers."""
        option = self.page.locator(".offers").get_by_role("option")
        for one in words:
            option = option.filter(has_text=one)
        await self.press(option.first)

    async def press(self, what: Locator) -> None:
        self.actions += 1
        await what.click()

    async def download(self, link: Locator) -> list[dict[str, str]]:
        async with self.page.expect_download() as started:
            await self.press(link)
        return table(await (await started.value).path())


def table(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))


@pytest.fixture
async def context(browser: Browser, answers: str) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(base_url=answers, viewport=VIEWPORT, locale="zh-CN", reduced_motion="reduce")
    yield context
    await context.close()


@pytest.fixture
async def person(context: BrowserContext) -> AsyncIterator[Person]:
    page = await context.new_page()
    await page.goto("/")
    person = Person(page)
    yield person
    assert 0 < person.actions <= MOST_ACTIONS


def section(page: Page, title: str) -> Locator:
    return page.locator("section.section").filter(has=page.get_by_role("heading", name=title, exact=True))


def here() -> GraphRecords:
    """The plan of the district."""
    return next(one for one in records() if one.applies_to == HERE)


async def test_what_the_tax_office_leads_and_why(person: Person) -> None:
    await person.search(TAX)
    await person.choose(TAX, "鲅鱼圈")
    rows = section(person.page, "承担的任务").locator("tbody tr")
    await expect(rows.first).to_be_visible()
    led = [await row.locator("td").all_inner_texts() for row in await rows.all()]
    found = {(cells[3], cells[1]) for cells in led if cells[0] == "牵头"}
    (tax,) = (one.id for one in here().agencies if one.name == TAX)
    titles = {one.id: one.title for one in here().tasks}
    words = {"sole": "唯一责任单位", "explicit": "写明牵头", "first_listed": "列在首位", "subject": "句中主语"}
    parts = [one for one in here().responsibilities if one.agency_id == tax and one.role == "LEADS"]
    assert {(title.strip(), basis) for title, basis in found} == {
        (titles[one.task_id], words[one.basis]) for one in parts
    }
    assert parts


async def test_who_carries_most_in_a_district_and_with_whom(person: Person) -> None:
    await person.search("鲅鱼圈")
    await person.choose("地区", "鲅鱼圈区")
    first = section(person.page, "部门").locator("tbody tr").first.get_by_role("link").first
    name = await first.inner_text()
    await person.press(first)
    partner = section(person.page, "协作部门").locator("tbody tr").first.locator("td")
    await expect(partner.first).to_be_visible()
    cells = await partner.all_inner_texts()
    names = {one.id: one.name for each in records() for one in each.agencies if one.place.startswith(HERE)}
    every = {(one.agency_id, one.task_id) for each in records() for one in each.responsibilities}
    load = Counter(agency for agency, _ in every if agency in names)
    most = max(load.values())
    assert name in {names[id] for id, count in load.items() if count == most}
    busiest = next(id for id, count in load.items() if names[id] == name and count == most)
    of = {task for agency, task in every if agency == busiest}
    shared = Counter(agency for agency, task in every if task in of)
    del shared[busiest]
    assert int(re.sub(r"\D", "", cells[2])) == max(shared.values())
    assert cells[0] in {names[id] for id, count in shared.items() if count == max(shared.values())}


async def test_what_is_due_by_the_end_of_2022_by_date(person: Person) -> None:
    page = person.page
    await person.press(page.get_by_role("navigation").get_by_role("link", name="到期", exact=True))
    person.actions += 1
    await page.get_by_label("期限不晚于").fill("2022-12-31")
    await expect(page).to_have_url(re.compile("due_before=2022-12-31"))
    rows = await person.download(page.get_by_test_id("csv"))
    dates = [row["due"] for row in rows]
    assert dates == sorted(dates)
    last = date(2022, 12, 31)
    planned = {task.id for one in records() for task in one.tasks if task.status == "planned"}
    wanted = {
        target.quote
        for one in records()
        for target in one.targets
        if not target.report and target.deadline and target.deadline <= last and target.source_id in planned
    }
    assert wanted <= {row["quote"] for row in rows if row["kind"] == "target"}
    assert wanted


async def test_one_indicator_across_places(person: Person) -> None:
    await person.search("企业开办时间")
    await person.choose("指标")
    await expect(person.page).to_have_url(re.compile("/indicators/i"))
    id = person.page.url.rsplit("/", 1)[1]
    await person.press(person.page.get_by_role("link", name="目标对比"))
    await expect(person.page.get_by_test_id("chart")).to_be_visible()
    rows = person.page.locator("tbody tr")
    wanted = {target.quote for one in records() for target in one.targets if target.indicator_id == id}
    await expect(rows.first).to_be_visible()
    quoted = await rows.locator(".quote mark").all_inner_texts()
    assert {"".join(one.split()) for one in quoted} == {"".join(one.split()) for one in wanted}


async def test_tasks_that_nobody_leads(person: Person) -> None:
    await person.press(person.page.get_by_role("link", name="哪些任务没有牵头部门？"))
    rows = await person.download(person.page.get_by_test_id("csv"))
    led = {one.task_id for each in records() for one in each.responsibilities if one.role == "LEADS"}
    wanted = [task.id for one in records() for task in one.tasks if task.status == "planned" and task.id not in led]
    assert sorted(row["id"] for row in rows) == sorted(wanted)


async def test_cite_a_fact(person: Person, context: BrowserContext) -> None:
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    await person.search("推行税务Ukey")
    await person.choose("任务", "推行税务Ukey不见面发行")
    await person.press(person.page.locator(".card .evidence").first)
    await person.press(person.page.get_by_test_id("pinned").get_by_role("button", name="复制引文"))
    copied = await person.page.evaluate("navigator.clipboard.readText()")
    title = here().policy.title or ""
    assert TAX in copied
    assert title in copied
    assert copied.endswith(person.page.url)


async def test_all_facts_of_a_city_into_a_spreadsheet(person: Person) -> None:
    await person.search("威海市")
    await person.choose("地区", "威海市")
    tasks = await person.download(section(person.page, "任务").get_by_test_id("csv"))
    targets = await person.download(section(person.page, "目标与成效").get_by_test_id("csv"))
    city = [one for one in records() if (one.applies_to or "").startswith("山东省/威海市")]
    assert sorted(row["id"] for row in tasks) == sorted(task.id for one in city for task in one.tasks)
    assert sorted(row["quote"] for row in targets) == sorted(target.quote for one in city for target in one.targets)
    assert all(row["sentence"] and row["href"] for row in targets)
