"""Which changes of the guidance can give a step another day, or other people or records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decision_tool.core.editions.change import Change, Thing
from decision_tool.core.editions.compared import Compared
from decision_tool.core.editions.naming import is_step
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.rule import Amount, AnswerAtLeast, AnswerBelow, AnswerIs
from decision_tool.core.guidance.rule_parts import parts
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.inputs import named_behind

DATED_PARTS = ("gives", "repeats", "replaces", "suggests_day", "only_if")
DATED: tuple[Thing, ...] = ("key-date", "question", "option")
Named = tuple[Thing, str]
"""An id with what it is the id of, as a change has it."""


def dating_causes(step: str, found: Compared) -> tuple[Change, ...]:
    """Return the changes for which a step can have another day: its own, else those behind it.

    *step* is a full id of today, or "" for a step of which nothing is told. Bank holidays are
    named where nothing else is.
    """
    dating = [one for one in found.changes if one.is_rule and _is_dating(one)]
    own = tuple(one for one in dating if step and _is_of(step, one))
    if own:
        return own
    behind = _behind(step, found.old.guidance) | _behind(step, found.new.guidance)
    others = tuple(one for one in dating if not behind.isdisjoint(one.at))
    return others or tuple(one for one in dating if one.thing == "holiday")


def other_causes(step: str, found: Compared) -> tuple[Change, ...]:
    """Return the changes for which other people are invited to a step, or other records made.

    An invitation of a whole pathway is one to the meetings of the pathway that it goes with.
    """
    guidances = (found.old.guidance, found.new.guidance)
    own = frozenset[Named]().union(*(_of_step(step, one) for one in guidances))
    return tuple(one for one in found.changes if one.is_rule and _is_other(one, own))


def _is_other(change: Change, own: frozenset[Named]) -> bool:
    """Tell whether a change is of who comes or what is recorded where the *own* things are."""
    match change.thing:
        case "role" | "record":
            return change.kind in ("new", "gone") and change.at[0] in own
        case "invitee" | "step-record":
            return change.at[-2] in own
        case _:
            return False


def _of_step(step: str, guidance: Guidance) -> Iterator[Named]:
    """Yield a step, the pathways that add people to it, and the roles and forms it has by both."""
    index = index_of(guidance)
    if not is_step(index, step):
        return
    known = index.steps[step]
    overlays = [one for one in guidance.pathways if one.needs_pathway == known.pathway]
    yield "step", step
    yield from (("pathway", one.id) for one in overlays)
    invited = (*known.invite, *(who for one in overlays for who in one.adds_invitees))
    yield from (("role", who.role) for who in invited)
    yield from (("record", form) for form in known.records)
    yield from (("record", form.record) for form in known.records_if)


def _is_dating(change: Change) -> bool:
    if change.thing == "step":
        return change.kind in ("new", "gone") or change.part in DATED_PARTS
    if change.thing == "pathway":
        return change.kind in ("new", "gone")
    return change.thing in ("branch", "holiday", *DATED) and change.kind != "text"


def _is_of(step: str, change: Change) -> bool:
    """Tell whether a change is of a step, of its whole pathway, or of a step it gives way to."""
    is_of_pathway = (change.thing, change.id) == ("pathway", step.partition("/")[0])
    return is_of_pathway or step in (change.step, _replaced(change))


def _replaced(change: Change) -> str | None:
    """Return the step of which one is superseded, where that is what changed."""
    if change.part == "replaces":
        return str(change.now or change.was).partition("#")[0]
    if change.thing == "step" and change.kind in ("new", "gone"):
        return str((change.now or change.was).replaces).partition("#")[0]
    return None


def _behind(step: str, guidance: Guidance) -> frozenset[Named]:
    """Return the steps, key dates and questions that a step's day rests on in one edition.

    Each is named with what it is: a key date may be called like the answer to a question.
    """
    index = index_of(guidance)
    if not is_step(index, step):
        return frozenset()
    names = named_behind(guidance, index.steps[step])
    steps = {one for one in names if is_step(index, one)}
    giving = {one.id for one in guidance.steps() if one.gives in names}
    rules = ((index.steps[one].rule, index.steps[one].only_if) for one in steps)
    return frozenset(
        (
            *(("step", one) for one in steps | giving),
            *(("key-date", one) for one in names - steps),
            *(("question", one) for one in _questions(rules)),
        )
    )


def _questions(rules: Iterable[object]) -> frozenset[str]:
    found = (part for rule in rules for part in parts(rule))
    return frozenset(
        name
        for part in found
        if (name := part.answer if isinstance(part, Amount) else _asked(part))
    )


def _asked(part: object) -> str:
    return part.question if isinstance(part, AnswerIs | AnswerBelow | AnswerAtLeast) else ""
