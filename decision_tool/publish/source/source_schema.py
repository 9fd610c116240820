"""The shape of a pathway file, and of the parts it shares with the common files."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator

from decision_tool.core.guidance.model import Kind
from decision_tool.publish.source.field_types import (
    AnyPathwayId,
    ClauseIds,
    Defines,
    GuardText,
    Id,
    IsoDay,
    KeyDateId,
    Maybe,
    ReadingId,
    ReadingIds,
    RecordId,
    RecordIds,
    Refers,
    RoleId,
    SentenceText,
    Shape,
    StepId,
    Text,
    YesNo,
    kebab,
    refusal,
)


def _step_was(text: str) -> str:
    for part in text.split("/", 1):
        kebab(part)
    return text


StepWas = Annotated[str, AfterValidator(_step_was)]


class InviteeSource(Shape):
    """Someone to invite: always, or where the guard is known to hold."""

    role: RoleId
    """The id of a role in common/roles.yml."""
    guard: Maybe[GuardText] = Field(default=None, alias="if")
    """Invited only where this holds. While its question is unanswered, not invited."""
    clauses: ClauseIds = ()
    """The clauses that this carries out."""


class LineSource(Shape):
    """One purpose, agenda item or rule."""

    text: Text
    """A short sentence in plain English."""
    clauses: ClauseIds = ()
    """The clauses that this carries out."""


class RecordIfSource(Shape):
    """A record that some answers rule out; while they are not given, it is offered."""

    record: RecordId
    """The id of a record form, in records/<id>.yml."""
    guard: GuardText = Field(alias="if")
    """Left out only where this is known not to hold."""


class CaseSource(Shape):
    """One case of a timing rule: the first that holds counts."""

    guard: Maybe[GuardText] = Field(default=None, alias="if")
    """When this case counts. Only the last case may go without."""
    then: SentenceText
    """The timing sentence of this case."""


class AlternativeSource(Shape):
    """What another reading of the same words would say about when."""

    reading: ReadingId
    """The id of the reading in common/readings.yml."""
    when: SentenceText
    """The timing sentence of that other reading."""


def _sentence_or_cases(value: object) -> str:
    return "cases" if isinstance(value, list | tuple) else "sentence"


When = Annotated[
    Annotated[SentenceText, Tag("sentence")]
    | Annotated[tuple[CaseSource, ...], Field(min_length=1), Tag("cases")],
    Discriminator(_sentence_or_cases),
]


class StepSource(Shape):
    """One step of a pathway."""

    id: Annotated[Id, Defines("step")]
    """Permanent; the full id is pathway/step."""
    title: Text
    """The heading of the step."""
    kind: Kind
    """meeting, task, transfer, or milestone (happens by itself)."""
    when: When
    """A timing sentence, or a list of cases with `if` and `then`."""
    suggest_day: YesNo = True
    """no: do not suggest a working day, for a date that follows from an age."""
    only_if: Maybe[GuardText] = None
    """Where this does not hold the step is not needed."""
    not_needed_because: Maybe[Text] = None
    """What to say where `only-if` does not hold."""
    phrase: Maybe[Text] = None
    """The noun phrase for sentences that count from this step, such as "the transfer"."""
    to_do: Maybe[Text] = None
    """What to ask for, such as "Make the joint visit". A task: its title, if left out."""
    gives: Maybe[KeyDateId] = None
    """The key date that the day this step is held serves as."""
    repeats: Maybe[KeyDateId] = None
    """The key date that each one held stands for when the next one is planned."""
    replaces: Maybe[Annotated[Text, Refers("occurrence")]] = None
    """The one of a series that this step replaces, such as early-help/review#1."""
    arranged_by: Maybe[RoleId] = None
    """The role that arranges it. Meetings: the guide's, if left out."""
    invite: Maybe[tuple[InviteeSource, ...]] = None
    """Who comes. Meetings: the guide's list, if left out."""
    purposes: tuple[LineSource, ...] = ()
    """What it is for."""
    agenda: tuple[LineSource, ...] = ()
    """What it goes through."""
    notes: tuple[LineSource, ...] = ()
    """Further rules worth showing at this step."""
    records: Maybe[RecordIds] = None
    """The records it must produce. Meetings: the guide's, if left out."""
    records_if: tuple[RecordIfSource, ...] = ()
    """Records that some answers rule out."""
    readings: ReadingIds = ()
    """The readings its timing rests on."""
    alternatives: tuple[AlternativeSource, ...] = ()
    """What other readings would say about when."""
    clauses: ClauseIds = ()
    """The clauses that the step and its timing carry out."""
    was: tuple[StepWas, ...] = ()
    """Ids it had in earlier editions; pathway/step for one of another pathway."""

    @model_validator(mode="after")
    def _says_why_not(self) -> Self:
        if self.not_needed_because and self.only_if is None:
            hint = "Add `only-if:`, or take out `not-needed-because:`."
            raise refusal(f"no condition says when the step {self.id!r} is not needed.", hint)
        return self


class PlanChangeSource(Shape):
    """Where to go on if the plan changes."""

    text: Text
    """What happens."""
    pathway: AnyPathwayId
    """The pathway that then applies."""
    guard: Maybe[GuardText] = Field(default=None, alias="if")
    """What tells from the dates given that it has happened; the calculator then suggests it."""


class NoteSource(Shape):
    """A remark the plan makes while a guard holds."""

    code: Id
    """Permanent; the same code may serve several notes of one sort."""
    guard: GuardText = Field(alias="if")
    """When to say it."""
    steps: Annotated[tuple[StepId, ...], Field(min_length=1)]
    """The steps it is about. It is said only where all their pathways are chosen."""
    message: Text
    """What to say: what is so, then what to do."""
    readings: ReadingIds = ()
    """The readings it rests on."""


class ChangeSource(Shape):
    """One change of what the page says, told to its readers."""

    date: IsoDay
    """The day from which it counts."""
    text: Text
    """What is different now, in a sentence or two."""


class PathwayFile(Shape):
    """pathways/<id>.yml: the steps for one kind of case."""

    id: Annotated[Id, Defines("pathway")]
    """Permanent, and the name of the file."""
    code: Annotated[Text, Defines("pathway code")]
    """The code of the pathway in the register, such as P06; pathways stand in its order."""
    title: Text
    """The heading of its page."""
    also_called: tuple[Text, ...] = ()
    """Other words for it in a team's table, such as an abbreviation."""
    use_when: Text
    """One sentence: when this pathway applies."""
    guide: Annotated[Text, Refers("guide")]
    """The guide it comes from, in common/guides.yml; gives defaults for meetings."""
    group: Annotated[Text, Refers("group")]
    """Its place in the navigation, in common/guides.yml."""
    clauses: ClauseIds = ()
    """The clauses that the pathway as a whole carries out."""
    needs_pathway: Maybe[Annotated[Text, Refers("pathway")]] = None
    """The pathway this one is laid over."""
    adds_invitees: tuple[InviteeSource, ...] = ()
    """Who joins every meeting of `needs-pathway`."""
    also_invite: tuple[InviteeSource, ...] = ()
    """Who joins every meeting of this pathway, besides those of the guide."""
    gaps: tuple[Annotated[Text, Refers("gap")], ...] = ()
    """What the guide leaves open, from common/gaps.yml."""
    steps: tuple[StepSource, ...]
    """The steps in the order of the page. An overlay may have none: []."""
    if_plan_changes: tuple[PlanChangeSource, ...] = ()
    """Where to go on if the plan changes."""
    notes_when: tuple[NoteSource, ...] = ()
    """Remarks that the plan makes while something holds."""
    was: tuple[Id, ...] = ()
    """Ids it had in earlier editions."""
    changes: tuple[ChangeSource, ...] = ()
    """What changed in this pathway, in any order: the page shows the newest first."""
