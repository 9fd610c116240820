"""Files are read as YAML 1.2's core schema reads them, and every value keeps its place."""

from __future__ import annotations

import pytest

from decision_tool.build.source.yaml_source import Source, read_yaml, value_at


def read(text: str) -> Source:
    return read_yaml("pathways/some.yml", text.encode())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("NO", "NO"),
        ("on", "on"),
        ("3:30", "3:30"),
        ("2026-03-02", "2026-03-02"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("=", "="),
        ("<<", "<<"),
        ("'12'", "12"),
        ('"true"', "true"),
        ('""', ""),
        ("true", True),
        ("False", False),
        ("12", 12),
        ("-3", -3),
        ("012", 12),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("null", None),
        ("~", None),
        ("", None),
        ("- one", None),
    ],
)
def test_plain_values_follow_the_core_schema(written: str, meant: object) -> None:
    if written == "- one":
        assert read("key:\n- one").content == {"key": ["one"]}
    else:
        assert read(f"key: {written}").content == {"key": meant}


def test_keys_are_text_whatever_they_look_like() -> None:
    assert read("2012: a\ntrue: b\n").content == {"2012": "a", "true": "b"}


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read_yaml("some.yml", b"\xef\xbb\xbfkey: value").content == {"key": "value"}


def test_windows_line_ends_do_not_move_places() -> None:
    source = read("one: 1\r\ntwo:\r\n  - x\r\n")
    assert source.where(("two", 0)) == "pathways/some.yml:3:5"


def test_every_value_and_every_key_has_its_place() -> None:
    source = read("steps:\n  - id: first\n    when: today\n")
    assert source.where(("steps", 0, "when")) == "pathways/some.yml:3:11"
    assert source.where(("steps", 0, "when"), key=True) == "pathways/some.yml:3:5"


def test_what_is_not_there_is_placed_at_what_would_hold_it() -> None:
    source = read("steps:\n  - id: first\n")
    assert source.where(("steps", 0, "title")) == "pathways/some.yml:2:5"
    assert source.where(("steps", 7, "title")) == "pathways/some.yml:2:3"


def test_every_fault_of_a_file_is_reported_and_the_rest_is_still_read() -> None:
    source = read("a: 1\na: 2\nb: !tag x\nb: 3\nc: 4\n")
    assert [fault.where for fault in source.faults] == [
        "pathways/some.yml:2:1",
        "pathways/some.yml:3:4",
        "pathways/some.yml:4:1",
    ]
    assert value_at(source.content, ("c",)) == 4


def test_a_file_that_is_no_yaml_has_one_fault_and_no_content() -> None:
    source = read("a: [1\n")
    assert len(source.faults) == 1
    assert not source.is_read


def test_an_alias_of_itself_does_not_run_for_ever() -> None:
    assert read("a: &a [*a]").faults


def test_other_encodings_are_named_with_their_place() -> None:
    source = read_yaml("some.yml", "a: 1\nb: café\n".encode("latin-1"))
    assert str(source.faults[0]) == (
        "some.yml:2:7: this character is not UTF-8. Save the file with the encoding UTF-8."
    )


@pytest.mark.parametrize(
    "text",
    ["a: {b: 1\n", "a: 'x\n", "a: &\n", "a: `x`\n", "? [a]\n: b\n", "- - -\n:\n", "%TAG\n", "\t"],
)
def test_nothing_an_author_types_raises(text: str) -> None:
    assert all(fault.where.startswith("pathways/some.yml:") for fault in read(text).faults)
