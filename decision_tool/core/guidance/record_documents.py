"""Which document a form becomes for a step: its id names a page, its files and what is typed.

The build makes the documents and the timetable leads to them; both derive the id here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_tool.core.guidance.model import RecordForm, Step


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A form to fill in for a step: *document* is its id, *title* that of the form."""

    document: str
    title: str


def document_now(document: str, before: str, now: str) -> str:
    """Return the id of what *document* is, now that the step *before* is called *now*.

    A form that is one for every step keeps its id.
    """
    ending = f"-{_in_id(before)}"
    is_of_step = document.endswith(ending)
    return f"{document.removesuffix(ending)}-{_in_id(now)}" if is_of_step else document


def _in_id(step: str) -> str:
    return step.replace("/", "-")


def document_id(form: RecordForm, step: Step) -> str | None:
    """Return the id of the document that *form* becomes for *step*.

    None where there is nothing to fill in: the form is somebody else's, the step does not
    list it, or it is one made for each meeting and the step is none. One that is listed on
    a condition counts, since the condition depends on a case and the document does not.
    """
    if form.id not in _listed(step):
        return None
    if form.one_per == "step":
        return f"{form.id}-{_in_id(step.id)}" if step.kind == "meeting" else None
    return form.id if form.one_per == "form" else None


def links_of(step: Step, forms: Mapping[str, RecordForm]) -> dict[str, RecordLink]:
    """Return where each of the step's *forms* (all there are, by id) leads, by the id of the form.

    Forms that nothing is made of are left out.
    """
    listed = (forms[one] for one in _listed(step) if one in forms)
    made = ((form, document_id(form, step)) for form in listed)
    return {form.id: RecordLink(document, form.title) for form, document in made if document}


def _listed(step: Step) -> Iterator[str]:
    """Yield the forms of a step, those on a condition last, as a row of a plan has them."""
    yield from step.records
    yield from (one.record for one in step.records_if)
