"""An id that has shipped stays: saved files, links and other programs hold it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from decision_tool.core.guidance.model import Guidance
from tests.shipped import library

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "tests" / "permanent_ids.txt"


def ids(guidance: Guidance) -> Iterator[str]:
    """Yield every id, after what it is of; an answer stands behind its question."""
    yield from (f"pathway {one.id}" for one in guidance.pathways)
    for step in guidance.steps():
        kind = "series" if step.series else "repeating step" if step.repeats else "step"
        yield f"{kind} {step.id}"
    yield from (f"key date {one.id}" for one in guidance.key_dates)
    for question in guidance.questions:
        yield f"question {question.id}"
        yield from (f"answer {question.id}={one.id}" for one in question.options)
    for guided in guidance.situation.questions:
        yield f"guided question {guided.id}"
        yield from (f"guided answer {guided.id}={one.id}" for one in guided.options)


def test_no_id_is_gone_and_every_new_one_is_listed() -> None:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    assert listed == list(ids(library().guidance))
