"""The files of record forms, made beside the serving of pages: no page waits for a Word file.

While a form is edited, its page is there at once, and offers the files of the form as it was. Those
of the form as it is are made meanwhile, and then the pages are made once more.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from decision_tool.core.errors import DecisionToolError
from decision_tool.core.words import counted
from decision_tool.publish.forms.document import Document
from decision_tool.publish.records.cached import cached_files, kept_files
from decision_tool.publish.records.formats import FORMATS, Format

_log = logging.getLogger("mkdocs.pathways")


class LateFiles:
    """Remembers the files of the last build for as long as this build's are being made."""

    def __init__(self, project: Path, formats: Sequence[Format] = FORMATS) -> None:
        """Take the folder of the project; nothing is made late before `make_late`."""
        self._project, self._formats = project, formats
        self._shown: dict[str, Path] = {}
        self._tried: set[Path] = set()
        self._done: Callable[[], None] | None = None
        self._making: threading.Thread | None = None

    def make_late(self, done: Callable[[], None]) -> None:
        """Make files beside other work from now on; *done* is called when some are there."""
        self._done = done

    def files(self, documents: Sequence[Document]) -> dict[str, Path]:
        """Return where each file is, by the name it is offered under.

        What has no earlier file to stand in for it is made first. Raises RecordFileError.
        """
        found, lacking = kept_files(documents, self._project, self._formats)
        lacking = {name: place for name, place in lacking.items() if place not in self._tried}
        earlier = {name: self._shown[name] for name in lacking if self._is_shown(name)}
        if lacking and (not self._done or earlier.keys() != lacking.keys()):
            found = cached_files(documents, self._project, self._formats)
            self._tried |= {place for place in lacking.values() if not place.is_file()}
        elif lacking:
            self._start(documents, set(lacking.values()), self._done)
            found |= earlier
        self._shown = found
        return found

    def _is_shown(self, name: str) -> bool:
        return name in self._shown and self._shown[name].is_file()

    def _start(
        self, documents: Sequence[Document], places: set[Path], done: Callable[[], None] | None
    ) -> None:
        if self._making and self._making.is_alive():
            return  # it says when it is done, and then the rest is seen to
        many = counted(len(places), "file")
        _log.info("Records: %s of the forms that changed will be there in a moment", many)

        def make() -> None:
            try:
                cached_files(documents, self._project, self._formats)
            except DecisionToolError as error:
                _log.error("Records: %s", error)
            self._tried |= {place for place in places if not place.is_file()}
            self._making = None
            if done:
                done()

        self._making = threading.Thread(target=make, daemon=True)
        self._making.start()
