"""Finds the pages that carry out each clause of a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from decision_tool.core.guidance.model import Guidance, Guide, Invitee, Pathway, Step
from decision_tool.publish.pages.links import pathway_page, source_page, step_anchor

ABOUT = "about-this-guide"
ALWAYS = "at-every-meeting"
RULES = "the-work-as-a-whole"
RECORDS = "records"
"""Anchors on a source's page, for what a guide says of itself, of every meeting, of the work
as a whole, and of its forms."""


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a page: what a link to it says, alone or for every part of the page."""

    words: str
    target: str
    page_title: str = ""


def places(guidance: Guidance) -> dict[str, list[Place]]:
    """Return the places that carry out each clause, each place once, in page order."""
    found: dict[str, list[Place]] = {}
    for clause, place in _all(guidance):
        known = found.setdefault(clause, [])
        if place not in known:
            known.append(place)
    return found


def _all(guidance: Guidance) -> Iterator[tuple[str, Place]]:
    for guide in guidance.guides:
        yield from _of_guide(guide)
    for record in guidance.records:
        yield from ((clause, Place(record.title, f"#{RECORDS}")) for clause in record.clauses)
    for pathway in guidance.pathways:
        yield from _of_pathway(pathway)


def _of_guide(guide: Guide) -> Iterator[tuple[str, Place]]:
    page = source_page(guide.id)
    whole = Place("About this guide", f"{page}#{ABOUT}")
    yield from ((clause, whole) for clause in guide.clauses)
    always = Place("At every meeting", f"{page}#{ALWAYS}")
    lines = (*guide.must_know, *guide.recording)
    yield from ((clause, always) for line in lines for clause in line.clauses)
    rules = Place("The work as a whole", f"{page}#{RULES}")
    yield from ((clause, rules) for line in guide.rules for clause in line.clauses)


def _of_pathway(pathway: Pathway) -> Iterator[tuple[str, Place]]:
    page = pathway_page(pathway.id)
    for clause in pathway_clauses(pathway):
        yield clause, Place(pathway.title, page, pathway.title)
    common = to_any_meeting(pathway)
    place = Place(f"{pathway.title}, at every meeting", f"{page}#{ALWAYS}", pathway.title)
    yield from ((clause, place) for one in common for clause in one.clauses)
    for step in pathway.steps:
        words = f"{pathway.title}, {step.title}"
        place = Place(words, f"{page}#{step_anchor(step.id)}", pathway.title)
        yield from ((clause, place) for clause in step_clauses(step, common))


def to_any_meeting(pathway: Pathway) -> tuple[Invitee, ...]:
    """Return those whom a question may call for at every meeting: said once for the page."""
    meetings = [step for step in pathway.steps if step.kind == "meeting"]
    first = asked(meetings[0]) if meetings else []
    return tuple(one for one in first if all(is_among(one, asked(step)) for step in meetings))


def asked(step: Step) -> list[Invitee]:
    """Return whom a question may call for, without those who come to *step* in any case."""
    coming = {one.role for one in step.invite if one.guard is None}
    return [one for one in step.invite if one.guard and one.role not in coming]


def is_among(invitee: Invitee, others: Iterable[Invitee]) -> bool:
    """Tell whether the same role comes on the same condition."""
    return any((one.role, one.guard) == (invitee.role, invitee.guard) for one in others)


def pathway_clauses(pathway: Pathway) -> tuple[str, ...]:
    """Return what the pathway as a whole carries out."""
    added = (clause for one in pathway.adds_invitees for clause in one.clauses)
    return tuple(dict.fromkeys((*pathway.clauses, *added)))


def step_clauses(step: Step, common: tuple[Invitee, ...] = ()) -> tuple[str, ...]:
    """Return what a step carries out, its own clauses first, without its *common* invitees."""
    own = [one for one in step.invite if not is_among(one, common)]
    lines = (*step.purposes, *step.agenda, *step.notes)
    cited = [one for line in lines for one in line.clauses]
    cited += [one for invitee in own for one in invitee.clauses]
    return tuple(dict.fromkeys((*step.clauses, *cited)))


def runs(clauses: list[str]) -> list[tuple[str, str]]:
    """Return runs of clauses that follow one another, as (first, last): ADO-01 to ADO-12."""

    def distance(numbered: tuple[int, str]) -> tuple[str, int]:
        index, clause = numbered
        stem, number = _split(clause)
        return stem, number - index

    ordered = sorted(set(clauses), key=_split)
    grouped = groupby(enumerate(ordered), key=distance)
    found = [[clause for _, clause in run] for _, run in grouped]
    return [(run[0], run[-1]) for run in found]


def _split(clause: str) -> tuple[str, int]:
    parts = re.fullmatch(r"(.*?)-?(\d+)", clause)
    return (parts[1], int(parts[2])) if parts else (clause, 0)
