"""What is wrong, as the one line that a person reads of each fault."""

from __future__ import annotations

import pytest

from decision_tool.core.errors import Fault, FaultsError


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (Fault("dates", "1 is not a date.", "Write 2026-03-02."),
         "dates: 1 is not a date. Write 2026-03-02."),
        (Fault("dates", "1 is not a date."), "dates: 1 is not a date."),
        (Fault("", "There is nothing.", "Choose a file."), "There is nothing. Choose a file."),
        (Fault("", "There is nothing."), "There is nothing."),
    ],
)  # fmt: skip
def test_a_fault_says_where_what_and_what_to_write(fault: Fault, line: str) -> None:
    assert str(fault) == line


def test_every_fault_has_a_line() -> None:
    faults = [Fault("one", "is wrong."), Fault("two", "is wrong too.", "Mend it.")]
    error = FaultsError(faults)
    assert error.faults == tuple(faults)
    assert str(error) == "one: is wrong.\ntwo: is wrong too. Mend it."
