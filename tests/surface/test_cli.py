"""The commands: what goes to stdout and stderr, exit codes, and that two ways lead to one graph."""

from __future__ import annotations

import csv
import io
import json
import shutil
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
import samples
from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError
from typer.testing import CliRunner, Result

from cli import service, told
from cli.main import app
from ingest.evaluation.health import KINDS
from ingest.records.load import Built
from ingest.workers.pool import Pool
from ingest.workers.process import FileTask

Run = Callable[..., Result]
LEADS = [("3", "sole"), ("21", "explicit"), ("24", "sole"), ("25", "sole"), ("26", "sole"), ("55", "first_listed")]
TAX = ("responsibilities", "--agency", "区税务局", "--role", "lead")


def test_tasks_of_an_agency_as_json(run: Run) -> None:
    result = run(*TAX, "--format", "json")
    rows = json.loads(result.stdout)
    assert [(row["number"], row["basis"]) for row in rows] == LEADS
    assert {row["evidence"]["quote"] for row in rows} == {"区税务局"}
    assert (result.exit_code, result.stderr) == (0, "")


def test_forms_agree(run: Run) -> None:
    rows = json.loads(run(*TAX, "--format", "json").stdout)
    table = run(*TAX, "--format", "table").stdout.splitlines()
    lines = list(csv.DictReader(io.StringIO(run(*TAX, "--format", "csv").stdout)))
    assert [line["id"] for line in lines] == [row["id"] for row in rows]
    said = [row["evidence"] for row in rows]
    assert [(line["start"], line["end"]) for line in lines] == [(str(one["start"]), str(one["end"])) for one in said]
    assert [line["sentence"] for line in lines] == [one["sentence"] for one in said]
    assert len(table) == 1 + len(rows)
    assert all(row["id"] in line for row, line in zip(rows, table[1:], strict=True))


QUESTIONS = [
    (("agencies", "-q", "区税务局"), 1, "an exact name"),
    (("tasks", "--city", "威海市"), 40, "all tasks of a city"),
    (("tasks", "--agency", "区税务局", "--partner", "区营商局"), 5, "the tasks that two bodies share"),
    (("tasks", "--gap", "no_lead"), 5, "what nobody leads"),
    (("obligations", "--as-of", "2023-01-01", "--state", "overdue_unreported"), 50, "what is overdue"),
    (("obligations", "--due-before", "2022-12-31"), 50, "by date"),
    (("targets", "--city", "威海"), 35, "all targets of a city"),
    (("gaps",), 5, "a row a policy"),
    (("partners", "区税务局"), 5, "who works with one"),
    (("tasks", "--due-after", "2021-01-01", "--due-before", "2021-12-31", "--status", "planned"), 1, "a year"),
    (("tasks", "-q", "不动产登记"), 2, "words of the text"),
    (("targets", "--city", "鲅鱼圈区"), 20, "targets of a district"),
    (("stats",), 8, "kinds of nodes and edges"),
]


@pytest.mark.parametrize(("arguments", "least", "reason"), QUESTIONS, ids=[case[2] for case in QUESTIONS])
def test_questions_have_rows(run: Run, arguments: tuple[str, ...], least: int, reason: str) -> None:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    assert len(json.loads(result.stdout)) >= least, reason


def test_export_is_the_same_in_any_order_and_after_a_second_ingest(run: Run, run_emptied: Run, corpus: Path) -> None:
    whole = run("export").stdout
    for path in sorted(corpus.iterdir(), reverse=True):
        assert run_emptied("ingest", path).exit_code == 0
    assert run_emptied("export", "--format", "jsonl").stdout == whole
    assert run_emptied("ingest", corpus).exit_code == 0
    assert run_emptied("export").stdout == whole
    keys = [(row["kind"], row["id"]) for row in map(json.loads, whole.splitlines())]
    assert len(keys) > 1000
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("form", ["jsonl", "graphml", "gexf", "ics", "turtle", "cypher"])
def test_an_export_is_the_same_in_a_file_and_on_stdout(run: Run, tmp_path: Path, form: str) -> None:
    result = run("export", "--format", form, "--out", tmp_path / "graph")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert (tmp_path / "graph").read_bytes() == run("export", "--format", form).stdout_bytes
    assert (tmp_path / "graph").stat().st_size > 10_000


def test_changes_are_printed_and_where_to_go_on_from(run: Run) -> None:
    lines = run("changes").stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    assert {row["kind"] for row in rows} == {"agency", "city", "function", "indicator", "policy", "task"}
    assert {"id", "kind", "from", "to", "properties"} == {key for row in rows for edge in row["edges"] for key in edge}
    assert json.loads(run("changes", "--format", "json").stdout) == rows
    named = list(csv.DictReader(io.StringIO(run("changes", "--format", "csv").stdout)))
    assert [(row["version"], row["id"]) for row in named] == [(str(row["version"]), row["id"]) for row in rows]
    told = run("changes", "--since", str(rows[-1]["version"]))
    assert (told.exit_code, told.stdout) == (0, "")
    assert f"go on with --since {rows[-1]['version']}" in told.stderr


def test_changes_of_the_future_are_an_error(run: Run) -> None:
    told = run("changes", "--since", "100000")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "since=0 begins anew" in told.stderr


WRONG_EXPORTS = [
    (("--format", "csv"), 2, "--out DIR", "stdout takes no folder"),
    (("--format", "xlsx"), 2, "--out FILE", "nor a workbook"),
    (("--format", "doc"), 2, "'graphml'", "the forms are named"),
    (("--out", "."), 1, "is a folder", "one line, no traceback"),
]


@pytest.mark.parametrize(("arguments", "code", "words", "why"), WRONG_EXPORTS, ids=[case[3] for case in WRONG_EXPORTS])
def test_a_wrong_export_says_what_to_do(run: Run, arguments: tuple[str, ...], code: int, words: str, why: str) -> None:
    result = run("export", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert words in result.stderr


def test_an_export_is_taken_in_again(run: Run, run_emptied: Run, tmp_path: Path) -> None:
    graph = tmp_path / "graph.jsonl"
    assert run("export", "--out", graph).exit_code == 0
    (tmp_path / "cut.jsonl").write_bytes(graph.read_bytes()[:50_000])
    result = run_emptied("import", tmp_path / "cut.jsonl")
    assert result.exit_code == 1
    last = (tmp_path / "cut.jsonl").read_bytes().count(b"\n") + 1
    assert f"cut.jsonl: line {last}: no JSON: " in result.stderr
    kinds = Counter(json.loads(line)["kind"][:4] for line in graph.read_text("utf-8").splitlines())
    result = run_emptied("import", graph)
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "",
        f"{kinds['node']} nodes and {kinds['edge']} edges are in\n",
    )
    assert run_emptied("export").stdout_bytes == graph.read_bytes()
    assert json.loads(run_emptied(*TAX, "--format", "json").stdout) == json.loads(run(*TAX, "--format", "json").stdout)
    again = run_emptied("import", graph)
    assert again.exit_code == 1
    assert "the graph is not empty (" in again.stderr
    assert run_emptied("import", tmp_path / "none.jsonl").exit_code == 2


ASKED = "MATCH (a:Agency {name: $name})-[e:LEADS]->(t:Task) RETURN t.number AS number, e.basis, t.id AS task_id, e.end"
ASKED += " ORDER BY toInteger(t.number)"


def test_own_cypher_in_three_forms(run: Run) -> None:
    """A column whose name ends in _id is the user's, and in the table too."""
    ask = ("cypher", ASKED, "--param", "name=区税务局", "--format")
    rows = json.loads(run(*ask, "json").stdout)
    lines = list(csv.DictReader(io.StringIO(run(*ask, "csv").stdout)))
    assert [(row["number"], row["e.basis"]) for row in rows] == LEADS
    assert lines == [{name: str(value) for name, value in row.items()} for row in rows]
    head, *table = run(*ask, "table").stdout.splitlines()
    assert head.split() == ["number", "e.basis", "task_id", "e.end"]
    assert [line.split()[2] for line in table] == [row["task_id"] for row in rows]


PARAMETERS = [
    ("x=1", "1", "a number"),
    ('x=[1, "a"]', '[1, "a"]', "a list"),
    ("x=区税务局", "区税务局", "what is no JSON is text"),
    ("x=a=b", "a=b", "the first = ends the name"),
]


@pytest.mark.parametrize(("given", "printed", "why"), PARAMETERS, ids=[case[2] for case in PARAMETERS])
def test_parameters_of_own_cypher(run: Run, given: str, printed: str, why: str) -> None:
    result = run("cypher", "RETURN $x AS x", "--param", given, "--format", "csv")
    assert [*csv.reader(io.StringIO(result.stdout))] == [["x"], [printed]]


WRONG_CYPHER = [
    (("MTCH (n) RETURN n",), 1, "the statement is wrong: Syntax error at line 1:0", "what the engine says"),
    (("CREATE (n:Task)",), 1, "this connection only reads", "a write"),
    (("RETURN $x AS x",), 1, "parameter(s): x", "a parameter that is not given"),
    (("RETURN 1", "--param", "x"), 2, "is not NAME=VALUE", "a parameter without a value"),
    (
        ("UNWIND range(1, 20000) AS x UNWIND range(1, 1000) AS y RETURN sum(x * y % 7)", "--limit-seconds", "0.2"),
        1,
        "stopped after 0.2 seconds",
        "too long",
    ),
]


@pytest.mark.parametrize(("arguments", "code", "words", "why"), WRONG_CYPHER, ids=[case[3] for case in WRONG_CYPHER])
def test_wrong_cypher_is_one_line(run: Run, arguments: tuple[str, ...], code: int, words: str, why: str) -> None:
    result = run("cypher", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert words in result.stderr
    assert code == 2 or result.stderr.count("\n") == 1


def test_another_client_connects_as_told(run: Run) -> None:
    """The password is printed where it is asked for, and alone; it opens the graph for reading."""
    told = dict(line.split(": ", 1) for line in run("engine", "connect").stdout.splitlines())
    password = run("engine", "connect", "--password").stdout.removesuffix("\n")
    assert password not in run("engine", "connect").output
    assert told["password"] == "policygraph engine connect --password"
    with GraphDatabase.driver(told["address"], auth=(told["user"], password)) as driver:
        records, _, _ = driver.execute_query("MATCH (p:Policy) RETURN count(p) AS n", database_=told["database"])
        assert records[0]["n"] > 5
        with pytest.raises(Neo4jError, match="Forbidden"):
            driver.execute_query("CREATE (n:Task)", database_=told["database"])


def test_how_to_connect_to_a_neo4j(run: Run) -> None:
    variables = {"NEO4J_URI": "bolt://db:7687", "NEO4J_USER": "me", "NEO4J_PASSWORD": "its-password"}
    told = run("engine", "connect", **variables).output
    assert "address: bolt://db:7687\ndatabase: neo4j\nuser: me\npassword: what NEO4J_PASSWORD is set to\n" in told
    assert "its-password" not in told
    assert run("engine", "connect", "--password", **variables).stdout == "its-password\n"


def test_what_is_in_is_not_read_again(run_emptied: Run, corpus: Path, tmp_path: Path) -> None:
    """An ingest that was interrupted goes on: what is in as it is stays; what changed, or is to be, is read."""
    first, second = sorted(corpus.glob("*.txt"))[3:5]
    folder = tmp_path / "in"
    folder.mkdir()
    for path in (first, second):
        (folder / path.name).write_bytes(path.read_bytes())
    assert "1 of 1 files are in\n" in run_emptied("ingest", folder / first.name).stderr
    went_on = run_emptied("ingest", folder).stderr
    assert "2 of 2 files are in; 1 of them were, and have not changed" in went_on
    assert first.name not in went_on
    assert second.name in went_on
    with (folder / first.name).open("a", encoding="utf-8") as file:
        file.write("\n附则\n")
    changed = run_emptied("ingest", folder).stderr
    assert (first.name in changed, second.name in changed) == (True, False)
    again = run_emptied("ingest", folder, "--again").stderr
    assert all(path.name in again for path in (first, second))


def test_the_importer_s_files_are_a_folder(run: Run, tmp_path: Path) -> None:
    assert run("export", "--format", "neo4j-admin").exit_code == 2
    assert run("export", "--format", "neo4j-admin", "--out", tmp_path / "bulk").exit_code == 0
    names = {path.name for path in (tmp_path / "bulk").iterdir()}
    assert {"import.args", "after.cypher", "Task.csv", "Agency_LEADS.csv", "StoreVersion.csv"} <= names


def test_bad_files_are_named_and_keep_no_other_out(run_emptied: Run, corpus: Path, tmp_path: Path) -> None:
    good = next(corpus.glob("003*"))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(b"\x00\x01" * 50)
    (folder / "large.txt").write_text("大" * 40_000, "utf-8")
    (folder / "gb.txt").write_bytes(good.read_text("utf-8").encode("gb18030"))
    result = run_emptied("ingest", folder, tmp_path / "missing.txt", POLICYGRAPH_MAX_BYTES="100000")
    assert result.exit_code == 1
    for name, words in (("empty", "empty"), ("binary", "binary"), ("large", "over the limit"), ("missing", "no such")):
        assert [line for line in result.stderr.splitlines() if f"{name}.txt" in line and words in line], name
    assert "1 of 5 files are in" in result.stderr
    assert result.stdout == ""
    tasks = json.loads(run_emptied("tasks", "--format", "json").stdout)
    assert {task["policy_title"] for task in tasks} == {"2020年优化营商环境工作措施"}


def test_changed_and_removed_policies_leave_nothing_behind(run_emptied: Run, corpus: Path, tmp_path: Path) -> None:
    document = tmp_path / "document.txt"
    shutil.copy(next(corpus.glob("000*")), document)
    run_emptied("ingest", document)
    first = run_emptied("export").stdout
    document.write_text(document.read_text("utf-8").replace("区税务局", "区新设局"), "utf-8")
    run_emptied("ingest", document)
    assert "区新设局" in run_emptied("export").stdout
    assert run_emptied("agencies", "-q", "区税务局", "--format", "csv").stdout.count("\n") == 1
    shutil.copy(next(corpus.glob("000*")), document)
    run_emptied("ingest", document)
    assert run_emptied("export").stdout == first
    policy = json.loads(run_emptied("tasks", "--format", "json").stdout)[0]["policy_id"]
    assert run_emptied("remove", policy).exit_code == 0
    assert run_emptied("export").stdout == ""
    again = run_emptied("remove", policy)
    assert again.exit_code == 1
    assert f"policy {policy}" in again.stderr
    assert "is gone since version" in again.stderr


def test_ingest_says_what_it_did_not_understand(run_emptied: Run, tmp_path: Path) -> None:
    folder = tmp_path / "documents"  # the engine keeps its logs beside it
    folder.mkdir()
    document = folder / "plan.txt"
    document.write_text("某市工作方案\n一、主要任务\n1.推进改革。\n2.完善服务。\n责任单位：\n", "utf-8")
    result = run_emptied("ingest", document)
    assert result.exit_code == 0
    assert "tasks; not understood: 1 statement" in result.stderr
    counts = json.loads(run_emptied("health", document, "--format", "json").stdout)
    assert (counts[0]["document"], counts[0]["statement"], counts[0]["figure"]) == ("plan.txt", 1, 0)
    places = json.loads(run_emptied("health", folder, "--places", "--format", "json").stdout)
    assert [(place["kind"], place["quote"]) for place in places] == [("statement", "责任单位")]


def test_what_is_no_policy_is_named_and_left_out(run_emptied: Run, corpus: Path, tmp_path: Path) -> None:
    plan, weather = tmp_path / "plan.txt", tmp_path / "weather.txt"
    shutil.copy(next(corpus.glob("003*")), plan)
    weather.write_text("今天天气很好。", "utf-8")
    result = run_emptied("ingest", plan, weather)
    assert result.exit_code == 1
    assert "weather.txt: no policy: no duty of a public body found" in result.stderr
    assert "1 of 2 files are in" in result.stderr
    assert run_emptied("ingest", weather, "--any").exit_code == 0
    found = json.loads(run_emptied("extract", weather).stdout)
    assert (found["is_policy"], found["why_not"]) == (False, "no duty of a public body found")


WRONG = [
    (("evaluate", "nowhere.json"), {}, "nowhere.json: cannot be read", "no such answer"),
    (("evaluate", "README.md"), {}, "README.md: no JSON", "what is no JSON"),
    (("stats",), {"POLICYGRAPH_API_KEY": "short"}, "POLICYGRAPH_API_KEY: ", "a setting that is wrong, by its variable"),
]


@pytest.mark.parametrize(("command", "changed", "told", "reason"), WRONG, ids=[case[3] for case in WRONG])
def test_wrong_input_ends_in_one_line(
    run_fresh: Run,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    changed: dict[str, str],
    told: str,
    reason: str,
) -> None:
    for name, value in changed.items():
        monkeypatch.setenv(name, value)
    result = run_fresh(*command)
    assert result.exit_code == 1, reason
    assert f"error: {told}" in result.stderr
    assert "Traceback" not in result.stderr


def test_ingest_says_when_a_layout_is_unsure(run_emptied: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which documents a person has to look at: those of doubtful tasks, and those of none."""
    tasks = tuple(task.model_copy(update={"confidence": 0.5}) for task in samples.district().tasks)
    doubtful = samples.district().model_copy(update={"tasks": tasks})
    made = {
        "doubtful.txt": Built(doubtful, {"statement": 12, "bodies": 1, "lone item": 1}),
        "none.txt": Built(samples.nowhere().model_copy(update={"tasks": (), "responsibilities": ()}), {}),
        "sure.txt": Built(samples.neighbour(), {"statement": 2}),
    }

    def submit(pool: Pool, task: FileTask[Built]) -> Future[Built]:
        built = Future[Built]()
        built.set_result(made[task.path.name])
        return built

    monkeypatch.setattr(Pool, "submit", submit)
    for name in made:
        (tmp_path / name).touch()
    result = run_emptied("ingest", tmp_path, POLICYGRAPH_KEEP_SOURCES="false")  # the files hold nothing that was read
    assert (result.exit_code, result.stdout) == (0, "")
    assert [line.replace(f"{tmp_path}/", "") for line in result.stderr.splitlines() if "unsure" in line] == [
        "layout unsure: doubtful.txt: its 3 tasks have confidence 0.5 in the mean;"
        " 12 statements, 1 list of bodies, 1 lone item not understood",
        "layout unsure: none.txt: no task found",
    ]
    assert set(told.WORDS) == set(KINDS)


def test_health_names_a_file_that_cannot_be_read(run_emptied: Run, corpus: Path, tmp_path: Path) -> None:
    result = run_emptied("health", tmp_path / "missing.txt", next(corpus.glob("003*")), "--format", "csv")
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr
    assert result.stdout.splitlines()[0].startswith("document,statement,figure")
    assert len(result.stdout.splitlines()) == 2


def test_extract_needs_no_store(run_fresh: Run, corpus: Path) -> None:
    path = next(corpus.glob("000*"))
    result = run_fresh("extract", path)
    found, text = json.loads(result.stdout), path.read_text("utf-8")
    assert found["document"] == path.name
    for task in found["tasks"]:
        pieces = zip(task["quote"], task["starts"], task["ends"], strict=True)
        assert all(text[start:end] == quote for quote, start, end in pieces)
    assert "stopped" in run_fresh("engine", "status").stdout


def test_evaluate_prints_figures_and_misses(run: Run, corpus: Path) -> None:
    gold = sorted((corpus.parent / "gold").glob("*.json"))
    rows = json.loads(run("evaluate", *gold, "--format", "json").stdout)
    assert len(rows) == 12 * 6
    tasks = {row["document"][:3]: row["f1"] for row in rows if row["field"] == "task"}
    assert min(tasks["000"], tasks["004"]) >= 0.95
    assert min(tasks.values()) >= 0.7
    misses = json.loads(run("evaluate", *gold, "--misses", "--format", "json").stdout)
    assert {row["document"] for row in misses} <= {row["document"] for row in rows}


def test_evaluate_leaves_each_document_out(run: Run, corpus: Path) -> None:
    """Rows by document, by form, by form within a group, by group, and in all; then how sure is right."""
    gold = sorted((corpus.parent / "gold").glob("*.json"))
    rows = json.loads(run("evaluate", *gold, "--cross-validate", "--format", "json").stdout)
    names = list(dict.fromkeys(row["document"] for row in rows))
    assert names[:5] == sorted(path.name for path in corpus.iterdir())
    assert {"form: reply", "known: reply", "group: known", "all"} <= set(names)
    kinds = json.loads(run("evaluate", *gold, "--cross-validate", "--calibration", "--format", "json").stdout)
    assert [kind["kind"] for kind in kinds] == ["task", "edge", "quantity", "named", "milestone", "policy", "cite"]
    assert sum(part["count"] for part in kinds[0]["bins"]) == kinds[0]["facts"]


def test_evaluate_checks_answers(run: Run, corpus: Path, tmp_path: Path) -> None:
    path = next((corpus.parent / "gold").glob("003*"))
    assert run("evaluate", path, "--check", "--format", "json").stdout == "[]\n"
    wrong = tmp_path / "wrong.json"
    wrong.write_text(path.read_text("utf-8").replace('"kind": "plan"', '"kind": "letter"'), "utf-8")
    result = run("evaluate", wrong, "--documents", corpus, "--check", "--format", "json")
    assert result.exit_code == 1
    assert [row["fault"] for row in json.loads(result.stdout)] == ["policy kind letter"]


USAGE = [
    (("tasks", "--role", "boss"), 2, "boss", "a value that is none"),
    (("tasks", "--due-before", "soon"), 2, "soon", "no date"),
    (("nothing",), 2, "nothing", "no such command"),
    (("extract", "missing.txt"), 1, "no such file", "no such file"),
    (("ingest", "missing"), 1, "no such file", "no such folder"),
]


@pytest.mark.parametrize(("arguments", "code", "words", "reason"), USAGE, ids=[case[3] for case in USAGE])
def test_wrong_usage(run: Run, arguments: tuple[str, ...], code: int, words: str, reason: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (code, ""), reason
    assert words in result.stderr


def test_a_setting_that_cannot_be_used_is_named(run: Run) -> None:
    result = run("stats", POLICYGRAPH_MAX_BYTES="many")
    assert result.exit_code == 1
    assert "max_bytes" in result.stderr.lower()


def test_engine_status_and_stop(run_fresh: Run) -> None:
    assert run_fresh("engine", "stop").stderr == "no engine was running\n"
    assert run_fresh("stats").exit_code == 0
    assert "running, process" in run_fresh("engine", "status").stdout
    assert run_fresh("engine", "stop").stderr == "stopped\n"
    assert "stopped" in run_fresh("engine", "status").stdout


def test_an_answer_does_not_wait_for_acknowledgements() -> None:
    """Nor does what is accepted: 40 ms a request, where head and body of an answer are sent apart."""
    with service._listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_serve_tells_of_a_port_in_use(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("serve", "--port", taken.getsockname()[1])
    assert result.exit_code == 1
    assert "cannot listen on 127.0.0.1" in result.stderr


LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
LISTENING = [
    ("127.0.0.1", None, LOOPBACK, "on the loopback its own names alone"),
    ("0.0.0.0", None, ("*",), "elsewhere any: nobody can tell how it is reached"),  # noqa: S104
    ("0.0.0.0", "policies.example", ("policies.example",), "what the settings say holds"),  # noqa: S104
]


@pytest.mark.parametrize(("host", "given", "names", "reason"), LISTENING, ids=[case[3] for case in LISTENING])
def test_serve_answers_to_the_names_it_is_reached_by(
    run: Run, monkeypatch: pytest.MonkeyPatch, host: str, given: str | None, names: tuple[str, ...], reason: str
) -> None:
    served = []
    monkeypatch.setattr(service, "_serve", lambda chosen, listener, *_: served.append(chosen) or listener.close())
    result = run("serve", "--host", host, "--port", 0, **({"POLICYGRAPH_ALLOWED_HOSTS": given} if given else {}))
    assert result.exit_code == 0, result.output
    assert served[0].allowed_hosts == names, reason


DEMO_HOMES = [
    ({}, "", "data/policygraph-demo", "nothing is set: not the user's own graph"),
    ({"POLICYGRAPH_HOME": "mine"}, "", "mine", "asked for in the environment"),
    ({}, "home = 'theirs'", "theirs", "asked for in policygraph.toml"),
    ({"NEO4J_URI": "bolt://db:1"}, "", "data/policygraph-demo", "nor the Neo4j that other commands use"),
]


@pytest.mark.parametrize(("variables", "file", "home", "reason"), DEMO_HOMES, ids=[case[3] for case in DEMO_HOMES])
def test_the_demonstration_has_a_home_of_its_own(
    environment: pytest.MonkeyPatch,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    variables: dict[str, str],
    file: str,
    home: str,
    reason: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("POLICYGRAPH_HOME", raising=False)
    (tmp_path / "policygraph.toml").write_text(file)
    served = []
    monkeypatch.setattr(service, "_missing_documents", lambda _: [])
    monkeypatch.setattr(service, "_serve", lambda chosen, listener, *_: served.append(chosen) or listener.close())
    result = CliRunner().invoke(app, ["demo"], env=variables)
    assert result.exit_code == 0, result.output
    (chosen,) = served
    assert (tmp_path / chosen.home, chosen.neo4j_uri) == (tmp_path / home, None), reason
    assert f"keeps its graph in {chosen.home} " in result.stderr


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, cli.main; print(sorted({'spacy', 'neo4j', 'fastapi', 'pydantic', 'uvicorn'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_data_set_leaves_out_what_is_no_policy(run: Run, corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    shutil.copy(next(corpus.glob("003*")), folder)
    (folder / "weather.txt").write_text("今天天气很好。", "utf-8")
    result = run("extract", folder, "--out", tmp_path / "set")
    assert result.exit_code == 1
    assert "weather.txt: no policy: no duty of a public body found" in result.stderr
    assert run("extract", folder, "--out", tmp_path / "every", "--any").exit_code == 0
