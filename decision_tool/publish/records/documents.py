"""Makes the document of every form of ours: one for the form, or one for each meeting.

A form that is made for a step gets what the guide says of that step: who is invited, a box
for each purpose and point of its agenda, where the record is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Pathway, RecordForm, Step, Titled
from decision_tool.core.guidance.record_documents import document_id
from decision_tool.core.planning.index import index_of
from decision_tool.publish.forms.document import Document, Use
from decision_tool.publish.records.names_apart import named_apart
from decision_tool.publish.records.of_guide import guide_of, named_forms
from decision_tool.publish.records.sections import SectionMaker
from decision_tool.publish.records.step_parts import StepParts
from decision_tool.publish.source.library import Library


def documents(library: Library) -> tuple[Document, ...]:
    """Return every document of the published guidance: by form, then in the order of the steps.

    Forms of somebody else give none. Raises FaultsError where two would have one id, and so
    one page and one file: step ``a-b/c`` and step ``a/b-c``.
    """
    maker = _Maker(library)
    made: dict[str, Document] = {}
    for document in (one for form in library.guidance.records for one in maker.of_form(form)):
        if document.id in made:
            raise FaultsError([_same_id(made[document.id], document)])
        made[document.id] = document
    return tuple(made.values())


def earlier_documents(library: Library) -> tuple[Document, ...]:
    """Return the documents of an edition that the site does not go by. Raises FaultsError."""
    return tuple(replace(one, is_earlier=True) for one in documents(library))


def _same_id(first: Document, second: Document) -> Fault:
    of = [next((use.step for use in one.uses), one.record) for one in (first, second)]
    what = f"the record forms of {of[0]!r} and {of[1]!r} would both be called {first.id!r}."
    return Fault("pathways/records", what, "Change the id of a step or of a form.")


@dataclass(frozen=True, slots=True)
class _Maker:
    library: Library

    def of_form(self, form: RecordForm) -> Iterator[Document]:
        asking = [
            (pathway, step)
            for pathway in self.library.guidance.pathways
            for step in pathway.steps
            if form.id in named_forms(step)
        ]
        if form.one_per == "form":
            yield self.shared(form, tuple(Use(pathway.id, step.id) for pathway, step in asking))
        elif form.one_per == "step":
            for pathway, step in asking:
                if (name := document_id(form, step)) is not None:
                    yield self.for_step(name, form, pathway, step)

    def shared(self, form: RecordForm, uses: tuple[Use, ...]) -> Document:
        """Return the one document of a form, whatever steps use it."""
        maker = SectionMaker(frozenset(form.clauses), None)
        about = self.library.layouts[form.id].about
        return self._document(form.id, form, maker, uses, about)

    def for_step(self, name: str, form: RecordForm, pathway: Pathway, step: Step) -> Document:
        """Return the document of one meeting. It carries out clauses of its own guide only."""
        maker = SectionMaker(self._clauses(pathway.guide), StepParts(self.library, pathway, step))
        uses = (Use(pathway.id, step.id),)
        about = ", ".join(dict.fromkeys((step.title, pathway.title)))
        made = self._document(name, form, maker, uses, about)
        collection = index_of(self.library.guidance).collections[pathway.collection]
        council = self.library.organisations[pathway.collection]
        return replace(made, council=council, collection=collection.title)

    def _document(
        self,
        name: str,
        form: RecordForm,
        maker: SectionMaker,
        uses: tuple[Use, ...],
        about: str,
    ) -> Document:
        layout, settings = self.library.layouts[form.id], self.library.settings
        return Document(
            id=name,
            record=form.id,
            form=form.form,
            title=form.title,
            about=about,
            filed=form.filed,
            sections=named_apart(maker.sections(layout)),
            council=self._organisation(form),
            collection=self._collection(form).title,
            marking=settings.classification,
            edition=settings.edition,
            edition_date=settings.edition_date,
            is_sideways=layout.is_sideways,
            uses=uses,
            clauses=maker.known_of(layout.clauses),
        )

    def _organisation(self, form: RecordForm) -> str:
        """Return whose form it is: that of the guide it comes from, or the site's own."""
        return self.library.organisations[self._collection(form).id]

    def _collection(self, form: RecordForm) -> Titled:
        guide = guide_of(self.library, form)
        own = self.library.guidance.collections[0]
        known = index_of(self.library.guidance).collections
        return known[guide.collection] if guide else own

    def _clauses(self, guide: str) -> Collection[str]:
        registers = (one for one in self.library.registers if one.guide == guide)
        return frozenset(clause.id for one in registers for clause in one.clauses)
