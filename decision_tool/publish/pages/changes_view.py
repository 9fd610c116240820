"""What each edition changed, as pages show it: the page “What changed”, and a mark on each pathway.

Every sentence is worked out from the editions; a practice lead adds reasons, and retypes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decision_tool.core.days.dates import long_date
from decision_tool.core.editions.history import EditionChanges
from decision_tool.core.editions.report import Group, Told
from decision_tool.core.words import capital, counted
from decision_tool.publish.pages.links import link, pathway_page
from decision_tool.publish.source.library import Library
from decision_tool.publish.words.templates import inline

PAGE = "what-changed.md"
FEED = "what-changed.atom"
TITLE = "What changed"
History = Sequence[EditionChanges]


@dataclass(frozen=True, slots=True)
class LineView:
    """One change, and why it was made where the practice lead says so."""

    words: str
    because: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """The changes of one pathway; its title leads to its page, where it has one."""

    title: str
    anchor: str
    rules: tuple[LineView, ...]
    wording: tuple[LineView, ...]
    folded: str


@dataclass(frozen=True, slots=True)
class EditionView:
    """What one edition changed; every text is Markdown."""

    title: str
    anchor: str
    lead: str
    groups: tuple[GroupView, ...]


def changes_view(library: Library, history: History) -> tuple[EditionView, ...]:
    """Return what the page shows, the newest edition first."""
    return tuple(_edition(library, history, one) for one in reversed(history))


def edition_anchor(one: EditionChanges) -> str:
    """Return the anchor of an edition on the page."""
    return f"edition-{one.version}" if one.version else "not-published-yet"


def edition_title(one: EditionChanges) -> str:
    """Return ``Edition 1.1``, as plain text."""
    return f"Edition {one.version}" if one.version else "Not published yet"


def told_lines(
    library: Library, one: EditionChanges, group: Group
) -> tuple[tuple[LineView, ...], tuple[LineView, ...]]:
    """Return the changes of rules and those of wording, as plain text.

    A reason stands once, by the last change of what it is about, if it can by one of a rule.
    """
    version = one.version or library.settings.edition
    place = {each.change.about: each for each in (*group.wording, *group.rules)}

    def line(each: Told) -> LineView:
        about = each.change.about
        has_reason = place[about] is each
        return LineView(each.short, library.reasons.get((version, about), "") if has_reason else "")

    return tuple(map(line, group.rules)), tuple(map(line, group.wording))


def _edition(library: Library, history: History, one: EditionChanges) -> EditionView:
    groups = one.report.groups if one.report else ()
    return EditionView(
        title=inline(edition_title(one)),
        anchor=edition_anchor(one),
        lead=_lead(history, one),
        groups=tuple(_group(library, one, group) for group in groups),
    )


def _lead(history: History, one: EditionChanges) -> str:
    if one.in_force_from is None:
        newest = inline(history[-2].version)
        said = f"This site says the following already, and edition {newest} does not."
    else:
        said = f"In force from {long_date(one.in_force_from)}."
    if one.report is None:
        return f"{said} This is the first edition."
    return f"{said} {capital(one.report.counts)}{'' if one.report.groups else ' changed'}."


def _group(library: Library, one: EditionChanges, group: Group) -> GroupView:
    known = {each.id for each in library.guidance.pathways}
    title = inline(group.title)
    rules, wording = told_lines(library, one, group)
    return GroupView(
        title=link(title, PAGE, pathway_page(group.pathway)) if group.pathway in known else title,
        anchor=f"{edition_anchor(one)}-{group.pathway or '0'}",
        rules=_inlined(rules),
        wording=_inlined(wording),
        folded=f"{counted(len(group.wording), 'change')} of wording alone",
    )


def _inlined(lines: Sequence[LineView]) -> tuple[LineView, ...]:
    return tuple(LineView(inline(one.words), inline(one.because)) for one in lines)
