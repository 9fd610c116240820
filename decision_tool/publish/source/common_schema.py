"""The shape of the files in ``pathways/common`` and ``pathways/register``, but for inputs."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from decision_tool.publish.source.field_types import (
    AnyPathwayId,
    AnyText,
    ClauseIds,
    Defines,
    Id,
    IsoDay,
    IsoDayOrMonth,
    KeyDateId,
    Maybe,
    ReadingIds,
    RecordIds,
    Refers,
    RoleId,
    SentenceText,
    Shape,
    StepId,
    Text,
    Year,
    refusal,
)
from decision_tool.publish.source.source_schema import InviteeSource, LineSource, NoteSource

CollectionId = Annotated[Text, Refers("collection")]


class EditionSource(Shape):
    """Which edition of the guidance this is."""

    version: Text
    """Raised with every change of practice content."""
    date: IsoDay
    """The day of this edition."""


class TermSource(Shape):
    """An abbreviation."""

    term: Text
    means: Text
    confirmed: Literal["stated", "inferred", "unconfirmed"]
    collections: tuple[CollectionId, ...] = ()
    """The organisations whose guides print it. Left out: it is shown to all."""


class OwnWordsSource(Shape):
    """The council's own words in the record forms."""

    statement: Text = (
        "This agreement rests on our statement of vision and purpose, which is given out with it. "
        "The points below only sum it up."
    )
    """Its statement of vision and purpose, for the supervision agreement."""
    leave_out: tuple[Text, ...] = ()
    """What its own records leave out, each as form/id: joint-supervision/apologies."""


class SettingsFile(Shape):
    """common/settings.yml: everything that differs between organisations."""

    site_name: Text
    """The name of the site."""
    council: Text
    """The organisation it is for."""
    edition: EditionSource
    """Which edition of the guidance this is."""
    names: dict[Id, Text]
    """Teams, systems and mailboxes; other files write them as <name>."""
    abbreviations: tuple[TermSource, ...] = ()
    """Those of the organisation's own teams and systems; all others stand in glossary.yml."""
    classification: AnyText | None = None
    """A marking to print on every page, if there is one."""
    start_early: Literal["idle", "hover", "off"] = "idle"
    """When pages of guidance fetch the calculator's Python: idle, once the page is there and the
    browser has nothing else to do; hover, when someone points at a link to a tool or reaches it
    by keyboard or touch; off, only when the tool itself is opened."""
    offline: Literal["on", "off"] = "on"
    """Whether browsers keep a copy of the site for when there is no network. off removes it too."""
    records: OwnWordsSource = Field(default_factory=OwnWordsSource)
    """The council's own words in the record forms."""
    publish: Annotated[tuple[CollectionId, ...], Field(min_length=1)]
    """The collections to publish, the organisation's own first."""


class CollectionSource(Shape):
    """The guidance of one organisation."""

    id: Annotated[Id, Defines("collection")]
    title: Text
    organisation: Text | None
    """Whose guidance it is. null: that of the organisation the site is for. Never left out."""


class GroupSource(Shape):
    """A group of pathways in the navigation."""

    id: Annotated[Id, Defines("group")]
    title: Text
    collection: CollectionId


class GuideSource(Shape):
    """One source document. null: not stated in the source."""

    id: Annotated[Id, Defines("guide")]
    collection: CollectionId
    document: Text
    title: Text
    owner: Text | None = None
    version: Text | None = None
    effective_from: IsoDay | None = None
    last_reviewed: IsoDayOrMonth | None = None
    next_review: IsoDayOrMonth | None = None
    arranged_by: RoleId | None = None
    """The role that arranges its meetings, unless the step names another."""
    invite: tuple[InviteeSource, ...] = ()
    """Who comes to its meetings, unless the step names others."""
    also_invite: tuple[InviteeSource, ...] = ()
    """Who joins every meeting besides."""
    must_know: tuple[LineSource, ...] = ()
    rules: tuple[LineSource, ...] = ()
    recording: tuple[LineSource, ...] = ()
    records: RecordIds = ()
    """The records its meetings must produce, unless the step names others."""
    readings: ReadingIds = ()
    """The readings that its lines rest on, and no step."""
    clauses: ClauseIds = ()


class GuidesFile(Shape):
    """common/guides.yml: the source documents and the groups of the navigation."""

    collections: tuple[CollectionSource, ...]
    groups: tuple[GroupSource, ...]
    guides: tuple[GuideSource, ...]


class RoleSource(Shape):
    """A function in which a person attends."""

    id: Annotated[Id, Defines("role")]
    title: Text
    team: Text | None = None
    phrase: Text | None = None
    """What to call whoever fills it in a sentence: "the" and the title, if left out."""


class RolesFile(Shape):
    """common/roles.yml: who may be invited."""

    roles: tuple[RoleSource, ...]


class OtherTimingSource(Shape):
    """What the other reading would say of one step. Names steps by their full id."""

    step: StepId
    when: SentenceText
    """The timing sentence under the other reading."""
    instead_of: Maybe[SentenceText] = None
    """The step's own sentence that it stands against, where the step has several cases."""


class AssumedSource(Shape):
    """A second date that a comparison needs: so many days after the one that is varied."""

    key_date: KeyDateId
    days_after: Annotated[int, Field(strict=True, ge=0, le=999)]


class PartSource(Shape):
    """What holds for the guidance of one organisation only."""

    collection: CollectionId
    text: Text


def _once_each(parts: tuple[PartSource, ...]) -> tuple[PartSource, ...]:
    """Return *parts*; of two for one organisation only the last would be told."""
    named = [one.collection for one in parts]
    if (twice := next((one for one in named if named.count(one) > 1), None)) is not None:
        raise refusal(f"two of these are for {twice!r}.", "Write one text for each collection.")
    return parts


PartSources = Annotated[tuple[PartSource, ...], AfterValidator(_once_each)]


class ReadingSource(Shape):
    """The reading chosen where two careful readers could differ."""

    id: Annotated[Text, Defines("reading")]
    question: Text
    chosen: Text
    also: PartSources = ()
    """What to add to `chosen` where that organisation's guidance is published."""
    why: Text
    status: Literal["assumed", "confirmed"]
    confirmed_by: Text | None = None
    """A post, never a person's name."""
    confirmed_on: IsoDay | None = None
    alternative: Maybe[Text] = None
    """The other reading, in words."""
    effect: Maybe[Text] = None
    """What the other reading would change, in words."""
    alternatives: tuple[OtherTimingSource, ...] = ()
    """The other reading as timing sentences: compared with ours, never shown in a timetable."""
    assuming: tuple[AssumedSource, ...] = ()
    """Where other dates lie while the two are compared."""

    @model_validator(mode="after")
    def _says_the_other_reading(self) -> Self:
        has_more = bool(self.effect or self.alternatives or self.assuming)
        if has_more and self.alternative is None:
            hint = "Add `alternative:`, the other reading in words."
            raise refusal(f"reading {self.id} does not say what the other reading is.", hint)
        return self

    @model_validator(mode="after")
    def _is_confirmed_by_someone(self) -> Self:
        is_signed = self.confirmed_by is not None and self.confirmed_on is not None
        if (self.status == "confirmed") != is_signed:
            hint = "Give `confirmed-by` and `confirmed-on` with status confirmed, and only then."
            raise refusal(f"reading {self.id} is half confirmed.", hint)
        return self


class ReadingsFile(Shape):
    """common/readings.yml: the readings the dates rest on."""

    readings: tuple[ReadingSource, ...]


class GapSource(Shape):
    """Something the guides leave open or contradict."""

    id: Annotated[Text, Defines("gap")]
    text: Text
    also: PartSources = ()
    """What to add where that organisation's guidance is published."""
    compares: tuple[CollectionId, ...] = ()
    """The organisations that it compares: it is told only where all are published."""


class GapsFile(Shape):
    """common/gaps.yml: what the guides leave open."""

    gaps: tuple[GapSource, ...]


class GlossaryFile(Shape):
    """common/glossary.yml: abbreviations."""

    terms: tuple[TermSource, ...]


class ContradictionSource(Shape):
    """Two pathways that one child cannot normally be on at once."""

    pathways: tuple[AnyPathwayId, AnyPathwayId]
    message: Text


class TogetherSource(Shape):
    """Pathways that hold together, and what to do about it."""

    pathways: tuple[AnyPathwayId, ...]
    """Two or more; it is said only where all of them apply."""
    title: Text
    """What they come to, in a few words and a full stop."""
    message: Text
    """What to do."""

    @model_validator(mode="after")
    def _names_several(self) -> Self:
        if len(set(self.pathways)) < 2:  # noqa: PLR2004 - one alone is together with nothing
            raise refusal("one pathway alone is together with nothing.", "Name two or more.")
        return self


class CombinationsFile(Shape):
    """common/combinations.yml: what to say when pathways are chosen together."""

    contradictory: tuple[ContradictionSource, ...] = ()
    together: tuple[TogetherSource, ...] = ()
    notes: tuple[NoteSource, ...] = ()


class HolidaySource(Shape):
    """One bank holiday, titled as published."""

    date: IsoDay
    title: Text


class BankHolidaysFile(Shape):
    """common/bank-holidays.yml: the published bank holidays of England and Wales."""

    first: Year
    """The first year of the list."""
    published_to: Year
    """The last year of the list; every year from the first is whole."""
    projected_to: Year
    """After the list, up to this year, bank holidays follow from the statute."""
    holidays: tuple[HolidaySource, ...]


class ClauseSource(Shape):
    """One numbered clause of a source document, in our words."""

    id: Annotated[Text, Defines("clause")]
    heading: Text
    kind: Text
    says: Text
    left_out: Maybe[Text] = None
    """Why nothing carries it out."""


class RegisterFile(Shape):
    """register/<guide>.yml: every clause of one source document."""

    document: Text
    clauses: tuple[ClauseSource, ...]
