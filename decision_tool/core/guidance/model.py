"""What the guidance is: records only. Planning a case from them is core/planning/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from decision_tool.core.days.holidays import Holidays
from decision_tool.core.guidance.late import Late
from decision_tool.core.guidance.rule import Guard, Rule, Sentence, Series
from decision_tool.core.guidance.situation_model import NO_QUESTIONS, Situation

Kind = Literal["meeting", "task", "transfer", "milestone"]


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A date the practitioner supplies.

    *title* labels the field, *short* the drawing; *phrase* is a noun phrase for use
    after a preposition; *event* completes to "... on Monday 14 September 2026.";
    *also_called* are the words that tables of a team use for it; *was* are ids it had before.
    """

    id: str
    title: str
    short: str
    phrase: str
    event: str
    hint: str = ""
    readings: tuple[str, ...] = ()
    is_birth_date: bool = False
    also_called: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One value an answer can take; *was* are ids it had before."""

    id: str
    title: str
    hint: str = ""
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked besides dates: one of *options*, or a whole number in a range.

    *was* are ids it had before.
    """

    id: str
    title: str
    why: str
    options: tuple[Option, ...] = ()
    minimum: int = 0
    maximum: int = 0
    default: str | None = None
    was: tuple[str, ...] = ()

    @property
    def is_number(self) -> bool:
        """Tell whether the answer is a whole number from *minimum* to *maximum*."""
        return not self.options


@dataclass(frozen=True, slots=True)
class Role:
    """A function in which a person attends, and the team it belongs to.

    *phrase* names whoever fills it in the middle of a sentence: ``the supervisor``.
    """

    id: str
    title: str
    team: str = ""
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class RecordForm:
    """A form a step must produce.

    *one_per*: "step" where each meeting has a form of its own, "nothing" where somebody
    else makes it: *owner*. *why*: what to know of a form that is no copy, or "".
    """

    id: str
    title: str
    form: str
    supplied: str
    filed: str
    clauses: tuple[str, ...] = ()
    one_per: Literal["step", "form", "nothing"] = "form"
    owner: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class OtherTiming:
    """What a step's timing would be under the other reading, for comparison only.

    *instead_of*: the case it stands against, where the step has several.
    """

    step: str
    sentence: Sentence
    instead_of: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Assumed:
    """How far a second date lies from the one that is varied while readings are compared."""

    key_date: str
    days_after: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading chosen where two careful readers of a source could differ.

    *alternative* says the other reading in words, *effect* what it would change. Its
    *alternatives* feed the comparison of readings and no timetable; those that a
    timetable shows stand on their steps.
    """

    id: str
    question: str
    chosen: str
    why: str
    status: Literal["assumed", "confirmed"]
    confirmed_by: str | None = None
    confirmed_on: str | None = None
    alternative: str = ""
    effect: str = ""
    alternatives: tuple[OtherTiming, ...] = ()
    assuming: tuple[Assumed, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One purpose, agenda item or rule, with the clauses it carries out."""

    text: str
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Invitee:
    """A role to invite, always or where the guard is known to hold."""

    role: str
    guard: Guard | None = None
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordIf:
    """A record form that some answers rule out; while they are not given, it is offered."""

    record: str
    guard: Guard


@dataclass(frozen=True, slots=True)
class Alternative:
    """What another reading of the same words would say about when."""

    reading: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, hold or record. *id* is the full id, ``pathway/step``.

    *gives*: the key date that the day it is held stands for. *repeats*: the key date that
    each one held stands for when the next is planned, ``pathway/step#2`` and so on.
    *replaces*: an occurrence of another step, ``pathway/step#n``, that is superseded while
    this pathway is chosen.
    *to_do* asks for it as one says it, where title and kind do not: ``Make the joint visit``.
    *was* are full ids it had before.
    """

    id: str
    title: str
    kind: Kind
    rule: Rule
    phrase: str
    only_if: Guard | None = None
    not_needed_because: str = ""
    suggests_day: bool = True
    gives: str | None = None
    repeats: str | None = None
    replaces: str | None = None
    arranged_by: str | None = None
    invite: tuple[Invitee, ...] = ()
    purposes: tuple[Line, ...] = ()
    agenda: tuple[Line, ...] = ()
    notes: tuple[Line, ...] = ()
    records: tuple[str, ...] = ()
    records_if: tuple[RecordIf, ...] = ()
    readings: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    clauses: tuple[str, ...] = ()
    to_do: str = ""
    was: tuple[str, ...] = ()

    @property
    def pathway(self) -> str:
        """Return the id of the pathway the step belongs to."""
        return self.id.partition("/")[0]

    @property
    def done(self) -> str:
        """Return ``held`` for a meeting; anything else is done."""
        return "held" if self.kind == "meeting" else "done"

    @property
    def series(self) -> Series | None:
        """Return the series, if the step repeats; a series is always its rule's only branch."""
        sentence = self.rule[0].sentence
        return sentence if isinstance(sentence, Series) else None


@dataclass(frozen=True, slots=True)
class NoteRule(Late):
    """A remark the plan makes while *guard* holds, about *steps* (full ids)."""

    code: str
    guard: Guard
    steps: tuple[str, ...]
    message: str
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanChange:
    """Where to go on if the plan changes: what happens, and the pathway that then applies.

    *guard* tells from the dates given that it has happened, where dates can tell.
    """

    text: str
    pathway: str
    guard: Guard | None = None


@dataclass(frozen=True, slots=True)
class Pathway(Late):
    """The steps for one kind of case, and what its page says besides.

    *also_called* are the words that tables of a team use for it; *was* are ids it had before.
    """

    id: str
    code: str
    title: str
    use_when: str
    guide: str
    group: str
    collection: str
    steps: tuple[Step, ...]
    needs_pathway: str | None = None
    adds_invitees: tuple[Invitee, ...] = ()
    if_plan_changes: tuple[PlanChange, ...] = ()
    clauses: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    also_called: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """One source document: who governs it and what it says of every joint supervision.

    *must_know* belongs on every pathway's page; *rules* are about the work as a whole.

    ``None`` in a governance field means that the source does not state it.
    """

    id: str
    collection: str
    document: str
    title: str
    owner: str | None = None
    version: str | None = None
    effective_from: str | None = None
    last_reviewed: str | None = None
    next_review: str | None = None
    must_know: tuple[Line, ...] = ()
    rules: tuple[Line, ...] = ()
    recording: tuple[Line, ...] = ()
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Titled:
    """A named bundle: a collection, or a group of pathways within *collection*."""

    id: str
    title: str
    collection: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two pathways that one child cannot normally be on at once."""

    pathways: tuple[str, str]
    message: str


@dataclass(frozen=True, slots=True)
class Together:
    """Pathways that hold together, and what to do about it: *title* says it in a few words."""

    pathways: tuple[str, ...]
    title: str
    message: str


DroppedKind = Literal["pathway", "step", "key date", "question", "option"]


@dataclass(frozen=True, slots=True)
class Dropped:
    """What an edition had and the guidance has no more, so that a case of then can be told.

    *id*: a full id, ``pathway/step``; of an option ``question=option``. *since*: the version
    of the first edition without it. *instead*: what of its kind takes its place, or "".
    """

    kind: DroppedKind
    id: str
    since: str
    because: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What another published edition calls something: *names* has its title first.

    *id* is that of the other edition, *here* that of the same thing in this guidance, or ""
    where it has none. *edition*: the nearest that says so. *pathway*: the title a step is under.
    *code*: that of a pathway, which a cell may have and no heading has.
    """

    kind: DroppedKind
    id: str
    here: str
    names: tuple[str, ...]
    edition: str
    is_later: bool = False
    pathway: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Guidance:
    """Everything the engine needs to know of the guidance: one JSON file in the browser.

    *in_force_from*, *in_force_until* (ISO days, both inclusive) and the first digits of the
    *digest* are known of a published edition only; the newest has no end. *elsewhere* is of
    no edition: it follows from all of them.
    """

    edition: str
    edition_date: str
    key_dates: tuple[KeyDate, ...]
    date_order: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]
    roles: tuple[Role, ...]
    records: tuple[RecordForm, ...]
    readings: tuple[Reading, ...]
    collections: tuple[Titled, ...]
    groups: tuple[Titled, ...]
    guides: tuple[Guide, ...]
    pathways: tuple[Pathway, ...]
    contradictions: tuple[Contradiction, ...]
    notes: tuple[NoteRule, ...]
    holidays: Holidays
    together: tuple[Together, ...] = ()
    situation: Situation = NO_QUESTIONS
    dropped: tuple[Dropped, ...] = ()
    in_force_from: str = ""
    in_force_until: str = ""
    digest: str = ""
    elsewhere: tuple[Elsewhere, ...] = ()

    def steps(self) -> tuple[Step, ...]:
        """Return every step of every pathway, in order."""
        return tuple(step for pathway in self.pathways for step in pathway.steps)
