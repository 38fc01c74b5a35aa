"""What a file about a partnership's published arrangements holds, at one or two dates of one board."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from goldthread.foundation.loads.checking import (
    DayText,
    Facts,
    Line,
    Name,
    Oddity,
    PartialDateText,
    Short,
    Slug,
    SourcedFacts,
    Words,
)
from goldthread.foundation.ui.words import sentence

BEFORE, AFTER = "web-page", "arrangements-2019"


class Snapshot(SourcedFacts):
    """One date of the board. ``date`` is empty where the source bears none."""

    id: Literal["web-page", "arrangements-2019"]
    what: Line
    date: DayText | None
    date_note: Line | None = None
    governance: Line


class About(Facts):
    """The documents that the facts come from."""

    dataset: Short
    area: Name
    region: Name | None = None
    snapshots: list[Snapshot]


class PartnershipFacts(SourcedFacts):
    """The partnership's own name."""

    name: Name
    abbreviation: Short | None = None
    name_decision: Words | None = None
    snapshot: Short


class PartnerFacts(SourcedFacts):
    """One of the safeguarding partners."""

    id: Slug
    kind: Literal["local_authority", "health_commissioner", "police"]
    name: Name
    abbreviation: Short | None = None
    abbreviation_basis: Literal["inferred", "stated"] | None = None
    acts_for: Name | None = None
    name_on_signature: Name | None = None
    signatory_role: Name


class ExecutiveFacts(SourcedFacts):
    """The executive in which the partners sit."""

    abbreviation: Short
    chair_role: Name
    attendees: list[Name]
    holds_lsp_function: bool
    responsibility: Words


class BoardFacts(SourcedFacts):
    """One strategic board."""

    id: Slug
    name: Name
    abbreviation: Short | None
    scope: Words


class UnitFacts(SourcedFacts):
    """The business unit."""

    name: Name
    abbreviation: Short
    supports: list[Words]
    head_role: Name
    head_also: Name | None = None


class SubGroupFacts(SourcedFacts):
    """One sub-group of the board."""

    snapshot: Literal["web-page", "arrangements-2019"]
    accountable_to: Name
    id: Slug
    name: Name
    abbreviation: Short
    statutory: bool
    purpose: Words
    review_criterion: Words | None = None
    who_may_refer: Words | None = None
    key_priorities: list[Words] = []
    guidance: Words | None = None
    chair_role: Name
    chair_organisation: Name | None
    terms_of_reference: Name | None
    gap: Words | None = None


class MeetingFacts(SourcedFacts):
    """A standing meeting of several agencies about children."""

    id: Slug
    name: Name
    abbreviation: Short
    frequency: Short | None
    co_chairs: list[Name] = []
    purposes: list[Words] = []
    feeds: Words | None = None


class PanelRules(Facts):
    """How the panel sits and decides."""

    standing_membership: bool
    named_deputies: bool
    substitutes_allowed: bool
    observer: Words
    advisor_role: Name
    after_panel: Words
    final_decision: Words
    rapid_review_working_days: int
    if_panel_date_misses_deadline: Words


class PanelFacts(SourcedFacts):
    """The one panel for all statutory reviews."""

    name: Name
    started: PartialDateText
    frequency: Short
    remit: list[Words]
    membership: list[Name]
    membership_note: Words | None = None
    rules: PanelRules


class ScrutinyFacts(SourcedFacts):
    """The independent scrutineer, who came after the independent chair."""

    role: Name
    commissioned_by: Name
    basis: Name
    replaces: Name
    position: Words
    functions: list[Words]
    language_rule: dict[str, str] = {}
    person_specification: Words | None = None


class RelevantFacts(SourcedFacts):
    """One relevant agency, or a kind of them taken together."""

    id: Slug
    name: Name
    abbreviation: Short | None = None
    abbreviation_basis: Literal["inferred", "stated"] | None = None
    kind: Name
    includes: list[Name] = []


class BasisFacts(SourcedFacts):
    """A law or guidance that the arrangements cite, in an edition perhaps."""

    name: Name
    edition: Short | None = None
    snapshot: Short


class PartFacts(SourcedFacts):
    """What one part of the arrangements says, fact by fact, under the names that the file gives.

    A part above that keeps some of the facts by themselves names those as fields, and leaves the others as they come.
    """

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)
    __pydantic_extra__: dict[str, Words | bool | Annotated[int, Field(ge=0, le=1_000_000)] | list[Words]] = Field(
        init=False
    )

    def points(self) -> list[str]:
        """Each fact in words: "Largest contributor: the council", "Published: yes"."""
        own = type(self).model_fields.keys() - SourcedFacts.model_fields.keys()
        told = {**{name: getattr(self, name) for name in own}, **self.__pydantic_extra__}
        return [
            f"{sentence(name.replace('_', ' '))}: {_in_words(said)}" for name, said in told.items() if said is not None
        ]


def _in_words(said: str | bool | int | list[str]) -> str:
    if isinstance(said, bool):
        return "yes" if said else "no"
    return ", ".join(said) if isinstance(said, list) else str(said)


class ArrangementsFile(Facts):
    """The whole file. Sections typed as anything are known and not kept; a load reports them."""

    meta: About
    partnership: PartnershipFacts
    safeguarding_partners: list[PartnerFacts]
    strategic_partnership_executive: ExecutiveFacts | None = None
    boards: list[BoardFacts]
    support_unit: UnitFacts | None = None
    subgroups: list[SubGroupFacts] = []
    multi_agency_meetings: list[MeetingFacts] = []
    one_panel: PanelFacts | None = None
    independent_scrutiny: ScrutinyFacts | None = None
    relevant_agencies: list[RelevantFacts] = []
    legal_basis: list[BasisFacts] = []
    engagement_targets: list[PartFacts] = []
    child_death_review: PartFacts | None = None
    funding: PartFacts | None = None
    needs_assessment: PartFacts | None = None
    threshold_document: PartFacts | None = None
    dashboard: PartFacts | None = None
    voice: PartFacts | None = None
    learning: PartFacts | None = None
    annual_report: PartFacts | None = None
    source_oddities: list[Oddity] = []
    joint_framework: Any = None
    subgroup_rules: Any = None
    statutory_review_workflow: Any = None
    site: Any = None
    learning_methods: Any = None
    figures: Any = None


LEFT_OUT = tuple(name for name, field in ArrangementsFile.model_fields.items() if field.annotation is Any)
