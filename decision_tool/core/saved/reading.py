"""From the object in a file to a saved case: nothing is taken on trust, nothing guessed.

Whether its ids still exist is not asked here: a file outlives an edition of the guidance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.planning.given import KEYS
from decision_tool.core.planning.reply import SCHEMA as PLAN_SCHEMA
from decision_tool.core.saved.checked import Checked
from decision_tool.core.saved.child_reading import (
    Place,
    read_answers,
    read_child,
    read_given,
    read_rows,
    read_taken_out,
    strange_parts,
)
from decision_tool.core.saved.file_text import OURS, WHOLE
from decision_tool.core.saved.label import same_label
from decision_tool.core.saved.saved_file import KIND, SCHEMA, GivenThen, SavedChild

HEAD = ("schema", "kind", "edition", "saved-on", "edition-digest", "follows")
FIRST_PARTS = (*HEAD, "reference", "given", "provisional", "not-held", "calendar", "planned")
"""What stood at the top of a file of the first form, which held one child."""
CHILD_PARTS = (
    "label", "reference", "given", "own", "provisional", "not-held", "as-one", "calendar",
    "handed-over", "records", "planned",
)  # fmt: skip
CASE_PARTS = (*HEAD, "shared", "taken-out", "children")
SHARED_PARTS = ("dates", "answers")
PLAN_PARTS = ("schema", "edition", "in_force_until", "given", "steps", "problems", "notes")
MOST_CHILDREN = 20
"""More than any family has; each takes a plan of its own when the file is opened."""


def is_given_alone(plain: Mapping[str, object]) -> bool:
    """Tell whether this is the ``given`` object of CONTRACT and nothing around it."""
    return not plain or ("kind" not in plain and any(part in KEYS for part in plain))


def read_case(plain: Mapping[str, object]) -> tuple[SavedChild, ...]:
    """Return the children of a saved case, of either form, or a plan's JSON as one.

    Raises FaultsError naming every fault.
    """
    is_saved = "kind" in plain
    if plain.get("kind") != KIND and (is_saved or not {"given", "steps"} <= plain.keys()):
        what = "this is JSON, but not a saved timetable: "
        what += "it is of another kind." if is_saved else "it does not say its kind."
        raise FaultsError([Fault(WHOLE, what, OURS)])
    _check_schema(plain.get("schema"), SCHEMA if is_saved else PLAN_SCHEMA)
    checked = Checked()
    children = tuple(_children(plain, checked) if is_saved else _plan(plain, checked))
    checked.finish()
    return children


def _check_schema(schema: object, newest: int) -> None:
    """Raise FaultsError unless the form of the file is known: a newer one may mean other things."""
    if isinstance(schema, int) and not isinstance(schema, bool) and schema > 0:
        if schema <= newest:
            return
        what = "the file was made by a newer version of this tool."
        raise FaultsError([Fault("schema", what, "Open it with that version.")])
    what = f"{schema!r} is not a number of ours."
    raise FaultsError([Fault("schema", what, f"It should be {newest}.")])


def _children(plain: Mapping[str, object], checked: Checked) -> Iterator[SavedChild]:
    """Yield each child; a file of the first form is one child, whose parts stand at the top."""
    edition = checked.text(plain.get("edition"), "edition")
    follows = checked.text(plain.get("follows", ""), "follows")
    saved_on = checked.day(plain.get("saved-on"), "saved-on")
    is_first_form = plain.get("schema") == 1
    for child in _first_form(plain, checked) if is_first_form else _listed(plain, checked):
        yield replace(child, edition=edition, follows=follows, saved_on=saved_on)


def _first_form(plain: Mapping[str, object], checked: Checked) -> Iterator[SavedChild]:
    given = read_given(plain.get("given"), "given", checked)
    child = read_child(plain, Place(""), given, checked)
    yield replace(child, strange=strange_parts(plain, FIRST_PARTS))


def _listed(plain: Mapping[str, object], checked: Checked) -> Iterator[SavedChild]:
    shared = _shared(plain.get("shared"), checked)
    listed = list(checked.items(plain.get("children"), "children"))
    if not 0 < len(listed) <= MOST_CHILDREN:
        what = f"it names {len(listed)} children." if listed else "it names no child."
        checked.fault("children", what, f"A case has 1 to {MOST_CHILDREN}.")
        return
    strange = (*_unknown(plain, CASE_PARTS), *_unknown(plain.get("shared"), SHARED_PARTS))
    found = [_child(one, Place(place), shared, checked) for place, one in listed]
    _check_labels(found, checked)
    taken_out = read_taken_out(plain.get("taken-out"), "taken-out", checked)
    if strange or taken_out:
        found[0] = replace(found[0], strange=(*strange, *found[0].strange), taken_out=taken_out)
    yield from found


def _unknown(plain: object, known: tuple[str, ...]) -> Iterator[str]:
    """Yield the names of parts that are not known here."""
    yield from (part for part in plain if part not in known) if isinstance(plain, dict) else ()


def _shared(plain: object, checked: Checked) -> GivenThen:
    parts = checked.parts(plain, "shared")
    return GivenThen(
        pathways=(),
        dates=checked.days(parts.get("dates"), "shared, dates"),
        answers=read_answers(parts.get("answers"), "shared, answers", checked),
    )


def _child(plain: object, at: Place, shared: GivenThen, checked: Checked) -> SavedChild:
    parts = checked.parts(plain, at.name)
    own = read_given(parts.get("given"), at.of("given"), checked, needs_pathway=False)
    dates, answers = {**shared.dates, **own.dates}, {**shared.answers, **own.answers}
    given = replace(own, dates=dates, answers=answers) if dates or answers else own
    child = read_child(parts, at, given, checked)
    return replace(child, where=at.name, strange=strange_parts(parts, CHILD_PARTS))


def _check_labels(children: Sequence[SavedChild], checked: Checked) -> None:
    """Note labels that are missing or name two children: held days would be told of the wrong."""
    counts = Counter(same_label(child.label) for child in children)
    for child in children:
        label = same_label(child.label)
        if counts[label] > 1 or not label:
            checked.fault(f"{child.where}, label", *LABEL)


LABEL = ("each child has a label of its own.", 'For example "A" and "B".')


def _plan(plain: Mapping[str, object], checked: Checked) -> Iterator[SavedChild]:
    given = read_given(plain["given"], "given", checked)
    yield SavedChild(
        given=given,
        edition=checked.text(plain.get("edition", ""), "edition"),
        saved_on=given.today,
        planned=read_rows(plain["steps"], "steps", checked),
        strange=strange_parts(plain, PLAN_PARTS),
    )
