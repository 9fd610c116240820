"""The same case under the same edition gives the same reply for ever."""

from __future__ import annotations

import json

import pytest

from tests.stored_editions import CASES, case, cases, digests, editions, stored

HOW = (
    "Mend the code; if only words differ and are meant to, or the days were wrong and the change "
    "log says so, write the replies down anew: python -m tools.stored_replies"
)


def test_the_editions_differ_as_they_say() -> None:
    first, second, third = (one.guidance for one in editions())
    ids = [{step.id for step in one.steps()} for one in (first, second, third)]
    assert ids[1] - ids[0] == {"adoption/first"}
    assert ids[0] - ids[1] == {"adoption/initial"}
    assert {step.partition("/")[0] for step in ids[2] - ids[1]} == {"kinship"}
    assert {one.id for one in second.questions} - {one.id for one in third.questions} == {"complex"}


@pytest.mark.parametrize("number", range(3), ids=["1.0", "1.1", "2.0"])
def test_every_case_gives_what_it_gave(number: int) -> None:
    edition = editions()[number]
    then = stored()[edition.version]
    now = [digests(edition, given) for given in cases(edition)]
    assert len(then) == len(now) == CASES
    changed = [place for place in range(CASES) if then[place] != now[place]]
    days = [place for place in changed if then[place].split()[0] != now[place].split()[0]]
    example = json.dumps(case(edition, changed[0])) if changed else ""
    told = f"{len(changed)} replies differ, {len(days)} of them in their days: {example}\n{HOW}"
    assert not changed, told
