"""Three editions that never change, and cases made up for them: what was worked out once stays so.

`tests/cases/editions/1.0.json` is the guidance as it stood when editions began. The other two are
made from it here: an amount moved and a step renamed; then a question dropped and a pathway added.
`tests/cases/editions/replies.txt` has for each case a digest of its days and one of the whole
reply: a change of days breaks the promise that an edition works out the same for ever, one of
words alone may be a sentence put better. `python -m tools.stored_replies` writes the file anew,
and says how many of either changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from decision_tool.core.guidance.codec import decode, encode
from decision_tool.core.guidance.edition import Edition, read_edition, write_edition
from decision_tool.core.guidance.model import Guidance, KeyDate, Question, Step
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.planning.reply import plan_as_json

FOLDER = Path(__file__).parent / "cases" / "editions"
REPLIES = FOLDER / "replies.txt"
CASES = 1_000
DIGITS = 6
FIRST, DAYS = date(2024, 6, 1), 1_100
FIRST_BIRTH, BIRTH_DAYS = date(2006, 1, 1), 7_600
"""Close together, so that order, equality and overlap all happen."""

Json = dict[str, Any]
T = TypeVar("T")


@cache
def editions() -> tuple[Edition, ...]:
    """Return the three editions, oldest first."""
    first = read_edition((FOLDER / "1.0.json").read_text(encoding="utf-8"))
    second = _changed(first.guidance, _move_and_rename)
    third = _changed(second, _drop_and_add)
    return first, _published("1.1", second), _published("2.0", third)


def _published(version: str, guidance: Guidance) -> Edition:
    day = {"1.1": date(2027, 4, 1), "2.0": date(2027, 9, 1)}[version]
    return read_edition(write_edition(version, day, guidance, {}, {}))


def _changed(guidance: Guidance, change: Any) -> Guidance:
    text = json.dumps(encode(guidance), ensure_ascii=False)
    made: Guidance = decode(change(text))
    return made


def _move_and_rename(text: str) -> Json:
    """Move the first meeting of fostering to ten weeks before; give that of adoption another id."""
    plain: Json = json.loads(text.replace('"adoption/initial"', '"adoption/first"'))
    steps = {step["id"]: step for one in plain["pathways"] for step in one["steps"]}
    steps["adoption/first"]["was"] = ["adoption/initial"]
    when = steps["long-term-fostering/initial"]["rule"][0]["sentence"]["windows"][0]
    assert when["point"]["amount"]["count"] == 8, "the edition is frozen"
    when["point"]["amount"]["count"] = 10
    return plain


def _drop_and_add(text: str) -> Json:
    """Drop a question, and with it each condition that asks it; add a pathway like an old one."""
    plain: Json = _without_question(json.loads(text), "complex")
    plain["dropped"] = [
        {"is": "Dropped", "kind": "question", "id": "complex", "since": "2.0", "because": "Unused."}
    ]
    fostering = next(one for one in plain["pathways"] if one["id"] == "private-fostering")
    added = json.dumps(fostering).replace('"private-fostering', '"kinship')
    plain["pathways"].append(json.loads(added))
    return plain


def _without_question(plain: Any, question: str) -> Any:
    """Return the JSON without the question, and without conditions and answers about it alone."""
    if isinstance(plain, list):
        return [_without_question(one, question) for one in plain if not _is_it(one, question)]
    if isinstance(plain, dict):
        return {
            name: _without_question(one, question)
            for name, one in plain.items()
            if not _asks(one, question)
        }
    return plain


def _is_it(one: object, question: str) -> bool:
    return (
        isinstance(one, dict)
        and one.get("is") in ("Question", "GuidedQuestion")
        and one.get("id") == question
    )


def _asks(one: object, question: str) -> bool:
    return isinstance(one, dict) and one.get("question") == question


def cases(edition: Edition) -> Iterator[Json]:
    """Yield the cases of an edition: sound ones, however odd, the same for ever."""
    for number in range(CASES):
        yield case(edition, number)


def case(edition: Edition, number: int) -> Json:
    """Return one case, as a ``given`` object."""
    guidance = edition.guidance
    luck = _Luck(f"{edition.version} {number}")
    pathways = sorted(one.id for one in guidance.pathways)
    chosen = list(
        dict.fromkeys(
            luck.one_of(f"pathway {n}", pathways) for n in range(1 + luck.below("many", 3))
        )
    )
    known = index_of(guidance).pathways
    steps = [step for name in chosen for step in known[name].steps]
    return {
        "pathways": chosen,
        "dates": {
            key.id: luck.day(key)
            for key in guidance.key_dates
            if luck.below(f"has {key.id}", 10) < 7
        },
        "answers": {
            one.id: luck.answer(one)
            for one in guidance.questions
            if luck.below(f"has {one.id}", 10) < 6
        },
        "held": {
            luck.row(step): luck.date(f"held {step.id}", FIRST, DAYS)
            for step in steps
            if luck.below(f"held {step.id}", 6) == 0
        },
        "today": luck.date("today", FIRST, DAYS) if luck.below("has today", 5) else None,
    }


@dataclass(frozen=True)
class _Luck:
    """Makes numbers from what they are for: no generator whose numbers another Python changes."""

    seed: str

    def below(self, what: str, end: int) -> int:
        digest = hashlib.sha256(f"{self.seed} {what}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % end

    def one_of(self, what: str, listed: Sequence[T]) -> T:
        return listed[self.below(what, len(listed))]

    def date(self, what: str, first: date, days: int) -> str:
        return (first + timedelta(days=self.below(f"day {what}", days))).isoformat()

    def day(self, key: KeyDate) -> str:
        if key.is_birth_date:
            return self.date(key.id, FIRST_BIRTH, BIRTH_DAYS)
        return self.date(key.id, FIRST, DAYS)

    def answer(self, question: Question) -> str:
        if question.is_number:
            many = question.maximum - question.minimum + 1
            return str(question.minimum + self.below(question.id, many))
        return self.one_of(question.id, question.options).id

    def row(self, step: Step) -> str:
        return f"{step.id}#{1 + self.below(f'number {step.id}', 3)}" if step.series else step.id


def digests(edition: Edition, given: Json) -> str:
    """Return the digest of the days of a case, and that of everything its plan says."""
    reply = plan_as_json(make_plan(edition.guidance, load_given(given, edition.guidance)))
    days = [
        [
            row["id"],
            row["state"],
            *(row[day] for day in ("earliest", "latest", "suggested", "diary")),
        ]
        for row in reply["steps"]
    ]
    return f"{_digest(days)} {_digest(reply)}"


def _digest(plain: object) -> str:
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def stored() -> dict[str, list[str]]:
    """Return the digests that were written down, by edition in the order of its cases."""
    found: dict[str, list[str]] = {}
    for line in REPLIES.read_text(encoding="utf-8").splitlines():
        version, _, both = line.partition(" ")
        found.setdefault(version, []).append(both)
    return found
