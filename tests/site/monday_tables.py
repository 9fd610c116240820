"""A messy table of a team with workers, for the tests of the Monday sheet. Today is 7 Sep 2026."""

from __future__ import annotations

from datetime import date, timedelta

HEADINGS = "Case number,Allocated worker,Plans,QAAG,Held adoption/initial"
TODAY = date(2026, 9, 7)
FIRST_QAAG = TODAY + timedelta(weeks=6)
"""The initial meeting of an adoption is six weeks before the QAAG."""


def team(near: int = 15, far: int = 13, workers: int = 4) -> str:
    """Return a table with *near* meetings in the coming four weeks, and two rows at fault.

    The first of all was to be held on the Friday before and was not.
    """
    rows = [f"C-1,Worker 1,Adoption plan,{FIRST_QAAG - timedelta(days=3):%d/%m/%Y},not held"]
    for number in range(near - 1):
        day = FIRST_QAAG + timedelta(days=number * 25 // max(near - 2, 1))
        rows.append(f"C-{number + 2},Worker {number % workers + 1},Adoption plan,{day:%d/%m/%Y},")
    rows += [f"F-{number},Worker 1,Adoption plan,01/06/2027," for number in range(far)]
    rows += ["X-1,Worker 2,Adoptoin,22/10/2026,", "X-2,Worker 3,Adoption plan,46328,"]
    return "\r\n".join([HEADINGS, *rows, ""])
