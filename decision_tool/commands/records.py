"""``pathways records``: the blank record forms as files, or the list of them."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from decision_tool.commands.as_at import chosen_of
from decision_tool.commands.project import add_edition, project_root
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import RecordForm
from decision_tool.core.words import counted, listed
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.forms.document import Document
from decision_tool.publish.records.formats import FORMATS, SHEET_STYLES
from decision_tool.publish.source.edition_library import edition_library
from decision_tool.publish.source.editions import editions_in
from decision_tool.publish.source.library import Library
from decision_tool.publish.source.nearest import hint_for

ENDINGS = tuple(one.ending for one in FORMATS)
LISTED_BY = "`pathways records`"


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    one.description = (
        f"Write the record forms as files: {listed(ENDINGS)}. Without --out, "
        "list them. Exit status: 0; 1 if no file could be made; 2 if a RECORD is unknown "
        "or not ours to make, and nothing is written then."
    )
    one.add_argument(
        "records",
        nargs="*",
        metavar="RECORD",
        help="a form, for all that is made from it, or one of its documents (default: all)",
    )
    one.add_argument("--out", type=Path, metavar="DIR", help="the folder to write into")
    one.add_argument(
        "--format",
        action="append",
        choices=ENDINGS,
        dest="endings",
        help="may be given several times (default: all)",
    )
    add_edition(one)
    one.set_defaults(command=lambda arguments: _records(arguments, project_root(arguments)))


def _records(arguments: argparse.Namespace, root: Path) -> int:
    if arguments.endings and arguments.out is None:
        hint = "Add `--out` and a folder."
        raise FaultsError([Fault("--format", "without a folder nothing is written.", hint)])
    # What makes the forms is loaded by this command only: the others stay quick.
    from decision_tool.publish.records.documents import documents  # noqa: PLC0415

    library = _library(arguments, root)
    every = documents(library)
    chosen = _chosen(arguments.records, library.guidance.records, every)
    if arguments.out is None:
        _print(_listed(chosen, library, is_all=not arguments.records))
        return 0
    files = _written(chosen, root, arguments.out, arguments.endings or ENDINGS)
    others = () if arguments.records else _others(library)
    _print([*_told(chosen, files, arguments.out), *others])
    return 0 if files else 1


def _library(arguments: argparse.Namespace, root: Path) -> Library:
    """Return the library as it stands, or as the edition that is asked for has it."""
    library = load_library(root)
    if arguments.edition is None and arguments.as_at is None:
        return library
    editions = editions_in(root)
    return edition_library(
        chosen_of(editions, arguments.edition, arguments.as_at), editions, library
    )


def _print(lines: Iterable[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


def _chosen(
    names: Sequence[str], forms: Sequence[RecordForm], every: Sequence[Document]
) -> list[Document]:
    """Return the documents named, each once; all, where none is. Raises FaultsError."""
    faults = [fault for name in names for fault in _faults(name, forms, every)]
    if faults:
        raise FaultsError(faults)
    return [one for one in every if not names or {one.id, one.record} & set(names)]


def _faults(name: str, forms: Sequence[RecordForm], every: Sequence[Document]) -> Iterator[Fault]:
    if any(name in {one.id, one.record} for one in every):
        return
    form = next((one for one in forms if one.id == name), None)
    if form is None:
        known = dict.fromkeys([*(one.id for one in forms), *(one.id for one in every)])
        hint = hint_for(name, known, LISTED_BY)
        yield Fault("RECORD", f"there is no record form {name!r}.", hint)
    elif form.one_per == "nothing":
        yield Fault("RECORD", f"{name!r} is not ours to make.", _owner(form))
    else:
        yield Fault("RECORD", f"{name!r} gives no file: no meeting asks for it.")


def _owner(form: RecordForm) -> str:
    """Return a sentence on who makes a form that we do not."""
    return f"Whose form it is: {form.owner}." if form.owner else "The guide does not say whose."


def _written(
    chosen: Sequence[Document], root: Path, out: Path, endings: Iterable[str]
) -> dict[str, int]:
    """Write the files into *out* and return their sizes by name."""
    from decision_tool.publish.records.cached import cached_files, sizes  # noqa: PLC0415

    formats = [one for one in FORMATS if one.ending in endings]
    files = cached_files(chosen, root, formats, _say)
    out.mkdir(parents=True, exist_ok=True)
    for name, path in files.items():
        shutil.copyfile(path, out / name)
    if "html" in endings:
        shutil.copyfile(SHEET_STYLES, out / SHEET_STYLES.name)
    return sizes(files)


def _say(words: str) -> None:
    print(f"pathways: {words}", file=sys.stderr)  # noqa: T201 - a command prints


def _told(chosen: Sequence[Document], files: Mapping[str, int], out: Path) -> list[str]:
    """Return a line for each document with its files, and one for all of them."""
    lines = []
    for one in chosen:
        made = {ending: files.get(f"{one.id}.{ending}") for ending in ENDINGS}
        sizes = ", ".join(f"{ending} {_kilobytes(size)}" for ending, size in made.items() if size)
        lines.append(f"{one.id}: {sizes or 'not made'}")
    count = counted(len(files), "file")
    has_pages = any(name.endswith(".html") for name in files)
    beside = f", and {SHEET_STYLES.name}, which the HTML needs beside it" if has_pages else ""
    return [*lines, f"Wrote {count} to {out}{beside}."]


def _kilobytes(size: int) -> str:
    return f"{max(1, round(size / 1000))} kB"


def _listed(chosen: Sequence[Document], library: Library, *, is_all: bool) -> list[str]:
    """Return the forms with what is made from each; all forms, those of others too, if *is_all*."""
    lines = []
    for form in library.guidance.records:
        made = [one for one in chosen if one.record == form.id]
        if made:
            lines.append(f"{form.id}: {form.title}, {form.form}")
            lines += [f"    {one.id}: {one.about}" for one in made if one.id != form.id]
    return [*lines, *(_others(library) if is_all else ())]


def _others(library: Library) -> list[str]:
    """Return the forms that are not ours to make, and whose they are."""
    others = [one for one in library.guidance.records if one.one_per == "nothing"]
    lines = [f"    {one.id}: {one.title}, {one.form}. {_owner(one)}" for one in others]
    return ["Not ours to make:", *lines] if lines else []
