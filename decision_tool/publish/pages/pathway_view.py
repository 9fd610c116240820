"""One pathway as its page shows it: finished texts for the template, nothing left to decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from decision_tool.core.days.dates import long_date
from decision_tool.core.guidance.model import Guidance, Pathway
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.speech import Speech
from decision_tool.core.words import capital
from decision_tool.publish.pages.abbreviations import Abbreviations
from decision_tool.publish.pages.at_a_glance import AtAGlance
from decision_tool.publish.pages.changes_marks import pathway_history, pathway_mark
from decision_tool.publish.pages.changes_view import History
from decision_tool.publish.pages.citations import pathway_clauses, runs, step_clauses
from decision_tool.publish.pages.example import time
from decision_tool.publish.pages.example_case import example_case
from decision_tool.publish.pages.governance import Governance, governance
from decision_tool.publish.pages.invited import Invitations
from decision_tool.publish.pages.links import anchor_of, link, pathway_page, source_page, way
from decision_tool.publish.pages.record_links import INDEX, RecordLinks
from decision_tool.publish.pages.source_view import cited, cites
from decision_tool.publish.pages.step_view import Fact, StepView, StepViews
from decision_tool.publish.pages.timeline import timeline
from decision_tool.publish.pages.timeline_tall import tall
from decision_tool.publish.pages.timeline_wide import wide
from decision_tool.publish.pages.whose import whose
from decision_tool.publish.words.templates import inline


@dataclass(frozen=True, slots=True)
class Always:
    """What holds at every joint supervision of the pathway; *rules*: of the work as a whole."""

    must_know: tuple[str, ...]
    rules: tuple[str, ...]
    asked: tuple[str, ...]
    recording: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PathwayView:
    """Everything the template of a pathway page needs; every text is Markdown."""

    title: str
    front_matter: str
    whose: str
    use_when: str
    calculator: str
    forms: str
    glance: tuple[Fact, ...]
    drawings: tuple[str, ...]
    in_words: tuple[str, ...]
    steps: tuple[StepView, ...]
    always: Always
    plan_changes: tuple[str, ...]
    gaps: tuple[str, ...]
    guide: str
    sources: tuple[str, ...]
    clause_word: str
    whole: str
    changed_last: str
    changes: tuple[tuple[str, str], ...]
    edition: str
    governance: Governance


def pathway_view(
    records: RecordLinks, pathway: Pathway, on: date | None, history: History = ()
) -> PathwayView:
    """Return the view of *pathway*; *on* is the day to hold the next review against.

    *history* is what each edition changed.
    """
    return _PathwayPage(records, pathway, history).view(on)


class _PathwayPage:
    """Gathers what one page says, each text with its abbreviations marked."""

    def __init__(self, records: RecordLinks, pathway: Pathway, history: History) -> None:
        library = records.library
        self.history = history
        self.records, self.library, self.pathway = records, library, pathway
        self.guidance: Guidance = library.guidance
        self.page = pathway_page(pathway.id)
        self.whose = whose(library, pathway)
        self.marks = Abbreviations(library.terms)
        index = index_of(self.guidance)
        self.invitations = Invitations(Speech(self.guidance), index.roles, pathway)
        names = tuple(name for name in library.settings.names.values() if name)
        self.glance = AtAGlance(self.guidance, pathway, self.invitations, names, records)
        self.guide = index.guides[pathway.guide]

    def view(self, on: date | None) -> PathwayView:
        drawn = timeline(self.guidance, self.pathway)
        clauses = self._cited()
        return PathwayView(
            title=self.whose.heading(self.pathway.title),
            front_matter=self.whose.front_matter(self.pathway.title),
            whose=self.whose.line(),
            use_when=self._marked(inline(self.pathway.use_when)),
            calculator=self._calculator(),
            forms=self._forms(),
            glance=tuple(self._glance()),
            drawings=(wide(drawn), tall(drawn)) if drawn.has_dates else (),
            in_words=tuple(self._in_words()),
            steps=self._steps(),
            always=self._always(),
            plan_changes=tuple(self._plan_changes()),
            gaps=tuple(self._gaps()),
            guide=inline(self.guide.document),
            sources=tuple(self._run(*run) for run in runs(clauses)),
            clause_word="clause" if len(clauses) == 1 else "clauses",
            whole=cites(pathway_clauses(self.pathway), self.page, source_page(self.guide.id)),
            changed_last=self._marked(pathway_mark(self.history, self.pathway.id, self.page)),
            changes=tuple(self._changes()),
            edition=self._edition(),
            governance=governance(self.guide, self.library.settings, on),
        )

    def _marked(self, text: str) -> str:
        return self.marks.mark(text)[0]

    def _calculator(self) -> str:
        """Return where to work out the dates: nowhere, for an overlay without its base."""
        chosen = [self.pathway.id]
        if self.pathway.needs_pathway:
            chosen.insert(0, self.pathway.needs_pathway)
        known = {one.id for one in self.guidance.pathways}
        if not self.pathway.steps and not known.issuperset(chosen):
            return ""
        query = "&".join(f"pathway={one}" for one in chosen if one in known)
        return f"{way(self.page, 'calculator.md')}?{query}"

    def _forms(self) -> str:
        """Return where the pathway's forms stand; nowhere, for one that names none."""
        has_forms = self.records.has_forms(self.pathway)
        return way(self.page, f"{INDEX}#{self.pathway.id}") if has_forms else ""

    def _glance(self) -> list[Fact]:
        facts = [*self.glance.facts()]
        if self.pathway.needs_pathway:
            base = self._pathway_link(self.pathway.needs_pathway)
            facts.append(
                Fact("Goes with", (base or "A pathway that is not in this guidance yet.",))
            )
        return [Fact(fact.term, tuple(self.marks.mark(*fact.lines))) for fact in facts]

    def _pathway_link(self, pathway_id: str) -> str:
        found = index_of(self.guidance).pathways.get(pathway_id)
        return link(inline(found.title), self.page, pathway_page(found.id)) if found else ""

    def _in_words(self) -> list[str]:
        speech, lines = self.invitations.speech, []
        for step in self.pathway.steps:
            cases = []
            for branch in step.rule:
                words = speech.sentence(branch.sentence)
                cases.append(f"if {speech.guard(branch.guard)}, {words}" if branch.guard else words)
            if step.only_if:
                cases.append(f"only if {speech.guard(step.only_if)}")
            lines.append(f"{inline(step.title)}: {inline('; '.join(cases))}.")
        return lines

    def _steps(self) -> tuple[StepView, ...]:
        views = StepViews(
            guidance=self.guidance,
            page=self.page,
            case=example_case(self.guidance, self.pathway),
            invitations=self.invitations,
            marks=self.marks,
            arranger=self.glance.arranger(),
            records=self.records,
        )
        return tuple(views.view(step) for step in self.pathway.steps)

    def _always(self) -> Always:
        if not self.invitations.meetings:
            return Always((), self._rules(), (), ())
        register = source_page(self.guide.id)
        asked = [
            f"{self._marked(self.invitations.question_line(one))} "
            f"{cites(one.clauses, self.page, register)}"
            for one in self.invitations.to_any()
        ]
        return Always(
            tuple(self._marked(inline(line.text)) for line in self.guide.must_know),
            self._rules(),
            tuple(asked),
            tuple(self._marked(inline(line.text)) for line in self.guide.recording),
        )

    def _rules(self) -> tuple[str, ...]:
        register = source_page(self.guide.id)
        return tuple(self._marked(cited(line, self.page, register)) for line in self.guide.rules)

    def _changes(self) -> list[tuple[str, str]]:
        worked_out = [
            (edition, self._marked(words))
            for edition, words in pathway_history(self.history, self.pathway.id, self.page)
        ]
        return worked_out + [
            (time(date.fromisoformat(one.date)), self._marked(inline(one.text)))
            for one in self.library.changes.get(self.pathway.id, ())
        ]

    def _edition(self) -> str:
        settings = self.library.settings
        day = long_date(date.fromisoformat(settings.edition_date))
        return f"{inline(settings.edition)}, {day}"

    def _plan_changes(self) -> list[str]:
        lines = []
        for change in self.pathway.if_plan_changes:
            target = self._pathway_link(change.pathway)
            if target:
                lines.append(f"{self._marked(inline(change.text))}: {target}")
        return lines

    def _gaps(self) -> list[str]:
        texts = {gap.id: gap.told(self.pathway.collection) for gap in self.library.gaps}
        return [
            f"{self._marked(inline(capital(texts[one])))} "
            f"({link(one, self.page, f'gaps.md#{anchor_of(one)}')})"
            for one in self.pathway.gaps
        ]

    def _cited(self) -> list[str]:
        clauses = [*pathway_clauses(self.pathway)]
        for step in self.pathway.steps:
            clauses += step_clauses(step)
        return list(dict.fromkeys(clauses))

    def _run(self, first: str, last: str) -> str:
        ends = (self.records.clause_link(self.page, one) for one in dict.fromkeys((first, last)))
        return " to ".join(ends)
