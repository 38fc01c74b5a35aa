"""What a file about one review holds (see seeds/README.md for the shape of a record)."""

from typing import Annotated, Literal

from pydantic import Field

from goldthread.foundation.loads.checking import (
    Address,
    Code,
    DayText,
    Facts,
    Line,
    Name,
    Number,
    Oddity,
    PartialDateText,
    Printed,
    Short,
    Slug,
    SourcedFacts,
    Words,
)

Brief = Annotated[str, Field(min_length=1, max_length=60)]
FoundBasis = Literal["stated", "inferred"] | None


class About(SourcedFacts):
    """The report that the facts come from."""

    dataset: Short
    area: Name
    report_title_fact: Words | None = None
    committee: Name | None = None
    committee_date: DayText | None = None
    directorate: Name | None = None
    contact_role: Name | None = None
    wards: Name | None = None
    public_access: Name | None = None
    appendices: list[Words] = []
    appendices_note: Words | None = None


class ReviewFacts(SourcedFacts):
    """The review itself."""

    id: Slug
    pseudonym: Short
    type: Name
    board: Name
    commissioned: Name | None = None
    incident: Words | None = None
    incident_date: DayText | None = None
    child_age_years: Number | None = None
    theme: Line | None = None
    commenced: PartialDateText | None = None
    approved: DayText | None = None
    approved_by: Line | None = None
    published: DayText | None = None
    published_at: Line | None = None
    delay_reason: Words | None = None
    findings_count: Number | None = None


class EventFacts(SourcedFacts):
    """One entry of the timeline."""

    date: PartialDateText
    precision: Literal["day", "month", "year"]
    event: Line
    planned: bool = False
    year_inferred: bool = False
    computed: Name | None = None


class FindingFacts(SourcedFacts):
    """One finding."""

    number: Number
    subject: Line
    lead_agencies: list[Name]
    recommendation: Name
    asks: list[Words] = []
    school: Name | None = None


class ActionFacts(SourcedFacts):
    """One action, with whatever the source says of it."""

    ref: Brief
    title: Line
    status: Name
    what: Words
    owner: Line | None
    findings: list[Number]
    findings_basis: FoundBasis = None
    due: Short | None = None
    contributors: list[Words] = []
    outputs: list[Words] = []
    merged_from: list[Words] = []
    reported_effect: list[Words] = []
    frequency: Words | None = None
    reports_to: Words | None = None
    promises: list[Words] = []


class CommitteeFacts(SourcedFacts):
    """What a committee was asked."""

    ref: Brief
    what: Words


class OutcomeFacts(SourcedFacts):
    """What improved practice would look like."""

    id: Code
    outcome: Words
    direction: Literal["up", "down", "quality"]
    measure: Line | None = None
    routes: list[Words] = []
    findings: list[Number]
    findings_basis: FoundBasis = None


class MethodFacts(SourcedFacts):
    """A way of finding out whether learning is embedded."""

    id: Code
    method: Line
    about: Line | None = None
    agencies: list[Name] = []


class FigureFacts(SourcedFacts):
    """One printed figure."""

    measure: Line
    value: Printed
    unit: Brief
    literal: Short
    qualifier: Name | None = None
    period: Brief | None = None
    as_of: PartialDateText | None = None
    note: Words | None = None


class LinkFacts(SourcedFacts):
    """One printed address."""

    title: Line
    url: Address
    note: Line | None = None


class FeedbackFacts(SourcedFacts):
    """What somebody said, by role."""

    about: Line
    from_role: Name
    sense: Words


class ReviewFile(Facts):
    """The whole file."""

    meta: About
    review: ReviewFacts
    timeline: list[EventFacts] = []
    findings: list[FindingFacts]
    actions: list[ActionFacts] = []
    cross_cutting_actions: list[ActionFacts] = []
    committee_recommendations: list[CommitteeFacts] = []
    improved_practice_outcomes: list[OutcomeFacts] = []
    assurance_methods: list[MethodFacts] = []
    figures: list[FigureFacts] = []
    links: list[LinkFacts] = []
    feedback: list[FeedbackFacts] = []
    source_oddities: list[Oddity] = []
