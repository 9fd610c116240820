"""The way through the site: which page stands under which tab, in which order."""

from __future__ import annotations

from html import escape
from typing import Any

from decision_tool.core.guidance.model import Pathway, Titled
from decision_tool.core.planning.index import index_of
from decision_tool.publish.forms.document import Document
from decision_tool.publish.pages.caseload_page import PAGE as CASELOAD
from decision_tool.publish.pages.changes_view import PAGE as CHANGES
from decision_tool.publish.pages.changes_view import TITLE, History
from decision_tool.publish.pages.find_page import PAGE as FIND
from decision_tool.publish.pages.links import pathway_page, source_page
from decision_tool.publish.pages.record_links import INDEX, RecordLinks, is_whole, record_page
from decision_tool.publish.pages.whose import ANOTHER, whose
from decision_tool.publish.source.library import Library

Nav = list[dict[str, Any] | str]


def nav(library: Library, maintainers: tuple[str, ...] = (), history: History = ()) -> Nav:
    """Return the navigation as MkDocs takes it, every title as HTML.

    *maintainers*: pages written by hand for them. *history*: what each edition changed, if any is
    published.
    """
    about: Nav = [
        *([{"For maintainers": list(maintainers)}] if maintainers else []),
    ]
    found: Nav = [
        {"Home": "index.md"},
        *([{"Find a pathway": FIND}] if library.guidance.situation.questions else []),
        {"Pathways": ["pathways/index.md", *_collections(library)]},
        {"Work out dates": "calculator.md"},
        {"Team timetable": CASELOAD},
        {"Records": [INDEX, *_records(library)]},
        {"About": [*_reference(library, history), *about]},
    ]
    return _as_html(found)


def _as_html(part: Nav) -> Nav:
    """Return the navigation with its titles escaped: a theme puts them into pages as they are."""
    return [
        one
        if isinstance(one, str)
        else {
            escape(title): _as_html(inner) if isinstance(inner, list) else inner
            for title, inner in one.items()
        }
        for one in part
    ]


def _records(library: Library) -> Nav:
    """Return the forms under the title of each kind, and others under their organisation."""
    records, kinds = RecordLinks(library, {}), dict[str, list[Document]]()
    for one in records.documents:
        of = records.whose(records.forms[one.record])
        kind = one.title if of.is_own else f"{ANOTHER}: {of.organisation}"
        kinds.setdefault(kind, []).append(one)
    return [part for title, same in kinds.items() for part in _kind(title, same)]


def _kind(title: str, same: list[Document]) -> Nav:
    """Return one section; a form of its own kind needs no heading."""
    if [one.title for one in same] == [title]:
        return [{title: record_page(same[0].id)}]
    return [{title: [{_short(one): record_page(one.id)} for one in same]}]


def _short(document: Document) -> str:
    return document.title if is_whole(document) else document.about


def _reference(library: Library, history: History) -> Nav:
    sources = [_source(library, one.guide) for one in library.registers]
    return [
        {"About this guidance": "about.md"},
        *([{TITLE: CHANGES}] if history else []),
        {"How dates are counted": "how-dates-are-counted.md"},
        {"Readings to confirm": "readings.md"},
        {"What the sources do not say": "gaps.md"},
        {"Words and abbreviations": "glossary.md"},
        {"Sources": sources},
    ]


def _source(library: Library, guide_id: str) -> dict[str, str]:
    guide = index_of(library.guidance).guides[guide_id]
    return {whose(library, guide).title(guide.title): source_page(guide_id)}


def _collections(library: Library) -> Nav:
    """Return a section for each organisation, the site's own first; none where it is alone."""
    own, *others = library.guidance.collections
    if not others:
        return _groups(library, own.id)
    return [
        {own.title: _groups(library, own.id)},
        *({f"{ANOTHER}: {one.title}": _groups(library, one.id)} for one in others),
    ]


def _groups(library: Library, collection: str) -> Nav:
    """Return the groups of a collection; a single one needs no heading of its own."""
    sections: list[tuple[str, Nav]] = [
        (group.title, [{one.title: pathway_page(one.id)} for one in members])
        for group, members in grouped(library)
        if group.collection == collection
    ]
    if len(sections) == 1:
        return sections[0][1]
    return [{title: members} for title, members in sections]


def grouped(library: Library) -> list[tuple[Titled, list[Pathway]]]:
    """Return each group that has pathways, with them, in the order the source gives."""
    found = []
    for group in library.guidance.groups:
        members = [one for one in library.guidance.pathways if one.group == group.id]
        if members:
            found.append((group, members))
    return found
