"""Files are read as YAML 1.2's core schema reads them, and every value keeps its place."""

from __future__ import annotations

import pytest

from decision_tool.publish.source.yaml_source import Source, read_yaml, value_at


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


def test_a_space_from_a_document_is_a_space() -> None:
    source = read("steps:\n\u00a0 - id:\u00a0first\n    when: 6\u00a0weeks\u202fbefore it\n")
    assert source.faults == []
    assert source.content == {"steps": [{"id": "first", "when": "6 weeks before it"}]}


def test_a_line_separator_does_not_move_places() -> None:
    assert read("a: one\u2028two\nb: c\n").where(("b",)) == "pathways/some.yml:2:4"


def test_each_sign_that_cannot_be_seen_is_named_once_and_not_read() -> None:
    source = read("a: one\u200b\nb: \u200etwo\n\ufeffc: three\n")
    assert [fault.where.removeprefix("pathways/some.yml:") for fault in source.faults] == [
        "1:7",
        "2:4",
        "3:1",
    ]
    assert source.content == {"a": "one", "b": "two", "c": "three"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_of_two_bytes_to_a_letter_is_called_by_its_name(encoding: str) -> None:
    source = read_yaml("some.yml", "id: move\n".encode(encoding))
    assert [str(fault) for fault in source.faults] == [
        "some.yml:1:1: this file is saved as UTF-16. Save the file with the encoding UTF-8."
    ]


@pytest.mark.parametrize(
    ("written", "column"),
    [("a: Room #4", 9), ("a: Room  #4", 10), ("a: Room # 4", 9), ("a: #4", 4), ("- b #4", 5)],
)
def test_a_comment_that_may_be_text_is_refused(written: str, column: int) -> None:
    [fault] = read(f"{written}\n").faults
    assert fault.where == f"pathways/some.yml:1:{column}"
    assert fault.what.startswith("a # after a space begins a comment")


@pytest.mark.parametrize(
    "written",
    ["a: one  # two", "a:  # two\n  b: c", "# two\na: b", "a: 'x' #4", "a: [b] #4", "a: b#4"],
)
def test_a_comment_that_is_plainly_one_is_passed_over(written: str) -> None:
    assert read(f"{written}\n").faults == []


@pytest.mark.parametrize("written", ["a: &Big cat", "a: &Big [cat]", "- &Big\n  a: b"])
def test_no_word_is_lost_to_an_ampersand(written: str) -> None:
    assert [fault.what for fault in read(f"{written}\n").faults] == [
        "text cannot begin with & or *."
    ]


@pytest.mark.parametrize("line", ["- two", "kind:two", "  - two"])
def test_a_line_that_looks_like_a_new_one_does_not_go_on_with_the_text_above(line: str) -> None:
    [fault] = read(f"a: one\n  {line}\n").faults
    assert fault.where.startswith("pathways/some.yml:2:")


@pytest.mark.parametrize("line", ["two", "https://two", "- ", "2: ", "six; seven", "\u2013 two"])
def test_text_may_go_on_in_the_next_line(line: str) -> None:
    text = f'a: "one\n  {line}"\n' if line in ("- ", "2: ") else f"a: one\n  {line}\n"
    assert read(text).faults == []


def test_a_text_quoted_over_two_lines_is_no_slip_of_a_later_line() -> None:
    [fault] = read('a: "one\n  two"\nb: [c\nd: e\n').faults
    assert fault.where == "pathways/some.yml:3:4"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
@pytest.mark.parametrize("depth", [21, 1000, 100_000])
def test_parts_nested_too_deep_are_refused_where_they_become_so(opening: str, depth: int) -> None:
    source = read(f"key:\n  {opening * depth}")

    (fault,) = source.faults
    assert fault.what == "more than 20 parts stand within each other here."
    assert fault.where == f"pathways/some.yml:2:{3 + 19 * len(opening)}"
    assert source.content is None


def test_parts_nested_as_deep_as_may_be_are_read() -> None:
    nested = value_at(read(f"key: {'[' * 19}end{']' * 19}").content, ("key", *[0] * 19))

    assert nested == "end"


def test_aliases_of_aliases_are_refused_at_the_first() -> None:
    lines = [f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    source = read("\n".join(["k0: &a0 [x]", *lines]))

    assert [(fault.where, fault.what) for fault in source.faults] == [
        ("pathways/some.yml:2:10", "an alias (*name) is not used here.")
    ]
    assert source.content is None


def test_an_alias_of_the_part_it_stands_in_is_refused() -> None:
    source = read("key: &whole [*whole]")

    assert [fault.where for fault in source.faults] == ["pathways/some.yml:1:14"]
