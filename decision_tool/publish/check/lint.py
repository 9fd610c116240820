"""Checks across files, on everything that could be read: all faults, each at its place."""

from __future__ import annotations

from collections.abc import Sequence

from decision_tool.core.errors import Fault
from decision_tool.publish.check.lint_clauses import clause_faults
from decision_tool.publish.check.lint_collections import collection_faults
from decision_tool.publish.check.lint_library import library_faults
from decision_tool.publish.check.lint_names import names_in, reference_faults
from decision_tool.publish.check.lint_other_words import other_word_faults
from decision_tool.publish.check.lint_possible import possible_faults, repetition_faults
from decision_tool.publish.check.lint_repeats import repeat_faults
from decision_tool.publish.check.lint_sentences import meaning_faults, parse_all
from decision_tool.publish.check.lint_situation import situation_faults
from decision_tool.publish.check.lint_steps import (
    anchor_faults,
    case_faults,
    cycle_faults,
    replacement_faults,
    rules_of,
)
from decision_tool.publish.source.field_types import Refers
from decision_tool.publish.source.marks import Mark, marks_in
from decision_tool.publish.source.source_files import SourceFile


def lint(files: Sequence[SourceFile]) -> list[Fault]:
    """Return every fault between the files."""
    marks = [mark for file in files for mark in marks_in(file)]
    names, faults = names_in(files, marks)
    parsed, unparsed = parse_all(marks, names)
    rules = rules_of(parsed)
    return [
        *faults,
        *reference_faults(marks, names),
        *unparsed,
        *meaning_faults(parsed, names),
        *possible_faults(parsed),
        *repetition_faults(marks, rules),
        *anchor_faults(parsed, rules),
        *replacement_faults(marks, rules),
        *case_faults(parsed),
        *cycle_faults(rules, _replaced(marks)),
        *clause_faults(marks, names),
        *repeat_faults(files, marks),
        *collection_faults(files, parsed),
        *library_faults(files, names),
        *other_word_faults(files),
        *situation_faults(files, marks, names),
    ]


def _replaced(marks: Sequence[Mark]) -> dict[str, str]:
    """Return the replacing step by the series it replaces one of."""
    return {
        mark.text.partition("#")[0]: mark.step
        for mark in marks
        if mark.marker == Refers("occurrence") and mark.step
    }
