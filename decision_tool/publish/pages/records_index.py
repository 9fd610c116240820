"""The list of every form: first by pathway, for the next meeting; then by number, none left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from decision_tool.core.guidance.model import Pathway, RecordForm, Step, Titled
from decision_tool.core.words import listed
from decision_tool.publish.forms.document import Document
from decision_tool.publish.pages.links import anchor_of, link, pathway_page
from decision_tool.publish.pages.navigation import grouped
from decision_tool.publish.pages.record_links import (
    INDEX,
    Download,
    RecordLinks,
    heading,
    is_whole,
    record_page,
    row_of,
)
from decision_tool.publish.records.formats import FORMATS
from decision_tool.publish.words.templates import inline

SHORT = {one.ending: one.short for one in FORMATS if one.short}
"""What the list offers, in a word; a form's own page offers every file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One form to take. *of* names it in full for whoever hears a download alone."""

    title: str
    note: str
    of: str
    downloads: tuple[tuple[str, Download], ...]


@dataclass(frozen=True, slots=True)
class PathwayForms:
    """The forms of one pathway; its anchor is the pathway's id."""

    title: str
    anchor: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class FormsGroup:
    """A group of pathways under its heading."""

    title: str
    pathways: tuple[PathwayForms, ...]


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form that a source names. *state*: a tag; *why*: what to know of it."""

    anchor: str
    number: str
    title: str
    whose: str
    used: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class RecordsIndex:
    """Everything the template of the list needs; every text is Markdown."""

    groups: tuple[FormsGroup, ...]
    others: tuple[FormsGroup, ...]
    rows: tuple[FormRow, ...]
    made: int


def records_index(records: RecordLinks) -> RecordsIndex:
    """Return the list; the site's own forms come first, other organisations' by name."""
    library = records.library
    own, *others = library.guidance.collections
    rows = tuple(_row(records, form) for form in records.forms.values())
    return RecordsIndex(
        groups=(*_groups(records, own.id), *_apart(records, own.id)),
        others=tuple(_of_another(records, one) for one in others),
        rows=rows,
        made=len(records.documents),
    )


def _groups(records: RecordLinks, collection: str) -> Iterator[FormsGroup]:
    for group, members in grouped(records.library):
        parts = tuple(_of_pathway(records, one) for one in members if records.has_forms(one))
        if group.collection == collection and parts:
            yield FormsGroup(inline(group.title), parts)


def _of_another(records: RecordLinks, collection: Titled) -> FormsGroup:
    groups = (*_groups(records, collection.id), *_apart(records, collection.id))
    return FormsGroup(
        inline(records.library.organisations[collection.id]),
        tuple(part for group in groups for part in group.pathways),
    )


def _apart(records: RecordLinks, collection: str) -> Iterator[FormsGroup]:
    """Yield the forms we make that no step names, by the guide they come from."""
    named = {form.id for step in records.library.guidance.steps() for form in records.named(step)}
    apart = [one for one in records.documents if one.record not in named]
    parts = []
    for guide in records.library.guidance.guides:
        of_guide = [one for one in apart if records.guide(records.forms[one.record]) == guide]
        if guide.collection == collection and of_guide:
            entries = tuple(_apart_entry(records, one) for one in of_guide)
            parts.append(
                PathwayForms(f"{inline(guide.title)}: other forms", f"{guide.id}-forms", entries)
            )
    if parts:
        yield FormsGroup("Named by no step", tuple(parts))


def _apart_entry(records: RecordLinks, made: Document) -> Entry:
    title = link(inline(made.title), INDEX, record_page(made.id))
    return _entry(records, title, inline(made.about), made)


def _of_pathway(records: RecordLinks, pathway: Pathway) -> PathwayForms:
    return PathwayForms(inline(pathway.title), pathway.id, tuple(_entries(records, pathway)))


def _entries(records: RecordLinks, pathway: Pathway) -> Iterator[Entry]:
    """Yield the forms of each meeting in turn, then those that serve every step."""
    named = [(step, form) for step in pathway.steps for form in records.named(step)]
    whole: dict[str, list[Step]] = {}
    for step, form in named:
        made = records.document(form.id, step)
        if made and not is_whole(made):
            title = link(inline(step.title), INDEX, record_page(made.id))
            yield _entry(records, title, inline(form.title), made)
        else:
            whole.setdefault(form.id, []).append(step)
    for form_id, steps in whole.items():
        yield _for_steps(records, records.forms[form_id], steps)


def _for_steps(records: RecordLinks, form: RecordForm, steps: list[Step]) -> Entry:
    made = records.document(form.id, steps[0])
    title = records.form_link(INDEX, form, steps[0])
    word = "Step" if len(steps) == 1 else "Steps"
    note = f"{word}: {inline(listed([step.title for step in steps]))}"
    if not made:
        note = f"{note}. Not made here: {link('why', INDEX, row_of(form))}"
    return _entry(records, title, note, made)


def _entry(records: RecordLinks, title: str, note: str, made: Document | None) -> Entry:
    of = heading(made) if made else ""
    downloads = records.downloads(INDEX, made)
    some = tuple((SHORT[one.kind], one) for one in downloads if one.kind in SHORT)
    return Entry(title, note, of, some)


def _row(records: RecordLinks, form: RecordForm) -> FormRow:
    made = records.of_form(form.id)
    of = records.whose(form)
    return FormRow(
        anchor=anchor_of(form.form),
        number=form.form,
        title=_title(form, made),
        whose="" if of.is_own else inline(of.organisation),
        used=_used(records, form),
        state=_state(form, made),
        why=inline(form.why),
    )


def _title(form: RecordForm, made: tuple[Document, ...]) -> str:
    if len(made) == 1:
        return link(inline(form.title), INDEX, record_page(made[0].id))
    return inline(form.title)


def _state(form: RecordForm, made: tuple[Document, ...]) -> str:
    if form.one_per == "nothing":
        return f"Listed only. Owner: {inline(form.owner)}" if form.owner else "Listed only"
    if form.one_per == "step":
        return f"Made here, one for each meeting: {len(made)}"
    return "Made here" if form.why else "Made here, as the guide gives it"


def _used(records: RecordLinks, form: RecordForm) -> str:
    """Return the pathways whose steps name the form."""
    found = [
        link(inline(pathway.title), INDEX, _to(pathway, form))
        for pathway in records.library.guidance.pathways
        if any(form in records.named(step) for step in pathway.steps)
    ]
    return "; ".join(found) or "No step names it"


def _to(pathway: Pathway, form: RecordForm) -> str:
    """Return where the pathway's forms stand in this list, or its page for someone else's."""
    is_listed_only = form.one_per == "nothing"
    return pathway_page(pathway.id) if is_listed_only else f"{INDEX}#{pathway.id}"
