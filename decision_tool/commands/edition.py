"""``pathways edition``: publishes an edition of the guidance, and lists those there are."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from decision_tool.commands.as_at import NONE_YET
from decision_tool.commands.json_shapes import EditionsJson, WorkingFiles
from decision_tool.commands.project import project_root
from decision_tool.commands.text_file import add_out
from decision_tool.core.days.dates import long_date
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.edition import (
    Edition,
    in_force_until,
    is_same_guidance,
    read_edition,
    write_edition,
)
from decision_tool.core.pasted import as_typed
from decision_tool.core.planning.given import parse_day
from decision_tool.publish.check.examples_run import tried
from decision_tool.publish.check.fingerprint import FOLDER as PATHWAYS
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.check.not_holding import old_words_told
from decision_tool.publish.check.old_words import old_words
from decision_tool.publish.source.editions import (
    FOLDER,
    edition_path,
    editions_in,
    forms_of,
    gaps_of,
    may_be_version,
)
from decision_tool.publish.source.library import Library

SETTINGS = "pathways/common/settings.yml"


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    actions = one.add_subparsers(title="actions", required=True)
    publish = actions.add_parser("publish", help="freeze the guidance as it stands")
    publish.add_argument("--version", metavar="V", help=f"default: that of {SETTINGS}")
    publish.add_argument(
        "--in-force-from", metavar="DATE", help=f"the first day it counts; default: of {SETTINGS}"
    )
    publish.set_defaults(command=_publish)
    listing = actions.add_parser("list", help="the editions there are")
    listing.add_argument("--format", choices=["text", "json"], default="text")
    add_out(listing)
    listing.set_defaults(command=_list)


def _publish(arguments: argparse.Namespace) -> int:
    root = project_root(arguments)
    library = load_library(root)
    runs = tried(root / PATHWAYS, library.guidance)  # what one refuses is not put in force
    old = old_words(root, library.guidance, runs)
    editions = editions_in(root)
    version = arguments.version if arguments.version is not None else library.settings.edition
    day = _first_day(arguments.in_force_from, library)
    _check_version(version, root)
    _check_day(day, editions, arguments.in_force_from)
    text = write_edition(version, day, library.guidance, forms_of(library), gaps_of(library))
    edition = read_edition(text)
    path = edition_path(root, version)
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(text)
    lines = (*_published(edition, library), *old_words_told(old))
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def _first_day(text: str | None, library: Library) -> date:
    if text is None:
        return date.fromisoformat(library.settings.edition_date)
    return parse_day(text, "--in-force-from")


def _check_version(version: str, root: Path) -> None:
    if not may_be_version(version):
        what = f"{as_typed(version)} cannot be the name of a file."
        hint = "Write letters, digits, full stops and hyphens, for example 1.1."
        raise FaultsError([Fault("--version", what, hint)])
    # Names of files that differ in small and capital letters alone are one file on Windows.
    used = (path.stem for path in (root / FOLDER).glob("*"))
    if version.casefold() in map(str.casefold, used):
        what = f"edition {version} is published already, and a published edition never changes."
        hint = f"Raise the version in {SETTINGS}, or write another --version."
        raise FaultsError([Fault("--version", what, hint)])


def _check_day(day: date, editions: Sequence[Edition], asked: str | None) -> None:
    if editions and day <= editions[-1].in_force_from:
        last = editions[-1]
        where = "--in-force-from" if asked is not None else SETTINGS
        what = f"edition {last.version} is in force from {long_date(last.in_force_from)} already."
        raise FaultsError([Fault(where, what, "Write a later day: --in-force-from DATE.")])


def _published(edition: Edition, library: Library) -> Iterator[str]:
    day = long_date(edition.in_force_from)
    place = f"{FOLDER}/{edition.version}.json"
    yield f"Edition {edition.version} is published, in force from {day}: {place}."
    if edition.version != library.settings.edition:
        yield f"Write version: {json.dumps(edition.version)} in {SETTINGS} too."


def _list(arguments: argparse.Namespace) -> int:
    root = project_root(arguments)
    editions = editions_in(root)
    working = working_files(root, editions)
    if arguments.format == "json":
        listed = json.dumps(_as_json(editions, working), ensure_ascii=False, indent=2)
        sys.stdout.write(f"{listed}\n")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in _as_text(editions, working)))
    return 0


def working_files(root: Path, editions: Sequence[Edition]) -> WorkingFiles:
    """Return how the files that are worked on stand to the newest edition."""
    if not editions:
        return "unpublished"
    try:
        library = load_library(root)
    except FaultsError:
        return "faulty"
    newest = editions[-1]
    is_same = is_same_guidance(newest, library.guidance, forms_of(library), gaps_of(library))
    return "same" if is_same else "differ"


WORKING: Mapping[WorkingFiles, str] = {
    "unpublished": f"No edition is published yet. {NONE_YET}",
    "faulty": "The files of pathways/ have faults: pathways check names them.",
    "same": "The files of pathways/ are those of edition {}.",
    "differ": "The files of pathways/ differ from edition {}.",
}


def _as_text(editions: Sequence[Edition], working: WorkingFiles) -> Iterator[str]:
    for one in editions:
        until = in_force_until(one, editions)
        ends = f" until {long_date(until)}" if until else ""
        begins = long_date(one.in_force_from)
        yield f"{one.version}: in force from {begins}{ends}. {one.short_digest}"
    yield WORKING[working].format(editions[-1].version if editions else "")


def _as_json(editions: Sequence[Edition], working: WorkingFiles) -> EditionsJson:
    until = {one.version: in_force_until(one, editions) for one in editions}
    return {
        "editions": [
            {
                "version": one.version,
                "in_force_from": one.in_force_from.isoformat(),
                "in_force_until": day.isoformat() if (day := until[one.version]) else None,
                "digest": one.digest,
            }
            for one in editions
        ],
        "working_files": working,
    }
