"""Compiles the common files into records of the model, without looking anything up."""

from __future__ import annotations

from collections.abc import Collection, Container
from datetime import date

from decision_tool.core.days.holidays import Holidays
from decision_tool.core.guidance.model import (
    Assumed,
    Dropped,
    Guide,
    KeyDate,
    Option,
    OtherTiming,
    Question,
    Reading,
    Role,
)
from decision_tool.publish.source.bank_holidays import holidays_for
from decision_tool.publish.source.common_schema import (
    BankHolidaysFile,
    GuideSource,
    OtherTimingSource,
    ReadingSource,
    RegisterFile,
    RoleSource,
    SettingsFile,
)
from decision_tool.publish.source.compile_pathway import lines
from decision_tool.publish.source.dropped_schema import DroppedSource
from decision_tool.publish.source.input_schema import KeyDateSource, QuestionSource
from decision_tool.publish.source.library import Clause, Register, Settings
from decision_tool.publish.source.noun_phrase import noun_phrase
from decision_tool.publish.source.parse_once import parse_sentence
from decision_tool.publish.source.scope import Scope


def settings(source: SettingsFile) -> Settings:
    """Return what differs between organisations."""
    return Settings(
        site_name=source.site_name,
        council=source.council,
        edition=source.edition.version,
        edition_date=source.edition.date,
        names=dict(source.names),
        classification=source.classification or "",
        publish=source.publish,
        statement=source.records.statement,
        start_early=source.start_early,
        is_offline=source.offline == "on",
    )


def key_date(source: KeyDateSource) -> KeyDate:
    """Return the key date."""
    return KeyDate(
        id=source.id,
        title=source.title,
        short=source.short,
        phrase=source.phrase,
        event=source.event,
        hint=source.hint or "",
        readings=source.readings,
        is_birth_date=source.is_birth_date,
        also_called=source.also_called,
        was=source.was,
    )


def question(source: QuestionSource) -> Question:
    """Return the question; its range counts only where the answer is a number."""
    return Question(
        id=source.id,
        title=source.title,
        why=source.why,
        options=tuple(Option(one.id, one.title, one.hint or "", one.was) for one in source.options),
        minimum=source.min if source.kind == "number" else 0,
        maximum=source.max if source.kind == "number" else 0,
        default=source.default,
        was=source.was,
    )


def dropped(source: DroppedSource) -> Dropped:
    """Return what is gone, and what to tell of it."""
    return Dropped(source.kind, source.id, source.since, source.because, source.instead or "")


def role(source: RoleSource, names: Collection[str]) -> Role:
    """Return the role; without a team where the guide names none."""
    phrase = source.phrase or noun_phrase(source.title, names)
    return Role(source.id, source.title, source.team or "", phrase)


def reading(source: ReadingSource, scope: Scope, published: Container[str]) -> Reading:
    """Return the reading, who confirmed it if anyone has, and what it is compared with.

    Only steps of *published* pathways are compared.
    """
    return Reading(
        id=source.id,
        question=source.question,
        chosen=source.chosen,
        why=source.why,
        status=source.status,
        confirmed_by=source.confirmed_by,
        confirmed_on=source.confirmed_on,
        alternative=source.alternative or "",
        effect=source.effect or "",
        alternatives=tuple(
            _other_timing(one, scope)
            for one in source.alternatives
            if one.step.partition("/")[0] in published
        ),
        assuming=tuple(Assumed(one.key_date, one.days_after) for one in source.assuming),
    )


def _other_timing(source: OtherTimingSource, scope: Scope) -> OtherTiming:
    ours = source.instead_of
    return OtherTiming(
        source.step,
        parse_sentence(source.when, scope),
        None if ours is None else parse_sentence(ours, scope),
    )


def guide(source: GuideSource) -> Guide:
    """Return what a guide says of every joint supervision, and who governs it."""
    return Guide(
        id=source.id,
        collection=source.collection,
        document=source.document,
        title=source.title,
        owner=source.owner,
        version=source.version,
        effective_from=source.effective_from,
        last_reviewed=source.last_reviewed,
        next_review=source.next_review,
        must_know=lines(source.must_know),
        rules=lines(source.rules),
        recording=lines(source.recording),
        clauses=source.clauses,
    )


def register(guide_id: str, source: RegisterFile) -> Register:
    """Return the clauses of the document that *guide_id* is made from."""
    clauses = tuple(
        Clause(one.id, one.heading, one.kind, one.says, one.left_out) for one in source.clauses
    )
    return Register(guide_id, source.document, clauses)


def holidays(source: BankHolidaysFile) -> Holidays:
    """Return the published bank holidays and the projected ones after them."""
    published = {date.fromisoformat(one.date): one.title for one in source.holidays}
    return holidays_for(published, source.first, source.published_to, source.projected_to)
