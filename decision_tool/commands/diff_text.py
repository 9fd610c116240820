"""What changed between two editions, as text: a line for each change, then one for each child."""

from __future__ import annotations

from collections.abc import Iterator

from decision_tool.core.editions.effect import ChildEffect, Effect
from decision_tool.core.editions.effect_words import effect_summary, row_line
from decision_tool.core.editions.report import Report, reasons_of
from decision_tool.core.words import counted


def report_as_text(report: Report, *, lists_wording: bool) -> str:
    """Return the report; changes of wording alone are counted, or listed if that is asked for."""
    return "".join(f"{line}\n" for line in _lines(report, lists_wording=lists_wording))


def _lines(report: Report, *, lists_wording: bool) -> Iterator[str]:
    yield report.summary
    rules = [one.words for group in report.groups for one in group.rules]
    wording = [one.words for group in report.groups for one in group.wording]
    if rules:
        yield ""
        yield from (f"- {words}" for words in rules)
    if wording:
        yield ""
        if lists_wording:
            yield "Of wording alone, as far as a program can tell:"
            yield from (f"- {words}" for words in wording)
        else:
            yield f"{counted(len(wording), 'change')} of wording alone. --wording lists them."
    if report.effect:
        yield ""
        yield from _effect_lines(report.effect)


def _effect_lines(effect: Effect) -> Iterator[str]:
    yield effect_summary(effect)
    for child in effect.told:
        yield ""
        yield from _child_lines(child)
    if effect.unread:
        yield ""
        yield f"Not planned by either: {', '.join(effect.unread)}."
    if effect.staying:
        yield ""
        yield f"Not counted: {'; '.join(effect.staying)}."


def _child_lines(child: ChildEffect) -> Iterator[str]:
    place = f" ({child.place})" if child.place != child.child else ""
    yield f"{child.child}{place}"
    yield from (f"  {words}" for words in child.trouble)
    yield from (f"  - {row_line(row)}" for row in child.rows)
    yield from (f"  Because: {words}" for words in reasons_of(child.rows))
