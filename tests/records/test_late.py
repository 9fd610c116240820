"""Files made beside the serving: the earlier ones stand in for them, and each is tried once."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from decision_tool.publish.forms.document import Document
from decision_tool.publish.records import cached
from decision_tool.publish.records.cached import RecordFileError
from decision_tool.publish.records.formats import Format
from decision_tool.publish.records.late import LateFiles
from tests.records.sample import sample

PATIENCE_SECONDS = 60
FORM = sample()
CHANGED = replace(FORM, title="Changed")
NEW = replace(FORM, id="new-record")
RENDERER = """
def made(document):
    {body}
"""


@pytest.fixture(autouse=True)
def _no_reason_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached, "_NO_PDF", {})


def text_format(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> Format:
    """Return a format of the test's own; what makes it runs in another process."""
    (folder / "late_renderer.py").write_text(RENDERER.format(body=body))
    monkeypatch.syspath_prepend(folder)
    return Format("txt", "Text", "late_renderer", "made", sources=(), libraries=("jinja2",))


class Served:
    """Files of a project that is served, and how often it was to be built again."""

    def __init__(self, project: Path, one: Format) -> None:
        self.late = LateFiles(project, (one,))
        self.built_again = threading.Semaphore(0)

    def serve(self) -> None:
        self.late.make_late(self.built_again.release)

    def title(self, *documents: Document) -> str:
        return self.late.files(documents)["sample-record.txt"].read_text()

    def until_made(self) -> None:
        assert self.built_again.acquire(timeout=PATIENCE_SECONDS)


@pytest.fixture(name="served")
def _served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Served:
    return Served(tmp_path, text_format(tmp_path, monkeypatch, "return document.title"))


def test_before_anything_is_served_files_are_made_at_once(served: Served) -> None:
    assert served.title(FORM) == "Sample record"
    assert served.title(CHANGED) == "Changed"


def test_the_earlier_file_stands_in_until_the_new_one_is_there(served: Served) -> None:
    served.title(FORM)
    served.serve()
    assert served.title(CHANGED) == "Sample record"
    served.until_made()

    assert served.title(CHANGED) == "Changed"
    assert not served.built_again.acquire(timeout=0)


def test_a_form_without_an_earlier_file_is_made_at_once(served: Served) -> None:
    served.title(FORM)
    served.serve()
    files = served.late.files((FORM, NEW))

    assert files["new-record.txt"].read_text() == "Sample record"
    assert not served.built_again.acquire(timeout=0)


def test_what_changes_while_files_are_made_is_made_after_them(served: Served) -> None:
    served.title(FORM)
    served.serve()
    served.title(CHANGED)
    again = replace(FORM, title="Changed again")
    assert served.title(again) == "Sample record"
    served.until_made()
    if served.title(again) != "Changed again":
        served.until_made()

    assert served.title(again) == "Changed again"


def test_a_file_that_cannot_be_made_is_told_of_and_not_tried_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    body = "return document.title if document.title != 'Changed' else 1 / 0"
    served = Served(tmp_path, text_format(tmp_path, monkeypatch, body))
    served.title(FORM)
    served.serve()
    served.title(CHANGED)
    served.until_made()
    assert "of the record 'sample-record' was not made" in caplog.text
    files = served.late.files((CHANGED,))

    assert files == {}
    assert not served.built_again.acquire(timeout=0)


def test_a_fault_in_what_has_no_earlier_file_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = Served(tmp_path, text_format(tmp_path, monkeypatch, "return 1 / 0"))
    served.serve()
    with pytest.raises(RecordFileError):
        served.title(FORM)
