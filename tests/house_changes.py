"""Three changes that somebody may want one day, each as the edits that it takes.

`test_house.py` makes them in a copy of the product. They are data: nothing here is imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Edit:
    """Puts *after* where *before* stands, once, in the file *path*; a new file has no *before*."""

    path: str
    before: str
    after: str

    def make(self, root: Path) -> None:
        """Make the edit below *root*. Raises AssertionError where it does not fit any more."""
        place = root / self.path
        if not self.before:
            assert not place.exists(), f"{self.path} is there already"
            place.write_text(self.after, encoding="utf-8")
            return
        text = place.read_text(encoding="utf-8")
        assert text.count(self.before) == 1, f"{self.path} has no single place for the edit"
        place.write_text(text.replace(self.before, self.after), encoding="utf-8")


COLUMN = (
    Edit(
        "decision_tool/core/timetable/row_facts.py",
        '    RowFact(\n        "Invite",\n        "list",\n        _invited,',
        """    RowFact(
        "Team of the arranger",
        "line",
        lambda row, index: [
            index.roles[role].team for role in (row.step.arranged_by,) if role in index.roles
        ],
        ("csv", "table", "copy", "team", "terminal", "calendar", "invitation", "people", "paper"),
    ),
    RowFact(
        "Invite",
        "list",
        _invited,""",
    ),
)  # fmt: skip
"""A column: the team of who arranges a step, wherever a row is told."""

FORM = (
    Edit(
        "decision_tool/publish/source/sentence.lark",
        '      | "within" amount "of" point                       -> within\n',
        '      | "within" amount "of" point                       -> within\n'
        '      | "within" amount "or" amount "of" point ", whichever is later" -> within_later\n',
    ),
    Edit(
        "decision_tool/publish/source/meaning.py",
        '    "within": rule.Within,\n',
        '    "within": rule.Within,\n'
        '    "within_later": lambda one, other, day: rule.WithinLater((one, other), day),\n',
    ),
    Edit(
        "decision_tool/core/guidance/rule.py",
        "Window = By | Before | After | From | On | Within | Between | InWeeks | AtOnce\n",
        '''@dataclass(frozen=True, slots=True)
class WithinLater:
    """From the day to the later end of two amounts after it, both included."""

    amounts: tuple[Amount, Amount]
    point: Point


Window = By | Before | After | From | On | Within | WithinLater | Between | InWeeks | AtOnce
''',
    ),
    Edit(
        "decision_tool/core/planning/windows.py",
        "        case rule.Within():\n            return _within(window, facts)\n",
        """        case rule.Within():
            return _within(window, facts)
        case rule.WithinLater():
            return _within_later(window, facts)
""",
    ),
    Edit(
        "decision_tool/core/planning/windows.py",
        "        case rule.Between() | rule.Within():  # pragma: no cover",
        "        case rule.Between() | rule.Within() | rule.WithinLater():  # pragma: no cover",
    ),
    Edit(
        "decision_tool/core/planning/windows.py",
        "def _within_working_days(",
        """def _within_later(window: rule.WithinLater, facts: Facts) -> Span | Blocked:
    tried = [_within(rule.Within(amount, window.point), facts) for amount in window.amounts]
    obstacles = [one for one in tried if isinstance(one, Blocked)]
    if obstacles:
        return blocked_by_all(*obstacles)
    spans = [one for one in tried if isinstance(one, Span)]
    later = max(spans, key=lambda one: one.latest or date.min)
    reasons = tuple(dict.fromkeys(reason for one in spans for reason in one.reasons))
    said = f"The later of the two counts: {long_date(later.latest or date.min)}."
    return replace(later, reasons=(*reasons, said))


def _within_working_days(""",
    ),
    Edit(
        "decision_tool/core/planning/wording.py",
        '        case rule.Between():\n            return f"between',
        """        case rule.WithinLater():
            either = " or ".join(amount(one, name) for one in value.amounts)
            return f"within {either} of {point(value.point, name)}, whichever is later"
        case rule.Between():
            return f"between""",
    ),
    Edit(
        "decision_tool/publish/pages/short_wording.py",
        '        case rule.Between():\n            return "between the two"',
        """        case rule.WithinLater():
            either = " or ".join(amount(one, speech.name) for one in window.amounts)
            return f"within {either}"
        case rule.Between():
            return "between the two\"""",
    ),
)  # fmt: skip
"""A timing form: within so many days or weeks of a day, whichever is later."""

FORMAT = (
    Edit(
        "decision_tool/publish/records/plain_text.py",
        "",
        '''"""A record form as plain text: a line for each place to write."""

from __future__ import annotations

from decision_tool.publish.forms.document import Document


def plain_text(document: Document) -> str:
    """Return the form as lines."""
    return "\\n".join((document.title, *(f"{one.name}:" for one in document.fields()))) + "\\n"
''',
    ),
    Edit(
        "decision_tool/publish/records/formats.py",
        "FORMATS = (WORD, PDF, OPEN_DOCUMENT, WEB_PAGE)\n",
        'TEXT = Format("txt", "Plain text", f"{_RECORDS}.plain_text", "plain_text", '
        '("publish/records/plain_text.py",))\n'
        "FORMATS = (WORD, PDF, OPEN_DOCUMENT, WEB_PAGE, TEXT)\n",
    ),
)
"""A record format: plain text."""


def files_of(change: tuple[Edit, ...]) -> set[str]:
    """Return the files that a change touches."""
    return {edit.path for edit in change}
