"""Keeps what today's guidance still knows of a saved file, and names what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from decision_tool.core.days.dates import short_date
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import DroppedKind, Guidance
from decision_tool.core.planning.given import Given, answer_fault, load_given, wrong_number
from decision_tool.core.planning.index import by_id, index_of
from decision_tool.core.saved.saved_file import (
    GivenThen,
    HandedOver,
    HandedOverThen,
    SavedChild,
)
from decision_tool.core.saved.why_dropped import why_dropped


@dataclass(frozen=True, slots=True)
class Kept:
    """What can still be planned, and a sentence for each thing that cannot."""

    given: Given
    provisional: frozenset[str]
    own: tuple[str, ...]
    not_held: tuple[str, ...]
    as_one: dict[str, int]
    handed_over: HandedOver | None
    left_out: tuple[str, ...]


def keep_known(saved: SavedChild, guidance: Guidance) -> Kept:
    """Return the child's inputs as far as they exist. Raises FaultsError if no pathway does.

    Ids that were renamed must be those of today already: `carried_over`.
    """
    sieve = _Sieve(saved, guidance)
    plain = sieve.known(saved.given)
    if saved.given.pathways and not plain["pathways"]:
        raise FaultsError([_all_gone(saved.where, sieve.left_out)])
    given = load_given(plain, guidance, needs_pathway=bool(saved.given.pathways))
    return Kept(
        given,
        provisional=frozenset(saved.provisional) & given.dates.keys(),
        own=tuple(key for key in saved.own if key in sieve.index.key_dates),
        not_held=tuple(row for row in saved.not_held if sieve.is_step(row)),
        as_one={row: one for row, one in saved.as_one.items() if sieve.is_step(row)},
        handed_over=handed_over_of(saved.handed_over, guidance),
        left_out=(*sieve.left_out, *map(_strange, saved.strange)),
    )


def _all_gone(where: str, left_out: list[str]) -> Fault:
    hint = "So nothing of it can be planned. Choose a pathway and enter the dates again."
    place = f"{where}, given, pathways" if where else "given, pathways"
    return Fault(place, " ".join(left_out), hint)


def handed_over_of(then: HandedOverThen | None, guidance: Guidance) -> HandedOver | None:
    """Return what was handed over; None where its ids are gone, so that nothing is compared."""
    if then is None:
        return None
    try:
        return HandedOver(then.by, load_given(_plain_of(then.given), guidance), then.on)
    except FaultsError:
        return None


def _plain_of(then: GivenThen) -> dict[str, object]:
    """Return what was given then as the object that `load_given` checks."""
    return {
        "pathways": list(then.pathways),
        "dates": {key: day.isoformat() for key, day in then.dates.items()},
        "answers": dict(then.answers),
        "held": {row: day.isoformat() for row, day in then.held.items()},
        "today": then.today.isoformat() if then.today else None,
        "list_all": list(then.list_all),
        "agreed": {row: day.isoformat() for row, day in then.agreed.items()},
    }


def _strange(part: str) -> str:
    return f"The file has a part called {part!r} that this tool does not know."


class _Sieve:
    """Lets pass what the guidance has; for the rest notes a sentence."""

    def __init__(self, saved: SavedChild, guidance: Guidance) -> None:
        self.guidance = guidance
        self.index = index_of(guidance)
        self.elsewhere = {(one.kind, one.id): one for one in reversed(guidance.elsewhere)}
        self.left_out: list[str] = []
        self.dropped = {(one.kind, one.id): one for one in guidance.dropped}
        self.rows = saved.planned or ()

    def known(self, then: GivenThen) -> dict[str, object]:
        """Return what was given as far as it exists, as the object that `load_given` checks."""
        return {
            "pathways": list(self.pathways(then.pathways)),
            "dates": dict(self.dates(then.dates)),
            "answers": dict(self.answers(then.answers)),
            "held": dict(self.held(then.held)),
            "today": then.today.isoformat() if then.today else None,
            "list_all": [name for name in then.list_all if self.is_series(name)],
            "agreed": dict(self.held(then.agreed, "agreed for")),
        }

    def is_step(self, row: str) -> bool:
        """Tell whether the step of a row still exists. One that is gone needs no word here."""
        return row.partition("#")[0] in self.index.steps

    def is_series(self, name: str) -> bool:
        step = self.index.steps.get(name)
        return step is not None and step.series is not None

    def gone(self, what: DroppedKind, name: str, title: str, held: str = "") -> None:
        there = self.elsewhere.get((what, name))
        title = there.names[0] if there and title == name else title
        sentence = f"This guidance has no {what} called {title!r} any more."
        if there and there.is_later:
            edition = self.guidance.edition
            sentence = (
                f"Edition {edition} has no {what} called {title!r}: edition {there.edition} has it."
            )
        told = (sentence, held, self.why_dropped(what, name))
        self.left_out.append(" ".join(filter(None, told)))

    def why_dropped(self, kind: DroppedKind, name: str) -> str:
        """Return why something was dropped and what takes its place, where the guidance says."""
        found = self.dropped.get((kind, name))
        return why_dropped(found, self.guidance) if found else ""

    def pathways(self, chosen: tuple[str, ...]) -> Iterator[str]:
        for name in chosen:
            if name in self.index.pathways:
                yield name
            else:
                titles = [row.pathway for row in self.rows if row.pathway_id == name]
                self.gone("pathway", name, next(filter(None, reversed(titles)), name))

    def dates(self, dates: Mapping[str, date]) -> Iterator[tuple[str, str]]:
        for key, day in dates.items():
            if key in self.index.key_dates:
                yield key, day.isoformat()
            else:
                self.gone("key date", key, key, f"It was {short_date(day)}.")

    def answers(self, answers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for name, value in answers.items():
            question = self.index.questions.get(name)
            if question is None:
                self.gone("question", name, name, f"The answer was {value!r}.")
            elif answer_fault(question, value):
                why = self.why_dropped("option", f"{name}={value}")
                there = self.elsewhere.get(("option", f"{name}={value}"))
                is_later = there is not None and there.is_later
                when = f"in edition {self.guidance.edition}" if is_later else "any more"
                sentence = f"{question.title} {value!r} is not an answer {when}."
                self.left_out.append(f"{sentence} {why}".rstrip())
            else:
                yield name, value

    def row_title(self, name: str) -> str:
        """Return what a row was called, with its pathway; its id where the file does not tell."""
        row = by_id(self.rows).get(name)
        return ", ".join(filter(None, (row.title, row.pathway))) if row else name

    def held(self, held: Mapping[str, date], how: str = "held on") -> Iterator[tuple[str, str]]:
        for name, day in held.items():
            base, mark, number = name.partition("#")
            step = self.index.steps.get(base)
            was = f"It was {how} {short_date(day)}."
            if step is None:
                self.gone("step", base, self.row_title(name), was)
            elif wrong_number(step, mark, number):
                now = "repeats now" if step.series else "does not repeat any more"
                self.left_out.append(f"{self.row_title(name)!r} {now}. {was}")
            else:
                yield name, day.isoformat()
