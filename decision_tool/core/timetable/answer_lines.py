"""The lines beneath the next step: what is late, not marked, called for, or needs a date.

One line a kind, in this order. Red is kept for what somebody said was not held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from decision_tool.core.days.dates import day_month, short_date
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.called_for import called_for
from decision_tool.core.planning.guards import because
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.planning.planner import Planner
from decision_tool.core.timetable.diary_words import lead
from decision_tool.core.timetable.display import AnswerLine, Link, ToMark
from decision_tool.core.timetable.people import Roles
from decision_tool.core.timetable.row_words import held_word, links, named, own_day
from decision_tool.core.timetable.series_rows import Fold, Grouped, folds_of, heads_of, many
from decision_tool.core.words import listed

MOST_NAMED = 4
"""So many steps of a kind are named; the rest are counted."""
MOST_LINKS = 4


@dataclass(frozen=True, slots=True)
class Asking:
    """What the lines are made of, besides the rows by group.

    *one_days* has the day of each row that is held as one meeting with other children's.
    """

    guidance: Guidance
    plan: Plan
    planner: Planner
    one_days: Mapping[str, date] = field(default_factory=dict)

    @property
    def today(self) -> date | None:
        """Return the day that what is past is told by."""
        return self.plan.given.today

    @property
    def roles(self) -> Roles:
        """Return the roles by id."""
        return index_of(self.guidance).roles

    def of_pathway(self, row: PlannedStep) -> str:
        """Return which pathway a step is of, where several are chosen."""
        if len(self.plan.given.pathways) == 1:
            return ""
        return f" ({index_of(self.guidance).pathways[row.step.pathway].title})"


def lines(grouped: Grouped, asking: Asking, next_id: str) -> tuple[AnswerLine, ...]:
    """Return the lines, those that are not empty. What stands in the answer is not repeated."""
    waiting = _not_begun(asking)
    undated = [row for row in grouped.get("needs-date", ()) if row.step.pathway not in waiting]
    return (
        *_begin(waiting, grouped.get("needs-date", ()), asking),
        *_late(grouped, asking, next_id),
        *_unmarked(grouped, asking),
        *_called_for(asking),
        *_long_series(asking),
        *_needs(undated, "a date", asking),
        *_needs(grouped.get("needs-answer", ()), "an answer", asking),
    )


def _not_begun(asking: Asking) -> tuple[str, ...]:
    """Return the pathways, of several chosen, of which no step has a day."""
    chosen = asking.plan.given.pathways
    begun = {
        row.step.pathway for row in asking.plan.steps if row.held or row.earliest or row.latest
    }
    return tuple(one for one in chosen if one not in begun) if begun else ()


def _begin(
    pathways: Sequence[str], rows: Sequence[PlannedStep], asking: Asking
) -> Iterator[AnswerLine]:
    """Yield a line for each pathway without a date: what it calls for may come before all else."""
    for pathway in pathways:
        own = [row for row in rows if row.step.pathway == pathway]
        if own:
            title = index_of(asking.guidance).pathways[pathway].title
            rest = "what it calls for may come before what is next."
            yield AnswerLine(
                "needs", f"{title} has no date yet:", rest, links=_to_enter(own, asking)
            )


def _late(grouped: Grouped, asking: Asking, next_id: str) -> Iterator[AnswerLine]:
    rows = [row for row in grouped.get("late", ()) if row.id != next_id]
    if rows:
        is_held = all(held_word(row) == "Held" for row in rows)
        first = f"{_were(len(rows))} due and {_not(is_held=is_held)} yet:"
        marks = (Link("held", row.id, f"Mark {_row_name(row)}") for row in rows[:MOST_LINKS])
        yield AnswerLine("late", first, f"{_names(rows, {}, asking)}.", tuple(marks))


def _not(*, is_held: bool) -> str:
    return "not held" if is_held else "not held or done"


def _unmarked(grouped: Grouped, asking: Asking) -> Iterator[AnswerLine]:
    rows = grouped.get("unmarked", ())
    if not rows:
        return
    first = f"{_were(len(rows))} due before today and {_are(len(rows))} not marked:"
    marks = tuple(_to_mark(row, asking) for row in rows)
    yield AnswerLine(
        "unmarked",
        first,
        f"{_names(rows, folds_of(grouped), asking)}.",
        act="Mark it" if len(rows) == 1 else "Mark them",
        marks=marks,
        mark_all=_mark_all(rows),
    )


def _mark_all(rows: Sequence[PlannedStep]) -> str:
    """Return the words that mark all at once; one has its own."""
    if len(rows) == 1:
        return ""
    words = {held_word(row).lower() for row in rows}
    return f"All were {' or '.join(sorted(words, reverse=True))} on their day"


def _to_mark(row: PlannedStep, asking: Asking) -> ToMark:
    one_day = asking.one_days.get(row.id)
    day = one_day or own_day(row)
    assert day
    word = held_word(row)
    title = f"{row.title}{asking.of_pathway(row)}"
    due = "".join(part.text for part in lead(row, {}, "unmarked"))
    was = f"Was planned for {short_date(day)}, as one meeting" if one_day else due
    return ToMark(
        row=row.id,
        title=title,
        was=f"{was[0].lower()}{was[1:]}",
        question=f"{title}: was it {word.lower()}?",
        day=day.isoformat(),
        on_day=f"{word} on {day_month(day)}",
        other_day=f"{word} on another day",
        not_yet=f"Not {word.lower()} yet",
    )


def _called_for(asking: Asking) -> Iterator[AnswerLine]:
    """Yield a line for each pathway that a chosen one goes on to, and that is not chosen yet."""
    pathways = index_of(asking.guidance).pathways
    for change, guard in called_for(asking.plan):
        title = pathways[change.pathway].title
        why = " ".join(because(guard, asking.planner.facts)) or f"{change.text}."
        yield AnswerLine(
            "called-for",
            f"{title} may apply as well:",
            why,
            act=f"Add {title}",
            pathway=change.pathway,
        )


def _long_series(asking: Asking) -> Iterator[AnswerLine]:
    """Yield a line for each series that would be so long that a date looks like a slip."""
    for note in asking.plan.notes:
        if note.code == "long-series":
            yield AnswerLine(
                "long-series",
                "Is a date right?",
                note.message,
                act="List all of them",
                series=note.steps[0],
            )


def _needs(rows: Sequence[PlannedStep], what: str, asking: Asking) -> Iterator[AnswerLine]:
    if not rows:
        return
    first = f"{len(rows)} need{'s' if len(rows) == 1 else ''} {what}:"
    rest = f"{_names(rows, {}, asking)}."
    yield AnswerLine("needs", first, rest, links=_to_enter(rows, asking))


def _to_enter(rows: Sequence[PlannedStep], asking: Asking) -> tuple[Link, ...]:
    """Return the ways to what the rows wait for, each once."""
    found = {(link.kind, link.id): link for row in rows for link in links(row, asking.guidance)}
    return tuple(_plainly(link) for link in list(found.values())[:MOST_LINKS])


def _plainly(link: Link) -> Link:
    """Return a link that stands by itself: ``or`` led on from the one before it."""
    words = link.text
    return Link(link.kind, link.id, f"Enter {words[3:]}" if words.startswith("or ") else words)


def _names(rows: Iterable[PlannedStep], folds: Mapping[str, Fold], asking: Asking) -> str:
    """Return the steps by name, a series that was missed as one."""
    hidden = heads_of(folds)
    shown = [row for row in rows if row.id not in hidden]
    names = [
        f"{_several(folds[row.id]) if row.id in folds else _row_name(row)}{asking.of_pathway(row)}"
        for row in shown
    ]
    more = len(names) - MOST_NAMED
    if more > 1:
        names = [*names[:MOST_NAMED], f"{more} more"]
    return listed(names)


def _several(fold: Fold) -> str:
    days = ", ".join(short_date(row.latest) for row in fold.rows if row.latest)
    return f"{many(fold)} ({days})"


def _row_name(row: PlannedStep) -> str:
    return named(row) if row.number else row.step.phrase


def _were(count: int) -> str:
    return f"{count} {'was' if count == 1 else 'were'}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
