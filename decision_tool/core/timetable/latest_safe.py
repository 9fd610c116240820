"""The latest safe day of each date before a fixed one: tried day by day with the real planner.

No rule is turned round. A day is safe if nothing becomes impossible with it, and every step
between it and the fixed date still has a working day. What is not known is refused, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from decision_tool.core.days.dates import short_date
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.inputs import inputs_for
from decision_tool.core.timetable.days_tried import DAY, DateTried, StepTried, Tried
from decision_tool.core.words import capital, listed, small

MOST_DAYS = 400
"""How far back a safe day is looked for."""
LimitKind = Literal["limited", "none", "unclear"]
TOO_FAR = "Bank holidays are not known that far ahead, so this cannot be told."
NOTHING_BEFORE = "Nothing in the guidance has to be before it."
NOT_ASKED = "the pathways chosen count nothing from it, or it is a date of birth."


@dataclass(frozen=True, slots=True)
class Limit:
    """The latest safe day of a date or a step as ISO 8601, None where there is none to tell.

    *stands* is where a date stands now. *why* says what makes the day after unsafe, or why
    there is no day; *is_later*: it stands at a day that is not safe.
    """

    id: str
    title: str
    pathway: str
    kind: LimitKind
    stands: str
    day: str | None
    day_words: str
    why: str
    is_later: bool = False


@dataclass(frozen=True, slots=True)
class LatestSafe:
    """What must be before a fixed date, and until when: key dates first, then steps.

    *others* says which dates nothing ties to it.
    """

    title: str
    stands: str
    limits: tuple[Limit, ...]
    others: str


def latest_safe(guidance: Guidance, given: Given, key: str) -> LatestSafe:
    """Return the latest safe days before the key date *key*, as it is given.

    Raises FaultsError for a date that is not given or that the pathways do not ask for.
    """
    keys = index_of(guidance).key_dates
    asked = inputs_for(guidance, given.pathways).key_dates
    free = [name for name in asked if not keys[name].is_birth_date]
    if key not in free:
        raise FaultsError([Fault(key, NOT_ASKED, "Choose another date of the form.")])
    if key not in given.dates:
        raise FaultsError([Fault(key, "Give this date first: the others are told before it.")])
    search = _Search(guidance, replace(given, today=None), key)
    dates = {name: search.of_date(name) for name in search.open_dates(free)}
    limits = (*(one for one in dates.values() if one), *search.of_steps())
    untied = [small(keys[name].title) for name, one in dates.items() if one is None]
    return LatestSafe(
        title=f"Latest safe days before {keys[key].phrase}",
        stands=f"{capital(keys[key].phrase)} is fixed at {short_date(given.dates[key])}.",
        limits=limits,
        others=f"Nothing in the guidance ties these to it: {listed(untied)}."
        if untied
        else ""
        if limits
        else NOTHING_BEFORE,
    )


class _Search:
    """Looks back from one fixed date. Today does not matter: a day is safe, or is not."""

    def __init__(self, guidance: Guidance, given: Given, key: str) -> None:
        self.guidance, self.given, self.key = guidance, given, key
        self.index = index_of(guidance)

    def open_dates(self, asked: list[str]) -> Iterator[str]:
        """Yield the key dates that can still be chosen: not those of something that was held."""
        gone = {step.gives for step in self.index.giving(self.given.held)}
        yield from (name for name in asked if name != self.key and name not in gone)

    def of_date(self, name: str) -> Limit | None:
        """Return the limit of a key date, given or not; None where nothing ties it to the other."""
        tried = DateTried(self.guidance, self.given, self.key, name)
        stands = self.given.dates.get(name)
        fixed = self.given.dates[self.key]
        found = Limit(
            name,
            self.index.key_dates[name].title,
            "",
            "unclear",
            short_date(stands) if stands else "",
            None,
            "",
            tried.unclear,
            is_later=False,
        )
        if tried.unclear:
            return found
        if not tried.faults(fixed + DAY):
            return None
        is_later = stands is not None and bool(tried.faults(stands))
        return replace(self.looked_for(found, tried, fixed), is_later=is_later)

    def of_steps(self) -> Iterator[Limit]:
        """Yield the limit of each step to come whose last day the fixed date sets."""
        several = len(self.given.pathways) > 1
        for row in StepTried.before(self.guidance, self.given, self.key):
            pathway = self.index.title(row.step.pathway) if several else ""
            tried = StepTried(self.guidance, self.given, self.key, row)
            found = Limit(row.id, row.title, pathway, "unclear", "", None, "", tried.unclear)
            assert row.latest
            yield found if tried.unclear else self.looked_for(found, tried, row.latest)

    def looked_for(self, found: Limit, tried: Tried, last: date) -> Limit:
        """Return the limit with the last safe day from *last* back, and what is wrong after it."""
        days = (last - number * DAY for number in range(MOST_DAYS))
        day = next((day for day in days if not tried.faults(day)), None)
        if day is None:
            why = f"No day up to {short_date(last)} is safe. {tried.faults(last)[0]}"
            return replace(found, kind="none", why=why)
        if tried.is_beyond_holidays(day):
            return replace(found, why=TOO_FAR)
        why = f"A day later, {small(tried.faults(day + DAY)[0])}"
        words = short_date(day)
        return replace(found, kind="limited", day=day.isoformat(), day_words=words, why=why)
