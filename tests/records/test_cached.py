"""The kept files of the records: made once, made anew only for what changed, safe side by side.

The renderers here are written by the tests: each writes down that it ran, in a file, because
it runs in a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from decision_tool.publish.forms.document import Fields, Ticks
from decision_tool.publish.records import cached, fonts, formats
from decision_tool.publish.records.cached import KEPT, RecordFileError, cached_files, sizes
from decision_tool.publish.records.formats import FORMATS, Format
from decision_tool.publish.words.templates import TEMPLATES
from tests.records.sample import sample

ROOT = Path(__file__).resolve().parents[2]
RENDERER = """
from pathlib import Path

def made(document):
    with Path({log!r}).open("a") as log:
        log.write(document.id + "\\n")
    {body}
"""
BOTH = (sample(), replace(sample(), id="other-record", title="Other record"))


class Renderer:
    """A renderer of the test's own: its format, and the documents it was asked for."""

    def __init__(self, folder: Path, ending: str, body: str) -> None:
        name = f"renderer_{ending}"
        self.log = folder / f"{ending}.log"
        (folder / f"{name}.py").write_text(RENDERER.format(log=str(self.log), body=body))
        self.format = Format(ending, ending, name, "made", sources=(), libraries=("jinja2",))

    def asked(self) -> list[str]:
        return sorted(self.log.read_text().split()) if self.log.exists() else []


Make = Callable[..., Renderer]


@pytest.fixture(name="renderer")
def _renderer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    folder = tmp_path / "renderers"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setattr(cached, "_NO_PDF", {})

    def make(ending: str = "txt", body: str = "return document.title") -> Renderer:
        return Renderer(folder, ending, body)

    return make


def quiet(_words: str) -> None:
    pass


def test_every_file_has_the_name_of_its_document(tmp_path: Path, renderer: Make) -> None:
    one, two = renderer("txt"), renderer("bin", "return document.title.encode()")
    files = cached_files(BOTH, tmp_path, (one.format, two.format), quiet)
    assert {name: path.read_text() for name, path in files.items()} == {
        "sample-record.txt": "Sample record",
        "sample-record.bin": "Sample record",
        "other-record.txt": "Other record",
        "other-record.bin": "Other record",
    }
    assert {path.parent for path in files.values()} == {tmp_path / KEPT}
    assert sizes(files)["other-record.txt"] == len("Other record")


def test_what_has_not_changed_is_not_made_again(
    tmp_path: Path, renderer: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = renderer()
    first = cached_files(BOTH, tmp_path, (one.format,), quiet)
    monkeypatch.setattr(cached, "ProcessPoolExecutor", None)  # nothing may even start
    told: list[str] = []
    assert cached_files(BOTH, tmp_path, (one.format,), told.append) == first
    assert one.asked() == ["other-record", "sample-record"]
    assert told == []


def test_a_changed_document_is_made_anew_and_no_other(tmp_path: Path, renderer: Make) -> None:
    one = renderer()
    before = cached_files(BOTH, tmp_path, (one.format,), quiet)
    changed = (BOTH[0], replace(BOTH[1], title="Changed"))
    after = cached_files(changed, tmp_path, (one.format,), quiet)
    assert one.asked() == ["other-record", "other-record", "sample-record"]
    assert after["sample-record.txt"] == before["sample-record.txt"]
    assert after["other-record.txt"].read_text() == "Changed"


def test_blocks_of_another_kind_with_the_same_fields_are_another_document(
    tmp_path: Path, renderer: Make
) -> None:
    ticks = next(
        block for one in sample().sections for block in one.blocks if isinstance(block, Ticks)
    )
    section = sample().sections[0]
    pair = [
        replace(sample(), sections=(replace(section, blocks=(block,)),))
        for block in (ticks, Fields(ticks.fields))
    ]
    places = {
        cached_files([one], tmp_path, (renderer().format,), quiet)["sample-record.txt"]
        for one in pair
    }
    assert len(places) == 2


def test_a_changed_source_or_library_makes_the_files_of_its_kind_anew(
    tmp_path: Path, renderer: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    package.mkdir()
    source = package / "own.py"
    source.write_text("1")
    monkeypatch.setattr(formats, "PACKAGE", package)
    own = replace(renderer("own").format, sources=("own*.py",))
    other = renderer("other").format
    both = [one.foundation() for one in (own, other)]
    source.write_text("2")
    assert [one.foundation() == was for one, was in zip((own, other), both, strict=True)] == [
        False,
        True,
    ]
    monkeypatch.setattr(formats, "version", lambda name: f"{name} next")
    assert other.foundation() != both[1]


def test_another_font_or_pango_makes_the_pdfs_anew_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = {one.ending: one.foundation() for one in FORMATS}
    monkeypatch.setattr(formats, "setting", lambda: "DejaVu Sans|1; Pango 1.0.0")
    changed = [one.ending for one in FORMATS if one.foundation() != before[one.ending]]
    assert changed == ["pdf"]


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: str(one.ending))
def test_a_format_names_every_module_its_bytes_rest_on(one: Format) -> None:
    """Ask a fresh interpreter what a renderer loads: a source left out would keep stale files."""
    code = (
        "import sys, importlib\n"
        f"importlib.import_module({one.module!r})\n"
        "found = [m.__file__ for n, m in sys.modules.items() "
        "if n.startswith('decision_tool') and m.__file__ and '__init__' not in m.__file__]\n"
        "print('\\n'.join(found))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter, fixed arguments
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = {Path(line).resolve() for line in done.stdout.split()}
    assert loaded
    assert loaded - set(one.files()) == set()


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: str(one.ending))
def test_every_pattern_of_a_format_finds_files(one: Format) -> None:
    for pattern in one.sources:
        assert list(formats.PACKAGE.glob(pattern)), pattern
    for pattern in one.templates:
        assert list(TEMPLATES.glob(pattern)), pattern


def test_a_renderer_that_fails_is_told_once_by_form_and_kind(
    tmp_path: Path, renderer: Make
) -> None:
    one = renderer("txt", 'raise ValueError("no such font")')
    with pytest.raises(RecordFileError) as raised:
        cached_files(BOTH, tmp_path, (one.format,), quiet)
    assert str(raised.value) in {
        f"The txt of the record '{document.id}' was not made: ValueError('no such font')"
        for document in BOTH
    }
    assert list((tmp_path / KEPT).iterdir()) == []


def test_what_was_made_before_a_failure_stays(tmp_path: Path, renderer: Make) -> None:
    good = renderer("good")
    cached_files(BOTH, tmp_path, (good.format,), quiet)
    bad = renderer("bad", "raise ValueError(document.id)")
    with pytest.raises(RecordFileError):
        cached_files(BOTH, tmp_path, (good.format, bad.format), quiet)
    assert sorted(path.suffix for path in (tmp_path / KEPT).iterdir()) == [".good", ".good"]


def test_progress_is_told_on_the_way_and_its_end_left_to_who_asked(
    tmp_path: Path, renderer: Make
) -> None:
    many = [replace(sample(), id=f"record-{number}") for number in range(30)]
    told: list[str] = []
    cached_files(many, tmp_path, (renderer().format,), told.append)
    assert told == [
        "Records: making 30 files. The first time, this takes a while",
        "Records: 24 of 30 files made",
    ]


def test_a_build_that_is_stopped_does_not_make_the_other_files_first(
    tmp_path: Path, renderer: Make
) -> None:
    many = [replace(sample(), id=f"record-{number}") for number in range(120)]
    slow = renderer("txt", "import time; time.sleep(0.02); return document.title")

    def stop(words: str) -> None:
        if "24 of 120" in words:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cached_files(many, tmp_path, (slow.format,), stop)
    assert 0 < len(slow.asked()) < len(many) // 2


def test_ctrl_c_is_left_to_the_build_by_the_processes_it_starts(
    tmp_path: Path, renderer: Make
) -> None:
    body = "import os, signal; os.kill(os.getpid(), signal.SIGINT); return document.title"
    one = renderer("txt", body)
    assert len(cached_files(BOTH, tmp_path, (one.format,), quiet)) == len(BOTH)


def test_builds_at_the_same_time_end_with_the_same_whole_files(
    tmp_path: Path, renderer: Make
) -> None:
    one = renderer("txt", 'return (document.title + "\\n") * 20_000')
    many = [replace(sample(), id=f"record-{number}") for number in range(12)]

    def build(_number: int) -> dict[str, Path]:
        return cached_files(many, tmp_path, (one.format,), quiet)

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(build, range(2))
    assert first == second
    assert {path.read_text() for path in first.values()} == {"Sample record\n" * 20_000}
    assert sorted(first.values()) == sorted((tmp_path / KEPT).iterdir())


def with_reason(renderer: Make, monkeypatch: pytest.MonkeyPatch, reason: str) -> Renderer:
    """Return the renderer of PDFs of a machine that gives this reason to make none."""
    pdf = renderer("pdf")
    path = Path(pdf.log.parent, "renderer_pdf.py")
    path.write_text(path.read_text() + f"\ndef why_no_pdf():\n    return {reason!r}\n")
    monkeypatch.setattr(cached, "PDF", pdf.format)
    return pdf


def test_without_what_pdfs_need_they_are_left_out_and_the_reason_is_told_once(
    tmp_path: Path, renderer: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = "No Pango."
    text, pdf = renderer("txt"), with_reason(renderer, monkeypatch, reason)
    told: list[str] = []
    files = cached_files(BOTH, tmp_path, (text.format, pdf.format), told.append)
    assert sorted(files) == ["other-record.txt", "sample-record.txt"]
    assert pdf.asked() == []
    assert [words for words in told if reason in words] == [f"Records: {reason}"]


def test_why_there_are_no_pdfs_is_asked_once_a_session(
    tmp_path: Path, renderer: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = with_reason(renderer, monkeypatch, "No Pango.")
    told: list[str] = []
    assert cached_files(BOTH, tmp_path, (pdf.format,), told.append) == {}
    monkeypatch.setattr(cached, "ProcessPoolExecutor", None)  # nothing may start again
    assert cached_files(BOTH, tmp_path, (pdf.format,), told.append) == {}
    assert told == ["Records: No Pango."] * 2


def test_a_machine_known_to_make_no_pdfs_makes_the_rest_and_tells_no_more_than_that(
    tmp_path: Path, renderer: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf, text = with_reason(renderer, monkeypatch, "No Pango."), renderer("txt")
    cached_files(BOTH, tmp_path, (pdf.format,), quiet)
    told: list[str] = []
    files = cached_files(BOTH, tmp_path, (text.format,), told.append)
    assert sorted(files) == ["other-record.txt", "sample-record.txt"]
    assert told == []


@pytest.mark.parametrize("differs", ["", "PDF forms are set in Cantarell."])
def test_a_font_of_another_width_is_told_when_pdfs_are_made(
    tmp_path: Path, renderer: Make, monkeypatch: pytest.MonkeyPatch, differs: str
) -> None:
    pdf, text = with_reason(renderer, monkeypatch, ""), renderer("txt")
    monkeypatch.setattr(fonts, "other_font", lambda: differs)
    told: list[str] = []
    for one in (text, pdf, pdf):
        cached_files(BOTH, tmp_path, (one.format,), told.append)
    assert told == [f"Records: {differs}"] * bool(differs)


def test_a_process_that_is_ended_costs_no_file(tmp_path: Path, renderer: Make) -> None:
    body = (
        "import multiprocessing, os\n"
        "    if multiprocessing.parent_process():\n"
        "        os._exit(9)\n"
        "    return document.title"
    )
    told: list[str] = []
    files = cached_files(BOTH, tmp_path, (renderer("txt", body).format,), told.append)
    assert sorted(files) == ["other-record.txt", "sample-record.txt"]
    assert "one by one" in " ".join(told)


def test_what_is_long_out_of_use_is_swept_and_what_is_used_stays(
    tmp_path: Path, renderer: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached, "MOST_UNUSED", 1)
    one = renderer()

    def build(*titles: str) -> list[Path]:
        every = [replace(sample(), id=title, title=title) for title in titles]
        return list(cached_files(every, tmp_path, (one.format,), quiet).values())

    old, newer, used = build("old", "newer", "used")
    os.utime(old, (1, 1))
    os.utime(newer, (2, 2))
    os.utime(used, (0, 0))
    assert build("used") == [used]
    assert sorted((tmp_path / KEPT).iterdir()) == sorted([newer, used])
    assert used.stat().st_mtime > 2


def test_the_real_formats_make_real_files_and_load_nothing_here(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from decision_tool.publish.records.cached import cached_files\n"
        "from tests.records.sample import sample\n"
        "if __name__ == '__main__':\n"
        f"    files = cached_files([sample()], Path({str(tmp_path)!r}))\n"
        "    print(*files)\n"
        "    print(*{'weasyprint', 'docx', 'odfdo'} & set(sys.modules))\n"
    )
    script = tmp_path / "script.py"
    script.write_text(code)
    done = subprocess.run(  # noqa: S603 - our own interpreter, fixed arguments
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    names, loaded = done.stdout.splitlines()
    expected = [f"sample-record.{one.ending}" for one in FORMATS]
    assert [*names.split(), *(["sample-record.pdf"] if "Pango" in done.stderr else [])] == expected
    assert loaded == ""
    starts = {"docx": b"pk", "odt": b"pk", "pdf": b"%pdf", "html": b"<!doctype html>"}
    for path in (tmp_path / KEPT).iterdir():
        assert path.read_bytes().lower().startswith(starts[path.suffix[1:]])
