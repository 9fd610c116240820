"""The choice between two editions for one case, in words: what differs, and what each way does.

Neither way is called better: which one fits is for the people of the case to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from decision_tool.core.days.dates import long_date
from decision_tool.core.editions.case_counts import Counts, after, counts_of, is_past, summary
from decision_tool.core.editions.for_case import ChildChanges, invited, is_changed, stands
from decision_tool.core.editions.told_change import ToldChange
from decision_tool.core.guidance.listed_edition import ListedEdition
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.named_edition import named_edition
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.answer import manner
from decision_tool.core.timetable.compared import (
    ChangeKind,
    Pair,
    Stand,
    change_words,
)
from decision_tool.core.timetable.diary_words import is_on_a_day
from decision_tool.core.timetable.row_words import group_of, lead_day, named
from decision_tool.core.timetable.timetable import Asked, timetable
from decision_tool.core.words import capital, child_title, counted

HEADING = "The guidance changed after this case was begun"
QUESTION = "Which edition should this case follow?"
UNPUBLISHED = "Edition {} is what this site goes by. It is not published yet."
LATER = "You can move later from the edition shown beside the title."
AS_IT_IS = "What you marked and wrote stays as it is."
NOT_ALL = "What edition {} does not know is left out:"
CALENDAR = "{} in a calendar {}: add all to the calendar again to put them right."
UNSURE = "Ask your practice lead if you are unsure."
UNTIL_CHOSEN = "Until you choose, a case goes by edition {}, which it was made under."
"""Said on the page of a case, of a team and in the terminal."""
PASSED = "That day has passed"
WITHOUT_A_DAY: Mapping[ChangeKind, str] = {
    "gone": "Edition {} does not ask for it.",
    "waiting": "By edition {} it needs a date or an answer.",
    "impossible": "By edition {} it cannot be met.",
}
"""What the other edition makes of a step that is next and has no day there."""


@dataclass(frozen=True, slots=True)
class ChildAsked:
    """One child of the case: what would change, and what of it could not go along.

    *label* is empty where the case has one child. *told* are the rows that a calendar holds.
    *renamed* and *left_out* are sentences.
    """

    label: str
    changes: ChildChanges
    told: frozenset[str] = frozenset()
    renamed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One step that is another one in the other edition, and how, in a few words each.

    *said*: what changed in the guidance. *was* and *now* are days; of a step that waits, its rule.
    """

    id: str
    title: str
    whose: str
    said: tuple[str, ...]
    was: Stand | None
    now: Stand | None
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One of the two ways on. *left_out* says what would not go along."""

    heading: str
    button: str
    said: tuple[str, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StayOrMove:
    """The choice. *instead* follows the sentence on what is next; *after* is said once it moved.

    *folded* counts what stands in *wording*: steps that stay, other rules, words alone.
    """

    old: str
    new: str
    instead: str
    heading: str
    summary: str
    rows: tuple[EditionRow, ...]
    folded: str
    wording: tuple[str, ...]
    question: str
    move: Way
    stay: Way
    unsure: str
    after: str


@dataclass(frozen=True, slots=True)
class BothEditions:
    """The edition that a case goes by, *old*, and that of the site, *new*.

    *listed*: the site's edition where it is published. *changes* lead from the old to the new.
    """

    old: Guidance
    new: Guidance
    listed: ListedEdition | None
    changes: Sequence[ToldChange] = field(default=())


def stay_or_move(both: BothEditions, children: Sequence[ChildAsked]) -> StayOrMove:
    """Return the choice for a case; the first of *children* is the one in hand."""
    old, new = both.old.edition, both.new.edition
    pairs = [pair for child in children for pair in child.changes.found.pairs]
    changed = [pair for pair in pairs if is_changed(pair)]
    wording = _wording(both, children)
    counts = counts_of(changed, [one for child in children for one in child.changes.retimed])
    return StayOrMove(
        old=old,
        new=new,
        instead=_instead(both, children[0].changes),
        heading=HEADING,
        summary=f"{_in_force(both)} {summary(counts)}",
        rows=tuple(_rows(both, children)),
        folded=_folded(len(pairs) - len(changed), wording),
        wording=(*wording[True], *wording[False]),
        question=QUESTION,
        move=_move(both, children, counts),
        stay=_stay(both, children[0].changes),
        unsure=f"{UNSURE} {UNTIL_CHOSEN.format(old)}",
        after=after(new, counts),
    )


def _in_force(both: BothEditions) -> str:
    if both.listed is None:
        return UNPUBLISHED.format(both.new.edition)
    return f"Edition {both.new.edition} is in force from {long_date(both.listed.in_force_from)}."


def _rows(both: BothEditions, children: Sequence[ChildAsked]) -> Iterator[EditionRow]:
    """Yield each step that is another one, or of which the guidance says something else."""
    for child in children:
        found, said = child.changes.found, dict(child.changes.said)
        label = child_title(child.label)
        for pair in found.pairs:
            words = said.pop(pair.row.step.id, ())
            if words or is_changed(pair):
                whose, days = (_title(both, pair.row), label), stands(found, pair)
                yield _row(pair.row, whose, words, days, tuple(_changes(pair)))
        for one in child.changes.retimed:
            whose, rules = (_title(both, one.row), label), (Stand(one.was), Stand(one.now))
            words = said.pop(one.row.step.id, ())
            yield _row(one.row, whose, words, rules, (capital(one.waits),))


def _row(
    row: PlannedStep,
    whose: tuple[str, str],
    said: Sequence[str],
    days: tuple[Stand | None, Stand | None],
    changes: tuple[str, ...],
) -> EditionRow:
    """Return a row of the pathway and the child of *whose*."""
    return EditionRow(
        id=row.id,
        title=row.title,
        whose=", ".join(filter(None, whose)),
        said=tuple(capital(one.removeprefix(f"{whose[0]}: ")) for one in said),
        was=days[0],
        now=days[1],
        changes=changes,
    )


def _title(both: BothEditions, row: PlannedStep) -> str:
    """Return the title of a row's pathway; one that is gone has the title it had."""
    found = index_of(both.new).pathways.get(row.step.pathway)
    return found.title if found else index_of(both.old).title(row.step.pathway)


def _changes(pair: Pair) -> Iterator[str]:
    if words := change_words(pair):
        yield words
    if is_past(pair):
        yield PASSED
    joins = invited(pair)
    if joins.more:
        yield f"{joins.more} more invited"
    if joins.fewer:
        yield f"{joins.fewer} no longer invited"


def _wording(both: BothEditions, children: Sequence[ChildAsked]) -> dict[bool, list[str]]:
    """Return the sentences that stand in the fold: other rules (True), and words alone (False)."""
    general = dict.fromkeys(words for child in children for words in child.changes.general)
    pathways = {
        pathway for child in children for pathway in child.changes.found.after.given.pathways
    }
    words = [one.words for one in both.changes if not one.is_rule and one.pathway in pathways]
    return {True: list(general), False: words}


def _folded(same: int, wording: Mapping[bool, Sequence[str]]) -> str:
    """Return ``1 step is the same, 2 changes are of wording only``."""
    told = []
    if same:
        told.append(f"{counted(same, 'step')} {'is' if same == 1 else 'are'} the same")
    if rules := len(wording[True]):
        told.append(f"{counted(rules, 'other change')} of the guidance")
    if words := len(wording[False]):
        told.append(f"{counted(words, 'change')} {'is' if words == 1 else 'are'} of wording only")
    return ", ".join(told)


def _instead(both: BothEditions, changes: ChildChanges) -> str:
    """Return what the other edition makes of what is next; nothing where it is the same."""
    pair = _next(changes)
    if pair is None:
        return ""
    was, now = pair.was, pair.now
    if now is None:
        return WITHOUT_A_DAY[pair.kind].format(both.new.edition)
    if is_past(pair):
        return f"Edition {both.new.edition} makes it due {_last_day(now)}, which has passed."
    if was and lead_day(was) != lead_day(now):
        return f"Edition {both.new.edition} makes it {_day(now)}."
    other = timetable(both.new, changes.found.after, Asked(not_held=changes.found.not_held)).answer
    if other.row in ("", pair.row.id):
        return ""
    sentence = "".join(part.text for part in other.sentence)
    return f"Edition {both.new.edition} asks for another step first: {sentence}"


def _next(changes: ChildChanges) -> Pair | None:
    """Return the step that is next under the edition the case goes by."""
    found = changes.found.pairs
    return next((pair for pair in found if pair.row.id == changes.next_row), None)


def _last_day(row: PlannedStep) -> str:
    """Return ``by Monday 23 November 2026`` of a row whose last day has passed."""
    assert row.latest
    return f"{'on' if is_on_a_day(row) else 'by'} {long_date(row.latest)}"


def _day(row: PlannedStep) -> str:
    day: date | None = lead_day(row)
    assert day
    return long_date(day)


def _move(both: BothEditions, children: Sequence[ChildAsked], counts: Counts) -> Way:
    new = both.new.edition
    left_out = tuple(
        f"{child_title(child.label)}: {words}" if child.label else words
        for child in children
        for words in child.left_out
    )
    said = [
        *_moved_days(children[0].changes, counts),
        *_calendar(children),
        f"Paper, records and calendar say “edition {named_edition(both.new)}”.",
        *dict.fromkeys(words for child in children for words in child.renamed),
        NOT_ALL.format(new) if left_out else AS_IT_IS,
    ]
    return Way(f"Move to edition {new}", f"Move to {new}", tuple(said), left_out)


def _moved_days(changes: ChildChanges, counts: Counts) -> Iterator[str]:
    pair = _next(changes)
    if pair and pair.now and is_past(pair):
        was_due = f"{capital('the ' + named(pair.now))} was due {_last_day(pair.now)}"
        yield f"{was_due}: that day has passed."
    elif pair and pair.was and pair.now and lead_day(pair.was) != lead_day(pair.now):
        yield f"{capital('the ' + named(pair.now))} comes to {_day(pair.now)}."
    elif not any(counts.kinds.values()):
        yield "Every date stays where it is."
    else:
        yield summary(counts)


def _calendar(children: Sequence[ChildAsked]) -> Iterator[str]:
    """Yield how many entries that are in a calendar would be of another day, or of none."""
    entries = sum(
        pair.row.id in child.told and is_changed(pair)
        for child in children
        for pair in child.changes.found.pairs
    )
    if entries:
        noun = "1 entry" if entries == 1 else f"{entries} entries"
        yield CALENDAR.format(noun, "changes" if entries == 1 else "change")


def _on_or_by(row: PlannedStep, changes: ChildChanges) -> str:
    """Return the day of a row, and how it is meant: ``due by Monday 2 November 2026``."""
    today, not_held = changes.found.before.given.today, changes.found.not_held
    word = manner(row, group_of(row, today, not_held), today).removeprefix("at once, ")
    return f"{'due by' if word == 'by' else word} {_day(row)}"


def _stay(both: BothEditions, changes: ChildChanges) -> Way:
    old = both.old.edition
    pair = _next(changes)
    stays = "Every date stays where it is."
    if pair and pair.was:
        stays = f"{capital('the ' + named(pair.was))} stays {_on_or_by(pair.was, changes)}."
    paper = f"Paper, records and calendar say “edition {named_edition(both.old)}”."
    return Way(f"Stay with edition {old}", f"Stay with {old}", (stays, paper, LATER))
