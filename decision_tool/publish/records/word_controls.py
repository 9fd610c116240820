"""Content controls: each field of a form as one `w:sdt` within a paragraph.

The browser fills a finished file by these shapes, so a change here is a change there
(`browser/record/`). Every control is a child of `w:p`, holds no other control, and has
exactly one run in its `w:sdtContent`; `w:tag` is the field's id. What differs by kind is the
last child of `w:sdtPr`:

- line: `w:text`; box: `w:richText`, its lines parted by `w:br` in one run (a `w:text` with
  `w:multiLine` would do in Word, but LibreOffice joins its lines);
- date: `w:date`, shown as "Thu 10 Sep 2026"; once filled, `w:fullDate` where it is a day;
- choice: `w:dropDownList`, each item's value the words it shows;
- tick: `w14:checkbox`, whose run is the sign itself.

A control that is not filled has `w:showingPlcHdr` and a run in the style PlaceholderText:
to fill it, both go. A tick has neither. The run holds spaces alone: Word prints a prompt like
any words, and a form is also printed empty. Where somebody takes out what was typed, Word
writes the same spaces again, for they are kept in the file (`word_stores`).

Each control in the form stands within a bookmark of its own, whose name is hidden in Word: other
programs drop tags, and some titles too, but keep bookmarks. The page finds a field by it in a
file that comes back (`browser/record/word-fields.mjs`).

The fields that say whose form it is, and of which child, stand at the head of every sheet too.
Both controls of each have `w:dataBinding` to one place in the file, so that Word shows in both
what is typed into one.
"""

from __future__ import annotations

from hashlib import sha256

from decision_tool.publish.forms.document import LONGEST_ID, Document, Field
from decision_tool.publish.records.word_markup import element, run, text
from decision_tool.publish.records.word_stores import (
    BLANK_NAME,
    CHILD_PATH,
    IDENTITY_PATH,
    PREFIX,
    STORE,
)

BLANK = "\N{EN SPACE}" * 5
"""What stands where nothing was typed: wide enough to click on, and nothing on paper."""
TICKED, UNTICKED = "☒", "☐"

MARK = "_record_"
"""What the name of a field's bookmark begins with; the control's number ends it."""

_SIGNS = "MS Gothic"  # the font in which Word itself shows these two signs
_LONGEST = LONGEST_ID  # of a title too
_START, _END = 36, 25  # of a longer name, what is kept of it
_IDS = 2**31 - 1  # ids are positive and of 31 bits
ON_EVERY_SHEET = " on every sheet"  # no id of a field holds a space


class ControlIds:
    """The number of each control: the same in every rendering, and never twice in a form.

    Raises ValueError for a field that comes twice, or whose id is too long for Word: a file
    with either opens as damaged.
    """

    def __init__(self, document: Document) -> None:
        self._numbers: dict[str, int] = {}
        whose = ((document.identity, IDENTITY_PATH), (document.child, CHILD_PATH))
        self.stored = {field.id: path for field, path in whose if field}
        for field in document.fields():
            self._numbers[field.id] = self._new(document.id, field.id)
        for field_id in self.stored:
            head = f"{field_id}{ON_EVERY_SHEET}"
            self._numbers[head] = self._unused(_number(f"{document.id} {head}"))

    def __getitem__(self, field_id: str) -> int:
        return self._numbers[field_id]

    def _new(self, document_id: str, field_id: str) -> int:
        where = f"{document_id}: field {field_id!r}"
        if field_id in self._numbers:
            raise ValueError(f"{where} comes twice")
        if len(field_id) > _LONGEST:
            raise ValueError(f"{where} is longer than the {_LONGEST} characters Word allows")
        return self._unused(_number(f"{document_id} {field_id}"))

    def _unused(self, number: int) -> int:
        while number in self._numbers.values():
            number = number % _IDS + 1
        return number


def control(field: Field, ids: ControlIds, place: str = "") -> str:
    """Return the control a field is filled in with; *place*: "" in the form, or at its head."""
    names = (
        element("alias", val=_shortened(field.name)),
        element("tag", val=field.id),
        element("id", val=ids[f"{field.id}{place}"]),
    )
    bound = _binding(ids.stored[field.id]) if field.id in ids.stored else ""
    made = element(
        "sdt",
        element("sdtPr", *names, *_blank(field), bound, _kind(field)),
        element("sdtContent", _content(field)),
    )
    return made if place else _marked(made, ids[field.id])


def _marked(made: str, number: int) -> str:
    """Return a control within its bookmark: Word hides what begins with a low line."""
    start = element("bookmarkStart", id=number, name=f"{MARK}{number}")
    return start + made + element("bookmarkEnd", id=number)


def _content(field: Field) -> str:
    if field.kind == "tick":
        fonts = element("rFonts", ascii=_SIGNS, eastAsia=_SIGNS, hAnsi=_SIGNS, hint="eastAsia")
        look = element("rPr", element("rStyle", val="TickSign"), fonts)
        return element("r", look, text(UNTICKED))
    return run(BLANK, "PlaceholderText")


def _blank(field: Field) -> tuple[str, ...]:
    """Return what tells Word that nothing was typed yet, and what to show then."""
    if field.kind == "tick":
        return ()
    return element("placeholder", element("docPart", val=BLANK_NAME)), element("showingPlcHdr")


def _binding(path: str) -> str:
    return element("dataBinding", prefixMappings=PREFIX, xpath=path, storeItemID=STORE)


def _kind(field: Field) -> str:
    match field.kind:
        case "line":
            return element("text")
        case "box":
            return element("richText")
        case "date":
            return _date()
        case "choice":
            return element("dropDownList", *(_item(one) for one in field.choices))
        case "tick":
            return _checkbox()


def _date() -> str:
    return element(
        "date",
        element("dateFormat", val="ddd d MMM yyyy"),
        element("lid", val="en-GB"),
        element("storeMappedDataAs", val="dateTime"),
        element("calendar", val="gregorian"),
    )


def _item(words: str) -> str:
    return element("listItem", displayText=words, value=words)


def _checkbox() -> str:
    return element(
        "w14:checkbox",
        element("w14:checked", val=0),
        element("w14:checkedState", val=f"{ord(TICKED):04X}", font=_SIGNS),
        element("w14:uncheckedState", val=f"{ord(UNTICKED):04X}", font=_SIGNS),
    )


def _number(seed: str) -> int:
    return int.from_bytes(sha256(seed.encode()).digest()[:8], "big") % _IDS + 1


def _shortened(name: str) -> str:
    """Leave out the middle of a name that Word would not take: its end tells rows apart.

    Whole, it stands beside the control.
    """
    if len(name) <= _LONGEST:
        return name
    start, end = name[:_START].rsplit(" ", 1)[0], name[-_END:].split(" ", 1)[-1]
    return f"{start} … {end}"
