"""What ids of earlier editions are called now: what `was` says, worked out for every kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_tool.core.guidance.model import DroppedKind, Guidance, Pathway


@dataclass(frozen=True, slots=True)
class Renames:
    """From an id that was to the one that is, by kind. An option's is ``question=option``."""

    pathways: dict[str, str]
    steps: dict[str, str]
    key_dates: dict[str, str]
    questions: dict[str, str]
    options: dict[str, str]

    def row(self, row: str) -> str:
        """Return the id of a row, ``pathway/step#2``, with its step's id as it is now."""
        return base_renamed(row, self.steps)


def base_renamed(row: str, steps: Mapping[str, str]) -> str:
    """Return the id of a row with its step's id as *steps* has it; its number stays."""
    step, mark, number = row.partition("#")
    return f"{steps.get(step, step)}{mark}{number}"


def renames_of(guidance: Guidance) -> Renames:
    """Return every id that *guidance* says something had before, or has in a later edition.

    The steps of a renamed pathway go with it, and so do the options of a renamed question.
    """
    return Renames(
        pathways={was: one.id for one in guidance.pathways for was in one.was}
        | _elsewhere(guidance, "pathway"),
        steps=dict(pair for one in guidance.pathways for pair in _steps(one))
        | _elsewhere(guidance, "step"),
        key_dates={was: one.id for one in guidance.key_dates for was in one.was}
        | _elsewhere(guidance, "key date"),
        questions={was: one.id for one in guidance.questions for was in one.was}
        | _elsewhere(guidance, "question"),
        options=dict(_options(guidance)) | _elsewhere(guidance, "option"),
    )


def _elsewhere(guidance: Guidance, kind: DroppedKind) -> dict[str, str]:
    """Return the ids that other editions have; of those of earlier ones `was` says the same."""
    of_kind = (one for one in guidance.elsewhere if one.kind == kind)
    return {one.id: one.here for one in of_kind if one.here not in ("", one.id)}


def _steps(pathway: Pathway) -> Iterator[tuple[str, str]]:
    for step in pathway.steps:
        own = step.id.partition("/")[2]
        before = [name.partition("/")[2] for name in step.was if step.pathway == _pathway(name)]
        yield from ((f"{was}/{name}", step.id) for was in pathway.was for name in (own, *before))
        yield from ((name, step.id) for name in step.was)


def _pathway(step: str) -> str:
    return step.partition("/")[0]


def _options(guidance: Guidance) -> Iterator[tuple[str, str]]:
    for question in guidance.questions:
        for option in question.options:
            yield from (
                (f"{question.id}={was}", f"{question.id}={option.id}") for was in option.was
            )
            for before in question.was:
                names = (option.id, *option.was)
                yield from ((f"{before}={name}", f"{question.id}={option.id}") for name in names)
