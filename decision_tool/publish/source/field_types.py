"""The kinds of value a source file holds, and which of them name something.

A name is marked with what it defines or refers to, a timing sentence or guard with
what it must parse as. The schema checks shape only; the lint follows the marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from decision_tool.core.days.dates import FIRST_YEAR, LAST_YEAR

NameKind = Literal[
    "clause",
    "collection",
    "gap",
    "group",
    "guide",
    "guided question",
    "key date",
    "occurrence",
    "pathway",
    "pathway code",
    "pathway rule",
    "question",
    "reading",
    "record",
    "role",
    "step",
]


@dataclass(frozen=True, slots=True)
class Defines:
    """The text is the id under which something of this kind is known."""

    kind: NameKind


@dataclass(frozen=True, slots=True)
class Refers:
    """The text is the id of something defined elsewhere.

    *may_be_absent*: a pathway (or its step) that another council left out is passed over.
    """

    kind: NameKind
    may_be_absent: bool = False


@dataclass(frozen=True, slots=True)
class Parses:
    """The text is written in the timing language."""

    form: Literal["sentence", "guard", "situation"]


_INVISIBLE = re.compile(r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML refuses where it stands in a file as it is; XML refuses most of it."""

Marker = Defines | Refers | Parses


class Shape(BaseModel):
    """A mapping in a source file: kebab-case keys, no others, nothing changed once read."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
        use_attribute_docstrings=True,
        defer_build=True,
    )


def refusal(what: str, hint: str) -> PydanticCustomError:
    """Return the error a validator raises: *what* is wrong, and what to write instead."""
    return PydanticCustomError("refusal", "{what}", {"what": what, "hint": hint})


def kebab(text: str) -> str:
    """Return the text, which must be an id."""
    if re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", text):
        return text
    hint = "Write lower-case words joined by hyphens, for example 'final-hearing'."
    raise refusal(f"{text!r} is not an id.", hint)


def _visible(text: str) -> str:
    """Return text without a sign that no page, no form and no YAML file can hold as it is.

    Written as an escape, one passes the check of the file itself.
    """
    if (found := _INVISIBLE.search(text)) is None:
        return text
    what = f"the text holds an invisible control character, U+{ord(found[0]):04X}."
    raise refusal(what, r"Delete the backslash and the signs that name it, such as \x07.")


def _written(text: str) -> str:
    if text.strip():
        return text
    raise refusal("the text is empty.", "Write it, or leave the key out.")


def _iso_day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise refusal(f"{text!r} is not a date.", "Write it as 2026-03-02.") from None


def _iso_day_or_month(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}", text):
        return _iso_day(text)
    try:
        return f"{date.fromisoformat(f'{text}-01'):%Y-%m}"
    except ValueError:
        raise refusal(f"{text!r} is not a month.", "Write it as 2026-03.") from None


def _year(number: int) -> int:
    if FIRST_YEAR <= number <= LAST_YEAR:
        return number
    raise refusal(f"{number} is out of reach.", f"Write a year from {FIRST_YEAR} to {LAST_YEAR}.")


def _yes_or_no(value: object) -> object:
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


def _as_text(value: object) -> object:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else value


def _not_left_blank(value: object) -> object:
    if value is None:
        raise refusal("nothing is written here.", "Write it, or leave the key out.")
    return value


T = TypeVar("T")

Maybe = Annotated[T | None, BeforeValidator(_not_left_blank)]
"""What may be left out, key and all. A key with nothing after it is a slip: a condition is lost."""

AnyText = Annotated[str, AfterValidator(_visible)]
"""Text that may be empty."""

Text = Annotated[AnyText, AfterValidator(_written)]
Id = Annotated[str, AfterValidator(kebab)]
Year = Annotated[int, AfterValidator(_year)]
IsoDay = Annotated[str, AfterValidator(_iso_day)]
IsoDayOrMonth = Annotated[str, AfterValidator(_iso_day_or_month)]
"""A day, or a whole month where the source names no day."""

YesNo = Annotated[
    bool,
    BeforeValidator(_yes_or_no, json_schema_input_type=bool | Literal["yes", "no"]),
    Field(strict=True),
]
"""True or false; yes and no are taken too, here only."""

NumberOrText = Annotated[Text, BeforeValidator(_as_text, json_schema_input_type=int | str)]

SentenceText = Annotated[Text, Parses("sentence")]
GuardText = Annotated[Text, Parses("guard")]
SituationText = Annotated[Text, Parses("situation")]

RoleId = Annotated[Text, Refers("role")]
ReadingId = Annotated[Text, Refers("reading")]
KeyDateId = Annotated[Text, Refers("key date")]
StepId = Annotated[Text, Refers("step", may_be_absent=True)]
ClauseIds = tuple[Annotated[Text, Refers("clause")], ...]
ReadingIds = tuple[ReadingId, ...]
RecordId = Annotated[Text, Refers("record")]
RecordIds = tuple[RecordId, ...]
AnyPathwayId = Annotated[Text, Refers("pathway", may_be_absent=True)]
