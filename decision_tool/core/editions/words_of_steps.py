"""What changed in a pathway and its steps, besides when they are due."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from decision_tool.core.editions.change import Change, Thing
from decision_tool.core.editions.naming import Names, quoted
from decision_tool.core.editions.words_of_timing import due_words
from decision_tool.core.guidance.model import Step
from decision_tool.core.guidance.rule import Guard
from decision_tool.core.words import capital, counted

LINES: Mapping[Thing, str] = {
    "purpose": "purpose",
    "agenda": "agenda item",
    "keep-in-mind": "point to keep in mind",
}


def pathway_words(change: Change, names: Names) -> str:
    """Return what is said of a pathway as a whole."""
    title = quoted(names.pathway(change.pathway))
    if change.kind == "new":
        return f"{title} is a new pathway with {counted(len(change.now.steps), 'step')}."
    if change.kind == "gone":
        return f"{title} is no longer a pathway.{why_gone(change, names)}"
    was = quoted(_old_title(change, names))
    if was == title:
        return f"{title} is the same pathway under a new id. Saved cases are carried over."
    return f"{title} is what was the pathway {was}. Saved cases are carried over."


def _old_title(change: Change, names: Names) -> str:
    return next(one.title for one in names.old.pathways if one.id == change.id)


def step_words(change: Change, names: Names) -> str:
    """Return what is said of a step as a whole."""
    start, phrase = names.before(change), names.step(change.step)
    if change.kind == "new":
        return f"{start}{phrase} is new, {_new_step(change.now, names)}."
    if change.kind == "gone":
        return f"{start}{phrase} is no longer there.{why_gone(change, names)}"
    was = next(one.phrase for one in names.old.steps() if one.id == change.step)
    if was == phrase:
        return f"{start}{phrase} has a new id. Saved cases are carried over."
    return f"{start}{phrase} is what was {was}. Saved cases are carried over."


def _new_step(step: Step, names: Names) -> str:
    words = due_words(step.rule, names, is_new=True)
    if step.only_if:
        words += f"; it is only needed if {names.guard(step.only_if, is_new=True)}"
    return words


def why_gone(change: Change, names: Names) -> str:
    """Return the reason that is given for what was dropped, and what takes its place."""
    for one in names.new.dropped:
        if one.id == change.id and one.kind == change.thing.replace("-", " "):
            because = f" {capital(one.because.rstrip('.'))}."
            return because + (f" Instead: {_instead(one.kind, one.instead, names)}."
                              if one.instead else "")  # fmt: skip
    return ""


def _instead(kind: str, name: str, names: Names) -> str:
    told: Mapping[str, Callable[[str], str]] = {
        "pathway": lambda one: quoted(names.pathway(one)),
        "step": names.step,
        "key date": names.dated,
        "question": lambda one: names.thing("question", one),
    }
    return told[kind](name) if kind in told else quoted(name)


def conditional_words(change: Change, names: Names) -> str:
    """Return from when on a step is needed at all."""
    start, phrase = names.before(change), names.step(change.step)
    was, now = _if(change.was, names, is_new=False), _if(change.now, names, is_new=True)
    if not now:
        return f"{start}{phrase} is now always needed; before, only {was}."
    return (
        f"{start}{phrase} is now only needed {now}; before, {f'only {was}' if was else 'always'}."
    )


def _if(guard: Guard | None, names: Names, *, is_new: bool) -> str:
    return f"if {names.guard(guard, is_new=is_new)}" if guard else ""


def _always(guard: Guard | None, names: Names, *, is_new: bool) -> str:
    return _if(guard, names, is_new=is_new) or "in every case"


def invitee_words(change: Change, names: Names) -> str:
    """Return who is invited now, or no longer, or on which condition."""
    start, is_new = names.before(change), change.kind != "gone"
    invitee = change.now or change.was
    to = f"to {names.step(change.step)}" if change.step else "to each joint supervision"
    if change.kind == "condition":
        role = names.titled(change.id.partition(" (")[0], names.now)
        was = _always(change.was, names, is_new=False)
        now = _always(change.now, names, is_new=True)
        return f"{start}{role} is now invited {to} {now}; before, {was}."
    role = names.titled(invitee.role, names.now if is_new else names.then)
    when = f" {_if(invitee.guard, names, is_new=is_new)}".rstrip()
    return f"{start}{role} is {'now' if is_new else 'no longer'} invited {to}{when}."


def line_words(change: Change, names: Names) -> str:
    """Return a purpose, a point of the agenda or a note that came or went."""
    start, phrase = names.before(change), names.step(change.step)
    line = LINES[change.thing]
    has = f"has a new {line}" if change.kind == "new" else f"no longer has the {line}"
    return f"{start}{phrase} {has}: {quoted((change.now or change.was).text)}"


def step_record_words(change: Change, names: Names) -> str:
    """Return which record a step needs now, or no longer, or when."""
    start, phrase = names.before(change), names.step(change.step)
    stated = change.now or change.was
    name = change.id.partition(" (")[0]
    record = quoted(names.titled(name, names.then if change.kind == "gone" else names.now))
    if change.kind == "condition":
        was = _if(change.was, names, is_new=False)
        now = _if(change.now, names, is_new=True)
        return f"{start}the record {record} of {phrase} is now made {now}; before, {was}."
    is_new = change.kind == "new"
    guard: Guard | None = None if isinstance(stated, str) else stated.guard
    when = f" {_if(guard, names, is_new=is_new)}".rstrip()
    return f"{start}{phrase} {'now' if is_new else 'no longer'} needs the record {record}{when}."


def used_words(change: Change, names: Names) -> str:
    """Return which reading something rests on now, or no longer."""
    owner = names.thing(*change.at[-2]) if change.at[-2][0] != "note" else "a remark"
    rests = "now rests" if change.kind == "new" else "no longer rests"
    said = f"{owner} {rests} on the reading {names.reading(change.id)}."
    start = names.before(change)
    return f"{start}{said}" if start else capital(said)


def other_reading_words(change: Change, names: Names) -> str:
    """Return what another reading would give, where that came or went."""
    start, phrase = names.before(change), names.step(change.step)
    reading = names.reading(change.id.partition(" (")[0])
    if change.kind == "gone":
        return f"{start}no other reading of {reading} is compared for {phrase} any more."
    sentence = names.sentence(change.now.sentence, is_new=True)
    return f"{start}the other reading of {reading} would now put {phrase} {sentence}."


def plan_change_words(change: Change, names: Names) -> str:
    """Return where to go on if the plan changes."""
    start = names.before(change)
    pathway = quoted(names.pathway(change.id.partition(" (")[0]))
    if change.kind == "condition":
        was, now = (
            _if(guard, names, is_new=is_new) or "without asking for dates"
            for guard, is_new in ((change.was, False), (change.now, True))
        )
        return f"{start}{pathway} is now suggested {now}; before, {was}."
    one = change.now or change.was
    leads = "now leads" if change.kind == "new" else "no longer leads"
    return f"{start}a change of plan {leads} to {pathway}: {quoted(one.text)}"


def step_fact_words(change: Change, names: Names) -> str:
    """Return a fact of a step that is another one now."""
    said = STEP_FACTS[change.part](names.step(change.step), change, names)
    return f"{names.before(change)}{said}."


def _kind(step: str, change: Change, _: Names) -> str:
    return f"{step} is now a {change.now}; it was a {change.was}"


def _suggests(step: str, change: Change, _: Names) -> str:
    return f"a day for the diary is {'now' if change.now else 'no longer'} suggested for {step}"


def _gives(step: str, change: Change, names: Names) -> str:
    if change.now:
        return f"the day of {step} now stands for {names.dated(change.now)}"
    return f"the day of {step} no longer stands for {names.dated(change.was)}"


def _repeats(step: str, change: Change, names: Names) -> str:
    if change.now:
        return f"once {step} is done, the next is now planned from it, as {names.dated(change.now)}"
    return f"once {step} is done, no next one is planned any more"


def _replaces(step: str, change: Change, names: Names) -> str:
    name, _, number = (change.now or change.was).partition("#")
    verb = "now takes" if change.now else "no longer takes"
    return f"{step} {verb} the place of number {number} of {names.step(name)}"


def _arranged(step: str, change: Change, names: Names) -> str:
    was = names.titled(change.was or "", names.then) or "nobody was named"
    if not change.now:
        return f"nobody is named any more to arrange {step}; before, {was}"
    return f"{names.titled(change.now, names.now)} now arranges {step}; before, {was}"


STEP_FACTS: Mapping[str, Callable[[str, Change, Names], str]] = {
    "kind": _kind,
    "suggests_day": _suggests,
    "gives": _gives,
    "repeats": _repeats,
    "replaces": _replaces,
    "arranged_by": _arranged,
}


def pathway_fact_words(change: Change, names: Names) -> str:
    """Return what a pathway belongs to or is laid over now."""
    start, was, now = names.before(change), change.was, change.now
    if change.part == "needs_pathway":
        if now:
            return f"{start}it is now laid over {quoted(names.pathway(now))}."
        return f"{start}it is no longer laid over {quoted(names.pathway(was))}."
    kinds: Mapping[str, Thing] = {"guide": "guide", "group": "group", "collection": "collection"}
    then, today = (names.thing(kinds[change.part], one) for one in (was, now))
    return f"{start}it now belongs to {today}; before, to {then}."
