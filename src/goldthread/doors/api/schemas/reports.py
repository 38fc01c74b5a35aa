"""What an agency's system reports of an action."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field

from goldthread.doors.api.days import Day
from goldthread.doors.api.schemas.actions import ActionForAgency
from goldthread.doors.api.schemas.audiences import Audience, serialised
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.records.long_text import LONGEST_TEXT
from goldthread.foundation.records.seen_text import shows_nothing

Says = ProgressReport.Says


def _to_read(words: str) -> str:
    """The words, or none where they show nothing."""
    return "" if shows_nothing(words) else words


class Report(Schema):
    """How an action goes."""

    model_config = ConfigDict(extra="forbid")

    says: Says = Field(description="How it goes.")
    report: Annotated[str, AfterValidator(_to_read)] = Field(
        "", max_length=LONGEST_TEXT, description="In words; must be there for what is held up or done. Name no child."
    )
    done_on: Day | None = Field(None, description="The day on which it was done; must be there for what is done.")


class ReportForAgency(Schema):
    """What was reported, and the action as it is now."""

    id: int
    says: Says
    says_in_words: str
    report: str
    done_on: date | None
    reported_at: datetime
    action: ActionForAgency


serialised(
    ProgressReport,
    {Audience.AGENCY: ReportForAgency},
    hidden="space version recorded_at agency group since reported_by reported_through is_by_partnership",
    made_of={"says_in_words": "says", "report": "words"},
)


def report_shown(report: ProgressReport, action: ActionForAgency) -> ReportForAgency:
    return ReportForAgency(
        id=report.pk,
        says=Says(report.says),
        says_in_words=report.get_says_display(),
        report=report.words,
        done_on=report.done_on,
        reported_at=report.reported_at,
        action=action,
    )
