"""Where pages say that they changed: a line on each pathway's page, and one on the home page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from decision_tool.core.days.dates import long_date
from decision_tool.core.editions.history import EditionChanges
from decision_tool.core.guidance.edition import Edition
from decision_tool.core.guidance.edition import in_force as in_force_on
from decision_tool.core.words import counted, small
from decision_tool.publish.pages.changes_view import PAGE, History, edition_anchor, edition_title
from decision_tool.publish.pages.links import link
from decision_tool.publish.source.library import Settings
from decision_tool.publish.words.templates import inline


def pathway_mark(history: History, pathway: str, page: str) -> str:
    """Return which edition changed a rule of a pathway last, how, and where all of it stands.

    Nothing where no edition changed a rule of it. *page* is the path of the pathway's page.
    """
    for one in reversed(history):
        rules, _ = one.of_pathway(pathway)
        if rules:
            more = f" And {counted(len(rules) - 1, 'more change')}." if len(rules) > 1 else ""
            said = f"**Changed {_in(one)}:** {inline(small(rules[0]))}{more}"
            return f"{said} {_link('What changed', page, one, pathway)}"
    return ""


def pathway_history(history: History, pathway: str, page: str) -> list[tuple[str, str]]:
    """Return each edition that changed a pathway, the newest first, with what it changed."""
    return list(_changes(history, pathway, page))


def _changes(history: History, pathway: str, page: str) -> Iterator[tuple[str, str]]:
    for one in reversed(history):
        rules, wording = one.of_pathway(pathway)
        if rules or wording:
            told = [inline(words) for words in rules]
            if wording:
                told.append(f"{counted(wording, 'change')} of wording alone.")
            yield _whole(one), f"{' '.join(told)} {_link('All of it', page, one, pathway)}"


def last_change(history: History, settings: Settings) -> str:
    """Return what the home page says of the edition: which it is, and when it last changed."""
    edition = inline(settings.edition)
    if not history:
        day = long_date(date.fromisoformat(settings.edition_date))
        return f"This is edition {edition} of the guidance, {day}."
    published = [one for one in history if one.version]
    changed = [one for one in published if one.report and one.report.groups]
    last = (changed or published[:1])[-1]
    said = f"This is edition {edition} of the guidance"
    if len(published) < len(history):
        said += ", with changes that are not published yet"
    what = "The last change was" if changed else "It has not changed since"
    told = f"{said}. {what} {small(_whole(last))}."
    return f"{told} {link('What changed', 'index.md', PAGE)}"


def in_force(history: History) -> str:
    """Return what a print says of itself: ``Edition 1.1, in force from ...``; nothing without."""
    published = [one for one in history if one.version]
    if not published:
        return ""
    more = " Some of it is not published yet." if len(published) < len(history) else ""
    return f"{_plain(published[-1])}.{more}"


def ahead(version: str, day: date, editions: Sequence[Edition], today: date) -> str:
    """Return what every page says while *version*, which the site goes by, counts from a later day.

    "" once that *day* (inclusive) has come. *editions* are those published, oldest first.
    """
    if day <= today:
        return ""
    now, last = (in_force_on(editions, one) for one in (today, day - timedelta(days=1)))
    until = f"edition {now.version}" if now and now is last else "an earlier edition"
    first = f"Edition {version} of the guidance is in force from {long_date(day)}."
    said = f"{first} These pages, and the dates worked out here, go by it already."
    return f"{said} Until then {until} counts." if now else said


def _in(one: EditionChanges) -> str:
    if one.in_force_from is None:
        return "but not published yet"
    return f"in edition {inline(one.version)} (in force from {long_date(one.in_force_from)})"


def _whole(one: EditionChanges) -> str:
    """Return ``Edition 1.1, in force from Thursday 1 April 2027``."""
    return inline(_plain(one))


def _plain(one: EditionChanges) -> str:
    if one.in_force_from is None:
        return edition_title(one)
    return f"{edition_title(one)}, in force from {long_date(one.in_force_from)}"


def _link(words: str, page: str, one: EditionChanges, pathway: str) -> str:
    return link(words, page, f"{PAGE}#{edition_anchor(one)}-{pathway}")
