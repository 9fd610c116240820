"""``pathways caseload``: from a table of many children to one team timetable."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from decision_tool.commands.as_at import edition_of
from decision_tool.commands.case_guidance import editions_known
from decision_tool.commands.project import (
    add_edition,
    edition_foot,
    guidance_of,
    project_root,
)
from decision_tool.commands.text_file import add_out, decoded, text_of
from decision_tool.core.caseload.child import BadRow, Child
from decision_tool.core.caseload.folder import TeamFile, as_text
from decision_tool.core.caseload.json_shapes import CaseloadJson
from decision_tool.core.caseload.monday import MondaySheet, monday_sheet
from decision_tool.core.caseload.orders import ORDERS
from decision_tool.core.caseload.plan import Caseload, check_arranger, plan_caseload
from decision_tool.core.caseload.since import TeamSince, team_since
from decision_tool.core.caseload.team_editions import TeamEditions
from decision_tool.core.caseload.view import Shown, caseload_view
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.plain import plain
from decision_tool.core.planning.given import parse_day
from decision_tool.core.saved.file_text import LARGEST
from decision_tool.exports.caseload_csv import caseload_as_csv
from decision_tool.exports.caseload_text import caseload_as_text
from decision_tool.exports.monday_text import monday_as_text
from decision_tool.exports.team_since_text import team_since_as_text

STANDARD_INPUT = "-"
SHEET = "a Monday sheet"
CASE = ".json"
TABLES = (".csv", ".tsv")
"""What of a folder is read: saved cases, and tables."""
NOTHING_PLANNED = 2
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a file begins that a spreadsheet program keeps for itself: .xlsx and .xls."""


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    one.description = (
        "Read a CSV file of many children, or a folder of saved cases, and write one team "
        "timetable. Cells that cannot be read, and rows with nothing to plan, are named on "
        "standard error with their line numbers; a row is planned with what is known of it. "
        "Exit status: 0 if at least one child was planned, 2 if none was or the file cannot be "
        "used."
    )
    one.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="the table, saved cases, or a folder; - reads standard input",
    )
    one.add_argument("--today", metavar="DATE", help="what is overdue is told from this day")
    one.add_argument("--arranged-by", default="", metavar="ROLE", help="for example: fast-ps")
    one.add_argument(
        "--monday", action="store_true", help="the sheet of this week and the next three"
    )
    one.add_argument("--since", metavar="OLD", help="what changed since another table or folder")
    one.add_argument("--by", choices=ORDERS, help="by day, if not told; a Monday sheet by worker")
    one.add_argument("--format", choices=["text", "json", "csv", "ics"], default="text")
    add_edition(one)
    add_out(one)
    one.set_defaults(command=lambda arguments: _caseload(arguments, guidance_of(arguments)))


def _caseload(arguments: argparse.Namespace, guidance: Guidance) -> int:
    _check_format(arguments)
    today = today_of(arguments.today)
    editions = None if guidance.in_force_from else _editions(project_root(arguments), guidance)
    caseload = planned_team(arguments.files, guidance, today, editions)
    check_arranger(arguments.arranged_by, caseload, "--arranged-by")
    tell(caseload)
    if not caseload.children:
        return NOTHING_PLANNED
    since = _since(arguments, caseload, guidance, editions) if arguments.since else None
    sys.stdout.write(_written(caseload, guidance, arguments, since))
    if arguments.format == "text" and not arguments.monday:  # the sheet says it at its foot
        sys.stdout.write(edition_foot(guidance))
    return 0


def _editions(root: Path, own: Guidance) -> TeamEditions:
    """Return the editions that cases may go by; each is read when the first case asks for it."""
    return TeamEditions(
        editions_known(root, own),
        cache(lambda version: edition_of(root, version, "edition")),
    )


def planned_team(
    names: Sequence[str], guidance: Guidance, today: date, editions: TeamEditions | None = None
) -> Caseload:
    """Return the children of a table, or of a folder and files, planned from *today*.

    A case goes by the one of *editions* that it names, all by *guidance* where None are given.
    Raises FaultsError, naming the file, where it is no such thing.
    """
    text, name = team_text(names)
    try:
        return plan_caseload(text, guidance, today, editions=editions)
    except FaultsError as error:
        raise FaultsError([_in_file(fault, name) for fault in error.faults]) from None


def _since(
    arguments: argparse.Namespace,
    caseload: Caseload,
    guidance: Guidance,
    editions: TeamEditions | None,
) -> TeamSince:
    """Return what changed since the other table, planned from the same today."""
    before = planned_team([arguments.since], guidance, caseload.today, editions)
    return team_since(before, caseload, Path(arguments.since).name)


def _check_format(arguments: argparse.Namespace) -> None:
    asked = [(arguments.since, "--since", "what changed"), (arguments.monday, "--monday", SHEET)]
    for is_asked, flag, name in asked:
        if is_asked and arguments.format not in ("text", "json"):
            what = f"{name} is not written in the format {arguments.format!r}."
            raise FaultsError([Fault(flag, what, "Write --format text or json.")])


def today_of(text: str | None) -> date:
    """Return the day given, else the day on this machine's calendar."""
    return parse_day(text, "--today") if text is not None else datetime.now().astimezone().date()


def team_text(names: Sequence[str]) -> tuple[str, str]:
    """Return the text of a table, or of a folder and files as one, and what it is called.

    Raises FaultsError for a workbook named alone.
    """
    name = names[0]
    if len(names) == 1 and not Path(name).is_dir() and not name.lower().endswith(CASE):
        return _text(name), name
    found = [file for one in names for file in _files(Path(one))]
    return as_text(found), name if len(names) == 1 else "these files"


def _files(path: Path) -> Iterator[TeamFile]:
    """Yield what of a folder, or which one file, is read; each has its path as its name."""
    if not path.is_dir():
        yield _file(path, str(path))
        return
    for one in sorted(path.rglob("*")):
        if one.suffix.lower() in (CASE, *TABLES) and one.is_file() and one.name[0] != ".":
            yield _file(one, one.relative_to(path).as_posix())


def _file(path: Path, name: str) -> TeamFile:
    """Return a file with its text, or with the fault for which it has none."""
    if path.suffix.lower() == CASE:
        return TeamFile(name, text_of(path, LARGEST))
    try:
        return TeamFile(name, _text(str(path)))
    except FaultsError as error:
        return TeamFile(name, fault=" ".join(f"{one.what} {one.hint}" for one in error.faults))


def _text(name: str) -> str:
    """Return the text of the file: what its mark says, UTF-8, else Windows' code page.

    Raises FaultsError for a workbook.
    """
    path = Path(name)
    content = sys.stdin.buffer.read() if name == STANDARD_INPUT else path.read_bytes()
    if content.startswith(WORKBOOKS):
        fault = Fault("", "this is a workbook, not a CSV file.", "Save it as “CSV UTF-8” first.")
        raise FaultsError([_in_file(fault, name)])
    text = decoded(content)
    if text is not None:
        return text
    _say("the table is not UTF-8, so it is read as Windows-1252. Check letters with accents.")
    return content.decode("cp1252", errors="replace")


def _in_file(fault: Fault, name: str) -> Fault:
    where = "standard input" if name == STANDARD_INPUT else name
    return Fault(f"{where}, {fault.where}" if fault.where else where, fault.what, fault.hint)


def tell(caseload: Caseload) -> None:
    """Say on standard error what of the table is not used: columns, rows and cells."""
    for column in caseload.columns:
        if column.note:
            _say(f"column {column.header!r}: {column.note}")
    for words in caseload.asides:
        _say(words)
    for row in caseload.bad:
        for problem in row.problems:
            _say(f"{_line(row)} is not planned: {problem}")
    for child in caseload.children:
        for cell in child.unread:
            _say(f"{_line(child)} is planned without {cell.about}: {cell.problem}")


def _line(row: Child | BadRow) -> str:
    return f"{row.place}{f' ({row.reference})' if row.reference else ''}"


def _say(words: str) -> None:
    print(f"pathways: {words}", file=sys.stderr)  # noqa: T201 - a command prints


def _written(
    caseload: Caseload,
    guidance: Guidance,
    arguments: argparse.Namespace,
    since: TeamSince | None,
) -> str:
    """Return the timetable in the format asked for; what writes it is loaded only when used."""
    if arguments.monday:
        sheet = monday_sheet(caseload, guidance, arguments.by, arguments.arranged_by, since)
        return _plain(sheet) if arguments.format == "json" else monday_as_text(sheet)
    if since:
        return _plain(since) if arguments.format == "json" else team_since_as_text(since)
    if arguments.format == "json":
        shown = Shown(arguments.arranged_by, every=True, by=arguments.by or "day")
        return _json(caseload_view(caseload, guidance, shown))
    if arguments.format == "csv":
        return caseload_as_csv(caseload, guidance, arguments.arranged_by)
    if arguments.format == "ics":
        return _calendar(caseload, guidance, arguments.arranged_by)
    return caseload_as_text(caseload, arguments.arranged_by, arguments.by or "day")


def _plain(told: MondaySheet | TeamSince) -> str:
    return json.dumps(told, default=plain, ensure_ascii=False, indent=2) + "\n"


def _json(view: CaseloadJson) -> str:
    return json.dumps(view, ensure_ascii=False, indent=2) + "\n"


def _calendar(caseload: Caseload, guidance: Guidance, arranger: str) -> str:
    # The library it needs is loaded for a calendar only.
    from decision_tool.exports.caseload_calendar import caseload_as_calendar  # noqa: PLC0415

    stamp = datetime.now(UTC).replace(microsecond=0)
    made = caseload_as_calendar(caseload, guidance, stamp, arranger)
    for sentence in made.left_out:
        _say(sentence)
    return made.text
