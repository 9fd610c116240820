"""Where the timetable in a file and today's differ, and why: the working and readings of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.index import by_id, index_of
from decision_tool.core.saved.row_lines import row_line
from decision_tool.core.saved.saved_file import SavedRow

NOT_THERE = "Not in the timetable"


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that is not what it was. *has_day*: a date came, went or changed."""

    id: str
    title: str
    pathway: str
    was: str
    now: str
    why: tuple[str, ...]
    has_day: bool


def differences(
    then: Sequence[SavedRow], now: Sequence[SavedRow], guidance: Guidance
) -> tuple[Difference, ...]:
    """Return each row that changed, came or went: those of today in order, then those gone."""
    comparer = _Comparer(then, now, guidance)
    return (*comparer.changed_or_new(), *comparer.gone())


def placed(row: SavedRow) -> tuple[object, ...]:
    """Return what counts as a difference; the title and the words of the working do not."""
    is_guide = row.approximate and bool(row.earliest or row.latest)
    return (row.state, row.earliest, row.latest, row.suggested, row.held, is_guide)


def _has_day(row: SavedRow | None) -> bool:
    return row is not None and any((row.earliest, row.latest, row.held))


class _Comparer:
    """Holds the rows of both timetables by id while they are compared."""

    def __init__(
        self, then: Sequence[SavedRow], now: Sequence[SavedRow], guidance: Guidance
    ) -> None:
        self.then, self.now = by_id(then), by_id(now)
        self.index = index_of(guidance)

    def changed_or_new(self) -> Iterator[Difference]:
        for row in self.now.values():
            was = self.then.get(row.id)
            if was is None:
                yield self.difference(None, row, (self.why_new(row), *_working(None, row)))
            elif placed(was) != placed(row):
                yield self.difference(was, row, (*_working(was, row), *_readings(was, row)))

    def gone(self) -> Iterator[Difference]:
        for row in self.then.values():
            if row.id not in self.now:
                yield self.difference(row, None, (self.why_gone(row), *_working(row, None)))

    def difference(
        self, was: SavedRow | None, now: SavedRow | None, why: tuple[str, ...]
    ) -> Difference:
        row = now or was
        assert row
        step = self.index.steps.get(row.step)
        done = "Held" if step is None or step.kind == "meeting" else "Done"
        return Difference(
            id=row.id,
            title=row.title,
            pathway=row.pathway or self.index.title(row.pathway_id),
            was=row_line(was, now, done) if was else NOT_THERE,
            now=row_line(now, was, done) if now else NOT_THERE,
            why=why,
            has_day=_has_day(was) or _has_day(now),
        )

    def why_new(self, row: SavedRow) -> str:
        had_step = any(one.step == row.step for one in self.then.values())
        return _SERIES if had_step else "The file does not have this step."

    def why_gone(self, row: SavedRow) -> str:
        if row.pathway_id not in self.index.pathways:
            return "This guidance does not have this pathway any more."
        if row.step not in self.index.steps:
            return "This guidance does not have this step any more."
        had_step = any(one.step == row.step for one in self.now.values())
        return _SERIES if had_step else "Its pathway is not one of those in the file."


_SERIES = "This step repeats, and the number of times differs."


def _working(was: SavedRow | None, now: SavedRow | None) -> Iterator[str]:
    yield from _both(*(" ".join(row.reasons) if row else "" for row in (was, now)))


def _readings(was: SavedRow, now: SavedRow) -> Iterator[str]:
    named = (", ".join(row.readings) for row in (was, now))
    yield from _both(*(f"Readings {words}." if words else "" for words in named))


def _both(then: str, now: str) -> Iterator[str]:
    """Yield what stood then and stands now; once if it is the same, not at all if empty."""
    if then == now:
        yield from [f"Then and now: {now}"] * bool(now)
        return
    if then:
        yield f"Then: {then}"
    if now:
        yield f"Now: {now}"
