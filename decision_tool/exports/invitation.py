"""Writes the words to invite people to one meeting, from what the guide says of it alone.

The day is the one to put in a diary, never one that has passed; what the guide says stands
beside it. The time is for whoever sends the words to add.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from decision_tool.core.days.dates import long_date, short_date
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.family.meetings import AsOne
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.named_edition import named_edition
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.outcome import State
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.row_facts import facts_at
from decision_tool.core.timetable.row_words import when
from decision_tool.core.words import child_title
from decision_tool.exports.markup import bullets, paragraph

TO_AGREE = "to be agreed"
OVER: tuple[State, ...] = ("held", "not-needed", "superseded")


@dataclass(frozen=True, slots=True)
class Invitation:
    """A subject line, and all of it twice: plain text, and HTML for what keeps lists."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with words beside it, or with a list under it."""

    heading: str
    words: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """What the invitation calls the child, in the subject only, and where the guidance stands.

    Both may be empty: *reference* is what the user types, *page* the address of the step.
    *as_one* is the meeting of several children that the row is a part of, if it is.
    """

    reference: str = ""
    page: str = ""
    as_one: AsOne | None = None


def invitation_to(row_id: str, plan: Plan, guidance: Guidance, named: Named) -> Invitation:
    """Return the invitation to one row. Raises FaultsError if no such meeting is still to come."""
    row, index = _meeting(row_id, plan), index_of(guidance)
    title = f"{row.title}, {index.title(row.step.pathway)}"
    if named.as_one:  # on the day of the first of them, with all that any of them is for
        row, title = named.as_one.whole, named.as_one.title(index)
    reference = f"{named.reference}: " if named.reference else ""
    subject = f"{reference}{title}: {_when(row, guidance)}"
    parts = Section("One meeting for", items=tuple(_parts(named.as_one, guidance)))
    body = (Section("Meeting", title), parts, *_sections(row, guidance, named.page))
    sections = [Section("Subject", subject), *(one for one in body if one.words or one.items)]
    return Invitation(
        subject,
        "\n\n".join(_block(section) for section in sections) + "\n",
        "".join(_markup(section) for section in sections),
    )


def _meeting(row_id: str, plan: Plan) -> PlannedStep:
    for row in plan.steps:
        if row.id == row_id and row.step.kind == "meeting" and row.state not in OVER:
            return row
    what = f"no meeting called {row_id!r} is still to come in this timetable."
    raise FaultsError([Fault("row", what, "Choose a meeting of the timetable.")])


def _parts(as_one: AsOne | None, guidance: Guidance) -> Iterator[str]:
    """Yield ``Child A: initial meeting, <pathway>, by Sat 21 Nov 2026``."""
    for one in as_one.meetings if as_one else ():
        pathway = index_of(guidance).title(one.step.step.pathway)
        child, limits = child_title(one.of.child), _limits(one.step, guidance)
        yield f"{child}: {one.step.title}, {pathway}, {limits}"


def _sections(row: PlannedStep, guidance: Guidance, page: str) -> Iterator[Section]:
    index = index_of(guidance)
    source = (f"edition {named_edition(guidance)}", ", ".join(row.step.clauses), page)
    yield Section("When", _day(row) or _limits(row, guidance))
    yield Section("The guide says", _limits(row, guidance) if _day(row) else "")
    yield Section("Time and place", TO_AGREE)
    for fact in facts_at("invitation"):
        heading = fact.heading_at("invitation")
        if fact.kind == "list":
            yield Section(heading, items=tuple(fact.items(row, index)))
        else:
            yield Section(heading, fact.words(row, index))
    yield Section("Guidance", ", ".join(part for part in source if part))


def _when(row: PlannedStep, guidance: Guidance) -> str:
    """Return ``Thu 10 Sep 2026``, the day for the diary, or when the guide wants it."""
    if row.state == "dated" and row.diary:
        return short_date(row.diary)
    return _limits(row, guidance)


def _day(row: PlannedStep) -> str:
    """Return the day for the diary with its weekday in full, if there is one."""
    return long_date(row.diary) if row.state == "dated" and row.diary else ""


def _limits(row: PlannedStep, guidance: Guidance) -> str:
    """Return ``by Thu 10 Sep 2026``, for the middle of a sentence."""
    if row.state != "dated":
        return TO_AGREE
    first, *rest = when(row, index_of(guidance).key_dates)
    start = first.text if first.day else first.text.lower()
    return start + "".join(part.text for part in rest)


def _block(section: Section) -> str:
    """Return a section as text, on one line where it is no list."""
    if section.items:
        return "\n".join((f"{section.heading}:", *(f"- {item}" for item in section.items)))
    return f"{section.heading}: {section.words}"


def _markup(section: Section) -> str:
    if section.items:
        return paragraph(f"{section.heading}:") + bullets(section.items)
    return paragraph(f"{section.heading}: {section.words}")
