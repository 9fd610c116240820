"""Stay or move on the team's timetable: what a change of guidance does, and what was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypedDict

from decision_tool.core.caseload.choosing import Choices, with_choices
from decision_tool.core.caseload.folder import files_in
from decision_tool.core.caseload.plan import Caseload
from decision_tool.core.caseload.team_editions import TeamEditions
from decision_tool.core.editions.effect import GuideChange, effect_on
from decision_tool.core.editions.team_choice import TeamChoice, team_choice
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.progress import Progress
from decision_tool.core.saved.choosing import Choice
from decision_tool.requests.guidances import Guidances

CHOICES: tuple[Choice, ...] = ("stay", "move")


class GuideChangedJson(TypedDict):
    """What the guidance of the site changes for cases of earlier editions, the oldest first."""

    changed: list[TeamChoice]


def team_editions(guidances: Guidances) -> TeamEditions:
    """Return the editions that the cases of a team may go by."""
    return TeamEditions(guidances.editions, guidances.of)


def choices_in(request: Mapping[str, Any]) -> dict[str, Choice]:
    """Return what was chosen, by the name of the file. Raises FaultsError for no such choice."""
    found: dict[str, Choice] = {}
    for one in request.get("chosen") or ():
        choice = next((known for known in CHOICES if known == one["choice"]), None)
        if choice is None:
            hint = f"Write one of: {', '.join(CHOICES)}."
            raise FaultsError([Fault("chosen", f"{one['choice']!r} is not known.", hint)])
        found[str(one["file"])] = choice
    return found


def with_chosen(
    caseload: Caseload, text: str, choices: Choices, guidances: Guidances, progress: Progress
) -> Caseload:
    """Return the caseload of *text* with what was chosen for its files."""
    editions = team_editions(guidances)
    return with_choices(caseload, files_in(text) or (), choices, editions, progress)


def changed(
    caseload: Caseload, text: str, guidances: Guidances, progress: Progress
) -> GuideChangedJson:
    """Return the choice for each earlier edition of which a case is in the caseload of *text*."""
    to_choose = {child.edition for child in caseload.children if child.is_to_choose}
    versions = [one.version for one in guidances.editions.published if one.version in to_choose]
    return {"changed": [_of_edition(one, caseload, text, guidances, progress) for one in versions]}


def _of_edition(
    version: str, caseload: Caseload, text: str, guidances: Guidances, progress: Progress
) -> TeamChoice:
    pairs = zip(caseload.children, caseload.plans, strict=True)
    own = [(child, plan) for child, plan in pairs if child.edition == version]
    children, plans = (tuple(each) for each in zip(*own, strict=True))
    before = replace(caseload, children=children, plans=plans, steps=(), bad=())
    moves: dict[str, Choice] = {one.file: "move" for one in children if one.is_to_choose}
    after = with_chosen(before, text, moves, guidances, progress)
    new = guidances.own
    change = GuideChange(guidances.of(version), new, guidances.causes_since(version))
    effect = effect_on(before, after, change)
    return team_choice(version, new.edition, effect, before, guidances.listed(new.edition))
