"""What changed in what all pathways share: dates, questions, people, forms, sources, holidays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from decision_tool.core.days.dates import long_date
from decision_tool.core.editions.change import Change
from decision_tool.core.editions.naming import Names, quoted
from decision_tool.core.editions.parts import key_of
from decision_tool.core.editions.words_of_steps import why_gone
from decision_tool.core.guidance.model import Option
from decision_tool.core.guidance.situation_model import GuidedOption
from decision_tool.core.planning.index import index_of
from decision_tool.core.words import capital


def thing_words(change: Change, names: Names) -> str:
    """Return that something with a title is new, gone or renamed."""
    thing = capital(names.thing(*change.at[-1]))
    if change.kind == "new":
        return f"{thing} is new."
    if change.kind == "gone":
        return f"{thing} is no longer there.{why_gone(change, names)}"
    return f"{thing} has a new id. Saved cases are carried over."


def option_words(change: Change, names: Names) -> str:
    """Return which answer a question has now, or no longer."""
    owner = capital(names.thing(*change.at[-2]))
    if change.kind == "renamed":
        return f"{capital(option_at(change, names))} has a new id. Saved cases are carried over."
    title = quoted((change.now or change.was).title)
    if change.kind == "new":
        return f"{owner} has a new answer: {title}."
    return f"{owner} no longer has the answer {title}."


def option_at(change: Change, names: Names) -> str:
    """Return ``the answer “Yes” to the question “Is it complex?”``."""
    question = change.at[-2][1]
    if change.thing == "option":
        title = _title(index_of(names.new).questions[question].options, change.id)
    else:
        title = _title(index_of(names.new).guided[question].options, change.id)
    return f"the answer {quoted(title)} to {names.thing(*change.at[-2])}"


def _title(options: Sequence[Option | GuidedOption], name: str) -> str:
    return next(one.title for one in options if one.id == name)


def order_of_dates_words(change: Change, names: Names) -> str:
    """Return which order of two dates is checked now, or no longer."""
    first, second = (names.dated(one) for one in (change.now or change.was))
    if change.kind == "new":
        return f"{capital(first)} is now refused after {second}."
    return f"{capital(first)} may now be after {second}."


def holiday_words(change: Change, names: Names) -> str:
    """Return which day is a bank holiday now, or no longer."""
    del names
    day = long_date(date.fromisoformat(change.id))
    if change.kind == "new":
        return f"{day} is now a bank holiday: {change.now}."
    return f"{day} is no longer a bank holiday. It was {change.was}."


KNOWN: Mapping[str, str] = {
    "first": "Bank holidays are now known from {now}; before, from {was}.",
    "published_to": "Bank holidays are now published to {now}; before, to {was}.",
    "last": "Working days are now counted to {now}; before, to {was}.",
}


def known_words(change: Change, names: Names) -> str:
    """Return for which years bank holidays are known."""
    del names
    return KNOWN[change.part].format(was=change.was, now=change.now)


def pair_words(change: Change, names: Names) -> str:
    """Return which pathways are said not to go together, or to go together, now or no longer."""
    one = change.now or change.was
    pathways = " and ".join(quoted(names.pathway(name)) for name in one.pathways)
    said = "are told apart" if change.thing == "contradiction" else "are said to belong together"
    now = "now" if change.kind == "new" else "no longer"
    verb, _, rest = said.partition(" ")
    return f"{pathways} {verb} {now} {rest}: {quoted(one.message)}"


def remark_words(change: Change, names: Names) -> str:
    """Return which remark is made beside the dates now, or no longer, or when."""
    if change.kind == "condition":
        was, now = names.guard(change.was, is_new=False), names.guard(change.now, is_new=True)
        return (
            f"The remark {quoted(remark_at(change, names))} is now made if {now}; before, if {was}."
        )
    one, is_new = change.now or change.was, change.kind == "new"
    guard = names.guard(one.guard, is_new=is_new)
    made = "now" if is_new else "no longer"
    return f"A remark is {made} made if {guard}: {quoted(one.message)}"


def remark_at(change: Change, names: Names) -> str:
    """Return what the remark says now that the change is of."""
    return next(one.message for one in names.new.notes if key_of(one) == change.id)


def guide_rule_words(change: Change, names: Names) -> str:
    """Return a rule of a guide that came or went."""
    guide = capital(names.thing(*change.at[-2]))
    has = "has a new rule" if change.kind == "new" else "no longer has the rule"
    return f"{guide} {has}: {quoted((change.now or change.was).text)}"


def gap_words(change: Change, names: Names) -> str:
    """Return what the sources leave open now, or no longer."""
    del names
    if change.kind == "new":
        return f"The sources now leave open: {quoted(change.now)} ({change.id})"
    return f"The sources no longer leave open: {quoted(change.was)} ({change.id})"


def pathway_gap_words(change: Change, names: Names) -> str:
    """Return which open point a pathway names now, or no longer."""
    names_it = "now names" if change.kind == "new" else "no longer names"
    return f"{names.before(change)}the page {names_it} the open point {change.id}."


def other_name_words(change: Change, names: Names) -> str:
    """Return which word of a team's table is a name now, or no longer.

    That it is no longer read is not said: a table of a published edition that had it is.
    """
    word, start = quoted(change.id), names.before(change)
    meant = "this pathway" if start else names.thing(*change.at[-2])
    is_new = change.kind == "new"
    known = f"now read as {meant}" if is_new else f"no longer a name of {meant}"
    said = f"the word {word} in a table is {known}."
    return f"{start}{said}" if start else capital(said)


def find_words(change: Change, names: Names) -> str:
    """Return when *Find a pathway* leads to a pathway."""
    title = quoted(names.pathway(change.id.partition(" (")[0]))
    if change.kind == "condition":
        was, now = names.guided(change.was, is_new=False), names.guided(change.now, is_new=True)
        return f"Find a pathway now leads to {title} if {now}; before, if {was}."
    one, is_new = change.now or change.was, change.kind == "new"
    when = names.guided(one.guard, is_new=is_new)
    return f"Find a pathway {'now' if is_new else 'no longer'} leads to {title} if {when}."


def said_words(change: Change, names: Names) -> str:
    """Return which advice, or what where no guide applies, is said now, or no longer, or when."""
    is_advice = change.thing == "advice"
    said = "says" if is_advice else "says, where no guide applies,"
    if change.kind == "condition":
        was, now = (
            f"if {names.guided(guard, is_new=is_new)}" if guard else "always"
            for guard, is_new in ((change.was, False), (change.now, True))
        )
        return f"Find a pathway {said} {quoted(change.id)} {now}; before, {was}."
    is_new = change.kind == "new"
    one = change.now or change.was
    text = one.title if is_advice else one.text
    when = f" if {names.guided(one.guard, is_new=is_new)}" if one.guard else ""
    known = "now" if is_new else "no longer"
    return f"Find a pathway {known} {said} {quoted(text)}{when}."


def asked_words(change: Change, names: Names) -> str:
    """Return when a guided question is asked, or an answer to it offered."""
    is_option = change.thing == "guided-option"
    thing = option_at(change, names) if is_option else names.thing(*change.at[-1])
    verb = "offered" if is_option else "asked"
    was, now = (
        f"if {names.guided(guard, is_new=is_new)}" if guard else "always"
        for guard, is_new in ((change.was, False), (change.now, True))
    )
    return f"{capital(thing)} is now {verb} {now}; before, {was}."


def field_words(change: Change, names: Names) -> str:
    """Return which place to fill in a form has now, or no longer."""
    form = capital(names.thing(*change.at[-2]))
    one = change.now or change.was
    asks = "now asks for" if change.kind == "new" else "no longer asks for"
    return f"{form} {asks} {quoted(one['label'])}."


def dropped_words(change: Change, names: Names) -> str:
    """Return that the list of what was dropped gained or lost something."""
    del names
    one = change.now or change.was
    said = "is now said" if change.kind == "new" else "is no longer said"
    return f"Why the {one.kind} {quoted(one.id)} was dropped {said}: {quoted(one.because)}"
