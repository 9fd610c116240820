"""Which slips are made in a rule, and how one that nothing notices is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_tool.publish.check.loading import read_sources
from decision_tool.publish.source.examples import read_examples
from tools.example_mutants.__main__ import ROOT, equal, is_noticed, mutants
from tools.example_mutants.slips import slips


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("6 weeks before qaag", "7 weeks before qaag"),
        ("6 weeks before qaag", "5 weeks before qaag"),
        ("6 weeks before qaag", "6 months before qaag"),
        ("6 weeks before qaag", "6 weeks after qaag"),
        ("within 1 week of final-order", "1 week after final-order"),
        ("within 10 working days of remand", "within 10 days of remand"),
        ("on 18th birthday", "on 19th birthday"),
        ("every month after initial until plan-agreed", "every month after initial"),
        ("every week after asye-start, 6 times", "every 2 weeks after asye-start, 6 times"),
        ("between first-review and second-review", "after first-review"),
        (
            "by the later of remand and became-in-care",
            "by the earlier of remand and became-in-care",
        ),
    ],
)
def test_a_sentence_is_written_in_another_way(text: str, wrong: str) -> None:
    assert wrong in slips(text, is_guard=False)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("complex is yes", "complex is no"),
        ("complex is yes", "not (complex is yes)"),
        ("asye is known to be yes", "asye is yes"),
        ("under 14 on initial", "14 or over on initial"),
        ("outlook is permanent", "outlook is home-possible"),
        ("appraisals is below 1 or supervisions is below 10", "appraisals is below 1"),
    ],
)
def test_a_condition_is_written_in_another_way(text: str, wrong: str) -> None:
    assert wrong in slips(text, is_guard=True)


def test_no_slip_is_made_twice_or_changes_nothing() -> None:
    found = slips("from assessment-end and at least 7 days before arrival", is_guard=False)
    assert len(found) == len(set(found))
    assert "from assessment-end and at least 7 days before arrival" not in found


def test_a_slip_is_noticed_by_an_example_or_by_the_check() -> None:
    sources, _ = read_sources(ROOT)
    assert sources
    examples, _ = read_examples(ROOT / "pathways")
    adoption = [one for one in examples if one.pathway == "adoption"]
    found = {one.what: one for one in mutants("adoption") if one.file.stem == "adoption"}
    earlier = found["6 weeks before qaag -> 7 weeks before qaag"]
    assert str(earlier).startswith("pathways/adoption.yml:")
    assert is_noticed(earlier, sources, adoption)
    assert not is_noticed(earlier, sources, [])
    assert is_noticed(found["6 weeks before qaag -> 6 weeks after qaag"], sources, adoption)
    assert is_noticed(found["complex is yes -> (left out)"], sources, adoption)


def test_each_slip_that_changes_nothing_has_its_reason() -> None:
    assert all(reason for reason in equal().values())
    assert equal().keys() <= {one.what for one in mutants()}
    assert Path(ROOT, "pathways", "examples").is_dir()
