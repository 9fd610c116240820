"""Types of the engine's replies for the page side, made from the types that make them.

`make schemas` writes `decision_tool/browser/worker/replies.d.mts`; a test says when it is out of
date, and the type checker of the page side holds the page to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from textwrap import wrap
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from decision_tool.core.records.records import Record
from decision_tool.core.situation.json_shapes import AskedJson, SituationJson, ToPlanJson
from decision_tool.core.timetable.latest_safe import LatestSafe
from decision_tool.exports.change_email import ChangeEmail
from decision_tool.exports.invitation import Invitation
from decision_tool.exports.paste import Pasted
from decision_tool.requests import json_shapes as shapes
from decision_tool.requests.caseload import (
    ChildOpenedJson,
    MondayJson,
    SinceJson,
    ViewedJson,
)
from decision_tool.requests.family import JointMadeJson
from decision_tool.requests.family_calendar import FamilyCalendarMadeJson
from decision_tool.requests.kin_changed import KinChangedJson
from decision_tool.requests.records import RecordsMadeJson
from decision_tool.requests.stay_or_move import ChoiceMadeJson
from decision_tool.requests.team_choice import GuideChangedJson
from decision_tool.requests.team_marks import AllDueJson, WrittenBackJson
from decision_tool.requests.what_if import TriedJson

FILE = Path(__file__).resolve().parent.parent / "decision_tool/browser/worker/replies.d.mts"
HEAD = "/** What the engine replies. `make schemas` makes this from the types in Python. */\n"
PLAIN: Mapping[object, str] = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    NoneType: "null",
}
REPLIES: tuple[Any, ...] = (
    shapes.PlannedJson,
    shapes.CalendarMadeJson,
    shapes.SavedJson,
    shapes.FileOpenedJson,
    ChoiceMadeJson,
    ViewedJson,
    MondayJson,
    SinceJson,
    AllDueJson,
    WrittenBackJson,
    GuideChangedJson,
    ChildOpenedJson,
    shapes.TakenJson,
    shapes.RefusedJson,
    SituationJson,
    RecordsMadeJson,
    Pasted,
    Invitation,
    TriedJson,
    KinChangedJson,
    JointMadeJson,
    FamilyCalendarMadeJson,
    ChangeEmail,
    LatestSafe,
)
"""What the page can be answered; what these hold comes with them."""
NAMES: Mapping[Any, str] = {
    AskedJson: "Question",
    ToPlanJson: "CarriedPlan",
    Record: "RecordMade",
}
"""What the page calls a type by another name: `Record` is a word of its language."""
LINE = 100


class _Writer:
    """Writes an interface for each record that is met, once."""

    def __init__(self) -> None:
        self.made: dict[str, str] = {}
        self.shapes: dict[str, str] = {}

    def type_of(self, kind: Any) -> str:  # noqa: ANN401 - any type of a reply
        """Return the type as the page writes it; a record goes to *made* and is named."""
        if kind in PLAIN:
            return PLAIN[kind]
        if is_dataclass(kind) or is_typeddict(kind):
            return self.named(kind)
        origin, parts = get_origin(kind), get_args(kind)
        if origin in (Annotated, NotRequired):
            return self.type_of(parts[0])
        if origin is Literal:
            return " | ".join(_quoted(one) for one in parts)
        if origin in (UnionType, Union):
            return " | ".join(self.type_of(one) for one in parts)
        if origin in (list, tuple):
            inner = self.type_of(parts[0])
            return f"({inner})[]" if " | " in inner else f"{inner}[]"
        if origin is dict:
            return f"Record<string, {self.type_of(parts[1])}>"
        raise TypeError(f"no type for {kind!r}")

    def named(self, kind: Any) -> str:  # noqa: ANN401 - a record
        """Return the name of a record. Raises TypeError where two of one name differ."""
        name = NAMES.get(kind) or kind.__name__.removesuffix("Json")
        shape = self.shape(kind)
        if self.shapes.setdefault(name, shape) != shape:
            raise TypeError(f"two types are called {name}")
        comment = _comment(kind)
        self.made.setdefault(name, f"{comment}export interface {name} {{\n{shape}}}\n")
        return name

    def shape(self, kind: Any) -> str:  # noqa: ANN401 - a record
        hints = get_type_hints(kind, include_extras=True)
        names = [field.name for field in fields(kind)] if is_dataclass(kind) else list(hints)
        return "".join(
            f"  {one}{'?' * (get_origin(hints[one]) is NotRequired)}: {self.type_of(hints[one])};\n"
            for one in names
        )


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def _comment(kind: Any) -> str:  # noqa: ANN401 - a record
    """Return the docstring of a record as a comment."""
    words = " ".join(kind.__doc__.split())
    if len(words) < LINE - len("/**  */"):
        return f"/** {words} */\n"
    return "\n".join(("/**", *(f" * {line}" for line in wrap(words, LINE - len(" * "))), " */\n"))


def written() -> str:
    """Return the text of the file."""
    writer = _Writer()
    for kind in REPLIES:
        writer.named(kind)
    return HEAD + "".join(f"\n{writer.made[name]}" for name in sorted(writer.made))


def main() -> None:
    """Write the file."""
    FILE.write_text(written(), encoding="utf-8", newline="\n")
    print(f"Wrote {FILE.relative_to(FILE.parents[3])}.")


if __name__ == "__main__":
    main()
