"""Settings: where each comes from, and which source wins."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from graph.errors import SettingsError
from graph.settings import Settings, make_home
from graph.store import open_store

SETTINGS = ("HOME", "ANSWERED", "API_KEY", "MAX_BYTES", "ENGINE_IDLE", "ALLOWED_HOSTS")


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, no variable of ours."""
    monkeypatch.chdir(tmp_path)
    names = [f"NEO4J_{name}" for name in ("URI", "USER", "PASSWORD", "DATABASE")]
    for name in [*names, *(f"POLICYGRAPH_{name}" for name in SETTINGS)]:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_KEY", "another program's")
    settings = Settings()
    assert (settings.neo4j_uri, settings.max_bytes) == (None, 20_000_000)
    assert (settings.api_key, settings.allowed_hosts) == (None, ("localhost", "127.0.0.1", "[::1]"))
    assert settings.home.name == "policygraph"
    assert settings.answered == Path(__file__).resolve().parents[3] / "shared", (
        "beside the checkout, wherever one works"
    )
    assert settings.home != Path.home(), "the variable HOME is not the folder of the store"


def test_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "POLICYGRAPH_ANSWERED": "/answers",
        "NEO4J_URI": "neo4j://db",
        "NEO4J_PASSWORD": "secret",
        "POLICYGRAPH_HOME": "/data",
        "NEO4J_USER": "",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    settings = Settings()
    assert settings.answered == Path("/answers")
    assert (settings.neo4j_uri, settings.home, settings.neo4j_user) == ("neo4j://db", Path("/data"), "neo4j")
    assert settings.neo4j_password is not None
    assert "secret" not in repr(settings)


def test_the_stronger_source_wins(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bare / "policygraph.toml").write_text('max_bytes = 1\nengine_idle = 1\nhome = "toml"\nneo4j_uri = "bolt://toml"\n')
    (bare / ".env").write_text("POLICYGRAPH_MAX_BYTES=2\nPOLICYGRAPH_ENGINE_IDLE=2\n")
    monkeypatch.setenv("POLICYGRAPH_MAX_BYTES", "3")
    settings = Settings()
    assert (settings.max_bytes, settings.engine_idle, settings.home) == (3, 2, Path("toml"))
    assert settings.neo4j_uri == "bolt://toml"
    assert Settings(max_bytes=4).max_bytes == 4


@pytest.mark.parametrize("name", ["MAX_BYTES", "ENGINE_IDLE"])
def test_bad_values(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"POLICYGRAPH_{name}", "-1")
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_a_key_that_is_too_short_is_refused_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYGRAPH_API_KEY", "fifteen letters")
    with pytest.raises(ValidationError, match="api_key") as refused:
        Settings()
    assert "fifteen" not in str(refused.value)
    monkeypatch.setenv("POLICYGRAPH_API_KEY", "fifteen letters.")
    key = Settings().api_key
    assert key is not None
    assert key.get_secret_value() == "fifteen letters."


@pytest.mark.parametrize(
    ("given", "names", "why"),
    [
        ("policies.example, 10.0.0.7", ("policies.example", "10.0.0.7"), "parted by commas"),
        ("*", ("*",), "any"),
        ("", ("localhost", "127.0.0.1", "[::1]"), "a variable that is empty is not set"),
    ],
)
def test_names_of_the_service(monkeypatch: pytest.MonkeyPatch, given: str, names: tuple[str, ...], why: str) -> None:
    monkeypatch.setenv("POLICYGRAPH_ALLOWED_HOSTS", given)
    assert Settings().allowed_hosts == names, why


def test_names_of_the_service_in_the_file(bare: Path) -> None:
    (bare / "policygraph.toml").write_text('allowed_hosts = ["policies.example"]\n')
    assert Settings().allowed_hosts == ("policies.example",)


async def test_a_neo4j_needs_a_password() -> None:
    with pytest.raises(SettingsError, match="NEO4J_PASSWORD"):
        async with open_store(Settings(neo4j_uri="bolt://127.0.0.1:1")):
            pass


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(SettingsError, match=r"POLICYGRAPH_HOME: .*file/home cannot be made: Not a directory"):
        make_home(tmp_path / "file" / "home")
