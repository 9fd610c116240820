"""Who arranges a step and who comes, in a row's last line and in a sentence to read out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from decision_tool.core.guidance.model import Role
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.words import capital, listed

NOT_STATED = "not stated in the source"
Roles = Mapping[str, Role]


def who(row: PlannedStep, roles: Roles) -> str:
    """Return who arranges it, then who is invited; nothing where nobody has anything to do."""
    if row.step.kind == "milestone" or row.state in ("not-needed", "superseded"):
        return ""
    arranger = row.step.arranged_by
    others = ", ".join(roles[role].title for role in _others(row))
    if arranger is None:
        return others or NOT_STATED
    verb = " arranges" if row.step.kind == "meeting" else ""
    return "; ".join(words for words in (f"{roles[arranger].title}{verb}", others) if words)


def who_of(rows: Sequence[PlannedStep], roles: Roles) -> str:
    """Return who arranges and who comes where several meetings are held as one."""
    arrangers = dict.fromkeys(row.step.arranged_by for row in rows if row.step.arranged_by)
    others = dict.fromkeys(role for row in rows for role in row.invite if role not in arrangers)
    said = [f"{' or '.join(roles[role].title for role in arrangers)} arranges"] if arrangers else []
    said += [", ".join(roles[role].title for role in others)] if others else []
    return "; ".join(said) or NOT_STATED


def who_in_a_sentence(row: PlannedStep, roles: Roles) -> Iterator[str]:
    """Yield who arranges a step and whom to invite, a sentence each."""
    arranger = row.step.arranged_by
    others = [phrase(roles[role]) for role in _others(row)]
    is_meeting = row.step.kind == "meeting"
    if arranger:
        verb = "arranges it" if is_meeting else "does it"
        yield f"{capital(phrase(roles[arranger]))} {verb}."
    elif is_meeting:
        yield "The source does not state who arranges it."
    else:
        yield "The source does not state who does it."
    if others:
        yield f"Invite {listed(others)}."
    elif is_meeting:
        yield "The source does not state who else is invited."


def _others(row: PlannedStep) -> tuple[str, ...]:
    return tuple(role for role in row.invite if role != row.step.arranged_by)


def phrase(role: Role) -> str:
    """Return the role for the middle of a sentence."""
    return role.phrase or f"the {role.title}"
