"""What requests add to the page of a case, and what goes with it."""

from typing import Any

from django.db.models import OuterRef

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.retaining import clocks_of, goes_with_its_case
from goldthread.cases.casework.sections import Section, register_section
from goldthread.cases.requests.models import InformationRequest, Lane, LaneLink, LaneReply
from goldthread.cases.requests.queries import of_case
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.retention.kinds.declaring import Part

TEMPLATE = "requests/section.html"
NOTHING_ASKED: dict[str, Any] = {"requests": [], "own": [], "replies": []}


def shown(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    """The desk's lanes and states; for an agency its own lanes, and what others replied and is not marked."""
    found = of_case(case, request.standing, request.now) if is_there else NOTHING_ASKED
    may_ask = not case.is_closed and may_in(case, Can.SHARE_CASES, request.standing, by_agency=False)
    return {**found, "case": case, "may_ask": may_ask}


def register() -> None:
    """Called when the program starts."""
    register_section(Section(TEMPLATE, shown, lambda: InformationRequest.objects.filter(case=OuterRef("pk"))))
    goes_with_its_case(
        *clocks_of(Lane, "request__case"),
        # The pass and its letters stay until their own time: they carry nothing of the case.
        Part(LaneLink, "lane__request__case"),
        Part(LaneReply, "lane__request__case"),
        Part(Lane, "request__case"),
        Part(InformationRequest, "case"),
        drafts=["ask-agencies-{pk}"],
    )
