"""A reason of a worked example that counts by what the guidance no longer says.

An example is rewritten by the program, and its reason by nobody: the days would be new, and the
words beside them of before. So the reason is held against the days of its own example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from decision_tool.core.days.dates import add_months
from decision_tool.core.errors import BeyondKnownHolidaysError, Fault
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.rule import Anchor
from decision_tool.core.guidance.rule_parts import parts
from decision_tool.core.planning.index import index_of
from decision_tool.publish.check.amounts_gone import Gone, Moved
from decision_tool.publish.check.amounts_said import Length, Said, amounts_in
from decision_tool.publish.source.examples import Example

WEEK = 7
COUNT = "Count it out again"
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def old_reasons(example: Example, guidance: Guidance, gone: Gone | None) -> list[Fault]:
    """Return a fault for each length that its reason says, and its days and the rules do not."""
    days = days_of(example)
    return [
        _refused(example, said, moved)
        for said, moved in _old_in(example, example.file.because, guidance, gone)
        if not is_between(days, said.length, guidance)
    ]


def doubtful_words(example: Example, guidance: Guidance, gone: Gone | None) -> Iterator[Fault]:
    """Yield what may be of before: a length in its name, or one that two of its days are apart."""
    days = days_of(example)
    for said, moved in _old_in(example, example.file.because, guidance, gone):
        if is_between(days, said.length, guidance):
            yield still_said(example.source.where(("because",)), said, moved)
    name = example.name.replace("-", " ")
    for said, moved in _old_in(example, name, guidance, gone):
        what = f"its name still says “{said.words}”. {moved.told(said.length)}"
        yield Fault(example.source.where(), what, "Give the file another name.")


def still_said(where: str, said: Said, moved: Moved) -> Fault:
    """Return the remark that a text still says a length, with what counts now."""
    what = f"this still says “{said.words}”. {moved.told(said.length)}"
    return Fault(where, what, "Write what counts now, or that it was so before.")


def _old_in(
    example: Example, text: str, guidance: Guidance, gone: Gone | None
) -> Iterator[tuple[Said, Moved]]:
    """Yield what a text of an example says that its steps had and have no more, each once."""
    lengths = gone.of(steps_of(example, guidance)) if gone else {}
    seen: set[Length] = set()
    for said in amounts_in(text) if lengths else ():
        if said.length in lengths and not said.is_past and said.length not in seen:
            seen.add(said.length)
            yield said, lengths[said.length]


def _refused(example: Example, said: Said, moved: Moved) -> Fault:
    what = (
        f"the reason still says “{said.words}”, and no two days of this example are so far apart. "
        f"{moved.told(said.length)}"
    )
    hint = f"{COUNT}, and have it signed again." if example.is_signed else f"{COUNT}."
    return Fault(example.source.where(("because",)), what, hint)


def steps_of(example: Example, guidance: Guidance) -> tuple[str, ...]:
    """Return the steps that an example is about, and all that they count from."""
    file, steps = example.file, index_of(guidance).steps
    order = file.expect.order
    named = [
        *(one.step for one in file.expect.steps),
        *(step for one in file.expect.notes for step in one.steps),
        *(order if isinstance(order, tuple) else (*order.has, *order.lacks)),
        *file.given.held,
        *file.given.agreed,
    ]
    found: dict[str, None] = {}
    left = [name.partition("#")[0] for name in named]
    while left:
        name = left.pop(0)
        if name in steps and name not in found:
            found[name] = None
            left += _counted_from(steps[name].rule)
    return tuple(found)


def _counted_from(sentences: object) -> Iterator[str]:
    yield from (one.id for one in parts(sentences) if isinstance(one, Anchor) and one.is_step)


def days_of(example: Example) -> list[date]:
    """Return every day that an example gives or expects, in order and each once."""
    plain = (example.file.given_json(), example.file.expected_json())
    return sorted({day for part in plain for day in days_in(part)})


def days_in(value: Any) -> Iterator[date]:  # noqa: ANN401 - any part of an example
    """Yield every day in a part of an example."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from days_in(one)
    elif isinstance(value, str) and _ISO.fullmatch(value):
        yield date.fromisoformat(value)


def is_between(days: Sequence[date], length: Length, guidance: Guidance) -> bool:
    """Tell whether two of *days*, which are in order, are that far apart."""
    return any(_is_apart(first, later, length, guidance) for first, later in combinations(days, 2))


def _is_apart(first: date, later: date, length: Length, guidance: Guidance) -> bool:
    between, count = (later - first).days, length.count
    match length.measure:
        case "day":
            return between == count
        case "month":
            return add_months(first, count) == later or add_months(later, -count) == first
        case "week number":
            return between in ((count - 1) * WEEK, count * WEEK - 1)
    working = index_of(guidance).working_days
    try:
        ends = working.count_on(first, count).day, working.count_on(later, count, "before").day
    except BeyondKnownHolidaysError:
        return True  # nobody can tell
    return ends[0] == later or ends[1] == first
