"""The shape of situation.yml: the questions that lead from a situation to the pathways."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from decision_tool.core.guidance.situation_model import NONE
from decision_tool.publish.source.field_types import (
    Defines,
    Id,
    Maybe,
    Refers,
    Shape,
    SituationText,
    Text,
    refusal,
)

AGE = r"^\d{1,2} years?( \d{1,2} months?)?$"
"""How an age is written: `14 years`, `15 years 7 months`."""


class GuidedOptionSource(Shape):
    """One answer to a question of its own."""

    id: Maybe[Id] = None
    """Permanent. An option that stands for a question goes by the id of that."""
    stands_for: Maybe[Annotated[Text, Refers("question")]] = None
    """The yes-or-no question of questions.yml that this answers: yes if ticked, no if left."""
    title: Text
    hint: Maybe[Text] = None
    offered_if: Maybe[SituationText] = None
    """When it can be chosen; names earlier questions only. Always, if left out. If it stands
    for a question: where a pathway that applies uses the answer."""
    collection: Maybe[Annotated[Text, Refers("collection")]] = None
    """The organisation whose guidance this chooses. Left out where that is not published."""
    from_age: Maybe[Annotated[Text, Field(pattern=AGE)]] = None
    """In a question of kind birth: a child of this age or over comes under it."""
    changes_nothing: Maybe[Text] = None
    """Why it is there although no condition asks about it."""

    @model_validator(mode="after")
    def _has_one_name(self) -> Self:
        if (self.id is None) == (self.stands_for is None):
            raise refusal("an option has no name, or two.", "Give it `id` or `stands-for`.")
        if self.id == NONE:
            raise refusal(f"{NONE!r} is no id here.", f"Write its text as `{NONE}:` above.")
        return self

    @property
    def name(self) -> str:
        """Return the id the option goes by."""
        return self.id or self.stands_for or ""


class OwnQuestionSource(Shape):
    """A question that only leads to pathways."""

    id: Annotated[Id, Defines("guided question")]
    """Permanent."""
    title: Text
    """The question, as a question."""
    short: Text
    """Its name in the list of answers."""
    why: Text
    """Why we ask: two lines at most."""
    kind: Literal["one", "many", "birth"]
    """How many answers it takes; birth: one, which a date of birth picks."""
    options: Annotated[tuple[GuidedOptionSource, ...], Field(min_length=1)]
    none: Maybe[Text] = None
    """For many: the answer when no option fits, such as "None of these"."""
    usual: Maybe[Text] = None
    """For one: the option that counts, and is shown, until another is chosen."""
    key_date: Maybe[Annotated[Text, Refers("key date")]] = None
    """For birth: the key date of the timetable that the date of birth goes on to."""
    ask_if: Maybe[SituationText] = None
    """When it is asked; names earlier questions only. Always, if left out."""

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        if (self.kind == "many") != (self.none is not None):
            hint = "A question of kind many needs `none`; one of kind one has none."
            raise refusal(f"{self.id!r} does not fit its kind.", hint)
        names = [option.name for option in self.options]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise refusal(f"{self.id!r} has the option {twice!r} twice.", "Keep one of them.")
        if self.kind != "many" and any(option.stands_for for option in self.options):
            hint = "Ask the question itself: `- ask:` and its id."
            raise refusal("only one of many options can stand for a question.", hint)
        if self.usual is not None and (self.kind != "one" or self.usual not in names):
            hint = "`usual` names one of the options of a question of kind one."
            raise refusal(f"{self.usual!r} cannot be usual here.", hint)
        return self

    @model_validator(mode="after")
    def _asks_for_a_birth_whole(self) -> Self:
        aged = [option.from_age is not None for option in self.options]
        is_birth = self.kind == "birth"
        if is_birth != (self.key_date is not None) or (any(aged) and not is_birth):
            hint = "A question of kind birth has `key-date`, and options with `from-age`."
            raise refusal(f"{self.id!r} does not fit its kind.", hint)
        if is_birth and aged != [True] * (len(aged) - 2) + [False, False]:
            hint = "The oldest first, then the younger, last who does not know the date."
            raise refusal(f"the options of {self.id!r} leave a child out.", hint)
        return self


class PlanQuestionSource(Shape):
    """A question of the timetable, asked here so that its answer goes on to it."""

    ask: Annotated[Text, Refers("question"), Defines("guided question")]
    """The id of a choice in questions.yml."""
    short: Text
    """Its name in the list of answers."""
    title: Maybe[Text] = None
    """The question, where other words fit better here."""
    why: Maybe[Text] = None
    """Why we ask, where there is more to say here."""
    ask_if: Maybe[SituationText] = None
    """When it is asked. If left out: where a pathway that applies uses the answer."""


PLAN, OWN = "question of the timetable", "question of its own"
"""The sorts of question, by names that no key of a file has: schema_faults.py tells them apart."""


def _sort(value: object) -> str:
    has_ask = "ask" in value if isinstance(value, dict) else isinstance(value, PlanQuestionSource)
    return PLAN if has_ask else OWN


AnyQuestionSource = Annotated[
    Annotated[OwnQuestionSource, Tag(OWN)] | Annotated[PlanQuestionSource, Tag(PLAN)],
    Discriminator(_sort),
]


class PathwayRuleSource(Shape):
    """When a pathway applies."""

    pathway: Annotated[Text, Refers("pathway", may_be_absent=True), Defines("pathway rule")]
    guard: SituationText = Field(alias="if")
    """The answers that lead to it."""
    because: Text
    """What led there; completes a sentence that begins with "Because"."""
    ruled_out: Text
    """Why it does not apply; completes a sentence that begins with "Because"."""


class AdviceSource(Shape):
    """What to do, said beside the pathways."""

    guard: SituationText = Field(alias="if")
    """When to say it."""
    title: Text
    """What it is about, in a few words and a full stop."""
    message: Text


class NextActionSource(Shape):
    """What to do where no guide applies."""

    text: Text
    guard: Maybe[SituationText] = Field(default=None, alias="if")
    """When to say it. Always, if left out."""


class NoGuideSource(Shape):
    """What is said where no pathway applies."""

    title: Text
    message: Text
    actions: Annotated[tuple[NextActionSource, ...], Field(min_length=1)]


class SituationFile(Shape):
    """common/situation.yml: the guided questions and where their answers lead."""

    questions: Annotated[tuple[AnyQuestionSource, ...], Field(min_length=1)]
    """In the order in which they are asked."""
    pathways: tuple[PathwayRuleSource, ...]
    """One rule for each pathway."""
    advice: tuple[AdviceSource, ...] = ()
    no_guide: NoGuideSource
