"""From checked source records to the library: the collections that are published, complete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from decision_tool.core.guidance.model import (
    Contradiction,
    Dropped,
    Guidance,
    NoteRule,
    Reading,
    Titled,
    Together,
)
from decision_tool.core.planning.index import by_id
from decision_tool.publish.forms.layout import Layout
from decision_tool.publish.source import compile_common as common
from decision_tool.publish.source.common_schema import PartSource
from decision_tool.publish.source.compile_pathway import PathwayCompiler, note
from decision_tool.publish.source.compile_record import layout, record
from decision_tool.publish.source.compile_situation import compile_situation
from decision_tool.publish.source.library import Change, Gap, Library, Register, Term
from decision_tool.publish.source.published import guide_readings, only_published
from decision_tool.publish.source.published_questions import only_asked
from decision_tool.publish.source.scope import Scope
from decision_tool.publish.source.source_schema import PathwayFile
from decision_tool.publish.source.sources import Sources


def compile_library(sources: Sources) -> Library:
    """Return the library of *sources*. They must have passed the lint."""
    compiler = _Compiler(sources)
    guidance = compiler.guidance()
    return Library(
        guidance=guidance,
        settings=common.settings(sources.settings),
        gaps=compiler.gaps(),
        terms=compiler.terms(),
        registers=compiler.registers(),
        organisations=compiler.organisations(),
        changes=compiler.changes(),
        guide_readings=guide_readings(guidance, sources),
        layouts=_layouts(guidance, sources),
        reasons=_reasons(sources),
    )


def _layouts(guidance: Guidance, sources: Sources) -> dict[str, Layout]:
    """Return how each form of *guidance* is laid out."""
    own = {"statement": sources.settings.records.statement}
    left_out = sources.settings.records.leave_out
    layouts = {one.id: layout(one, own, left_out) for one in sources.records}
    return {form.id: layouts[form.id] for form in guidance.records}


def _reasons(sources: Sources) -> dict[tuple[str, str], str]:
    """Return the reasons for changes, by the edition and what was changed."""
    listed = sources.reasons.reasons if sources.reasons else ()
    return {(one.edition, one.of): one.because for one in listed}


class _Compiler:
    """Knows which guides and pathways are published, and compiles those only."""

    def __init__(self, sources: Sources) -> None:
        publish = sources.settings.publish
        self.sources = sources
        self.publish = publish
        self.guides = by_id(one for one in sources.guides.guides if one.collection in publish)
        published = [one for one in sources.pathways if one.guide in self.guides]
        self.pathways = sorted(published, key=lambda pathway: pathway.code)
        self.ids = frozenset(pathway.id for pathway in self.pathways)

    def guidance(self) -> Guidance:
        """Return the guidance; which questions it asks follows from what its rules use."""
        rules = self.rules()
        found = replace(rules, situation=compile_situation(self.sources.situation, rules))
        everything = tuple(one.id for one in self.sources.guides.collections)
        if set(self.publish).issuperset(everything):
            return found
        settings = self.sources.settings.model_copy(update={"publish": everything})
        whole = _Compiler(replace(self.sources, settings=settings)).rules()
        own = only_published(found, whole, self.sources)
        return replace(own, situation=only_asked(own, self.sources.situation))

    def rules(self) -> Guidance:
        sources, names = self.sources, self.sources.settings.names.values()
        compilers = [self.pathway_compiler(pathway) for pathway in self.pathways]
        return Guidance(
            edition=sources.settings.edition.version,
            edition_date=sources.settings.edition.date,
            key_dates=tuple(common.key_date(one) for one in sources.key_dates.key_dates),
            date_order=sources.key_dates.order,
            questions=tuple(common.question(one) for one in sources.questions.questions),
            roles=tuple(common.role(one, names) for one in sources.roles.roles),
            records=tuple(record(one) for one in sources.records),
            readings=self.readings(),
            collections=self.collections(),
            groups=self.groups(),
            guides=tuple(common.guide(one) for one in self.guides.values()),
            pathways=tuple(compiler.pathway() for compiler in compilers),
            contradictions=self.contradictions(),
            notes=(*(one for c in compilers for one in c.notes()), *self.combined_notes()),
            holidays=common.holidays(sources.bank_holidays),
            together=self.together(),
            dropped=self.dropped(),
        )

    def dropped(self) -> tuple[Dropped, ...]:
        """Return what is gone of every organisation's guidance: a case may hold any of it."""
        listed = self.sources.dropped
        return tuple(common.dropped(one) for one in listed.dropped) if listed else ()

    def readings(self) -> tuple[Reading, ...]:
        listed, scope = self.sources.readings.readings, self.scope(None)
        found = [(one, common.reading(one, scope, self.ids)) for one in listed]
        return tuple(
            replace(reading, chosen=" ".join((reading.chosen, *self.parts_of(one.also).values())))
            for one, reading in found
        )

    def parts_of(self, parts: Sequence[PartSource]) -> dict[str, str]:
        """Return the published ones of *parts*, by collection."""
        return {one.collection: one.text for one in parts if one.collection in self.publish}

    def gaps(self) -> tuple[Gap, ...]:
        """Return the gaps that a published pathway names, and those that concern everyone."""
        named = {gap for one in self.pathways for gap in one.gaps}
        elsewhere = {gap for one in self.sources.pathways for gap in one.gaps} - named
        return tuple(
            Gap(one.id, one.text, tuple(self.parts_of(one.also).items()))
            for one in self.sources.gaps.gaps
            if one.id not in elsewhere and set(one.compares).issubset(self.publish)
        )

    def terms(self) -> tuple[Term, ...]:
        """Return the abbreviations that a published guide prints, each with whose guides do."""
        listed = (*self.sources.glossary.terms, *self.sources.settings.abbreviations)
        return tuple(
            Term(
                one.term,
                one.means,
                one.confirmed,
                tuple(of for of in one.collections if of in self.publish),
            )
            for one in listed
            if not one.collections or set(one.collections).intersection(self.publish)
        )

    def organisations(self) -> dict[str, str]:
        """Return whose guidance each published collection is, the site's own first."""
        council = self.sources.settings.council
        named = {one.id: one.organisation for one in self.sources.guides.collections}
        return {one: named[one] or council for one in self.publish}

    def changes(self) -> dict[str, tuple[Change, ...]]:
        """Return what changed in each pathway, newest first; of one day, in the file's order."""
        return {
            pathway.id: tuple(
                Change(one.date, one.text)
                for one in sorted(pathway.changes, key=lambda one: one.date, reverse=True)
            )
            for pathway in self.pathways
        }

    def pathway_compiler(self, pathway: PathwayFile) -> PathwayCompiler:
        return PathwayCompiler(
            source=pathway,
            guide=self.guides[pathway.guide],
            scope=self.scope(pathway.id),
            names=self.sources.settings.names.values(),
            published=self.ids,
        )

    def scope(self, pathway: str | None) -> Scope:
        """Return what a sentence may name: the same as in the lint, so nothing is parsed twice."""
        return replace(self.whole_scope, pathway=pathway)

    @cached_property
    def whole_scope(self) -> Scope:
        """Return what a sentence of no pathway may name. Every scope shares its names."""
        return Scope(
            key_dates=frozenset(one.id for one in self.sources.key_dates.key_dates),
            steps=frozenset(
                f"{pathway.id}/{step.id}"
                for pathway in self.sources.pathways
                for step in pathway.steps
            ),
            questions=frozenset(one.id for one in self.sources.questions.questions),
        )

    def collections(self) -> tuple[Titled, ...]:
        titles = {one.id: one.title for one in self.sources.guides.collections}
        return tuple(Titled(one, titles[one]) for one in self.publish)

    def groups(self) -> tuple[Titled, ...]:
        """Return the groups of the published collections, those of the site's own first."""
        listed = [one for one in self.sources.guides.groups if one.collection in self.publish]
        listed.sort(key=lambda one: self.publish.index(one.collection))
        return tuple(Titled(one.id, one.title, one.collection) for one in listed)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return the pairs that can be chosen together: both pathways are published."""
        listed = self.sources.combinations.contradictory
        pairs = [one for one in listed if self.ids.issuperset(one.pathways)]
        return tuple(Contradiction(one.pathways, one.message) for one in pairs)

    def together(self) -> tuple[Together, ...]:
        """Return what to say of pathways that are all published."""
        listed = self.sources.combinations.together
        whole = [one for one in listed if self.ids.issuperset(one.pathways)]
        return tuple(Together(one.pathways, one.title, one.message) for one in whole)

    def combined_notes(self) -> tuple[NoteRule, ...]:
        """Return the remarks whose pathways are all published."""
        listed = self.sources.combinations.notes
        scope = self.scope(None)
        return tuple(
            note(one, scope)
            for one in listed
            if self.ids.issuperset(step.partition("/")[0] for step in one.steps)
        )

    def registers(self) -> tuple[Register, ...]:
        """Return the registers of the published guides, in the order of the guides."""
        registers = self.sources.registers
        return tuple(
            common.register(one, registers[one]) for one in self.guides if one in registers
        )
