"""A change of guidance as a team meets it: whom it touches, what moves and why, stay or move.

Of one earlier edition at a time. A choice is made for a case, with all the children in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from decision_tool.core.caseload.answer import child_of
from decision_tool.core.caseload.child import Child
from decision_tool.core.caseload.plan import Caseload
from decision_tool.core.days.dates import long_date
from decision_tool.core.editions.effect import ChildEffect, Effect, EffectKind
from decision_tool.core.editions.effect_words import counted_children, effect_summary
from decision_tool.core.editions.stay_or_move import UNPUBLISHED, UNSURE, UNTIL_CHOSEN
from decision_tool.core.guidance.listed_edition import ListedEdition
from decision_tool.core.words import listed

MOST_CASES = 100
"""So many cases are listed; all of them can be chosen for at once."""
BEGUN = "begun under edition {}"
CALENDAR = "What is in a calendar stays {}: once you have saved, add all to it again."
OF_DAYS: tuple[EffectKind, ...] = ("moved", "diary", "gone", "waiting", "impossible")
"""The changes for which an entry that is in a calendar stands on a day that is none any more."""
NOTHING = "Nothing changes: every date is the same, and so is who is invited."
UNDATED = "No date changes yet, but the rule changed for what has no date."
CANNOT = "It can only stay with edition {}."


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """One step that is another one in the other edition; *was* and *now* say its days."""

    title: str
    whose: str
    was: str
    now: str
    change: str


@dataclass(frozen=True, slots=True)
class CaseToChoose:
    """One case, by the name of its *file*; *lines* are those of its children in the team.

    *said* is why there are no *rows*, that they have no date yet, or why the case cannot move, and
    empty else.
    """

    file: str
    name: str
    lines: tuple[int, ...]
    rows: tuple[ChangedRow, ...]
    said: str
    can_move: bool


@dataclass(frozen=True, slots=True)
class ForOthers:
    """Words about the children that nobody chose for yet, once some are chosen for.

    *until* says what they go by, *undo* takes back what was chosen for several at once. {} is how
    many children, where it is not one.
    """

    move: str
    stay: str
    until: str
    undo: str


@dataclass(frozen=True, slots=True)
class TeamChoice:
    """Everything about the cases begun under the edition *old*, where the team goes by *new*.

    *summary* counts whom it touches and how, *why* are the changes of the guidance for which, each
    once. *cases* are the first to choose for, those that it touches first, under *which*; *files*
    has the lines of each by its name, *movable* the names of those that can move. *other* is said
    of one child, *others* of several. *until* is said while nobody is chosen for, *all_chosen* once
    all are, and *all_saved* once that is saved. *notes* are sentences below.
    """

    old: str
    new: str
    heading: str
    summary: str
    why: tuple[str, ...]
    which: str
    cases: tuple[CaseToChoose, ...]
    more: str
    files: dict[str, tuple[int, ...]]
    movable: tuple[str, ...]
    move_all: str
    stay_all: str
    other: ForOthers
    others: ForOthers
    until: str
    all_chosen: str
    all_saved: str
    notes: tuple[str, ...]


def team_choice(
    old: str, new: str, effect: Effect, before: Caseload, listed_new: ListedEdition | None
) -> TeamChoice:
    """Return the choice for the cases of *before* that nobody chose for; *effect* is of moving.

    *listed_new* is the edition that they may move to, where it is published.
    """
    cases = sorted(_cases(old, effect, before), key=_order)
    movable = [one for one in cases if one.can_move]
    return TeamChoice(
        old=old,
        new=new,
        heading=_heading(listed_new, before.today),
        summary=effect_summary(effect, BEGUN.format(old)),
        why=tuple(dict.fromkeys(_why(effect))),
        which=_which(cases[:MOST_CASES]),
        cases=tuple(cases[:MOST_CASES]),
        more=_more(len(cases) - MOST_CASES),
        files={one.file: tuple(one.lines) for one in cases},
        movable=tuple(one.file for one in movable),
        move_all=f"Move {_all(movable)} to edition {new}" if movable else "",
        stay_all=f"Stay with edition {old} for {_all(cases)}",
        other=_for_others(old, new, "1 child", "goes"),
        others=_for_others(old, new, "{} children", "go"),
        until=f"{UNTIL_CHOSEN.format(old)} {UNSURE}",
        all_chosen=f"{_chosen(cases)}.",
        all_saved=f"{_chosen(cases)} and saved.",
        notes=tuple(_notes(old, new, effect, listed_new)),
    )


def _order(case: CaseToChoose) -> int:
    """Return the place of a case: touched or stuck, then of no date yet, then without a change."""
    is_touched = not case.said or not case.can_move
    return 0 if is_touched else 1 if case.rows else 2


def _heading(edition: ListedEdition | None, today: date) -> str:
    if edition is None:
        return "The guidance changed after these cases were begun"
    verb = "changed" if edition.in_force_from <= today else "changes"
    return f"The guidance {verb} on {long_date(edition.in_force_from)}"


def _all(cases: Sequence[CaseToChoose]) -> str:
    children = sum(len(one.lines) for one in cases)
    return "the 1 child" if children == 1 else f"all {children:,} children"


def _chosen(cases: Sequence[CaseToChoose]) -> str:
    children = sum(len(one.lines) for one in cases)
    return "The child is chosen for" if children == 1 else f"All {children:,} are chosen for"


def _for_others(old: str, new: str, counted: str, goes: str) -> ForOthers:
    who = counted.removeprefix("1 ")
    return ForOthers(
        move=f"Move the other {who} to edition {new}",
        stay=f"Stay with edition {old} for the other {who}",
        until=f"The other {who} {goes} by edition {old} until you choose. {UNSURE}",
        undo=f"Undo for {counted}",
    )


def _which(cases: Sequence[CaseToChoose]) -> str:
    """Return ``Which 30 cases, and what changes for the 9 that are touched``."""
    which = "Which case" if len(cases) == 1 else f"Which {len(cases)} cases"
    touched = sum(one.said != NOTHING for one in cases)
    if touched == len(cases):
        return f"{which}, and what changes"
    if not touched:
        return f"{which}: nothing changes"
    that_are = "that is" if touched == 1 else "that are"
    return f"{which}, and what changes for the {touched} {that_are} touched"


def _more(number: int) -> str:
    if number <= 0:
        return ""
    return f"{number:,} more {'case is' if number == 1 else 'cases are'} not listed here."


def _notes(old: str, new: str, effect: Effect, edition: ListedEdition | None) -> Iterator[str]:
    if edition is None:
        yield UNPUBLISHED.format(new)
    kinds = {row.kind for child in effect.children for row in child.rows} - {"rule"}
    if kinds:
        yield CALENDAR.format("as it was" if kinds.isdisjoint(OF_DAYS) else "on its old day")
    if effect.staying:
        verb = "stays" if len(effect.staying) == 1 else "stay"
        yield f"{counted_children(len(effect.staying))} {verb} with edition {old}, as was chosen."


def _why(effect: Effect) -> Iterator[str]:
    for child in effect.told:
        for row in child.rows:
            yield from row.why


def _cases(old: str, effect: Effect, before: Caseload) -> Iterator[CaseToChoose]:
    """Yield each case that nobody chose for, in the order of the team."""
    touched = {one.place: one for one in effect.told}
    by_file: dict[str, list[Child]] = {}
    for child in before.children:
        if child.is_to_choose:
            by_file.setdefault(child.file, []).append(child)
    for file, children in by_file.items():
        effects = [touched[child.place] for child in children if child.place in touched]
        trouble = [words for one in effects for words in one.trouble]
        rows = tuple(row for one in effects for row in _rows(one, len(children) > 1))
        is_touched = any(one.is_touched for one in effects)
        said = "" if is_touched else UNDATED if rows else NOTHING
        yield CaseToChoose(
            file=file,
            name=listed([child_of(child) for child in children]),
            lines=tuple(child.line for child in children),
            rows=rows,
            said=" ".join([*trouble, CANNOT.format(old)]) if trouble else said,
            can_move=not trouble,
        )


def _rows(effect: ChildEffect, is_several: bool) -> Iterator[ChangedRow]:
    for row in effect.rows:
        whose = f"{row.pathway}, {effect.child}" if is_several else row.pathway
        yield ChangedRow(row.title, whose, row.was, row.now, row.change)
