"""A text that reads otherwise, things in another order, and clauses that are cited or no longer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from decision_tool.core.days.dates import long_date
from decision_tool.core.editions.change import Change, Thing
from decision_tool.core.editions.naming import PLAIN, Names, quoted
from decision_tool.core.editions.words_of_facts import thing_at
from decision_tool.core.editions.words_of_steps import LINES
from decision_tool.core.words import capital, listed

PARTS: Mapping[str, str] = {
    "title": "the title",
    "short": "the short name",
    "phrase": "the name in a sentence",
    "event": "the wording for its day",
    "hint": "the hint",
    "why": "the reason",
    "to_do": "what is asked for",
    "not_needed_because": "the reason why it is not needed",
    "use_when": "when to use it",
    "code": "the code",
    "question": "the question",
    "chosen": "the way chosen",
    "alternative": "the other way to read it",
    "effect": "what the other way would change",
    "document": "the document",
    "because": "the reason for it",
    "ruled_out": "the reason against it",
    "none": "the answer if none fits",
    "label": "the label",
    "name": "the whole label",
    "words": "a text",
    "since": "the edition",
}
WHOLE = ("text", "message")
"""Parts that are all there is of a thing."""
ORDERED: Mapping[Thing, str] = {
    "pathway": "the pathways",
    "step": "the steps",
    "invitee": "those invited",
    "purpose": "the purposes",
    "agenda": "the agenda items",
    "keep-in-mind": "the points to keep in mind",
    "step-record": "the records",
    "reading-used": "the readings",
    "other-reading": "the other readings",
    "plan-change": "the changes of plan",
    "pathway-gap": "the open points",
    "other-name": "the other names",
    "note": "the remarks",
    "key-date": "the key dates",
    "question": "the questions",
    "option": "the answers",
    "role": "the roles",
    "record": "the record forms",
    "reading": "the readings",
    "guide": "the guides",
    "guide-rule": "the rules",
    "collection": "the collections",
    "group": "the groups of pathways",
    "date-order": "the orders of dates",
    "contradiction": "the pathways that do not go together",
    "together": "the pathways that belong together",
    "guided-question": "the guided questions",
    "guided-option": "the answers",
    "find-rule": "the rules of Find a pathway",
    "advice": "the pieces of advice",
    "no-guide": "the things to do where no guide applies",
    "dropped": "the things that were dropped",
}


def text_words(change: Change, names: Names) -> str:
    """Return what a text says now, and said before."""
    if change.part in CALLED and change.thing in CALLED[change.part]:
        return _called(change, names)
    start, what = names.before(change), _text_of(change, names)
    return start + (what if start else capital(what)) + _reads(change)


CALLED: Mapping[str, tuple[Thing, ...]] = {
    "title": (*PLAIN, "pathway", "option", "guided-option"),
    "question": ("reading",),
}
"""The parts that are what a thing is called."""


def _called(change: Change, names: Names) -> str:
    """Return ``The key date “Panel” is now called “Planning panel”.``."""
    kind = PLAIN.get(change.thing, "")
    was = f"{kind} {quoted(change.was)}".lstrip()
    if change.thing in ("option", "guided-option"):
        was = f"the answer {quoted(change.was)} to {names.thing(*change.at[-2])}"
    return f"{capital(was)} is now called {quoted(change.now)}."


def _reads(change: Change) -> str:
    if not change.was:
        return f" is new: {quoted(change.now)}"
    if not change.now:
        return f" is left out: {quoted(change.was)}"
    return f" now reads {quoted(change.now)}; before, {quoted(change.was)}"


def _text_of(change: Change, names: Names) -> str:
    if change.thing == "holiday":
        return f"the bank holiday on {long_date(date.fromisoformat(change.id))}"
    if change.thing == "gap":
        return f"the open point {change.id}"
    owner = owner_words(change, names)
    if change.part in WHOLE:
        return owner
    if change.thing == "pathway":
        return PARTS[change.part]
    if change.thing == "step":
        return f"{PARTS[change.part]} of {owner}"
    return f"{owner}: {PARTS[change.part]}"


def owner_words(change: Change, names: Names) -> str:
    """Return what the change is of, where that need not have a title of its own."""
    thing, name = change.at[-1]
    name = name.partition(" (")[0]
    outer = names.thing(*change.at[-2]) if len(change.at) > 1 and thing in _INNER else ""
    if thing in LINES:
        return f"a {LINES[thing]} of {outer}".replace("a agenda", "an agenda")
    owners: Mapping[str, Callable[[], str]] = {
        "invitee": lambda: f"the invitation of {names.titled(name, names.now)}",
        "guide-rule": lambda: f"a rule of {outer}",
        "plan-change": lambda: f"the change of plan to {quoted(names.pathway(name))}",
        "find-rule": lambda: f"Find a pathway, on {quoted(names.pathway(name))}",
        "note": lambda: "a remark",
        "contradiction": lambda: "the warning of two pathways",
        "together": lambda: "the advice on pathways together",
        "advice": lambda: f"the advice {quoted(name)}",
        "no-guide": lambda: "what is said where no guide applies",
    }
    return owners[thing]() if thing in owners else thing_at(change, names)


_INNER = (*LINES, "guide-rule")


def order_words(change: Change, names: Names) -> str:
    """Return which things stand in another order."""
    start, things = names.before(change), ORDERED[change.thing]
    if len(change.at) > 1 and change.at[-2][0] not in ("pathway", "note", "no-guide"):
        joint = "to" if change.thing == "invitee" else "of"
        things += f" {joint} {names.thing(*change.at[-2])}"
    said = f"{things} stand in another order."
    return f"{start}{said}" if start else capital(said)


def cited_words(change: Change, names: Names) -> str:
    """Return which clauses of the source something carries out now, and no longer."""
    start, owner = names.before(change), owner_words(change, names)
    now = [one for one in change.now if one not in change.was]
    gone = [one for one in change.was if one not in change.now]
    said = [f"now carries out {listed(now)}"] if now else []
    said += [f"no longer carries out {listed(gone)}"] if gone else []
    words = f"{owner} {' and '.join(said) or 'names its clauses in another order'}."
    return f"{start}{words}" if start else capital(words)
