"""A pathway at a glance: what its steps say, gathered. Nothing here is new."""

from __future__ import annotations

from dataclasses import dataclass

from decision_tool.core.guidance.model import Guidance, Pathway, RecordForm, Step
from decision_tool.core.guidance.rule import Guard
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.inputs import inputs_for
from decision_tool.core.planning.speech import Speech
from decision_tool.core.words import capital, listed
from decision_tool.publish.pages.invited import Invitations
from decision_tool.publish.pages.links import pathway_page
from decision_tool.publish.pages.record_links import RecordLinks
from decision_tool.publish.pages.step_view import Fact
from decision_tool.publish.words.templates import inline


@dataclass(frozen=True)
class AtAGlance:
    """Gathers the facts of one pathway. *names* keep their capitals inside a sentence."""

    guidance: Guidance
    pathway: Pathway
    invitations: Invitations
    names: tuple[str, ...]
    records: RecordLinks

    @property
    def speech(self) -> Speech:
        """Return what puts rules into words."""
        return self.invitations.speech

    def facts(self) -> tuple[Fact, ...]:
        """Return what the pathway says of itself, in the order every page keeps."""
        if not self.pathway.steps:
            return self._overlay()
        facts = [
            ("When", self._when()),
            ("Arranged by", [self._arranged_by()]),
            ("Who comes", [self._who_comes()]),
            ("Dates you need", [self._dates()]),
            ("Recorded", self._recorded()),
            ("Ends", self._ends()),
        ]
        return tuple(Fact(term, tuple(lines)) for term, lines in facts if any(lines))

    def arranger(self) -> str | None:
        """Return the role that arranges most of the meetings, if any is named."""
        roles = [step.arranged_by for step in self.invitations.meetings if step.arranged_by]
        return max(dict.fromkeys(roles), key=roles.count, default=None)

    def _when(self) -> list[str]:
        steps = self.invitations.meetings or self.pathway.steps
        return [self._line(step) for step in steps]

    def _line(self, step: Step) -> str:
        """Return when a step is and what it is; where cases differ, each with its condition."""
        title, timing = inline(self.lowered(step.title)), self._timing(step)
        words = f"{capital(timing)}: {title}"
        return f"{words}, only if {self._condition(step.only_if)}" if step.only_if else words

    def _timing(self, step: Step) -> str:
        sentences = [self.speech.sentence(branch.sentence) for branch in step.rule]
        if len(set(sentences)) == 1:
            return f"**{inline(capital(sentences[0]))}**"
        cases = (
            self._case(branch.guard, words)
            for branch, words in zip(step.rule, sentences, strict=True)
        )
        return "; ".join(cases)

    def _case(self, guard: Guard | None, words: str) -> str:
        """Return one case: nobody can tell which one holds without its condition."""
        condition = f"if {self._condition(guard)}" if guard else "otherwise"
        return f"{condition}, **{inline(words)}**"

    def _condition(self, guard: Guard) -> str:
        return inline(self.speech.guard(guard))

    def _arranged_by(self) -> str:
        arranger = self.arranger()
        return inline(self.invitations.roles[arranger].title) if arranger else ""

    def _who_comes(self) -> str:
        roles = [one for step in self.invitations.meetings for one in self.invitations.always(step)]
        words = capital(listed([self.lowered(role) for role in dict.fromkeys(roles)]))
        has_asked = any(one.guard for step in self.invitations.meetings for one in step.invite)
        return (
            f"{words}. Some people come only in some cases: see the steps." if has_asked else words
        )

    def _dates(self) -> str:
        known = index_of(self.guidance).key_dates
        keys = inputs_for(self.guidance, [self.pathway.id]).key_dates
        return capital(inline(", ".join(self.lowered(known[key].title) for key in keys)))

    def _recorded(self) -> list[str]:
        steps = self.pathway.steps
        used = dict.fromkeys(
            [one for step in steps for one in step.records]
            + [one.record for step in steps for one in step.records_if]
        )
        return [self._filed(index_of(self.guidance).forms[one]) for one in used]

    def _filed(self, form: RecordForm) -> str:
        """Return the form as a link, and where it is filed."""
        title = self.records.pathway_link(pathway_page(self.pathway.id), form, self.pathway)
        return f"{title}: {inline(self.lowered(form.filed))}" if form.filed else title

    def _ends(self) -> list[str]:
        transfers = [step for step in self.pathway.steps if step.kind == "transfer"]
        if transfers:
            return [f"{inline(step.title)}: {self._timing_small(step)}" for step in transfers]
        return self._series_ends() or ["The guide names no end."]

    def _series_ends(self) -> list[str]:
        found = []
        for step in self.pathway.steps:
            series = step.series
            end = series and (series.until or series.superseded_from)
            if series and end and not series.until_optional:
                found.append(f"{inline(step.title)}: until {inline(self.speech.point(end))}")
        return found

    def _timing_small(self, step: Step) -> str:
        timing = self._timing(step).replace("**", "")
        return self.lowered(timing)

    def _overlay(self) -> tuple[Fact, ...]:
        lines = tuple(self.invitations.line(one) for one in self.pathway.adds_invitees)
        return (
            Fact("When", ("At every joint supervision of the pathway it goes with.",)),
            Fact("Who joins", lines),
        )

    def lowered(self, text: str) -> str:
        """Return the text for the middle of a sentence; names keep their capitals."""
        is_name = text.startswith(self.names) or text[1:2].isupper()
        return text if is_name else text[:1].lower() + text[1:]
