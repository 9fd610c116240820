"""What the schemas take beyond the plain shape, and what editors are told of them."""

from __future__ import annotations

import pytest

from decision_tool.publish.check.loading import json_schemas
from decision_tool.publish.source.input_schema import KeyDatesFile, QuestionsFile
from decision_tool.publish.source.schema_faults import validate
from decision_tool.publish.source.source_schema import PathwayFile
from decision_tool.publish.source.yaml_source import read_yaml


def key_date(is_birth_date: str) -> bool:
    text = (
        "key-dates:\n  - {id: birth, title: T, short: S, phrase: p, event: e, "
        f"is-birth-date: {is_birth_date}}}\n"
    )
    record, faults = validate(read_yaml("some.yml", text.encode()), KeyDatesFile)
    assert isinstance(record, KeyDatesFile), faults
    return record.key_dates[0].is_birth_date


@pytest.mark.parametrize(("written", "meant"), [("yes", True), ("no", False), ("true", True)])
def test_yes_and_no_are_true_and_false_where_that_is_asked(written: str, meant: object) -> None:
    assert key_date(written) is meant


def test_yes_and_no_are_text_where_text_is_asked() -> None:
    text = (
        "questions:\n  - id: far\n    title: Far?\n    why: So.\n    kind: choice\n"
        "    options: [{id: yes, title: Yes}, {id: no, title: No}]\n    default: no\n"
    )
    record, faults = validate(read_yaml("some.yml", text.encode()), QuestionsFile)
    assert isinstance(record, QuestionsFile), faults
    assert record.questions[0].default == "no"


def test_numbers_of_a_question_may_be_written_plain() -> None:
    text = (
        "questions:\n  - {id: weeks, title: T, why: W, kind: number, default: 2, min: 1, max: 6}\n"
    )
    record, faults = validate(read_yaml("some.yml", text.encode()), QuestionsFile)
    assert isinstance(record, QuestionsFile), faults
    assert record.questions[0].default == "2"


def test_a_file_that_is_a_list_is_refused_as_a_whole() -> None:
    record, faults = validate(read_yaml("some.yml", b"- a\n"), PathwayFile)
    assert record is None
    [fault] = faults
    assert fault.what == "a group of keys is wanted here, and this is a list."
    assert fault.hint == "Write `key: value`, one to a line."


def test_editors_are_told_every_key_with_what_it_means() -> None:
    schemas = json_schemas()
    assert set(schemas) >= {"pathway", "record", "register", "settings", "key-dates"}
    step = schemas["pathway"]["$defs"]["StepSource"]
    assert step["additionalProperties"] is False
    assert step["properties"]["only-if"]["description"].startswith("Where this does not hold")
    column = schemas["record"]["$defs"]["ColumnSource"]
    assert column["properties"]["width"]["description"].startswith("How much of the table")
    assert {"type": "string", "enum": ["yes", "no"]} in step["properties"]["suggest-day"]["anyOf"]
