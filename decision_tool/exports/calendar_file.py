"""A plan as a calendar file (RFC 5545) of all-day entries that a second import updates.

What an entry says is calendar_words.py. The names of modules that need the icalendar library
hold the word ``calendar``: the browser gets those apart from the rest, when they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from decision_tool.core.errors import DecisionToolError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.identity import identity_of
from decision_tool.core.planning.index import by_id
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.row_words import lead_day
from decision_tool.core.timetable.series_rows import missed_again
from decision_tool.exports.calendar_words import TAKEN_OUT, CalendarWords

SEQUENCE_STARTS = 1_700_000_000
REMINDER = timedelta(days=-7)
NAME = "Joint supervision"
NOTHING_DATED = "No step has a date yet, so there is nothing to add to a calendar."
Method = Literal["PUBLISH", "CANCEL"]


@dataclass(frozen=True, slots=True)
class Diary:
    """Whose entries a file holds (*case*), when it is made (*stamp*, UTC) and for whom.

    *reference* is what the user calls the child, as `clean_reference` gives it. It alone of
    all that is typed stands in titles.
    """

    case: UUID
    stamp: datetime
    reference: str = ""

    @property
    def sequence(self) -> int:
        """Return a number that grows with time, since of two entries the higher one holds.

        It counts whole seconds from 14 November 2023, so that it grows although nothing
        about earlier files is stored, and stays below the 2^31 that calendars hold until 2091.
        """
        return int(self.stamp.timestamp()) - SEQUENCE_STARTS


@dataclass(frozen=True, slots=True)
class Joined:
    """A meeting that is one with others: whom it is for, its *title*, and of what, in *words*.

    *row* is the meeting with what any of them has; *is_provisional*: the day of one may still move.
    """

    reference: str
    title: str
    words: str
    row: PlannedStep
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which rows are wanted (None for all), and which are in the calendar already (*told*).

    *stood* are the days their entries stand on, as far as known. *provisional* names the key
    dates that may still move. *joined* has the rows whose entry is that of several meetings,
    *elsewhere* those whose entry is another row's: an earlier one of their own is taken out.
    """

    rows: frozenset[str] | None = None
    told: tuple[str, ...] = ()
    provisional: frozenset[str] = frozenset()
    stood: Mapping[str, date] = field(default_factory=dict)
    joined: Mapping[str, Joined] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()

    def wants(self, row: str) -> bool:
        """Tell whether the row of this id is wanted."""
        return self.rows is None or row in self.rows


EVERY_ROW = Chosen()


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of one child: those to keep and those to take out, each with its row's id.

    *days* are those that the entries to keep stand on.
    """

    dated: dict[str, Event]
    cancelled: dict[str, Event]
    days: dict[str, date] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.dated or self.cancelled)

    def events(self) -> list[Event]:
        """Return every entry in the order of the timetable."""
        return [*self.dated.values(), *self.cancelled.values()]


def case_of(reference: str) -> UUID:
    """Return the identity of the child that a clean reference names: always the same one."""
    return UUID(identity_of(reference))


def plan_as_calendar(
    plan: Plan, guidance: Guidance, diary: Diary, chosen: Chosen = EVERY_ROW
) -> str:
    """Return the file of one plan; lines end in CRLF."""
    return calendar_text(entries_of(plan, guidance, diary, chosen).events(), guidance, diary)


def calendar_text(
    events: Iterable[Event], guidance: Guidance, diary: Diary, method: Method = "PUBLISH"
) -> str:
    """Return the text of a calendar file that holds *events*, each written as it comes.

    Raises DecisionToolError where there are none: Outlook refuses a file without an entry.
    """
    written = [event.to_ical().decode() for event in events]
    if not written:
        raise DecisionToolError(NOTHING_DATED)
    calendar = Calendar()
    calendar.add("prodid", f"-//Joint supervision//Guidance {guidance.edition}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add("x-wr-calname", f"{NAME}, {diary.reference}" if diary.reference else NAME)
    head, end, tail = calendar.to_ical().decode().rpartition("END:VCALENDAR")
    return "".join((head, *written, end, tail))


def entries_of(plan: Plan, guidance: Guidance, diary: Diary, chosen: Chosen = EVERY_ROW) -> Entries:
    """Return an entry for each wanted row that is dated and not held, and what to take out.

    Taken out are wanted rows told of earlier that have no date now. The entry of a meeting
    that took place stays, on the day it was held: one that stood on another day moves there.
    """
    words = CalendarWords(guidance, chosen.provisional)
    rows = by_id(plan.steps)
    days = {row.id: day for row, day in _days(plan, chosen) if chosen.wants(row.id)}
    dated = {
        name: _dated(rows[name], day, words, diary, chosen.joined.get(name))
        for name, day in days.items()
    }
    stays = {row.id for row in plan.steps if row.state in ("dated", "held")} - chosen.elsewhere
    gone = (row for row in dict.fromkeys(chosen.told) if row not in stays and chosen.wants(row))
    cancelled = {row: _cancelled(row, rows.get(row), words, diary, chosen.stood) for row in gone}
    return Entries(dated, cancelled, days)


def entries_taken_out(plan: Plan, guidance: Guidance, diary: Diary, chosen: Chosen) -> Entries:
    """Return a cancellation for every row told of earlier, whatever became of it since.

    For calendars that add a second entry instead of updating the first: imported before the
    new file, it takes the old entries out.
    """
    words = CalendarWords(guidance)
    rows = by_id(plan.steps)
    gone = {}
    for name in dict.fromkeys(chosen.told):
        title = _title(f"Remove this entry: {words.title(name, rows.get(name))}", diary)
        event = _event(name, title, chosen.stood.get(name) or diary.stamp.date(), diary)
        event.add("status", "CANCELLED")
        event.add("description", TAKEN_OUT)
        gone[name] = event
    return Entries({}, gone)


def _days(plan: Plan, chosen: Chosen) -> Iterator[tuple[PlannedStep, date]]:
    """Yield each row that has an entry, with its day: never one that has passed and is new.

    Meetings of a series that were missed are one thing to do, and one entry (CONTRACT 26).
    What is past and in the calendar already keeps its entry, on the day that it was due.
    """
    today = plan.given.today
    told_by_another = missed_again(plan.steps, today)
    for row in plan.steps:
        if row.id in chosen.elsewhere:
            continue
        if row.held and row.id in chosen.told:
            if chosen.stood.get(row.id) != row.held:
                yield row, row.held
            continue
        day = lead_day(row)
        if row.state != "dated" or day is None:
            continue
        if (today is None or day >= today) and row.id not in told_by_another:
            yield row, day
        elif row.id in chosen.told:
            yield row, row.day or day


def _dated(
    row: PlannedStep, day: date, words: CalendarWords, diary: Diary, joined: Joined | None
) -> Event:
    described = words.description(joined.row if joined else row, day, diary.stamp.date())
    if joined:
        title = _title(joined.title, replace(diary, reference=joined.reference))
        described = f"{joined.words}\n\n{described}"
    else:
        title = _title(words.title(row.id, row), diary)
    event = _event(row.id, title, day, diary)
    is_unsure = joined.is_provisional if joined else row.is_provisional(words.provisional)
    event.add("status", "TENTATIVE" if is_unsure else "CONFIRMED")
    event.add("description", described)
    if day + REMINDER >= diary.stamp.date():  # one of a day that is past would go off on import
        event.add_component(_reminder(title))
    return event


def _cancelled(
    row_id: str,
    row: PlannedStep | None,
    words: CalendarWords,
    diary: Diary,
    stood: Mapping[str, date],
) -> Event:
    """Return an entry that takes an earlier one out.

    Not every calendar obeys the status, so the title says it too. It stands where the entry
    stood; where that is not known, on some day, for an entry needs one.
    """
    title = _title(f"Cancelled: {words.title(row_id, row)}", diary)
    day = stood.get(row_id) or (row and row.day) or diary.stamp.date()
    event = _event(row_id, title, day, diary)
    event.add("status", "CANCELLED")
    event.add("description", words.why_cancelled(row))
    return event


def _title(words: str, diary: Diary) -> str:
    return f"{diary.reference}: {words}" if diary.reference else words


def _event(row_id: str, title: str, day: date, diary: Diary) -> Event:
    event = Event()
    event.add("uid", str(uuid5(diary.case, row_id)))
    event.add("dtstamp", diary.stamp)
    event.add("last-modified", diary.stamp)
    event.add("sequence", diary.sequence)
    event.add("summary", title)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))  # the first day that is no longer part of it
    event.add("transp", "TRANSPARENT")  # a deadline does not make anyone busy
    event.add("categories", [NAME])
    return event


def _reminder(title: str) -> Alarm:
    # Outlook takes the minutes between trigger and start; without a trigger it would be 18 hours.
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", REMINDER)
    return alarm
