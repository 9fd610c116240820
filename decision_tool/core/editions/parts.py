"""How each field of the guidance is compared. A field that is not listed here fails a test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from decision_tool.core.editions.change import Thing
from decision_tool.core.guidance import model, situation_model

How = Literal["text", "fact", "condition", "rule", "each", "names", "cited", "within", "not told"]


@dataclass(frozen=True, slots=True)
class Field:
    """How a field is compared, and of *each* or the *names* in it, what they are."""

    how: How
    thing: Thing = "pathway"


TEXT, FACT, CONDITION = Field("text"), Field("fact"), Field("condition")
CITED, RULE, NOT_TOLD = Field("cited"), Field("rule"), Field("not told")
"""*not told*: said elsewhere, as the comment beside it says."""


def _each(thing: Thing) -> Field:
    return Field("each", thing)


def _names(thing: Thing) -> Field:
    return Field("names", thing)


FIELDS: Mapping[type, Mapping[str, Field]] = {
    model.Guidance: {
        # The head of the comparison says these.
        "edition": NOT_TOLD,
        "edition_date": NOT_TOLD,
        "in_force_from": NOT_TOLD,
        "in_force_until": NOT_TOLD,
        "digest": NOT_TOLD,
        # It follows from the editions that are compared.
        "elsewhere": NOT_TOLD,
        "pathways": _each("pathway"),
        "key_dates": _each("key-date"),
        "date_order": _names("date-order"),
        "questions": _each("question"),
        "roles": _each("role"),
        "records": _each("record"),
        "readings": _each("reading"),
        "collections": _each("collection"),
        "groups": _each("group"),
        "guides": _each("guide"),
        "contradictions": _each("contradiction"),
        "notes": _each("note"),
        "together": _each("together"),
        "holidays": Field("within", "holiday"),
        "situation": Field("within", "guided-question"),
        "dropped": _each("dropped"),
    },
    model.KeyDate: {
        "title": TEXT,
        "short": TEXT,
        "phrase": TEXT,
        "event": TEXT,
        "hint": TEXT,
        "readings": _names("reading-used"),
        "is_birth_date": FACT,
        "also_called": _names("other-name"),
    },
    model.Option: {"title": TEXT, "hint": TEXT},
    model.Question: {
        "title": TEXT,
        "why": TEXT,
        "options": _each("option"),
        "minimum": FACT,
        "maximum": FACT,
        "default": FACT,
    },
    model.Role: {"title": FACT, "team": FACT, "phrase": TEXT},
    model.RecordForm: {
        "title": TEXT,
        "form": FACT,
        "supplied": FACT,
        "filed": FACT,
        "clauses": CITED,
        "one_per": FACT,
        "owner": FACT,
        "why": TEXT,
    },
    model.Reading: {
        "question": TEXT,
        "chosen": TEXT,
        "why": TEXT,
        # Told together: who confirmed it, and when.
        "status": NOT_TOLD,
        "confirmed_by": NOT_TOLD,
        "confirmed_on": NOT_TOLD,
        "alternative": TEXT,
        "effect": TEXT,
        "alternatives": FACT,
        "assuming": FACT,
    },
    model.Line: {"text": TEXT, "clauses": CITED},
    model.Invitee: {"guard": CONDITION, "clauses": CITED},
    model.RecordIf: {"guard": CONDITION},
    model.Alternative: {"sentence": FACT},
    model.Step: {
        "title": TEXT,
        "kind": FACT,
        "rule": RULE,
        "phrase": TEXT,
        "only_if": CONDITION,
        "not_needed_because": TEXT,
        "suggests_day": FACT,
        "gives": FACT,
        "repeats": FACT,
        "replaces": FACT,
        "arranged_by": FACT,
        "invite": _each("invitee"),
        "purposes": _each("purpose"),
        "agenda": _each("agenda"),
        "notes": _each("keep-in-mind"),
        "records": _names("step-record"),
        "records_if": _each("step-record"),
        "readings": _names("reading-used"),
        "alternatives": _each("other-reading"),
        "clauses": CITED,
        "to_do": TEXT,
    },
    model.NoteRule: {"guard": CONDITION, "message": TEXT, "readings": _names("reading-used")},
    model.PlanChange: {"text": TEXT, "guard": CONDITION},
    model.Pathway: {
        "code": TEXT,
        "title": TEXT,
        "use_when": TEXT,
        "guide": FACT,
        "group": FACT,
        "collection": FACT,
        "steps": _each("step"),
        "needs_pathway": FACT,
        "adds_invitees": _each("invitee"),
        "if_plan_changes": _each("plan-change"),
        "clauses": CITED,
        "gaps": _names("pathway-gap"),
        "also_called": _names("other-name"),
    },
    model.Guide: {
        "collection": FACT,
        "document": TEXT,
        "title": TEXT,
        "owner": FACT,
        "version": FACT,
        "effective_from": FACT,
        "last_reviewed": FACT,
        "next_review": FACT,
        "must_know": _each("guide-rule"),
        "rules": _each("guide-rule"),
        "recording": _each("guide-rule"),
        "clauses": CITED,
    },
    model.Titled: {"title": TEXT, "collection": FACT},
    model.Contradiction: {"message": TEXT},
    model.Together: {"title": TEXT, "message": TEXT},
    model.Dropped: {"since": TEXT, "because": TEXT, "instead": FACT},
    situation_model.Situation: {
        "questions": _each("guided-question"),
        "rules": _each("find-rule"),
        "advice": _each("advice"),
        "no_guide": Field("within", "no-guide"),
    },
    situation_model.GuidedQuestion: {
        "title": TEXT,
        "short": TEXT,
        "why": TEXT,
        "options": _each("guided-option"),
        "none": TEXT,
        "ask_if": CONDITION,
        "is_of_plan": FACT,
        "usual": FACT,
        "key_date": FACT,
    },
    situation_model.GuidedOption: {
        "title": TEXT,
        "hint": TEXT,
        "offered_if": CONDITION,
        "collection": FACT,
        "stands_for": FACT,
        "from_age": FACT,
    },
    situation_model.PathwayRule: {"guard": CONDITION, "because": TEXT, "ruled_out": TEXT},
    situation_model.Advice: {"guard": CONDITION, "message": TEXT},
    situation_model.NoGuide: {"title": TEXT, "message": TEXT, "actions": _each("no-guide")},
    situation_model.NextAction: {"text": TEXT, "guard": CONDITION},
}
"""Without what tells one record from another of its kind: KEYS, and ids with what they were."""

KEYS: Mapping[type, Callable[[Any], str]] = {
    model.Line: lambda one: one.text,
    situation_model.NextAction: lambda one: one.text,
    model.Invitee: lambda one: one.role,
    model.RecordIf: lambda one: one.record,
    model.Alternative: lambda one: one.reading,
    model.PlanChange: lambda one: one.pathway,
    model.Contradiction: lambda one: " and ".join(one.pathways),
    model.Together: lambda one: " and ".join(one.pathways),
    model.NoteRule: lambda one: f"{one.code} {' '.join(one.steps)}",
    model.Dropped: lambda one: f"{one.kind} {one.id}",
    situation_model.Advice: lambda one: one.title,
    situation_model.PathwayRule: lambda one: one.pathway,
}
"""What tells records without an id apart."""


def key_of(record: Any) -> str:  # noqa: ANN401 - any record of the guidance
    """Return what tells *record* from others of its kind."""
    made = KEYS.get(type(record))
    return made(record) if made else str(record.id)
