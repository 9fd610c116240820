"""Content controls of an OpenDocument text: each place to write, to tick or to pick a day.

LibreOffice keeps them in a namespace of its own. A program that does not know it shows what
stands inside, and the place can be written in as before.
"""

from __future__ import annotations

from odfdo import Element

from decision_tool.publish.forms.document import Field
from decision_tool.publish.records.opendocument_elements import BALLOT_BOX, element, sign

TICKED = "\N{BALLOT BOX WITH X}"
BLANK = "\N{EN SPACE}" * 5
"""What stands where nothing was typed: wide enough to click on, and nothing on paper."""
DAY = "NN D MMM YYYY"
_KINDS = {
    "line": {},
    "box": {},
    "choice": {},
    "date": {
        "loext:date": "true",
        "loext:date-format": DAY,
        "loext:date-rfc-language-tag": "en-GB",
    },
}


def control(field: Field) -> Element:
    """Return where a field is written in."""
    named = {"loext:alias": field.name, "loext:tag": field.id}
    empty = {"loext:showing-place-holder": "true"}
    return element("loext:content-control", {**empty, **_KINDS[field.kind], **named}, BLANK)


def box_to_tick(name: str, tag: str) -> Element:
    """Return an empty box that a click ticks."""
    states = {"loext:checked-state": TICKED, "loext:unchecked-state": BALLOT_BOX}
    attributes = {"loext:checkbox": "true", "loext:checked": "false", **states}
    named = {"loext:alias": name, "loext:tag": tag}
    return element("loext:content-control", {**attributes, **named}, sign())


def identity(field: Field) -> Element:
    """Return where to write whose form it is: the head of every sheet repeats it."""
    named = {"text:name": field.id, "text:description": field.name}
    return element("text:user-field-input", named, BLANK)


def declared(field: Field) -> Element:
    """Return what a text must say of a field that stands in it more than once."""
    value = {"office:value-type": "string", "office:string-value": BLANK, "text:name": field.id}
    return element("text:user-field-decls", {}, element("text:user-field-decl", value))
