"""What was renamed is read under its new id, wherever the model names it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from decision_tool.core.editions.renames import REFERS, carried
from decision_tool.core.guidance.codec import decode, encode
from decision_tool.core.guidance.model import (
    Assumed,
    Contradiction,
    Guidance,
    NoteRule,
    OtherTiming,
    PlanChange,
    Reading,
    Together,
)
from decision_tool.core.guidance.renames import Renames
from decision_tool.core.guidance.situation_model import (
    GuidedOption,
    GuidedQuestion,
    PathwayRule,
    Situation,
)
from decision_tool.publish.source.scope import Scope
from decision_tool.publish.source.sentence import parse_guard, parse_sentence
from tests.core.guidance_builder import KEY_DATES, SCOPE, guidance

NEW = {
    "p": "q",
    "p/visit": "q/call",
    "p/visit#2": "q/call#2",
    "p/talk": "q/chat",
    "hearing": "trial",
    "review": "check",
    "complex": "hard",
    "months": "span",
    "yes": "aye",
}
RENAMES = Renames(
    pathways={"p": "q"},
    steps={"p/visit": "q/call", "p/talk": "q/chat"},
    key_dates={"hearing": "trial", "review": "check"},
    questions={"complex": "hard", "months": "span"},
    options={"complex=yes": "hard=aye"},
)


def whole() -> Guidance:
    """Return guidance that names something of every kind in every way there is."""
    scope = Scope(frozenset(KEY_DATES), frozenset({"p/visit", "p/talk"}), SCOPE.questions, "p")
    built = guidance(
        {
            "visit": "every month after hearing until review",
            "talk": "months months after visit",
        },
        order=(("hearing", "review"),),
        visit={"gives": "review"},
        talk={"repeats": "hearing", "replaces": "p/visit#2", "only_if": "complex is yes"},
    )
    guard = parse_guard(
        "complex is no or months is below 3 or months is known to be at least 4"
        " or visit is open or hearing inside talk",
        scope,
    )
    sentence = parse_sentence("by review", scope)
    asked = GuidedQuestion(
        "complex",
        "Is it complex?",
        "Complex",
        "",
        (GuidedOption("yes", "Yes", stands_for="months"), GuidedOption("no", "No")),
        usual="yes",
        key_date="hearing",
    )
    complex_, likely, months = built.questions
    likely = replace(likely, default=None, options=())  # its answers have the ids of others
    return replace(
        built,
        key_dates=tuple(replace(one, short=one.title) for one in built.key_dates),
        questions=(replace(complex_, default="yes"), likely, months),
        pathways=(
            replace(
                built.pathways[0],
                needs_pathway="p",
                if_plan_changes=(PlanChange("It ends", "p", guard),),
            ),
        ),
        readings=(
            Reading(
                "R1", "Which?", "This", "", "assumed",
                alternatives=(OtherTiming("p/visit", sentence),),
                assuming=(Assumed("review", 3),),
            ),
        ),
        contradictions=(Contradiction(("p", "p"), "Never both."),),
        together=(Together(("p", "p"), "Both.", "Plan both."),),
        notes=(NoteRule("code", guard, ("p/visit", "p/talk"), "Look."),),
        situation=Situation(
            questions=(asked,), rules=(PathwayRule("p", guard, "it moves", "it stays"),)
        ),
    )  # fmt: skip


def named(part: Any) -> Iterator[tuple[str, str]]:
    """Yield the kind and the field of everything that stands in a part of guidance."""
    if isinstance(part, tuple):
        for one in part:
            yield from named(one)
    elif is_dataclass(part):
        for one in fields(part):
            if value := getattr(part, one.name):
                yield type(part).__name__, one.name
                yield from named(value)


def test_everything_is_under_its_new_id_and_nothing_else_changes() -> None:
    built = whole()
    assert REFERS.keys() <= set(named(built))
    text = json.dumps(encode(built))
    ids = "|".join(map(re.escape, sorted(NEW, key=len, reverse=True)))
    text = re.sub(rf'"({ids})"', lambda found: f'"{NEW[found[1]]}"', text)
    now = carried(built, RENAMES)
    assert encode(now) == json.loads(text)
    assert now == decode(json.loads(text))


def test_where_nothing_was_renamed_the_guidance_is_the_very_same() -> None:
    built = whole()
    assert carried(built, Renames({}, {}, {}, {}, {})) is built


def test_one_kind_of_rename_alone_is_carried_over() -> None:
    built = whole()
    for part in fields(Renames):
        none: dict[str, Any] = {one.name: {} for one in fields(Renames)}
        alone = Renames(**{**none, part.name: getattr(RENAMES, part.name)})
        assert carried(built, alone) != built
