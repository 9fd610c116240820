"""Whole replies as text: what a person reads of a timetable, a table, a record, a file.

A case says what was asked and the text expected, line by line, so that a practice lead can read
it and no sentence changes unseen. How a reply becomes text is here. Not in it are the drawing
(tests/core/test_chart.py), and what the guide says of a step beside its days
(tests/core/test_timetable.py).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.plain import plain
from decision_tool.core.progress import untold
from decision_tool.requests.bridge import OF_EVERY_EDITION
from decision_tool.requests.guidances import Guidances
from tests.worked_cases import TextOfDates

FOLDER = Path(__file__).parent / "cases" / "said"
PARTS = {"because", "ask", "says"}

Json = Any


class TextAndCounts(TextOfDates):
    """Reads days as text, as all cases do, and bare figures as the numbers they are in JSON."""


TextAndCounts.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^[0-9]+$"), list("0123456789")
)


@dataclass(frozen=True, slots=True)
class SaidCase:
    """One request, and the whole text of its reply; *id* is its path without the ending."""

    id: str
    because: str
    ask: dict[str, Json]
    says: str


def load_said(folder: str = "") -> list[SaidCase]:
    """Return the cases, or those below one *folder*."""
    return [_load(path) for path in sorted((FOLDER / folder).rglob("*.yml"))]


def _load(path: Path) -> SaidCase:
    name = path.relative_to(FOLDER).with_suffix("").as_posix()
    # The loader is a safe one.
    read = yaml.load(path.read_text(encoding="utf-8"), TextAndCounts)  # noqa: S506
    assert set(read) == PARTS, f"{name}: write {sorted(PARTS)}, not {sorted(read)}"
    return SaidCase(name, **read)


def said(ask: Mapping[str, Json], guidance: Guidance) -> str:
    """Return the text of the reply to *ask*, a request as the page sends it.

    It is asked of edition 7, so that a new edition changes no case.
    """
    kind, built = ask["ask"], replace(guidance, edition="7")
    by = Guidances(built) if kind in OF_EVERY_EDITION else built
    answer = import_module(f"decision_tool.requests.{kind}").reply(ask, by, untold)
    reply = json.loads(json.dumps(answer, default=plain))
    return "".join(f"{line.rstrip()}\n" for line in TEXTS[kind](reply))


def _words(parts: Iterable[Mapping[str, Json]]) -> str:
    return "".join(part["text"] for part in parts)


def _under(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _named(name: str, said: str | Sequence[str]) -> Iterator[str]:
    """Yield a line for each text under its name; nothing for none."""
    for one in [said] if isinstance(said, str) else said:
        if one:
            yield f"{name}: {one}"


def _link(link: Mapping[str, Json]) -> str:
    return f"{link['text']} -> {link['kind']} {link['id']}"


def _timetable(reply: Mapping[str, Json]) -> Iterator[str]:
    shown = reply["timetable"]
    yield from _named("Heard", shown["announcement"])
    yield from _answer(shown["answer"])
    for one in shown["troubles"]:
        yield f"To mend: {_link({**one, 'text': one['message']})} {one['fields'] or ''}"
    yield from _moved(shown["moved"]) if shown["moved"] else ()
    for group in shown["groups"]:
        yield f"== {group['title']} ({group['count']}, {group['id']})"
        for row in group["rows"]:
            yield f"{_first_line(row)}: {row['title']}, {row['pathway']}"
            yield from _under(_row(row))
    yield f"Foot: {shown['dates_used']}"


def _answer(answer: Mapping[str, Json]) -> Iterator[str]:
    yield f"{answer['heading']} ({answer['state']}): {_words(answer['sentence'])}"
    yield from _under(_named("about", answer["about"]))
    for line in answer["lines"]:
        act = f" [{line['act']}]" * bool(line["act"])
        leads = f" -> {line['pathway'] or line['series']}" * bool(line["pathway"] or line["series"])
        yield f"- {line['first']} {line['rest']}{act}{leads}"
        yield from _under(map(_link, line["links"]))
        for mark in line["marks"]:
            choices = " / ".join(mark[name] for name in ("on_day", "other_day", "not_yet"))
            yield f"  {mark['question']} ({mark['was']}; {mark['day']}) {choices}"
        yield from _under(_named("for all", line["mark_all"]))


def _moved(moved: Mapping[str, Json]) -> Iterator[str]:
    yield f"Changed: {moved['headline']} {moved['steps']}"
    yield from _under(f"{name}: {was}" for name, was in moved["dates"].items())
    yield from _under(moved["listed"])
    yield f"  {', '.join(f'{kind} {count}' for kind, count in moved['counts'].items() if count)}"


def _first_line(row: Mapping[str, Json]) -> str:
    due = f" ({_words(row['due'])})" * bool(row["due"])
    return _words(row["when"]) + due + _tags(row)


def _tags(row: Mapping[str, Json]) -> str:
    """Return the tags of a row, each with the colour that repeats what it says."""
    return "".join(f" [{one['text']} / {one['tone']}]" for one in row["tags"])


def _row(row: Mapping[str, Json]) -> Iterator[str]:
    series = row["series"]
    if series:
        yield f"stands for {series['title']}: {series['number']}; {_words(series['then'])}"
    yield from _named("folded into", row["folded_in"])
    yield from _named("who", row["who"])
    yield from _named("was", row["was"])
    yield from _named("remark", row["remarks"])
    yield from _named("leads to", [_link(one) for one in row["links"]])
    yield from _named("button", row["hold"])
    if row["details"]["count"]:
        yield from _details(row["details"])


def _details(details: Mapping[str, Json]) -> Iterator[str]:
    """Yield how the days of an open row came about; a closed one has no count."""
    yield details["heading"]
    yield from _under(details["working"])
    for count in details["count"]:
        yield f"{count['title']} ({count['end']})"
        for line in count["lines"]:
            note = f" ({line['note']})" * bool(line["note"])
            yield f"  {line['label']}: {line['text']}{note}"
    yield from _named("other reading", details["other_readings"])


def _caseload(reply: Mapping[str, Json]) -> Iterator[str]:
    seen = reply["caseload"]
    yield f"{seen['planned']} of {seen['children']} planned, {seen['can_calendar']} for a calendar"
    yield from _named("Heard", seen["announcement"])
    yield from (seen["headline"], seen["next"])
    yield from (f"- {one['count']} {one['words']} -> {one['group']}" for one in seen["lines"])
    yield from _named("Remark", seen["remarks"])
    for one in seen["columns"]:
        yield f"Column {one['header']!r}: {one['meaning']} ({one['state']}) {one['note']}"
    for part, messages in (("bad", "problems"), ("unread", "problems"), ("warnings", "messages")):
        for row in seen[part]:
            yield f"{part.capitalize()}: line {row['line']}, {row['reference']}"
            yield from _under(row[messages])
    yield from _named("Offer", [one["words"] for one in seen["repairs"]])
    for one in seen["arrangers"]:
        yield f"{one['title']} ({one['id']}): {one['count']} to do, {one['due']} soon"
    for group in seen["groups"]:
        is_open = "open" if group["is_open"] else "folded"
        yield f"== {group['title']} ({group['count']}, {group['id']}, {is_open})"
        for row in group["rows"]:
            due = f" ({row['due']})" * bool(row["due"])
            name = row["reference"] or f"line {row['line']}"
            when = f"{_words(row['when'])}{due}{_tags(row)}"
            yield f"{when}: {name}, {row['title']}, {row['pathway']}"
            yield from _under((*_named("arranges", row["arranged_by"]), *row["remarks"]))


def _opened(reply: Mapping[str, Json]) -> Iterator[str]:
    opened = reply["opened"]
    yield f"{opened['headline']} {'(the same)' * opened['same']}"
    for one in opened["differences"]:
        yield f"{one['title']}, {one['pathway']} ({one['id']})"
        yield f"  was: {one['was']}"
        yield f"  now: {one['now']}"
        yield from _under(one["why"])
    yield from _named("Left out", opened["left_out"])
    for part in ("pathways", "answers", "calendar", "reference", "not_held", "list_all"):
        yield f"{part}: {opened[part]}"
    for part in ("dates", "held"):
        for name, day in opened[part].items():
            moves = ", provisional" * day["provisional"]
            yield f"{part} {name}: {day['day']} {day['month']} {day['year']}{moves}"


def _saved(reply: Mapping[str, Json]) -> Iterator[str]:
    yield f"{reply['file']['name']} ({reply['file']['type']})"
    yield from _named("Not in the file", reply["left_out"])
    yield from _named("Begun", reply["unread"])
    yield from reply["file"]["text"].splitlines()


def _records(reply: Mapping[str, Json]) -> Iterator[str]:
    for one in reply["records"]:
        yield f"{one['title']}: {one['form']} ({one['document']}), {one['when']} ({one['day']})"
        yield from _under(f"{key}: {words}" for key, words in one["fills"].items())
    yield from _named("None", reply["left_out"])


TEXTS: Mapping[str, Callable[[Mapping[str, Json]], Iterator[str]]] = {
    "plan": _timetable,
    "caseload": _caseload,
    "open": _opened,
    "save": _saved,
    "records": _records,
}
