"""A case as its two audiences see it: whoever runs the pathway, and an agency that was given sight of it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.offering import steps_open
from goldthread.cases.casework.queries import (
    NEXT_DUE,
    clocks_shown,
    events_of,
    reads_outcome,
    sees_all_of,
    steps_in,
)
from goldthread.cases.casework.shown import label_of, summary_of
from goldthread.cases.documents.models import CaseDocument
from goldthread.cases.documents.on_cases import documents_of
from goldthread.doors.api.days import Told, day_of, told
from goldthread.doors.api.schemas.audiences import Audience, serialised
from goldthread.doors.api.schemas.problems import Problem
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.timekeeping.explaining import began_on_a_day, lines_of
from goldthread.foundation.timekeeping.models import Clock

A_DAY = "A day, without a time, where nobody said when on it."


class OfCase(Schema):
    """What every audience reads of a case."""

    reference: str
    version: int = Field(
        description="Raised whenever the case moves. Send it as If-Match to change what you have seen."
    )
    pathway: str = Field(description="The code of its pathway.")
    pathway_in_words: str
    stage: str
    stage_in_words: str
    stage_since: Told = Field(description=f"Since when it stands there. {A_DAY}")
    opened_at: Told = Field(description=f"When it began in the world. {A_DAY}")
    closed_at: Told | None
    outcome: str = Field(description="Empty until it is closed, and where an agency is not told how it ended.")
    outcome_in_words: str
    outcome_here: str = Field(
        description="What the partnership called the outcome, where that was one of its own; empty for one of the"
        " pathway’s."
    )
    came: str = Field(description="How it came: typed, sent, form, imported or simulated.")
    next_due: Told | None = Field(
        description="The last day that is in time for what is due next; where hours count, the last instant."
    )


class CaseForAgency(OfCase):
    """A case, for an agency that was given sight of it."""

    reads: Literal["agency"] = "agency"


class CaseInFull(OfCase):
    """A case, for whoever runs the pathway."""

    reads: Literal["all"] = "all"
    lead: int | None = Field(description="The number of the account of whoever leads it; nothing for nobody.")


CaseShown = Annotated[CaseInFull | CaseForAgency, Field(discriminator="reads")]


class Cases(Schema):
    """A page of cases."""

    items: list[CaseShown]
    next: int | None = Field(description="The cursor of the next page; nothing on the last one.")


class FactShown(Schema):
    """A fact that stands first on the page of a case."""

    step: str
    field: str
    label: str
    words: str


class CountedLine(Schema):
    """One line of how a clock was counted."""

    on: date | None
    words: str


class ClockShown(Schema):
    """A clock of a case: what is owed by when, by which rule, and how that was counted."""

    code: str
    occurrence: int
    title: str
    state: str
    state_in_words: str
    owed_by: str
    began_at: Told = Field(description=f"When it began. {A_DAY}")
    due_at: Told | None = Field(
        description=(
            "The last day that is in time, until it ends in London; of a clock that counts hours the last instant."
            " Nothing where nobody can say."
        )
    )
    not_known: str = Field(description="Why nobody can say when it is due.")
    met_at: Told | None
    limit: str
    binding: str = Field(description="statutory, guidance or local.")
    edition: str
    citation: str
    counted: list[CountedLine] = Field(description="How it was counted, line by line.")


class EventShown(Schema):
    """One thing that happened in a case."""

    happened_at: Told = Field(description=f"When it was. {A_DAY}")
    recorded_at: datetime
    kind: str
    what: str
    step: str = Field(description="The step, where it is about one.")
    record: int | None = Field(description="The number of the record that the step kept.")
    moved_to: str = Field(description="The stage to which it moved the case; empty where it stayed.")
    words: str = Field(description="The reason, where one was asked.")
    whose: str = Field(description="Who did it, by role and agency.")
    came: str


class DocumentOfCaseShown(Schema):
    """A document that was put on a case. Its file is opened on the page of the document."""

    title: str
    kind: str
    kind_in_words: str
    dated_on: date = Field(description="The day that it bears, or on which it came.")
    note: str
    agency: int | None = Field(description="The agency from which it is; nothing for whoever runs the pathway.")
    added_at: datetime
    shared_at: datetime | None = Field(description="Since when all who see the case read it.")
    withdrawn_at: datetime | None
    withdrawn_why: str


class CaseOpened(Schema):
    """One case, with all that its page tells."""

    case: CaseShown
    facts: list[FactShown]
    open_steps: list[str] = Field(description="Steps that the token may record in it as it stands.")
    clocks: list[ClockShown]
    events: list[EventShown] = Field(description="What happened, the newest first.")
    documents: list[DocumentOfCaseShown] = Field(description="Documents that the token reads, the newest first.")


class CaseChangedMeanwhile(Problem):
    """Something was recorded in the case after you read it. Nothing was done."""

    now: CaseShown = Field(description="The case as it is now.")


IN_WORDS_TOO = {
    "pathway_in_words": "pathway",
    "stage_in_words": "stage",
    "outcome_in_words": "outcome",
    "next_due": "",
    "reads": "",
}
serialised(
    Case,
    {Audience.AGENCY: CaseForAgency, Audience.OFFICE: CaseInFull},
    hidden="id space recorded_at year number left_open",
    made_of=IN_WORDS_TOO,
)
serialised(
    CaseEvent,
    {Audience.AGENCY: EventShown, Audience.OFFICE: EventShown},
    hidden="id space version case by",
    made_of={"record": "record_id", "what": "step kind", "whose": "role agency"},
)
serialised(
    CaseDocument,
    {Audience.AGENCY: DocumentOfCaseShown, Audience.OFFICE: DocumentOfCaseShown},
    hidden="id space version recorded_at case added_by copy_of copied_step copied_record",
    made_of={"kind_in_words": "kind"},
)
serialised(
    Clock,
    {Audience.AGENCY: ClockShown, Audience.OFFICE: ClockShown},
    hidden="id space version recorded_at subject_kind subject_id pausable from_next_working_day imported fell_away"
    " given_up",
    made_of={
        "state": "cancelled_at",
        "state_in_words": "cancelled_at",
        "limit": "limit_number limit_unit",
        "counted": "",
    },
)


def case_shown(case: Case, standing: Standing) -> CaseInFull | CaseForAgency:
    """As the audience of the token reads it. The case came from ``cases_in``."""
    is_told = reads_outcome(case, standing)
    said: dict[str, Any] = {
        "reference": case.reference,
        "version": case.version,
        "pathway": case.pathway,
        "pathway_in_words": case.rules.title,
        "stage": case.stage,
        "stage_in_words": case.where.title,
        "stage_since": told(case.stage_since),
        "opened_at": told(case.opened_at),
        "closed_at": told(case.closed_at),
        "outcome": case.outcome if is_told else "",
        "outcome_in_words": case.outcome_in_words if is_told else "",
        "outcome_here": case.outcome_here if is_told else "",
        "came": case.came,
        "next_due": told(getattr(case, NEXT_DUE)),
    }
    return CaseInFull(**said, lead=case.lead_id) if sees_all_of(case, standing) else CaseForAgency(**said)


def cases_shown(cases: Sequence[Case], standing: Standing) -> list[CaseInFull | CaseForAgency]:
    return [case_shown(case, standing) for case in cases]


def case_opened(case: Case, standing: Standing, at: datetime) -> CaseOpened:
    """With its facts, clocks and timeline, as somebody with this standing reads them."""
    events = events_of(case, standing)
    return CaseOpened(
        case=case_shown(case, standing),
        facts=[
            FactShown(step=step.code, field=field.name, label=label_of(field), words=words)
            for step, field, words in summary_of(case, standing)
        ],
        open_steps=[one.step.code for one in steps_open(case, standing, steps_in(events)) if not one.first],
        clocks=[_clock(clock) for clock in clocks_shown(case, standing, at)],
        events=[_event(event) for event in events],
        documents=[_document(document) for document in documents_of(case, standing)],
    )


def _clock(clock: Clock) -> ClockShown:
    return ClockShown(
        code=clock.code,
        occurrence=clock.occurrence,
        title=clock.title,
        state=clock.state,
        state_in_words=clock.state_in_words,
        owed_by=clock.owed_by,
        began_at=day_of(clock.began_at) if began_on_a_day(clock) else clock.began_at,
        due_at=clock.due_at if clock.limit.is_of_hours else told(clock.due_at),
        not_known=clock.not_known,
        met_at=told(clock.met_at),
        limit=str(clock.limit),
        binding=clock.binding,
        edition=clock.edition,
        citation=clock.citation,
        counted=[CountedLine(on=line.on, words=line.words) for line in lines_of(clock).lines],
    )


def _document(document: CaseDocument) -> DocumentOfCaseShown:
    return DocumentOfCaseShown(
        title=document.title,
        kind=document.kind,
        kind_in_words=document.get_kind_display(),
        dated_on=document.dated_on,
        note=document.note,
        agency=document.agency_id,
        added_at=document.added_at,
        shared_at=document.shared_at,
        withdrawn_at=document.withdrawn_at,
        withdrawn_why=document.withdrawn_why,
    )


def _event(event: CaseEvent) -> EventShown:
    return EventShown(
        happened_at=told(event.happened_at),
        recorded_at=event.recorded_at,
        kind=event.kind,
        what=event.what,
        step=event.step,
        record=event.record_id,
        moved_to=event.moved_to,
        words=event.words,
        whose=event.whose,
        came=event.came,
    )
