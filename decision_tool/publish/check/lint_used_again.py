"""Refuses an id that a published edition renamed or dropped, where it stands for something new.

A case of an earlier edition holds the id for as long as it lives, and what is marked under it
would be taken for what has the id now. So what an edition said of an id is said for ever: what
something `was`, for as long as the thing exists, and that nothing else is called so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from decision_tool.core.errors import Fault
from decision_tool.core.guidance.edition import Edition
from decision_tool.core.guidance.model import DroppedKind, Guidance
from decision_tool.core.guidance.renames import renames_of
from decision_tool.publish.check.named import Files, Name, Named

NEW_ID = "Give this one an id that was never used."


@dataclass(frozen=True, slots=True)
class Taken:
    """What *edition* says of an id: that it is of what is called *now*, or "" if it is dropped.

    *is_said*: a file says so itself; of the steps of a renamed pathway it follows.
    """

    edition: str
    now: str
    is_said: bool = True


def taken_ids(editions: Sequence[Edition]) -> dict[Name, tuple[Taken, ...]]:
    """Return what the *editions*, oldest first, say of each id that was renamed or dropped."""
    found: dict[Name, list[Taken]] = {}
    for edition in editions:
        for name, taken in _taken(edition.version, edition.guidance):
            known = found.setdefault(name, [])
            if all(one.now != taken.now for one in known):
                known.append(taken)
    return {name: tuple(known) for name, known in found.items()}


def _taken(version: str, guidance: Guidance) -> Iterator[tuple[Name, Taken]]:
    said = set(_said(guidance))
    renames = renames_of(guidance)
    by_kind: Mapping[DroppedKind, Mapping[str, str]] = {
        "pathway": renames.pathways,
        "step": renames.steps,
        "key date": renames.key_dates,
        "question": renames.questions,
        "option": renames.options,
    }
    for kind, names in by_kind.items():
        for was, now in names.items():
            yield (kind, was), Taken(version, now, (kind, was) in said)
    for one in guidance.dropped:
        yield (one.kind, one.id), Taken(version, "")


def _said(guidance: Guidance) -> Iterator[Name]:
    """Yield each id that something says it was."""
    for pathway in guidance.pathways:
        yield from (("pathway", was) for was in pathway.was)
        yield from (("step", was) for step in pathway.steps for was in step.was)
    yield from (("key date", was) for one in guidance.key_dates for was in one.was)
    for question in guidance.questions:
        yield from (("question", was) for was in question.was)
        for option in question.options:
            yield from (("option", f"{question.id}={was}") for was in option.was)


def used_again(files: Files, taken: Mapping[Name, Sequence[Taken]]) -> dict[Name, Fault]:
    """Return a fault for each id that is there, and of which an edition says it is another's."""
    found: dict[Name, Fault] = {}
    for name, said in taken.items():
        one = files.here.get(name)
        others = [each for each in said if one and not _is_same(files, one, each.now)]
        if one and others:
            found[name] = _used_again(files, one, others[-1])
    return {name: fault for name, fault in found.items() if _above(name) not in found}


def _is_same(files: Files, one: Named, now: str) -> bool:
    """Tell whether what an edition called *now* is *one*, which has an id back that it had."""
    return files.were.get((one.kind, now)) is one


def _above(name: Name) -> Name | None:
    """Return the pathway of a step or the question of an answer: its fault is enough for both."""
    kind, id_ = name
    if kind == "step":
        return "pathway", id_.partition("/")[0]
    return ("question", id_.partition("=")[0]) if kind == "option" else None


def _used_again(files: Files, one: Named, taken: Taken) -> Fault:
    if not taken.now:
        what = (
            f"edition {taken.edition} says that the {one.kind} {one.id!r} was dropped, so a case "
            "of before has another one under this id."
        )
        same = f"If it is the same come back, write {_was(one.id)} beside the new id."
        return Fault(one.where(), what, f"{NEW_ID} {same}")
    what = (
        f"a case of before has the {one.kind} {taken.now!r} under the id {one.id!r}: edition "
        f"{taken.edition} says that it was called so."
    )
    now = files.now(one.kind, taken.now)
    keep = f" Keep {_was(one.id)} at {now.id!r}." if now and taken.is_said else ""
    return Fault(one.where(), what, f"{NEW_ID}{keep}")


def no_longer_said(
    files: Files, taken: Mapping[Name, Sequence[Taken]], told: AbstractSet[Name]
) -> Iterator[Fault]:
    """Yield a fault for each id that an edition says a thing was, and the thing says no more.

    *told* are ids of which nothing at all says where they went.
    """
    for name, said in taken.items():
        if name not in files.here and name not in told:
            yield from _unsaid(files, name, [one for one in said if one.is_said and one.now])


def _unsaid(files: Files, name: Name, said: Sequence[Taken]) -> Iterator[Fault]:
    kind, id_ = name
    other = files.were.get(name)
    for taken in reversed(said):
        now = files.now(kind, taken.now)
        if now and now is not other:
            what = f"edition {taken.edition} says that the {kind} {now.id!r} was {id_!r}"
            if other:
                hint = f"Write {_was(id_)} beside {now.id!r}, and take it out here."
                yield Fault(other.where(), f"{what}.", hint)
            else:
                hint = f"Write {_was(id_)} beside this id."
                yield Fault(now.where(), f"{what}, and nothing says it now.", hint)
            return


def _was(id_: str) -> str:
    return f"`was: [{id_.partition('/')[2] or id_.partition('=')[2] or id_}]`"
