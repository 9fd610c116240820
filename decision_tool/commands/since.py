"""What ``pathways plan --since`` prints: what changed since a file, or an e-mail on it."""

from __future__ import annotations

import json

from decision_tool.commands.given_file import CaseArgument
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.plain import plain
from decision_tool.core.planning.given import load_given
from decision_tool.core.planning.plan import Plan
from decision_tool.core.timetable.since import baseline_of, changed_since, compared_with
from decision_tool.exports.change_email import change_email
from decision_tool.exports.paste import changed_lines


def since_of(
    case: CaseArgument, plan: Plan, guidance: Guidance, form: str, not_held: frozenset[str]
) -> str:
    """Return what changed since the file: text, JSON, or in the form ``email`` an e-mail.

    Raises FaultsError for a file that is not ours, and for another format.
    """
    if form not in ("text", "json", "email"):
        what = f"what changed is not told in the format {form!r}."
        raise FaultsError([Fault("--since", what, "Write --format text, json or email.")])
    plain_given = case.given(guidance)
    try:
        given = load_given(plain_given, guidance)
    except FaultsError as error:
        raise FaultsError([case.at(fault) for fault in error.faults]) from None
    baseline = baseline_of("saved", None, given.today, given)
    found = compared_with(baseline, plan, guidance, not_held)
    if form == "email":
        return change_email(found, guidance, case.which_child()).text
    changed = changed_since(baseline, found, guidance)
    if form == "json":
        return json.dumps(changed, default=plain, ensure_ascii=False, indent=2) + "\n"
    return "\n".join(changed_lines(changed)) + "\n"
