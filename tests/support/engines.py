"""Where the tests' Neo4j comes from: NEO4J_URI, else the artifacts that Maven brings, run on a Java of this machine."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from graph import locks
from graph.settings import Settings

CHECKOUT = Path(__file__).resolve().parents[2]
START_SECONDS = 90.0
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For a Java of some minutes: its second compiler and a collector of many threads take more than they give."""
_POM = """<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>policygraph.tests</groupId><artifactId>neo4j</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies><dependency>
    <groupId>org.neo4j.assembly</groupId><artifactId>neo4j-community-standalone</artifactId>
    <version>{version}</version><type>pom</type>
    <exclusions>{exclusions}</exclusions>
  </dependency></dependencies>
</project>
"""
_EXCLUSION = "<exclusion><groupId>org.neo4j</groupId><artifactId>{artifact}</artifactId></exclusion>"
_CONF = """server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.heap.max_size=512m
server.memory.pagecache.size=128m
dbms.security.auth_enabled={auth}
dbms.usage_report.enabled=false
"""
_ADMIN = "org.neo4j.server.startup.Neo4jAdminCommand"
_OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")


class UnavailableError(Exception):
    """No Neo4j can be run here; says what is missing."""


@dataclass(frozen=True)
class Release:
    """A Neo4j as Maven has it; least_java is the oldest Java that runs it, excluded what the server does without."""

    version: str
    least_java: int
    main: str
    excluded: tuple[str, ...] = ()


LONG_TERM = Release("5.26.30", 17, "org.neo4j.server.CommunityEntryPoint")
CALENDAR = Release(
    "2025.12.1",
    21,
    "org.neo4j.server.Neo4jCommunity",
    ("cypher-shell", "neo4j-push-to-cloud", "neo4j-genai-plugin"),
)


def javas() -> dict[int, Path]:
    """The Java of each major version that is installed."""
    found = {}
    for home in sorted(Path("/usr/lib/jvm").glob("*")):
        release = home / "release"
        version = re.search(r'JAVA_VERSION="(\d+)', release.read_text()) if release.is_file() else None
        if version and (home / "bin" / "java").is_file():
            found[int(version[1])] = home / "bin" / "java"
    return found


def releases() -> list[Release]:
    """The releases to test: the long-term one always, the newest where there is a Java for it."""
    return [LONG_TERM] + ([CALENDAR] if max(javas(), default=0) >= CALENDAR.least_java else [])


class Neo4j:
    """A Neo4j in a folder of its own, that can be killed and started again; made by neo4j_in."""

    def __init__(self, command: list[str], folder: Path, port: int) -> None:
        self._command, self._folder, self.port = command, folder, port
        self.process: subprocess.Popen[bytes] | None = None
        self.prepared = 0.0  # seconds that neo4j-admin took before

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it listens. Raises UnavailableError."""
        with (self._folder / "log").open("wb") as log:
            self.process = subprocess.Popen(self._command, stdout=log, stderr=log)
        _wait(self.process, self.port, self._folder / "log")

    def kill(self) -> None:
        """End it with kill -9."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(60)


@contextmanager
def neo4j_in(
    release: Release, folder: Path, *, auth: bool = False, prepare: Sequence[str] = (), inside: Path | None = None
) -> Iterator[Neo4j]:
    """Run a Neo4j in a new folder. auth: it wants a password, and has none but its first. Raises UnavailableError.

    prepare: arguments of neo4j-admin, which is run before in a folder (inside).
    """
    java = _java(release)
    library = _library(release)
    port = _write_home(folder, auth)
    command = [str(java), "-Xmx512m", *BRIEF, *(f"--add-opens={name}=ALL-UNNAMED" for name in _OPENED)]
    command += [
        "-cp",
        f"{library}/*:{folder / 'plugins'}/*",
        release.main,
        f"--home-dir={folder}",
        f"--config-dir={folder / 'conf'}",
    ]
    server = Neo4j(command, folder, port)
    try:
        if prepare:
            env = {**os.environ, "NEO4J_HOME": str(folder), "NEO4J_CONF": str(folder / "conf")}
            admin = [str(java), "-Xmx1g", *BRIEF, "-cp", f"{library}/*", _ADMIN, *prepare]
            began = time.perf_counter()
            done = subprocess.run(admin, cwd=inside, env=env, capture_output=True, text=True, check=False)
            server.prepared = time.perf_counter() - began
            assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        server.start()
        yield server
    finally:
        server.kill()  # nothing in it is to be kept, and it takes long to end on its own


@contextmanager
def neo4j(release: Release, folder: Path) -> Iterator[Settings]:
    """Settings of a Neo4j that runs in a new folder. Raises UnavailableError."""
    with neo4j_in(release, folder) as server:
        yield Settings(neo4j_uri=server.uri, neo4j_password=SecretStr("-"), home=folder / "home")


def _java(release: Release) -> Path:
    fit = [path for version, path in sorted(javas().items()) if version >= release.least_java]
    on_path = shutil.which("java")
    if not fit and not on_path:
        raise UnavailableError(f"no Java {release.least_java} or newer")
    return fit[0] if fit else Path(str(on_path))


def _library(release: Release) -> Path:
    """The folder of the jars, fetched once, by one process at a time: Maven's own folder is not made for two."""
    cache = Path(os.environ["XDG_CACHE_HOME"]) if os.environ.get("XDG_CACHE_HOME") else CHECKOUT / ".cache"
    folder = cache / "neo4j" / release.version
    folder.mkdir(parents=True, exist_ok=True)
    with locks.held(folder.parent / "lock"):
        return folder / "lib" if (folder / "lib").is_dir() else _fetch(release, folder)


def _fetch(release: Release, folder: Path) -> Path:
    if not shutil.which("mvn"):
        raise UnavailableError("no mvn to fetch Neo4j with, and NEO4J_URI is not set")
    exclusions = "".join(_EXCLUSION.format(artifact=artifact) for artifact in release.excluded)
    (folder / "pom.xml").write_text(_POM.format(version=release.version, exclusions=exclusions))
    fetch = ["mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=fetched"]
    result = subprocess.run(fetch, cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode:
        raise UnavailableError(f"mvn did not fetch Neo4j {release.version}: {result.stdout[-500:]}")
    return (folder / "fetched").rename(folder / "lib")


def _write_home(folder: Path, auth: bool) -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    (folder / "conf").mkdir(parents=True)
    (folder / "conf" / "neo4j.conf").write_text(_CONF.format(port=port, auth=str(auth).lower()))
    return port


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise UnavailableError(f"Neo4j did not start: {log.read_text()[-500:]}")
