"""The operations that read. Each opens by a token and answers with what its agency may see."""

from typing import Annotated

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router, Schema
from pydantic import Field

from goldthread.doors.api.cursors import LARGEST, Cursor, Limit, page_of
from goldthread.doors.api.days import Day, Moment
from goldthread.doors.api.door import ApiRequest, door
from goldthread.doors.api.problems import etag_of
from goldthread.doors.api.responses import ALWAYS
from goldthread.doors.api.schemas.actions import ActionForAgency, Actions, Status, actions_shown
from goldthread.doors.api.schemas.reviews import Reviews, Thread, review_listed, thread_shown
from goldthread.doors.api.schemas.spaces import Spaces, space_opened
from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.models import ActionQuerySet
from goldthread.foundation.actions.plan import actions_in
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.parts import parts_of

router = Router()

SpaceName = Annotated[str, Path(description="The partnership's short name, as “spaces” gives it.")]
ActionNumber = Annotated[int, Path(description="The action's number, as the list gives it.", ge=1, le=LARGEST)]


class Leafing(Schema):
    """Which page is asked for."""

    cursor: Cursor = 0
    limit: Limit = 50


class ActionFilters(Leafing):
    status: list[Status] = Field([], description="Only actions of this status; may be given several times.")
    # Either may be left out; neither can be sent as nothing, which their type therefore does not say.
    due_before: Day = Field(None, description="Only actions wanted before this day.")  # type: ignore[assignment]
    changed_since: Moment = Field(  # type: ignore[assignment]
        None,
        description="Only actions changed at this moment or later. Ask with a few minutes' overlap: a change shows once"
        " it is whole.",
    )


@router.get(
    "/spaces",
    response={200: Spaces, **ALWAYS},
    summary="The partnership that the token opens",
    tags=["Token"],
)
@door()
def spaces(request: ApiRequest) -> Spaces:
    """Also tells what the token may do, for which agency, and until when."""
    return Spaces(items=[space_opened(request.auth)])


@router.get(
    "/spaces/{slug:space}/reviews",
    response={200: Reviews, **ALWAYS},
    summary="Reviews that are published",
    tags=["Thread"],
)
@door(Can.VIEW_REVIEWS)
def reviews(request: ApiRequest, space: SpaceName, asked: Query[Leafing]) -> Reviews:
    """In the order in which they were recorded."""
    rows, after = page_of(Review.objects.visible_to(request.standing), asked.cursor, asked.limit)
    return Reviews(items=[review_listed(review) for review in rows], next=after)


@router.get(
    "/spaces/{slug:space}/reviews/{slug:reference}/thread",
    response={200: Thread, **ALWAYS},
    summary="The thread of a review",
    tags=["Thread"],
)
@door(Can.VIEW_REVIEWS)
def thread(
    request: ApiRequest,
    space: SpaceName,
    reference: Annotated[str, Path(description="The review's reference, as the list gives it.")],
) -> Thread:
    """From what was found to how change will be tested. The read is kept in the trail.

    Of actions it names those that the token's agency owes, if the token may see these.
    """
    review = get_object_or_404(Review.objects.visible_to(request.standing), reference=reference)
    note_read(review, "thread by API")
    return thread_shown(parts_of(review, request.standing))


@router.get(
    "/spaces/{slug:space}/actions",
    response={200: Actions, **ALWAYS},
    summary="Actions that the agency owes",
    tags=["Actions"],
)
@door(Can.VIEW_OWN_ACTIONS)
def actions(request: ApiRequest, space: SpaceName, asked: Query[ActionFilters]) -> Actions:
    """In the order in which they were recorded. That they were taken is kept in the trail."""
    rows, after = page_of(_asked_for(owed(request), asked), asked.cursor, asked.limit)
    noting_what_is_taken(request.space)("actions by API", len(rows))
    return Actions(items=actions_shown(rows), next=after)


@router.get(
    "/spaces/{slug:space}/actions/{number}",
    response={200: ActionForAgency, **ALWAYS},
    summary="One action",
    tags=["Actions"],
)
@door(Can.VIEW_OWN_ACTIONS)
def action(request: ApiRequest, response: HttpResponse, space: SpaceName, number: ActionNumber) -> ActionForAgency:
    """Its version is also the ETag, to be sent back as If-Match. The read is kept in the trail."""
    found = get_object_or_404(owed(request), pk=number)
    note_read(found, "action by API")
    response["ETag"] = etag_of(found.version)
    (shown,) = actions_shown([found])
    return shown


def owed(request: ApiRequest) -> ActionQuerySet:
    """Actions that the token's agency owes, each with when it was ``changed_at``."""
    return actions_in(request.space, request.standing, request.today).with_changes()


def _asked_for(rows: ActionQuerySet, asked: ActionFilters) -> ActionQuerySet:
    if asked.status:
        rows = rows.filter(status__in=asked.status)
    if asked.due_before:
        rows = rows.filter(wanted_by__lt=asked.due_before)
    if asked.changed_since:
        rows = rows.changed_since(asked.changed_since)
    return rows
