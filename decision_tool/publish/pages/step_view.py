"""One step as its page shows it: one list of facts in fixed order, then how we read it."""

from __future__ import annotations

from dataclasses import dataclass

from decision_tool.core.guidance.model import Alternative, Guidance, Line, Reading, Step
from decision_tool.core.guidance.rule import Branch, Guard, Not, WhenNeeded
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.speech import Speech
from decision_tool.core.words import capital
from decision_tool.publish.pages.abbreviations import Abbreviations
from decision_tool.publish.pages.citations import step_clauses
from decision_tool.publish.pages.example import Worked, example_words, span_words, worked
from decision_tool.publish.pages.example_guards import ExampleCase
from decision_tool.publish.pages.invited import Invitations
from decision_tool.publish.pages.links import anchor_of, link, step_anchor
from decision_tool.publish.pages.record_links import RecordLinks
from decision_tool.publish.words.templates import inline


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what is said of it: one line, or several as a list."""

    term: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A reading as a step shows it."""

    id: str
    href: str
    question: str
    chosen: str
    tag: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """Everything the template of a step needs; every text is Markdown."""

    anchor: str
    title: str
    facts: tuple[Fact, ...]
    working: tuple[str, ...]
    readings: tuple[ReadingView, ...]
    others: tuple[str, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class StepViews:
    """Makes the views of one pathway's steps."""

    guidance: Guidance
    page: str
    case: ExampleCase
    invitations: Invitations
    marks: Abbreviations
    arranger: str | None
    records: RecordLinks

    @property
    def speech(self) -> Speech:
        """Return what puts rules into words."""
        return self.invitations.speech

    def view(self, step: Step) -> StepView:
        """Return one step as its page shows it."""
        examples = [worked(self.guidance, step, branch, self.case) for branch in step.rule]
        return StepView(
            anchor=step_anchor(step.id),
            title=inline(step.title),
            facts=tuple(self._facts(step, examples)),
            working=tuple(inline(reason) for reason in _working(examples)),
            readings=tuple(self._readings(step)),
            others=tuple(self._others(step, examples)),
            clauses=tuple(self._clauses(step)),
        )

    def _clauses(self, step: Step) -> list[str]:
        clauses = step_clauses(step, self.invitations.to_any())
        return [self.records.clause_link(self.page, one) for one in clauses]

    def _facts(self, step: Step, examples: list[Worked | None]) -> list[Fact]:
        facts = [
            ("When", self._when(step, examples)),
            ("What it is for", _lines(step.purposes)),
            ("Agenda", _lines(step.agenda)),
            ("Invite" if step.kind == "meeting" else "Who", self._invite(step)),
            ("Record", self._records(step)),
            ("Keep in mind", _lines(step.notes)),
        ]
        return [Fact(term, tuple(self.marks.mark(*lines))) for term, lines in facts if lines]

    def _when(self, step: Step, examples: list[Worked | None]) -> list[str]:
        lines = []
        if step.only_if:
            lines.append(f"Only if {inline(self.speech.guard(step.only_if))}.")
        for branch, example in zip(step.rule, examples, strict=True):
            case = self._case(branch, is_only=len(step.rule) == 1)
            words = example_words(example, branch) if example else _undated(branch)
            lines.append(f"{case}<br>{words}" if words else case)
        return lines

    def _case(self, branch: Branch, *, is_only: bool) -> str:
        words = inline(self.speech.sentence(branch.sentence))
        if is_only:
            return f"**{capital(words)}**"
        condition = f"If {inline(self.speech.guard(branch.guard))}" if branch.guard else "Otherwise"
        return f"{condition}: **{words}**"

    def _invite(self, step: Step) -> list[str]:
        lines = [*self.invitations.always(step), *self.invitations.asked(step)]
        if step.kind == "meeting" and self.invitations.to_any():
            lines.append("Anyone else [called for at every meeting](#at-every-meeting)")
        if step.arranged_by and step.arranged_by != self.arranger:
            role = self.invitations.roles[step.arranged_by].title
            lines.append(f"{inline(role)} arranges this one")
        return lines

    def _records(self, step: Step) -> list[str]:
        some = [
            f"{self._form(one.record, step)}, {self._given(one.guard)}" for one in step.records_if
        ]
        return [*(self._form(one, step) for one in step.records), *some]

    def _form(self, record: str, step: Step) -> str:
        """Return the form's title as a link to its page, and a link to the file for Word."""
        form = self.records.forms[record]
        links = (
            self.records.form_link(self.page, form, step),
            self.records.word_link(self.page, form, step),
        )
        return " · ".join(filter(None, links))

    def _given(self, guard: Guard) -> str:
        if isinstance(guard, Not):
            return f"unless {inline(self.speech.guard(guard.guard))}"
        return f"if {inline(self.speech.guard(guard))}"

    def _readings(self, step: Step) -> list[ReadingView]:
        readings = index_of(self.guidance).readings
        return [reading_view(readings[one], self.page) for one in step.readings]

    def _others(self, step: Step, examples: list[Worked | None]) -> list[str]:
        dated = {
            one.reading: span_words(one.earliest, one.latest)
            for example in examples
            if example
            for one in example.first.alternatives
        }
        return [self._other(other, dated.get(other.reading, "")) for other in step.alternatives]

    def _other(self, other: Alternative, days: str) -> str:
        words = f"{inline(self.speech.sentence(other.sentence))} ({other.reading})."
        return f"{words} In the example: {days}." if days else words


def _working(examples: list[Worked | None]) -> list[str]:
    """Return how the first dated example is worked out, each sentence once."""
    first = next((one for one in examples if one), None)
    return list(first.first.reasons) if first else []


def _undated(branch: Branch) -> str:
    is_undated = isinstance(branch.sentence, WhenNeeded) and branch.sentence.timing is None
    return "The guide names no date." if is_undated else ""


def _lines(lines: tuple[Line, ...]) -> list[str]:
    return [inline(line.text) for line in lines]


def reading_view(reading: Reading, page: str) -> ReadingView:
    """Return a reading with its status in words."""
    is_confirmed = reading.status == "confirmed"
    tag = "Assumed, not yet confirmed"
    if is_confirmed:
        tag = f"Confirmed by {reading.confirmed_by}, {reading.confirmed_on}"
    return ReadingView(
        reading.id,
        link(reading.id, page, f"readings.md#{anchor_of(reading.id)}"),
        inline(reading.question),
        inline(reading.chosen),
        inline(tag),
        is_confirmed,
    )
