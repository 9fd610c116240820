"""Finds the guide that a record form comes from, which says whose form it is."""

from __future__ import annotations

from decision_tool.core.guidance.model import Guide, RecordForm, Step
from decision_tool.core.planning.index import index_of
from decision_tool.publish.source.library import Library


def guide_of(library: Library, form: RecordForm) -> Guide | None:
    """Return the guide whose clauses speak of *form*, or else one whose steps name it."""
    guides = index_of(library.guidance).guides
    for register in library.registers:
        if {one.id for one in register.clauses}.intersection(form.clauses):
            return guides[register.guide]
    for pathway in library.guidance.pathways:
        if any(form.id in named_forms(step) for step in pathway.steps):
            return guides[pathway.guide]
    return None


def named_forms(step: Step) -> tuple[str, ...]:
    """Return the ids of the forms a step names, each once, those for some cases only last."""
    return tuple(dict.fromkeys((*step.records, *(one.record for one in step.records_if))))
