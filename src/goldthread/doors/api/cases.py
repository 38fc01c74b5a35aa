"""The operations that read cases: as the registers and the pages of cases tell them, for whom a token stands."""

from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router
from pydantic import Field

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.outcomes import outcomes_in
from goldthread.cases.casework.overdue import overdue
from goldthread.cases.casework.queries import cases_in
from goldthread.cases.declaring.lengths import LONGEST_CODE
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.doors.api.cursors import LARGEST, page_of
from goldthread.doors.api.days import Day
from goldthread.doors.api.door import ApiRequest, door
from goldthread.doors.api.problems import etag_of
from goldthread.doors.api.reading import Leafing, SpaceName
from goldthread.doors.api.responses import ALWAYS
from goldthread.doors.api.schemas.cases import CaseOpened, Cases, case_opened, cases_shown
from goldthread.doors.api.schemas.outcomes import Outcomes, outcome_offered
from goldthread.doors.api.schemas.spaces import Agencies, agency_named
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.commands.refusals import NotAllowed
from goldthread.foundation.records.moments import beginning_of, end_of
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken

router = Router()

PathwayName = Annotated[str, Path(description="The code of a pathway.", max_length=LONGEST_CODE)]
Reference = Annotated[str, Path(description="The case’s reference, as the list gives it.", max_length=40)]


def pathways_by_api() -> list[Pathway]:
    """A restricted pathway is left out: its cases are opened by named people, who say what for."""
    return [pathway for pathway in PATHWAYS.values() if not pathway.is_restricted]


def one_of(codes: list[str]) -> Any:
    """Only these; any text where there are none."""
    return Literal[tuple(dict.fromkeys(codes))] if codes else str


PathwayCode = one_of([pathway.code for pathway in pathways_by_api()])
StageCode = one_of([stage.code for pathway in pathways_by_api() for stage in pathway.stages])


class CaseFilters(Leafing):
    pathway: list[PathwayCode] = Field([], description="Only cases of this pathway; may be given several times.")  # type: ignore[valid-type]
    stage: list[StageCode] = Field([], description="Only cases at this stage; may be given several times.")  # type: ignore[valid-type]
    # Each may be left out; none can be sent as nothing, which their types therefore do not say.
    closed: bool = Field(None, description="Only cases that are closed, or only those that are open.")  # type: ignore[assignment]
    late: bool = Field(None, description="Only cases of which something is overdue, or nothing.")  # type: ignore[assignment]
    lead: int = Field(  # type: ignore[assignment]
        None,
        ge=1,
        le=LARGEST,
        description="Only cases that this account leads. For a token of the partnership.",
    )
    opened_from: Day = Field(None, description="Only cases opened on this day or later.")  # type: ignore[assignment]
    opened_until: Day = Field(None, description="Only cases opened on this day or earlier.")  # type: ignore[assignment]


@router.get(
    "/spaces/{slug:space}/cases",
    response={200: Cases, **ALWAYS},
    summary="Cases",
    tags=["Cases"],
)
@door(Can.VIEW_CASES)
def cases(request: ApiRequest, space: SpaceName, asked: Query[CaseFilters]) -> Cases:
    """In the order in which they were recorded: a token of an agency reads those of which the agency was given sight,
    one of the partnership all. No restricted case is among them. That they were taken is kept in the trail.
    """
    rows, after = page_of(
        _asked_for(cases_in(request.space, request.standing), asked, request), asked.cursor, asked.limit
    )
    noting_what_is_taken(request.space)("cases by API", len(rows))
    return Cases(items=cases_shown(rows, request.standing), next=after)


@router.get(
    "/spaces/{slug:space}/cases/{slug:reference}",
    response={200: CaseOpened, **ALWAYS},
    summary="One case",
    tags=["Cases"],
)
@door(Can.VIEW_CASES)
def case(request: ApiRequest, response: HttpResponse, space: SpaceName, reference: Reference) -> CaseOpened:
    """Where it stands, what is owed by when and why, and all that happened. Its version is also the ETag, to be sent
    back as If-Match. The read is kept in the trail.
    """
    found = case_seen(request, reference)
    note_read(found, "case by API")
    response["ETag"] = etag_of(found.version)
    return case_opened(found, request.standing, request.now)


@router.get(
    "/spaces/{slug:space}/agencies",
    response={200: Agencies, **ALWAYS},
    summary="Agencies that take part",
    tags=["Cases"],
)
@door(Can.VIEW_CASES)
def agencies(request: ApiRequest, space: SpaceName) -> Agencies:
    """The numbers by which records of cases name them."""
    return Agencies(items=[agency_named(one) for one in agencies_on(request.space.pk, request.today)])


@router.get(
    "/spaces/{slug:space}/pathways/{slug:pathway}/outcomes",
    response={200: Outcomes, **ALWAYS},
    summary="Outcomes that can be chosen",
    tags=["Cases"],
)
@door(Can.VIEW_CASES)
def outcomes(request: ApiRequest, space: SpaceName, pathway: PathwayName) -> Outcomes:
    """The partnership’s list: outcomes of the pathway that it offers, and its own, each of which counts as one of the
    pathway’s.
    """
    found = next((one for one in pathways_by_api() if one.code == pathway), None)
    if found is None:
        raise Http404
    return Outcomes(items=[outcome_offered(one) for one in outcomes_in(request.space.pk, found).offered])


def case_seen(request: ApiRequest, reference: str, **of: Any) -> Case:
    """One that the token opens; any other is not there."""
    found: Case = get_object_or_404(cases_in(request.space, request.standing), reference=reference, **of)
    return found


def _asked_for(rows: QuerySet[Case], asked: CaseFilters, request: ApiRequest) -> QuerySet[Case]:
    if asked.pathway:
        rows = rows.filter(pathway__in=asked.pathway)
    if asked.stage:
        rows = rows.filter(stage__in=asked.stage)
    if asked.closed is not None:
        rows = rows.filter(closed_at__isnull=not asked.closed)
    if asked.late is not None:
        rows = overdue(rows, request.space, request.standing, request.now, is_overdue=asked.late)
    if asked.lead:
        _check_reads_leads(request)
        rows = rows.filter(lead=asked.lead)
    if asked.opened_from:
        rows = rows.filter(opened_at__gte=beginning_of(asked.opened_from))
    if asked.opened_until:
        rows = rows.filter(opened_at__lt=end_of(asked.opened_until))
    return rows


def _check_reads_leads(request: ApiRequest) -> None:
    """What an audience does not read, it does not ask by either."""
    here, standing = request.space.pk, request.standing
    if not any(here in whole_spaces_of(one, standing, Can.VIEW_CASES) for one in pathways_by_api()):
        raise NotAllowed("")
