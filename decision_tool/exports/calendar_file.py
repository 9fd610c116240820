"""A plan as a calendar file (RFC 5545) of all-day events that a second import updates."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.exports.names import Titles

NAMESPACE = UUID("6f1d7a0e-6c58-4a3e-9a64-3d0d3f6a9b52")
REMINDER = timedelta(days=-7)


def plan_as_calendar(plan: Plan, guidance: Guidance, stamp: datetime, reference: str = "") -> bytes:
    """Return the dated, unheld steps as an iCalendar file.

    *stamp* (UTC) is when the file is made: DTSTAMP, and, in whole seconds, the SEQUENCE
    that makes a later file win over an earlier one. *reference* is what the user calls the
    child, if anything; with it the UIDs of two children differ. No name is ever added.
    """
    titles = Titles.of(guidance)
    calendar = Calendar()
    calendar.add("prodid", f"-//Joint supervision//Guidance {guidance.edition}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for row in plan.steps:
        day = row.suggested or row.latest or row.earliest
        if row.state == "dated" and day:
            calendar.add_component(_event(row, day, titles, stamp, reference))
    return bytes(calendar.to_ical())


def _event(row: PlannedStep, day: date, titles: Titles, stamp: datetime, reference: str) -> Event:
    event = Event()
    title = f"{row.title}, {titles.one(row.step.pathway)}"
    event.add("uid", str(uuid5(NAMESPACE, f"{reference}|{row.id}")))
    event.add("dtstamp", stamp)
    event.add("sequence", int(stamp.timestamp()) - 1_700_000_000)
    event.add("summary", f"{reference}: {title}" if reference else title)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("description", _description(row, titles))
    event.add_component(_reminder(title))
    return event


def _reminder(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", REMINDER)
    return alarm


def _description(row: PlannedStep, titles: Titles) -> str:
    parts = [
        ("Arranged by", titles.one(row.step.arranged_by)),
        ("Invite", titles.many(row.invite)),
        ("What it is for", "; ".join(line.text for line in row.step.purposes + row.step.agenda)),
        ("How the date was worked out", " ".join(row.reasons)),
        ("Guidance", " ".join(row.step.clauses)),
    ]
    return "\n".join(f"{name}: {words}" for name, words in parts if words)
