"""Actions as an agency sees them."""

from collections.abc import Sequence
from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from goldthread.doors.api.schemas.audiences import Audience, serialised
from goldthread.doors.api.schemas.problems import Problem
from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.progress.models import Judgement

Status = Action.Status


class OwnerNamed(Schema):
    """An agency or a group that owes an action."""

    agency_id: int | None = Field(description="The agency's number; nothing for a group.")
    name: str


class ActionForAgency(Schema):
    """What an agency owes."""

    id: int
    version: int = Field(description="Raised at every change. Send it as If-Match to change what you have seen.")
    reference: str
    title: str
    what: str
    status: Status
    status_in_words: str
    due: str | None = Field(description="When it is due, as far as that is known: 2026, 2026-11 or 2026-11-23.")
    due_by: date | None = Field(description="The last day that counts.")
    answer_by: date | None = Field(description="The day by which more was asked of what was reported.")
    wanted_by: date | None = Field(description="The day on which it is wanted: answer_by, or else due_by.")
    asked: str = Field(description="What more was asked; empty once that was answered.")
    due_as_printed: str = Field(description="When it is due in the words of its source.")
    is_late: bool
    started_on: date | None
    done_on: date | None
    is_cross_cutting: bool
    owners: list[OwnerNamed]
    source: str = Field(description="The document that it was taken from; empty if it was recorded here.")
    locator: str = Field(description="The section of the source.")
    changed_at: datetime = Field(description="When it was last changed.")


class Actions(Schema):
    """A page of actions."""

    items: list[ActionForAgency]
    next: int | None = Field(description="The cursor of the next page; nothing on the last one.")


class ChangedMeanwhile(Problem):
    """The action was changed after you read it. Nothing was done."""

    now: ActionForAgency = Field(description="The action as it is now.")


serialised(
    Action,
    {Audience.AGENCY: ActionForAgency},
    hidden="space recorded_at load line status_as_printed owner_as_printed origin origin_id is_restricted notes",
    made_of={
        "due": "due_on due_precision",
        "status_in_words": "status",
        "is_late": "wanted_by status",
        "owners": "",
        "asked": "",
        "changed_at": "",
    },
)
serialised(
    ActionOwner,
    {Audience.AGENCY: OwnerNamed},
    hidden="id space version recorded_at load source locator line action basis",
    made_of={"agency_id": "agency", "name": "agency group"},
)


def actions_shown(actions: Sequence[Action]) -> list[ActionForAgency]:
    """Actions that came ``with_evidence``, ``with_lateness``, ``with_changes`` and their owners, in one query more."""
    numbers = [action.pk for action in actions if action.answer_by]
    asked = Judgement.objects.filter(action__in=numbers, verdict=Judgement.Verdict.MORE_ASKED).order_by("pk")
    last_asked = dict(asked.values_list("action_id", "why")) if numbers else {}
    return [_shown(action, last_asked.get(action.pk, "")) for action in actions]


def _shown(action: Action, asked: str) -> ActionForAgency:
    return ActionForAgency(
        id=action.pk,
        version=action.version,
        reference=action.reference,
        title=action.title,
        what=action.what,
        status=Status(action.status),
        status_in_words=action.status_in_words,
        due=action.due.isoformat() if action.due else None,
        due_by=action.due_by,
        answer_by=action.answer_by,
        wanted_by=action.wanted_by,
        asked=asked,
        due_as_printed=action.due_as_printed,
        is_late=action.is_late,
        started_on=action.started_on,
        done_on=action.done_on,
        is_cross_cutting=action.is_cross_cutting,
        owners=[OwnerNamed(agency_id=one.agency_id, name=str(one)) for one in action.owners.all()],
        source=action.source,
        locator=action.locator,
        changed_at=action.changed_at,
    )
