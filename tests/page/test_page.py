"""What a person does with the page, in a browser."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import BrowserContext, Locator, Page, expect
from views import KEY, PHONE, POLICY, TAX, VIEWPORT, VIEWS, known, settle

pytestmark = pytest.mark.slow

LEADS = [
    ("3", "推行税务Ukey不见面发行", "唯一责任单位"),
    ("21", "推进不动产登记“一网通办”", "写明牵头"),
    ("24", "提升纳税服务水平", "唯一责任单位"),
    ("25", "实施增值税退税流程集成优化", "唯一责任单位"),
    ("26", "强化纳税制度创新", "唯一责任单位"),
    ("55", "提升电子证照、电子印章使用率", "列在首位"),
]


async def open_network(page: Page, address: str = "/network") -> None:
    await page.goto(address)
    await expect(page.get_by_test_id("canvas")).to_have_attribute("data-ready", "true", timeout=20_000)


def options(page: Page) -> Locator:
    """The agencies in the list; the filters have options of their own."""
    return page.get_by_role("listbox", name="部门列表").get_by_role("option")


async def led_tasks(page: Page) -> list[tuple[str, str, str]]:
    rows = page.locator("[data-role=LEADS] li")
    await expect(rows.first).to_be_visible()
    found = []
    for row in await rows.all():
        parts = [await row.locator(f".part-{part}").inner_text() for part in ("number", "title")]
        assert "牵头" in await row.locator(".role").inner_text()
        found.append((parts[0], parts[1], await row.locator(".basis").inner_text()))
    return found


async def check_sentence(page: Page, quote: str, sentence: str) -> None:
    """The focus is on the quote, in view, within its sentence, which is highlighted."""
    mark = page.locator(".fulltext a.wanted")
    await expect(mark).to_be_focused()
    await expect(mark).to_have_text(quote)
    await expect(mark).to_be_in_viewport()
    lit = "".join(await page.locator(".fulltext .f-sentence").all_inner_texts())
    assert sentence in lit
    assert len(lit) < 400


async def test_from_the_canvas_to_the_sentence(page: Page) -> None:
    await open_network(page)
    await page.get_by_test_id("search").fill(TAX)
    await expect(options(page)).to_have_count(1)
    await expect(page.get_by_test_id("pin")).to_be_visible()
    pin = await page.get_by_test_id("pin").bounding_box()
    assert pin is not None
    await page.mouse.click(pin["x"] + pin["width"] / 2, pin["y"] + pin["height"] / 2)
    await expect(page.locator("#detail-title")).to_have_text(TAX)
    assert await led_tasks(page) == LEADS
    await page.get_by_role("link", name=LEADS[1][1]).click()
    await expect(page).to_have_url(re.compile(r"/policies/p\w+\?fact=a\w+-t\w+"))
    await expect(page.get_by_role("heading", level=1)).to_have_text(POLICY)
    await check_sentence(page, TAX, "牵头单位")


async def test_the_same_with_the_keyboard_alone(page: Page) -> None:
    await open_network(page)
    for _ in range(40):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.dataset.testid") == "search":
            break
    await page.keyboard.type(TAX)
    await expect(options(page)).to_have_count(1)
    await page.keyboard.press("ArrowDown")
    await expect(options(page).filter(has_text=TAX)).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#detail-title")).to_be_focused()
    assert await led_tasks(page) == LEADS
    link = page.get_by_role("link", name=LEADS[0][1])
    for _ in range(20):
        await page.keyboard.press("Tab")
        if await link.evaluate("link => link === document.activeElement"):
            break
    await page.keyboard.press("Enter")
    await check_sentence(page, TAX, "区税务局")


async def test_escape_leads_back_to_the_list(page: Page) -> None:
    await open_network(page)
    option = options(page).first
    await option.focus()
    for key in ("ArrowDown", "ArrowDown", "Home", "End", "Home", "Enter"):
        await page.keyboard.press(key)
    await expect(page.locator("#detail-title")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("detail")).to_have_count(0)
    await expect(option).to_be_focused()


async def test_the_address_restores_the_view(page: Page, context: BrowserContext) -> None:
    await open_network(page, "/network?city=辽宁省/营口市/鲅鱼圈区&role=lead&basis=sole")
    await options(page).filter(has_text=TAX).click()
    assert [basis for _, _, basis in await led_tasks(page)] == ["唯一责任单位"] * 4
    other = await context.new_page()
    await open_network(other, page.url)
    await expect(other.locator("#detail-title")).to_have_text(TAX)
    assert await led_tasks(other) == await led_tasks(page)
    await expect(other.get_by_label("牵头依据")).to_have_value("sole")


async def test_tasks_and_indicators_unfold(page: Page) -> None:
    await open_network(page)
    await page.get_by_test_id("search").fill("区市场监管局")
    await options(page).first.click()
    for name in ("展开任务", "展开指标"):
        await page.get_by_role("button", name=name).click()
        await expect(page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
    await expect(page).to_have_url(re.compile("unfold=indicators%2Ctasks"))
    kinds = re.findall(r'for="kind" value="(\w+)"', await exported(page, "GEXF"))
    assert kinds.count("task") == 18
    assert kinds.count("indicator") > 0


async def pin_at(page: Page, name: str) -> tuple[float, float]:
    """Where an agency of that name is on the screen."""
    await page.get_by_test_id("search").fill(name)
    await expect(options(page).first.locator(".option-name")).to_have_text(name)
    id = await options(page).first.get_attribute("data-id")
    await expect(page.get_by_test_id("pin")).to_have_attribute("data-id", str(id))
    return await middle(page)


async def middle(page: Page) -> tuple[float, float]:
    """Of the pin."""
    await expect(page.get_by_test_id("pin")).to_be_visible()
    pin = await page.get_by_test_id("pin").bounding_box()
    assert pin is not None
    return pin["x"] + pin["width"] / 2, pin["y"] + pin["height"] / 2


async def test_the_network_ends_with_its_table(page: Page) -> None:
    """What only a screen reader is told of a long list stands within the list, not below the page."""
    await open_network(page)
    bottom = "document.querySelector('main').lastElementChild.getBoundingClientRect().bottom + scrollY"
    assert await page.evaluate("document.documentElement.scrollHeight") <= await page.evaluate(bottom) + 200


async def test_a_press_on_a_link_opens_its_tasks(page: Page) -> None:
    await open_network(page)
    (x, y), (other_x, other_y) = [await pin_at(page, name) for name in ("各部门", "各街道")]
    await page.get_by_test_id("search").fill("")
    await page.mouse.click((x + other_x) / 2, (y + other_y) / 2)
    await expect(page.get_by_test_id("shared").get_by_role("heading")).to_be_focused()
    await expect(page).to_have_url(re.compile(r"agency=a\w+&partner=a\w+"))
    one, other = re.findall(r"(?:agency|partner)=(a\w+)", page.url)
    tasks = await (await page.request.get(f"/v1/network/agencies/{one}/{other}/tasks")).json()
    titles = [task["title"] for task in tasks["items"]]
    assert titles
    await expect(page.get_by_test_id("shared").locator(".part-title")).to_have_text(titles)
    await page.get_by_test_id("shared").locator("a.part").first.click()
    await expect(page).to_have_url(re.compile(r"/policies/p\w+\?fact="))
    await expect(page.locator(".fulltext a.wanted")).to_be_in_viewport()


async def test_a_link_of_functions_opens_its_tasks(page: Page) -> None:
    groups = await (await page.request.get("/v1/network/groups", params={"by": "function"})).json()
    link = max(groups["links"], key=lambda one: one["weight"])
    await page.goto(f"/network?group=function&source={link['source'] or '-'}&target={link['target']}")
    shared = page.get_by_test_id("shared")
    await expect(shared.get_by_role("heading")).to_be_focused()
    await expect(shared.locator("ol.parts > li")).to_have_count(link["weight"])
    await page.keyboard.press("Escape")
    await expect(shared).to_have_count(0)
    await expect(page).not_to_have_url(re.compile("source="))


async def test_a_link_opens_by_keyboard_and_escape_leads_back(page: Page) -> None:
    await open_network(page)
    await page.get_by_test_id("search").fill(TAX)
    await expect(options(page)).to_have_count(1)
    await page.keyboard.press("Enter")
    row = page.locator(".neighbour-row").first
    name, count = [await row.get_by_role("button").nth(at).inner_text() for at in (0, 1)]
    await row.get_by_role("button").nth(1).focus()
    await page.keyboard.press("Enter")
    shared = page.get_by_test_id("shared")
    await expect(shared.get_by_role("heading")).to_be_focused()
    await expect(shared).to_contain_text(name)
    await expect(shared.locator("ol.parts > li")).to_have_count(int(re.sub(r"\D", "", count)))
    await page.keyboard.press("Escape")
    await expect(shared).to_have_count(0)
    await expect(row.get_by_role("button").nth(1)).to_be_focused()


async def test_a_circle_can_be_dragged_and_the_others_see_it_where_it_was(page: Page, context: BrowserContext) -> None:
    await open_network(page)
    x, y = await pin_at(page, "各街道")
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 20, y + 10, steps=4)
    await page.mouse.move(x + 60, y + 30, steps=4)
    await page.mouse.up()
    moved_x, moved_y = await middle(page)
    assert abs(moved_x - x - 60) + abs(moved_y - y - 30) < 2
    await expect(page.get_by_test_id("detail")).to_have_count(0)
    other = await context.new_page()
    await open_network(other)
    assert await pin_at(other, "各街道") == (x, y)


async def test_all_see_the_picture_that_the_service_made(page: Page) -> None:
    await open_network(page)
    network = await (await page.request.get("/v1/network/agencies?positions=true")).json()
    told = re.findall(r'<node id="(\w+)".*?<viz:position x="([-\d.]+)" y="([-\d.]+)"', await exported(page, "GEXF"))
    assert {(id, float(x), float(y)) for id, x, y in told} == {
        (one["id"], one["x"], one["y"]) for one in network["nodes"]
    }


async def exported(page: Page, form: str) -> str:
    await page.locator("summary", has=page.locator("svg")).click()
    async with page.expect_download() as started:
        await page.get_by_role("button", name=form).click()
    return saved(await (await started.value).path()).decode(errors="replace")


def saved(path: Path) -> bytes:
    """What was downloaded."""
    return path.read_bytes()


async def test_the_picture_can_be_cited(page: Page, context: BrowserContext) -> None:
    await open_network(page)
    drawing, network = await exported(page, "SVG"), await exported(page, "GEXF")
    assert drawing.startswith("<svg")
    assert TAX in drawing
    for told in (
        "部门协作网络",
        "牵头",
        "面积：责任数（牵头与配合）",
        f"来源：政策图谱 {page.url}",
        date.today().isoformat(),
        "鲅鱼圈区</text>",
    ):
        assert told in drawing
    assert network.count("<node ") == 161
    assert (await exported(page, "PNG")).startswith("\ufffdPNG")
    other = await context.new_page()
    await open_network(other)
    assert await exported(other, "SVG") == drawing
    assert await exported(other, "GEXF") == network


async def test_language_and_theme_switch_and_stay(page: Page) -> None:
    await page.goto("/policies")
    await expect(page.get_by_role("heading", level=1)).to_have_text("政策")
    await page.get_by_test_id("language").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Policies")
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    light = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    await page.get_by_test_id("theme").click()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    await page.reload()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Policies")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")


async def test_csv_holds_what_the_table_shows(page: Page) -> None:
    await page.goto("/tasks?role=lead")
    await page.get_by_role("combobox", name="部门").fill(TAX)
    await page.locator(".offers").get_by_role("option").first.click()
    await expect(page.locator("tbody tr")).to_have_count(6)
    async with page.expect_download() as started:
        await page.get_by_test_id("csv").click()
    data = saved(await (await started.value).path())
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    bases = {"sole": "唯一责任单位", "explicit": "写明牵头", "first_listed": "列在首位"}
    assert [(row["number"], row["title"], bases[row["basis"]]) for row in rows] == LEADS
    assert all(TAX in row["sentence"] and row["sentence"] != TAX for row in rows), "the sentence, not the name alone"
    assert {(row["role"], row["policy_title"]) for row in rows} == {("LEADS", POLICY)}
    assert all(row["href"].startswith("/policies/") for row in rows)


async def test_tables_sort(page: Page) -> None:
    await page.goto("/agencies")
    head = page.get_by_role("columnheader", name="牵头")
    await head.get_by_role("button").click()
    await expect(head).to_have_attribute("aria-sort", "descending")
    await expect(page).to_have_url(re.compile("sort=-leads"))
    await expect(page.locator("tbody tr").first).to_be_visible()
    cells = await page.locator("tbody tr td:nth-child(4)").all_inner_texts()
    assert [int(cell) for cell in cells] == sorted((int(cell) for cell in cells), reverse=True)
    assert int(cells[0]) == 27


async def test_lists_come_page_by_page_and_are_there_on_the_way_back(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/v1/tasks?" in request.url else None)
    await page.goto("/tasks?sort=-title")
    rows = page.locator("tbody tr")
    await expect(rows).to_have_count(100)
    assert len(asked) == 1
    await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    await expect(rows).to_have_count(200)
    link = rows.nth(150).get_by_role("link").first
    await link.scroll_into_view_if_needed()
    title, top = await link.inner_text(), await page.evaluate("scrollY")
    await link.click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(title)
    await page.go_back()
    await expect(page).to_have_url(re.compile("sort=-title"))
    await expect(rows.nth(150).get_by_role("link").first).to_have_text(title)
    await expect(rows.nth(150)).to_be_in_viewport()
    assert abs(await page.evaluate("scrollY") - top) < 50


async def test_a_press_on_a_mark_pins_it(page: Page, context: BrowserContext) -> None:
    """The panel has the fact's sentence, its rule, how to cite it, the way to its node; the address keeps it."""
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.goto("/policies")
    await page.get_by_role("link", name=POLICY).click()
    mark = page.locator(".fulltext a.f-leads", has_text=TAX).first
    await mark.click()
    await expect(page).to_have_url(re.compile(r"\?fact=a\w+-t\w+"))
    card = page.get_by_test_id("pinned")
    await expect(card.locator(".fact-sentence mark")).to_have_text(TAX)
    await expect(card.locator(".fact-sentence")).not_to_have_text(TAX)
    await expect(card.locator(".fact-related li").first).to_be_visible()
    for name, told in (
        ("复制引文", "——"),
        ("BibTeX", "@legislation{"),
        ("CSL-JSON", '"type": "legislation"'),
        ("复制链接", "fact="),
    ):
        await card.get_by_role("button", name=name).click()
        copied = await page.evaluate("navigator.clipboard.readText()")
        assert told in copied
        assert f"{page.url.split('?')[0]}?fact=" in copied
    other = await context.new_page()
    await other.goto(copied)
    await expect(other.get_by_test_id("pinned").locator(".fact-sentence mark")).to_have_text(TAX)
    await page.get_by_role("button", name="关闭").click()
    await expect(page.get_by_test_id("pinned")).to_have_count(0)


async def test_a_mark_tells_its_rule_and_leads_to_its_node(page: Page) -> None:
    await page.goto("/policies")
    await page.get_by_role("link", name=POLICY).click()
    mark = page.locator(".fulltext a.f-leads").first
    await mark.hover()
    card = page.locator(".fact-card.fact-leads").first
    await expect(card.locator(".fact-rule")).not_to_be_empty()
    name = await card.locator(".fact-label").inner_text()
    await card.locator(".fact-label a").click()
    await expect(page).to_have_url(re.compile("/agencies/a"))
    await expect(page.get_by_role("heading", level=1)).to_have_text(name)


async def test_the_text_is_whole_and_every_fact_is_marked(page: Page) -> None:
    await page.goto("/policies")
    await page.get_by_role("link", name=POLICY).click()
    await expect(page.locator(".fulltext")).to_have_attribute("data-complete", "true")
    id = page.url.rsplit("/", 1)[1]
    body = await (await page.request.get(f"/v1/policies/{id}/text")).json()
    shown = await page.locator(".fulltext p").evaluate_all("lines => lines.map(line => line.textContent).join('\\n')")
    assert shown == body["text"]
    marked = set(await page.locator("[data-fact]").evaluate_all("all => all.map(one => one.dataset.fact)"))
    ids = {fact["id"] for fact in body["evidence"]}
    assert len(ids & marked) > 0.9 * len(ids)  # of facts in just one place one stands for all


@pytest.mark.parametrize("view", VIEWS)
async def test_every_view_can_be_used_by_all(page: Page, view: str, axe: str) -> None:
    """Without a serious fault of access in either theme and language, and no wider than the screen, a phone's too."""
    await settle(page, VIEWS[view].format(**await known(page)))
    for theme, language in (("light", "zh-CN"), ("dark", "en")):
        if theme == "dark":
            await page.get_by_test_id("theme").click()
            await page.get_by_test_id("language").click()
        await expect(page.locator("html")).to_have_attribute("lang", language)
        assert await faults(page, axe) == [], theme
        for width in (VIEWPORT["width"], PHONE):
            await page.set_viewport_size({"width": width, "height": 844})
            assert await fits(page, width), language
        await page.set_viewport_size({**VIEWPORT})


async def fits(page: Page, width: int) -> bool:
    """Whether it is no wider; a chart follows the width in a frame of its own."""
    for _ in range(20):
        if await page.evaluate("document.documentElement.scrollWidth") <= width:
            return True
        await page.wait_for_timeout(100)
    return False


async def faults(page: Page, axe: str) -> list[str]:
    await page.evaluate(axe)
    found: dict[str, Any] = await page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    serious = [one for one in found["violations"] if one["impact"] in ("serious", "critical")]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]} {one['nodes'][0]['failureSummary']}" for one in serious]


@pytest.fixture(scope="session")
def axe() -> str:
    return (Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


async def send(page: Page, path: Path, key: str) -> Locator:
    await page.goto("/add")
    await page.get_by_test_id("file").set_input_files(path)
    await page.get_by_test_id("key").fill(key)
    await page.get_by_role("button", name="开始导入").click()
    return page.get_by_test_id("job")


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>县优化营商环境行动方案"


async def test_a_document_goes_in_and_out_again_and_its_title_stays_text(page: Page, tmp_path: Path) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script of the document ran: {dialog.message}"))
    path = tmp_path / "方案.txt"
    path.write_text(f"{HOSTILE}\n\n一、主要任务\n1.推行电子发票。牵头单位：{HOSTILE[:8]}县税务局\n", "utf-8")
    job = await send(page, path, KEY)
    await expect(job).to_have_attribute("data-state", "done", timeout=20_000)
    await expect(job).to_contain_text("没有找到")
    await page.get_by_role("link", name="打开政策").click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("<script>alert(1)</script>")
    await expect(page.locator(".fulltext")).to_contain_text("<img src=x onerror=alert(2)>")
    assert await page.locator("main script, main img").count() == 0
    await page.get_by_role("button", name="从图谱中移除").click()
    await page.get_by_role("button", name="移除", exact=True).click()
    await expect(page).to_have_url(re.compile("/policies$"))
    await expect(page.get_by_text("<script>")).to_have_count(0)


async def test_a_policy_tells_how_it_was_read(page: Page, tmp_path: Path) -> None:
    """What of a page is not in the text, with sizes; what stands in it as a name stays text."""
    path = tmp_path / "方案.html"
    body = "".join(f"<p>{at}、推行电子发票第{at}项。牵头单位：县税务局</p>" for at in "一二三")
    around = "<nav>首页 关于</nav><div hidden class='<b>x</b>'>藏起来的</div>"
    path.write_text(
        f"<!DOCTYPE html><body>{around}<div id='zoom'><h1>某县示范工作方案</h1>{body}</div></body>", "utf-8"
    )
    job = await send(page, path, KEY)
    await expect(job).to_have_attribute("data-state", "done", timeout=20_000)
    await page.get_by_role("link", name="打开政策").click()
    note = page.get_by_test_id("reading")
    await note.locator("summary").click()
    await expect(note).to_contain_text("html · utf-8")
    await expect(note).to_contain_text("body > div#zoom")
    await expect(note.locator("li")).to_have_text(
        ["隐藏内容 html > body > div.<b>x</b> 4", "页面框架 html > body > nav 5"]
    )
    await page.get_by_role("button", name="从图谱中移除").click()
    await page.get_by_role("button", name="移除", exact=True).click()
    await expect(page).to_have_url(re.compile("/policies$"))


async def test_several_files_go_in_and_one_that_fails_stops_none(page: Page, tmp_path: Path) -> None:
    names = ["a方案.txt", "broken.pdf", "b方案.txt"]
    for at, name in enumerate(names):
        text = f"第{at}县优化营商环境行动方案\n\n一、主要任务\n1.推行电子发票。牵头单位：第{at}县税务局\n"
        (tmp_path / name).write_bytes(b"%PDF-1.7\nnothing" if name.endswith("pdf") else text.encode())
    await page.goto("/add")
    await page.get_by_test_id("file").set_input_files([tmp_path / name for name in names])
    await page.get_by_test_id("key").fill(KEY)
    await page.get_by_role("button", name="开始导入").click()
    jobs = page.get_by_test_id("job")
    await expect(jobs).to_have_count(3)
    for at, state in enumerate(("done", "failed", "done")):
        await expect(jobs.nth(at)).to_have_attribute("data-state", state, timeout=20_000)
    await expect(page.get_by_role("status").filter(has_text="3 / 3")).to_be_visible()
    for link in [await jobs.nth(at).get_by_role("link").get_attribute("href") for at in (0, 2)]:
        id = str(link).rsplit("/", 1)[1]
        assert (await page.request.delete(f"/v1/policies/{id}", headers={"X-API-Key": KEY})).status == 204


async def test_a_wrong_key_is_told(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "方案.txt"
    path.write_text("方案", "utf-8")
    await send(page, path, "not the key of this service")
    await expect(page.get_by_role("alert")).to_be_visible()
    assert (await (await page.request.get("/v1/policies")).json())["total"] == 5


async def test_a_file_that_cannot_be_read_is_told_with_its_place(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing that a reader could use")
    job = await send(page, path, KEY)
    await expect(job).to_have_attribute("data-state", "failed", timeout=20_000)
    await expect(page.get_by_role("alert")).to_contain_text("broken.pdf")


async def test_without_a_key_the_service_says_that_it_takes_nothing(page: Page, closed_address: str) -> None:
    await page.goto(f"{closed_address}/add")
    await expect(page.get_by_test_id("uploads-off")).to_contain_text("POLICYGRAPH_API_KEY")
    await page.goto(f"{closed_address}/policies")
    await page.get_by_role("link", name=POLICY).click()
    await expect(page.locator(".fulltext")).to_be_visible()
    await expect(page.get_by_role("button", name="从图谱中移除")).to_have_count(0)


async def test_errors_of_the_service_are_words(page: Page) -> None:
    await page.goto("/agencies/a0")
    await expect(page.get_by_role("alert")).to_contain_text("没有这个页面")
    await page.route("**/v1/indicators?**", lambda route: route.abort())
    await page.goto("/indicators")
    await expect(page.get_by_role("alert")).to_contain_text("连接不上服务")
    await page.unroute("**/v1/indicators?**")
    await page.get_by_role("button", name="重试").click()
    await expect(page.locator("tbody tr").first).to_be_visible()


async def test_nothing_is_asked_of_another_host(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await open_network(page)
    await page.goto("/charts")
    await page.wait_for_load_state("networkidle")
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith((address, "blob:", "data:"))] == []


async def test_the_documentation_runs_under_its_own_policy(page: Page) -> None:
    await page.goto("/docs")
    await expect(page.locator(".opblock").first).to_be_visible()


async def test_printing_leaves_the_text(page: Page) -> None:
    await page.goto("/policies")
    await page.get_by_role("link", name=POLICY).click()
    await expect(page.locator(".fulltext")).to_have_attribute("data-complete", "true")
    await page.emulate_media(media="print")
    for hidden in (".top", ".outline", ".fact-panel"):
        await expect(page.locator(hidden)).to_be_hidden()
    await expect(page.locator(".fulltext")).to_be_visible()
    assert json.dumps(await page.locator(".fulltext").inner_text(), ensure_ascii=False).count(TAX) > 5
