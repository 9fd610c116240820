"""The page of one source: every clause in our words, and where it is carried out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from decision_tool.core.guidance.model import Guide, Line, RecordForm
from decision_tool.core.planning.index import index_of
from decision_tool.core.words import small
from decision_tool.publish.pages.citations import Place, places, runs
from decision_tool.publish.pages.governance import Governance, governance
from decision_tool.publish.pages.links import anchor_of, link, source_page
from decision_tool.publish.pages.record_links import RecordLinks
from decision_tool.publish.pages.whose import Whose, whose
from decision_tool.publish.source.library import Clause, Library, Register
from decision_tool.publish.words.templates import inline

SUPPLIED = {
    "full": "Supplied with the guide",
    "partial": "Supplied in part",
    "name-only": "Named, but not supplied",
    "lost": "Part of the guide, but its contents are lost",
}
FEW = 3
"""Up to how many pages a clause names the steps that carry it out, and not only the pages."""


@dataclass(frozen=True, slots=True)
class ClauseEntry:
    """One clause, in our words, and where it is carried out or why it is left out."""

    anchor: str
    id: str
    heading: str
    says: str
    where: str
    is_left_out: bool


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One form the guide names: where it is filed, whether it was supplied."""

    title: str
    filed: str
    supplied: str
    clauses: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """The page of one source document."""

    title: str
    front_matter: str
    whose: str
    document: str
    governance: Governance
    whole: str
    always: tuple[str, ...]
    rules: tuple[str, ...]
    records: tuple[RecordEntry, ...]
    clauses: tuple[ClauseEntry, ...]
    left_out: int


def source_view(records: RecordLinks, register: Register, on: date | None = None) -> SourceView:
    """Return the register of one source as its page shows it; *on*: the day of the build."""
    library = records.library
    guide = index_of(library.guidance).guides[register.guide]
    where = places(library.guidance)
    page = source_page(register.guide)
    clauses = tuple(_clause(one, where.get(one.id, []), page) for one in register.clauses)
    of: Whose = whose(library, guide)
    return SourceView(
        title=of.heading(guide.title),
        front_matter=of.front_matter(guide.title),
        whose=of.line(),
        document=inline(register.document),
        governance=governance(guide, library.settings, on),
        whole=cites(guide.clauses, page, page),
        always=tuple(cited(line, page, page) for line in (*guide.must_know, *guide.recording)),
        rules=tuple(cited(line, page, page) for line in guide.rules),
        records=tuple(
            _record(one, register, page, records) for one in _forms(library, guide, register)
        ),
        clauses=clauses,
        left_out=sum(1 for one in clauses if one.is_left_out),
    )


def cited(line: Line, page: str, register: str) -> str:
    """Return a line as *page* shows it, with links to its clauses on the page *register*."""
    return f"{inline(line.text)} {cites(line.clauses, page, register)}".strip()


def cites(clauses: Iterable[str], page: str, register: str) -> str:
    """Return links from *page* to the clauses, set small."""
    links = ", ".join(_to(clause, page, register) for clause in clauses)
    return f'<span class="pw-cites">{links}</span>' if links else ""


def _to(clause: str, page: str, register: str) -> str:
    return link(clause, page, f"{register}#{anchor_of(clause)}")


def _clause(clause: Clause, found: list[Place], page: str) -> ClauseEntry:
    where = f"Left out: {inline(clause.left_out)}" if clause.left_out else _where(found, page)
    return ClauseEntry(
        anchor_of(clause.id),
        clause.id,
        inline(clause.heading),
        inline(clause.says),
        where,
        bool(clause.left_out),
    )


def _where(found: list[Place], page: str) -> str:
    """Return links to the places, one for each page: a page is named once, with its parts."""
    by_page = [
        list(same) for _, same in groupby(found, lambda place: place.target.partition("#")[0])
    ]
    is_long = len(by_page) > FEW
    words = []
    for parts in by_page:
        first = parts[0]
        label = first.page_title if is_long or len(parts) > 1 else first.words
        words.append(link(inline(label or first.words), page, first.target))
    return "; ".join(words)


def _forms(library: Library, guide: Guide, register: Register) -> list[RecordForm]:
    """Return the forms of a source: those its clauses speak of or its pathways use."""
    own = {clause.id for clause in register.clauses}
    steps = [
        step
        for pathway in library.guidance.pathways
        if pathway.guide == guide.id
        for step in pathway.steps
    ]
    used = {record for step in steps for record in step.records}
    return [
        one for one in library.guidance.records if one.id in used or own.intersection(one.clauses)
    ]


def _record(record: RecordForm, register: Register, page: str, records: RecordLinks) -> RecordEntry:
    filed = f"Filed {inline(small(record.filed))}" if record.filed else "Place not stated"
    known = {clause.id for clause in register.clauses}
    own = [clause for clause in record.clauses if clause in known]
    title = records.form_link(page, record)
    return RecordEntry(title, filed, SUPPLIED[record.supplied], _runs(own, page))


def _runs(clauses: list[str], page: str) -> str:
    """Return the clauses of a form, which can be fifty, as runs."""
    ends = [
        " to ".join(_to(clause, page, page) for clause in dict.fromkeys(run))
        for run in runs(clauses)
    ]
    return f'<span class="pw-cites">{", ".join(ends)}</span>' if ends else ""
