"""Writes an e-mail on what changed, to the posts that are invited: changed days first.

No name is in it, and a reference only where the user keeps one. Each line leads with how the
meeting changed; the day is the one to put in a diary, never one that has passed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from decision_tool.core.days.dates import long_date
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance, KeyDate
from decision_tool.core.planning.index import Index, index_of
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.reference import whose
from decision_tool.core.timetable.compared import PASSED, Comparison, Pair
from decision_tool.core.timetable.row_words import group_of
from decision_tool.core.words import capital, child_title, small

FIRST = "The dates of our joint supervisions have changed:"
NOT_CHANGED = "nothing that people are invited to has changed."


@dataclass(frozen=True, slots=True)
class ChangeEmail:
    """A subject line, and all of the e-mail as text, the posts it goes to first."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class OfChild:
    """What changed for one child of a case. *label* is that of one of several, else empty."""

    label: str
    found: Comparison


def change_email(found: Comparison, guidance: Guidance, reference: str = "") -> ChangeEmail:
    """Return the e-mail. Raises FaultsError if nothing changed that people are invited to."""
    return change_email_of([OfChild("", found)], guidance, reference)


def change_email_of(
    children: Sequence[OfChild], guidance: Guidance, reference: str = ""
) -> ChangeEmail:
    """Return one e-mail on all the *children* of a case of whom there is something to tell.

    *reference* is the number of the case. Raises FaultsError if nothing changed that people
    are invited to.
    """
    index = index_of(guidance)
    told = [one for one in children if _posts([one])]
    if not told:
        raise FaultsError([Fault("since", NOT_CHANGED, "There is nobody to tell.")])
    moved = list(dict.fromkeys(date for one in told for date in _moved(one.found, index)))
    is_of_one = len(told) == 1
    said = whose(reference, told[0].label if is_of_one else "")
    subject = f"{said}{': ' * bool(said)}{_subject(moved)}"
    sentences = [_sentence(*one) for one in moved]
    lines = [("" if is_of_one else f"{child_title(one.label)}:\n") + _lines(one.found, index)
             for one in told]  # fmt: skip
    blocks = (
        f"To: {index.titles(_posts(told))}\nSubject: {subject}",
        " ".join((*sentences, FIRST)),
        *lines,
    )
    return ChangeEmail(subject, "\n\n".join(blocks) + "\n")


def _lines(found: Comparison, index: Index) -> str:
    """Return a line for each meeting: those that changed first, then those that stay."""
    pairs = (*found.to_tell(), *_stay(found))
    return "\n".join(f"- {_line(pair, found, index)}" for pair in pairs)


def _stay(found: Comparison) -> Iterator[Pair]:
    """Yield the meetings to come that did not move."""
    for pair in found.pairs:
        is_met = pair.row.step.kind in ("meeting", "transfer") and not pair.row.held
        is_over = group_of(pair.row, found.after.given.today) in PASSED
        if pair.kind in ("same", "window") and is_met and not is_over:
            yield pair


def _posts(children: Sequence[OfChild]) -> list[str]:
    """Return whom to write to: those invited to what changed, and those who were."""
    changed = [pair for one in children for pair in one.found.to_tell()]
    rows = [row for pair in changed for row in (pair.now, pair.was) if row]
    return list(dict.fromkeys(role for row in rows for role in row.invite))


def _moved(found: Comparison, index: Index) -> Iterator[tuple[KeyDate, date, date]]:
    """Yield the key dates that moved. A birth is no matter for an e-mail."""
    was, now = found.before.given.dates, found.after.given.dates
    for name in (one for one in was if one in now):
        key = index.key_dates[name]
        if was[name] != now[name] and not key.is_birth_date:
            yield key, was[name], now[name]


def _subject(moved: list[tuple[KeyDate, date, date]]) -> str:
    if not moved:
        return "changed dates of our joint supervisions"
    key, _, now = moved[0]
    return f"{key.phrase.removeprefix('the ')} moved to {long_date(now)}"


def _sentence(key: KeyDate, was: date, now: date) -> str:
    return f"{capital(key.phrase)} has moved from {long_date(was)} to {long_date(now)}."


def _line(pair: Pair, found: Comparison, index: Index) -> str:
    """Return ``Moved: review, from Thursday 25 March 2027 to ...`` as a sentence."""
    chosen = {*found.before.given.pathways, *found.after.given.pathways}
    pathway = f", {index.title(pair.row.step.pathway)}" if len(chosen) > 1 else ""
    name = f"{small(pair.row.title)}{pathway}"
    was = _day(pair.was, found.before)
    now = _day(pair.now, found.after)
    match pair.kind:
        case "impossible":
            return f"No day fits now: {name}, which was {was}."
        case "moved":
            return f"Moved: {name}, from {was} to {now}."
        case "added":
            return f"Added: {name}, {now}."
        case "gone":
            return f"No longer needed: {name}, which was {was}."
        case "waiting":
            return f"Without a date for now: {name}, which was {was}."
        case "past":
            return f"Was due, and is not marked as {pair.row.step.done}: {name}, {now}."
        case _:
            return f"Unchanged: {name}, {now}."


def _day(row: PlannedStep | None, plan: Plan) -> str:
    """Return the day for the diary in full, or the one it was due on where that has passed."""
    if row is None:
        return ""
    is_over = group_of(row, plan.given.today) in PASSED
    day = (row.day if is_over else row.diary) or row.day
    return long_date(day) if day else ""
