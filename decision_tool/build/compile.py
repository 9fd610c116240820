"""From checked source records to the library: the collections that are published, complete."""

from __future__ import annotations

from dataclasses import replace

from decision_tool.build import compile_common as common
from decision_tool.build.compile_pathway import PathwayCompiler, note
from decision_tool.build.compile_situation import compile_situation
from decision_tool.build.library import Gap, Library, Register, Term
from decision_tool.build.sentence import Scope
from decision_tool.build.source_schema import PathwayFile
from decision_tool.build.sources import Sources
from decision_tool.core.model import Contradiction, Guidance, NoteRule, Titled, Together


def compile_library(sources: Sources) -> Library:
    """Return the library of *sources*. They must have passed the lint."""
    compiler = _Compiler(sources)
    return Library(
        guidance=compiler.guidance(),
        settings=common.settings(sources.settings),
        gaps=tuple(Gap(one.id, one.text) for one in sources.gaps.gaps),
        terms=tuple(Term(one.term, one.means, one.confirmed) for one in sources.glossary.terms),
        registers=compiler.registers(),
    )


class _Compiler:
    """Knows which guides and pathways are published, and compiles those only."""

    def __init__(self, sources: Sources) -> None:
        publish = sources.settings.publish
        self.sources = sources
        self.publish = publish
        self.guides = {one.id: one for one in sources.guides.guides if one.collection in publish}
        published = [one for one in sources.pathways if one.guide in self.guides]
        self.pathways = sorted(published, key=lambda pathway: pathway.code)
        self.ids = frozenset(pathway.id for pathway in self.pathways)

    def guidance(self) -> Guidance:
        """Return the guidance; which questions it asks follows from what its rules use."""
        rules = self.rules()
        return replace(rules, situation=compile_situation(self.sources.situation, rules))

    def rules(self) -> Guidance:
        sources = self.sources
        compilers = [self.pathway_compiler(pathway) for pathway in self.pathways]
        return Guidance(
            edition=sources.settings.edition.version,
            edition_date=sources.settings.edition.date,
            key_dates=tuple(common.key_date(one) for one in sources.key_dates.key_dates),
            date_order=sources.key_dates.order,
            questions=tuple(common.question(one) for one in sources.questions.questions),
            roles=tuple(common.role(one) for one in sources.roles.roles),
            records=tuple(common.record(one) for one in sources.records.records),
            readings=tuple(common.reading(one) for one in sources.readings.readings),
            collections=self.collections(),
            groups=self.groups(),
            guides=tuple(common.guide(one) for one in self.guides.values()),
            pathways=tuple(compiler.pathway() for compiler in compilers),
            contradictions=self.contradictions(),
            notes=(*(one for c in compilers for one in c.notes()), *self.combined_notes()),
            holidays=common.holidays(sources.bank_holidays),
            together=self.together(),
        )

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
        return Scope(
            key_dates=frozenset(one.id for one in self.sources.key_dates.key_dates),
            steps=frozenset(
                f"{pathway.id}/{step.id}"
                for pathway in self.sources.pathways
                for step in pathway.steps
            ),
            questions=frozenset(one.id for one in self.sources.questions.questions),
            pathway=pathway,
        )

    def collections(self) -> tuple[Titled, ...]:
        listed = self.sources.guides.collections
        return tuple(Titled(one.id, one.title) for one in listed if one.id in self.publish)

    def groups(self) -> tuple[Titled, ...]:
        listed = [one for one in self.sources.guides.groups if one.collection in self.publish]
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
