"""`pathways serve` as its users meet it: pages follow what is saved, and a port that is taken."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from decision_tool import cli
from decision_tool.publish.site import serving
from tests.publish.invalid_cases import SMALL_LIBRARY
from tests.site.calculator_pages import START_MS

ROOT = Path(__file__).parents[2]
PARTS = (
    *("decision_tool", "docs", "templates", "mkdocs.yml", "package.json"),
    *("node_modules/fflate", "node_modules/pyodide", "build/engine"),
)
PATIENCE_SECONDS = 2 * START_MS / 1000
LOOK_AGAIN_SECONDS = 0.1


@pytest.fixture(name="taken")
def _taken() -> Iterator[int]:
    """Return a port that another program has."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


class Served:
    """A project with a program of its own, served by it."""

    def __init__(self, root: Path, port: int) -> None:
        self.root, self.url = root, f"http://127.0.0.1:{port}/"
        self.log = root / "said.txt"
        command = [sys.executable, "-m", "decision_tool", "serve", "--port", str(port)]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, cwd=root, stdout=log, stderr=log)  # noqa: S603

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new), encoding="utf-8")

    def page(self, path: str) -> str:
        try:
            with urlopen(self.url + path, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
                text: str = answer.read().decode()
        except (URLError, ConnectionError):  # while it starts
            return ""
        return text

    def until(self, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not is_so():
            assert time.monotonic() < end, self.log.read_text()
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(LOOK_AGAIN_SECONDS)

    def until_page(self, path: str, words: str) -> None:
        self.until(lambda: words in self.page(path))

    def until_said(self, words: str) -> None:
        self.until(lambda: words in self.log.read_text())


@pytest.fixture(name="served")
def _served(tmp_path: Path, site: Path) -> Iterator[Served]:
    del site  # built by now: what it keeps spares this one the making of the engine
    shutil.copytree(SMALL_LIBRARY, tmp_path, dirs_exist_ok=True)
    for name in PARTS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("tmp*"))
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, tmp_path / name)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Served(tmp_path, port)
    yield made
    made.process.kill()
    made.process.wait()


def test_a_port_that_is_taken_is_told_at_once_with_its_number(
    taken: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serving, "build", None)  # nothing may even be built
    status = cli.main(["--source", str(ROOT), "serve", "--port", str(taken)])

    assert status == cli.BAD_INPUT
    assert capsys.readouterr().err == (
        f"pathways: Port {taken} is in use: another program answers there. "
        f"Stop it, or choose another, for example: pathways serve --port {taken + 1}\n"
    )


@pytest.mark.long
def test_pages_follow_what_is_saved_and_new_python_is_started_anew(served: Served) -> None:
    served.until_page("pathways/move/", "6 weeks before")
    served.edit("pathways/move.yml", "when: 6 weeks before", "when: 7 weeks before")
    served.until_page("pathways/move/", "7 weeks before")

    # A fault is told of, and pages neither change nor wait for it to be mended.
    served.edit("pathways/move.yml", "when: 7 weeks before", "when: 7 weks before")
    served.until_said("The site stays as it was until this is mended.")
    assert "7 weeks before" in served.page("pathways/move/")
    assert "pathways/move.yml:" in served.log.read_text()
    served.edit("pathways/move.yml", "when: 7 weks before", "when: 8 weeks before")
    served.until_page("pathways/move/", "8 weeks before")

    # Python that does not parse is told of; once it does, the program starts anew with it.
    plugin = "decision_tool/mkdocs_plugin.py"
    served.edit(plugin, "Guidance edition {", "Guidance of edition {,")
    served.until_said("mkdocs_plugin.py:")
    served.until_said("Nothing is built anew until this is mended.")
    served.edit(plugin, "Guidance of edition {,", "Guidance of edition {")
    served.until_said("The program's own Python changed: starting anew")
    served.until_page("about/", "Guidance of edition")
    served.edit("pathways/move.yml", "when: 8 weeks before", "when: 9 weeks before")
    served.until_page("pathways/move/", "9 weeks before")
