"""The files of every record form, made once for each form and kept under `build/`.

A site is built at every save: a file stays until its form, what makes it or the library
under that changes, and then only that file is made. This process loads no renderer.
"""

from __future__ import annotations

import hashlib
import logging
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

from decision_tool.core.errors import DecisionToolError
from decision_tool.publish.forms.document import Document
from decision_tool.publish.records import fonts
from decision_tool.publish.records.formats import FORMATS, PDF, Format

KEPT = Path("build", "records")
MOST_UNUSED = 600
MOST_WORKERS = 4
FEW = 8
"""So few files are made sooner than one more process starts."""
TOLD_EVERY = 24

Tell = Callable[[str], None]

_log = logging.getLogger("mkdocs.pathways")

_NO_PDF: dict[str, str] = {}
"""Why this machine makes no PDFs, by the module asked: once a session, not at every save."""


class RecordFileError(DecisionToolError):
    """A file of a record form could not be made; the message names both."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One file: of which form, of what kind, and where it is kept."""

    document: Document
    format: Format
    place: Path

    @property
    def name(self) -> str:
        return f"{self.document.file}.{self.format.ending}"


def cached_files(
    documents: Iterable[Document],
    project: Path,
    formats: Sequence[Format] = FORMATS,
    tell: Tell = _log.info,
) -> dict[str, Path]:
    """Return where each file is, by the name it is offered under: ``<document file>.<ending>``.

    Those that *project*/build does not hold yet are made first. Where PDFs cannot be made
    they are missing from the reply, and *tell* is told why. How many came of it is in the
    reply alone: *tell* hears how far the work is, not its end. Raises RecordFileError.
    """
    folder = project / KEPT
    folder.mkdir(parents=True, exist_ok=True)
    wanted = list(_wanted(documents, folder, formats))
    missing = [one for one in wanted if not _is_kept(one.place)]
    _make(missing, tell)
    _sweep(folder, {one.place for one in wanted})
    return {one.name: one.place for one in wanted if one.place.is_file()}


def kept_files(
    documents: Iterable[Document], project: Path, formats: Sequence[Format] = FORMATS
) -> tuple[dict[str, Path], dict[str, Path]]:
    """Return the files that *project*/build holds, and where those will be that it lacks.

    Both by the names they are offered under. Nothing is made.
    """
    wanted = {one.name: one.place for one in _wanted(documents, project / KEPT, formats)}
    found = {name: place for name, place in wanted.items() if _is_kept(place)}
    return found, {name: place for name, place in wanted.items() if name not in found}


def sizes(files: Mapping[str, Path]) -> dict[str, int]:
    """Return the bytes of each file by its name."""
    return {name: path.stat().st_size for name, path in files.items()}


def _wanted(
    documents: Iterable[Document], folder: Path, formats: Sequence[Format]
) -> Iterator[_Wanted]:
    foundations = {one.ending: one.foundation() for one in formats}
    for document in documents:
        # The repr names the class of every block: lists of the same fields are not the same.
        own = repr(document).encode()
        for one in formats:
            if document.is_earlier and not one.of_every_edition:
                continue
            key = hashlib.sha256(foundations[one.ending] + own).hexdigest()[:24]
            yield _Wanted(document, one, folder / f"{key}.{one.ending}")


def _is_kept(place: Path) -> bool:
    """Say whether the file is there, and mark it as used: the sweep takes what is not."""
    try:
        os.utime(place)
    except OSError:
        return False
    return True


def _make(missing: list[_Wanted], tell: Tell) -> None:
    """Make the files. Raises RecordFileError.

    Other processes do it, however few there are: a server that has run for a day holds the
    code of that day, while the names of the files are those of what the disk holds now.
    """
    missing = _possible(missing, _NO_PDF.get(PDF.module, ""), tell)
    if not missing:
        return
    workers = min(os.cpu_count() or 1, MOST_WORKERS, 1 + len(missing) // FEW)
    try:
        started = get_context("spawn")
        with ProcessPoolExecutor(workers, started, _leave_stopping_to_the_build) as pool:
            _make_in(pool, _from_elsewhere(missing), tell)
    except BrokenProcessPool:  # the system ended one of them: it may be short of memory
        tell("Records: a process that made files was ended. The rest is made one by one")
        for one in _possible(missing, _why_no_pdf(PDF.module), tell):
            _make_one(one)


def _leave_stopping_to_the_build() -> None:
    """Let Ctrl-C, which reaches every process of a terminal, stop the build and say so once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _from_elsewhere(missing: list[_Wanted]) -> list[_Wanted]:
    """Return the same in an order of this process's own.

    Builds that run at once then make different files, and find what the others made.
    """
    start = os.getpid() * 7919 % len(missing)
    return missing[start:] + missing[:start]


def _make_in(pool: ProcessPoolExecutor, missing: list[_Wanted], tell: Tell) -> None:
    if _have_pdf(missing):
        missing = _possible(missing, pool.submit(_why_no_pdf, PDF.module).result(), tell)
    if _have_pdf(missing) and (differs := fonts.other_font()):
        tell(f"Records: {differs}")
    if len(missing) > TOLD_EVERY:
        tell(f"Records: making {len(missing)} files. The first time, this takes a while")
    jobs = [pool.submit(_make_one, one) for one in missing]
    try:
        for count, job in enumerate(as_completed(jobs), start=1):
            job.result()
            if count % TOLD_EVERY == 0 and count < len(jobs):  # who asked says how it ended
                tell(f"Records: {count} of {len(jobs)} files made")
    except BaseException:  # also Ctrl-C: else the pool would make all the others first
        pool.shutdown(cancel_futures=True)  # to wait here, for to leave the pool takes it back
        raise


def _have_pdf(wanted: list[_Wanted]) -> bool:
    return any(one.format == PDF for one in wanted)


def _why_no_pdf(module: str) -> str:
    """Return "" where PDFs can be made, or one sentence on why not."""
    return str(import_module(module).why_no_pdf())


def _possible(missing: list[_Wanted], why_not: str, tell: Tell) -> list[_Wanted]:
    """Return what this machine can make; say why there are no PDFs, and keep the reason."""
    if not why_not or not _have_pdf(missing):
        return missing
    _NO_PDF[PDF.module] = why_not
    tell(f"Records: {why_not}")
    return [one for one in missing if one.format != PDF]


def _make_one(one: _Wanted) -> None:
    """Make one file, unless another build has meanwhile; nobody ever sees half of it."""
    if one.place.is_file():
        return
    try:
        content = one.format.made(one.document)
    except Exception as error:  # noqa: BLE001 - whatever a renderer stumbles over is told
        named = f"{one.format.ending} of the record {one.document.id!r}"
        raise RecordFileError(f"The {named} was not made: {error!r}") from None
    partial = one.place.with_suffix(f".{os.getpid()}.partial")
    partial.write_bytes(content)
    partial.replace(one.place)


def _sweep(folder: Path, used: set[Path]) -> None:
    """Remove what has longest been out of use; what another build may be using stays."""
    unused = sorted(set(folder.iterdir()) - used, key=lambda one: (_used_at(one), one.name))
    for old in unused[:-MOST_UNUSED]:
        old.unlink(missing_ok=True)


def _used_at(place: Path) -> float:
    """Return when a file was last used; another build may have removed it meanwhile."""
    try:
        return place.stat().st_mtime
    except OSError:
        return 0.0
