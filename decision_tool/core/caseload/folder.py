"""A folder of saved cases and tables, read as one table of children. It travels as one text.

A file at fault costs that file alone: it is named, and the others are planned. What differs from
the day a case was saved on is not asked here: opening it in the calculator tells that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from decision_tool.core.caseload.child import BadRow, Child, Unread
from decision_tool.core.caseload.read import Sheet, offered, read_sheet, told_twice
from decision_tool.core.caseload.team_editions import TeamEditions
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.index import by_id
from decision_tool.core.progress import Progress, untold
from decision_tool.core.saved.carried_over import carry_over
from decision_tool.core.saved.choosing import Choice, with_choice
from decision_tool.core.saved.file_text import read_object
from decision_tool.core.saved.opening import open_case
from decision_tool.core.saved.reading import is_given_alone, read_case
from decision_tool.core.saved.still_known import keep_known
from decision_tool.core.words import child_named, counted

BEGINS = '{"kind":"joint-supervision-folder","files":['
"""How the text of a folder begins, as a page and the terminal write it. No table begins so."""
MOST_FILES = 5_000
OFTEN = 20
"""Progress is told after so many files."""
NO_PATHWAY = "No pathway is chosen for this child."
NOTHING = "There is no saved case and no table in this folder."
CHOOSE = "Choose a folder with cases saved from the calculator, or with a CSV file."


@dataclass(frozen=True, slots=True)
class TeamFile:
    """One file: its *name*, and its *text* or the *fault* for which there is none.

    *choice*: what was chosen since for the case in it, and stands in no file yet.
    """

    name: str
    text: str = ""
    fault: str = ""
    choice: Choice | None = None

    @property
    def is_case(self) -> bool:
        """Tell whether it is a saved case: a table never begins with a brace."""
        return self.name.lower().endswith(".json") or self.text.lstrip().startswith("{")


def as_text(files: Sequence[TeamFile]) -> str:
    """Return the files as one text, which `files_in` reads."""
    listed = [{"name": one.name, "text": one.text, "fault": one.fault} for one in files]
    end = json.dumps({"files": listed}, ensure_ascii=False, separators=(",", ":"))
    return BEGINS + end.removeprefix('{"files":[')


def files_in(text: str) -> tuple[TeamFile, ...] | None:
    """Return the files of a folder, or a saved case alone as one; None for a table."""
    if text.startswith(BEGINS):
        return tuple(
            TeamFile(one["name"], one.get("text", ""), one.get("fault", ""))
            for one in json.loads(text)["files"]
        )
    return (TeamFile("this case", text),) if text.lstrip().startswith("{") else None


def read_folder(  # noqa: PLR0913, PLR0917 - each is asked for by itself
    files: Sequence[TeamFile],
    guidance: Guidance,
    today: date | None,
    accepted: frozenset[str] = frozenset(),
    progress: Progress = untold,
    editions: TeamEditions | None = None,
) -> Sheet:
    """Return every child of the files, numbered through. Raises FaultsError for none at all.

    *accepted* are the ids of the repairs that somebody took. A child has the same number whatever
    is accepted: what was marked of one child is never told of another. A case is read by the one of
    *editions* that it goes by, and one whose edition is not there is a file at fault. Where None
    are given all are read by *guidance*, and so is every table.
    """
    _check_number(files)
    before, sheets = 0, []
    for done, file in enumerate(files):
        if done % OFTEN == 0:
            progress(0, 0)
        sheet = _read(file, guidance, today, accepted, editions)
        sheets.append(_numbered(sheet, file, before))
        before += _most(sheet, file)
    columns = tuple(column for one in sheets for column in one.columns)
    children = tuple(child for one in sheets for child in one.children)
    bad = tuple(row for one in sheets for row in one.bad)
    remarks = (_counts(files), *(remark for one in sheets for remark in one.remarks))
    repairs = tuple(by_id([*offered(columns, (*children, *bad))]).values())
    asides = tuple(words for one in sheets for words in one.asides)
    return Sheet(columns, tuple(told_twice(children)), bad, remarks, repairs, asides)


def _check_number(files: Sequence[TeamFile]) -> None:
    if not files:
        raise FaultsError([Fault("", NOTHING, CHOOSE)])
    if len(files) > MOST_FILES:
        what = f"There are {len(files):,} files, and {MOST_FILES:,} are read at most."
        raise FaultsError([Fault("", what, "Open a part of the folder.")])


def _counts(files: Sequence[TeamFile]) -> str:
    """Return ``12 case files and 1 table were opened.``."""
    cases = sum(file.is_case for file in files)
    tables = len(files) - cases
    said = [counted(cases, "case file")] if cases else []
    said += [counted(tables, "table")] if tables else []
    return f"{' and '.join(said)} {'was' if len(files) == 1 else 'were'} opened."


def _read(
    file: TeamFile,
    guidance: Guidance,
    today: date | None,
    accepted: frozenset[str],
    editions: TeamEditions | None,
) -> Sheet:
    """Return what a file holds; where it cannot be used, one row that says why."""
    if file.fault:
        return _unusable(file, [file.fault])
    try:
        if not file.is_case:
            return read_sheet(file.text, guidance, today, accepted)
        rows = list(_case(file, guidance, today, editions))
    except FaultsError as error:
        return _unusable(file, map(str, error.faults))
    children = tuple(row for row in rows if isinstance(row, Child))
    return Sheet((), children, tuple(row for row in rows if isinstance(row, BadRow)), ())


def _unusable(file: TeamFile, why: Iterable[str]) -> Sheet:
    unread = tuple(Unread("the file", words) for words in why)
    return Sheet((), (), (BadRow(1, "", unread, file.name),), ())


def _case(
    file: TeamFile, guidance: Guidance, today: date | None, editions: TeamEditions | None
) -> Iterator[Child | BadRow]:
    """Yield each child of a saved case. Raises FaultsError, naming every fault of the file."""
    plain = read_object(file.text)
    if is_given_alone(plain):
        (opened,) = open_case(file.text, guidance)
        given = replace(opened.given, today=today)
        yield _planned(Child(0, "", given, source=file.name, label=opened.label))
        return
    if editions and file.choice:
        plain = with_choice(plain, file.choice, editions.known)
    saved = read_case(plain)
    edition = editions.of_case(plain) if editions else ""
    by = editions.of(edition) if editions and edition else guidance
    strange = editions.strange(plain) if editions else ()
    for each in saved:
        one = carry_over(each, by).child
        kept, is_alone = keep_known(one, by), len(saved) == 1
        own = "" if is_alone else f" {one.label}"
        child = Child(
            0,
            f"{one.reference}{own}" if one.reference else "",
            replace(kept.given, today=today),
            kept.provisional,
            warnings=(*strange, *kept.left_out),
            not_held=frozenset(kept.not_held),
            source=file.name if is_alone else f"{file.name}, {child_named(one.label)}",
            label=one.label,
            case=one.calendar.case,
            follows=one.follows,
            edition=edition,
            as_one=kept.as_one,
        )
        yield _planned(child)


def _planned(child: Child) -> Child | BadRow:
    """Return the child to plan; one without a pathway is not planned."""
    if not child.given.pathways:
        unread = (Unread("the pathway", NO_PATHWAY),)
        return BadRow(0, child.reference, unread, child.source)
    return child


def _most(sheet: Sheet, file: TeamFile) -> int:
    """Return how many numbers a file takes up: a table one for each line, read or not."""
    if file.is_case:
        return len(sheet.children) + len(sheet.bad)
    return len(file.text.splitlines()) + 1


def _numbered(sheet: Sheet, file: TeamFile, before: int) -> Sheet:
    """Return what a file holds with its rows numbered on, each with its source."""
    numbers = count(before + 1)

    def named(row: Child | BadRow) -> str:
        return row.source or f"{file.name}, {row.place}"

    def number(row: Child | BadRow) -> int:
        return before + row.line if row.line else next(numbers)

    return replace(
        sheet,
        children=tuple(
            replace(row, line=number(row), source=named(row), file=file.name, file_line=row.line)
            for row in sheet.children
        ),
        bad=tuple(replace(row, line=number(row), source=named(row)) for row in sheet.bad),
        remarks=tuple(f"{file.name}: {remark}" for remark in sheet.remarks),
        asides=tuple(f"{file.name}: {words}" for words in sheet.asides),
    )
