"""How the product grows: 19, 200 and 1,000 pathways, checked, built, and started in a browser.

`make bench` runs it. What a build takes is a ratio to MkDocs and its theme alone on the same
Markdown, both as processes of their own, in CPU time: it suffers least from other work. The
files of the record forms are apart: they are made once and kept.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from tools.growth import grow
from tools.python_env import ROOT

SIZES = (19, 200, 1000)
CHECK = "import sys; from decision_tool.cli import main; sys.exit(main(['check']))"
WRITE = """
import sys
from pathlib import Path
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.pages.pages import pages, write_pages
write_pages(pages(load_library(Path("."))), Path(sys.argv[1]))
"""
BUILD = """
import logging, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
from decision_tool.mkdocs_plugin import PathwaysPlugin
PathwaysPlugin._records = lambda self, config: {}
config = load_config("mkdocs.yml", site_dir=sys.argv[1])
config.plugins.on_startup(command="build", dirty=False)
build(config)
config.plugins.on_shutdown()
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took."""

    cpu_seconds: float
    megabytes: float


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    arguments = parser.parse_args()
    with TemporaryDirectory() as name:
        heads = ("pathways", "check", "MB", "each", "build", "MB", "theme alone", "ratio")
        print("".join(f"{head:>12}" for head in heads))
        for size in arguments.sizes:
            print(_line(size, Path(name) / str(size)), flush=True)
    return 0


def _line(size: int, folder: Path) -> str:
    grow(folder, size)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / "decision_tool").mkdir()
    check = _run([CHECK], _fresh(folder))
    _run([BUILD, str(folder / "site")], folder)  # joins the scripts, works out the readings
    ours = _run([BUILD, str(folder / "site")], folder)
    plain = _plain(folder)
    ratio = ours.cpu_seconds / plain.cpu_seconds
    cells = (
        f"{size}",
        f"{check.cpu_seconds:.2f} s",
        f"{check.megabytes:.0f}",
        f"{1000 * check.cpu_seconds / size:.1f} ms",
        f"{ours.cpu_seconds:.1f} s",
        f"{ours.megabytes:.0f}",
        f"{plain.cpu_seconds:.1f} s",
        f"{ratio:.2f}",
    )
    return "".join(f"{cell:>12}" for cell in cells)


def _plain(folder: Path) -> Run:
    """Return what the theme alone takes on the same Markdown."""
    plain = folder / "plain"
    plain.mkdir()
    _run([WRITE, str(plain / "docs")], folder)
    for page in (folder / "docs").rglob("*.md"):
        target = plain / "docs" / page.relative_to(folder / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page.read_bytes())
    written = yaml.safe_load((folder / "mkdocs.yml").read_text())
    config = {
        "site_name": "plain",
        "theme": {"name": "material", "font": False, "features": written["theme"]["features"]},
        "plugins": ["search"],
        "markdown_extensions": written["markdown_extensions"],
    }
    (plain / "mkdocs.yml").write_text(yaml.safe_dump(config))
    return _run(["-m", "mkdocs", "build", "--quiet"], plain)


def _fresh(folder: Path) -> Path:
    """Return the folder without what an earlier check left."""
    for one in (folder / "build" / "guidance").rglob("*.json"):
        one.unlink()
    return folder


def _run(arguments: Sequence[str], folder: Path) -> Run:
    """Return what a Python takes that runs a text of ours, or what `-m` names."""
    code = arguments if arguments[0].startswith("-") else ["-c", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        [sys.executable, *code],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(code)[:60]} failed in {folder}.")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    sys.exit(main())
