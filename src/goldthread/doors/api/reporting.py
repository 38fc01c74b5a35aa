"""The operation by which an agency's system reports how an action goes."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router, Status

from goldthread.doors.api.door import ApiRequest, door
from goldthread.doors.api.problems import Overtaken, etag_of
from goldthread.doors.api.reading import ActionNumber, SpaceName, owed
from goldthread.doors.api.responses import CHANGING
from goldthread.doors.api.schemas.actions import ActionForAgency, actions_shown
from goldthread.doors.api.schemas.actions import ChangedMeanwhile as ActionChangedMeanwhile
from goldthread.doors.api.schemas.reports import Report, ReportForAgency, report_shown
from goldthread.doors.api.sending import key_of, of_this_token, seen_of, version_in
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import ChangedMeanwhile, Refused, SentBefore
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.reporting import Said, report_progress

router = Router()

MEANWHILE = (
    "The action was changed after you read it, so nothing was done. “now” shows it as it is:"
    " look at it, then send again with its version."
)
OTHER_REPORT = "This Idempotency-Key came before with another report. Send a new report with a key of its own."

Key = key_of("report")
Seen = seen_of("action")


@router.post(
    "/spaces/{slug:space}/actions/{number}/reports",
    response={200: ReportForAgency, 201: ReportForAgency, **CHANGING},
    summary="Report how an action goes",
    tags=["Actions"],
)
@door(Can.REPORT_PROGRESS)
def report(
    request: ApiRequest,
    response: HttpResponse,
    space: SpaceName,
    number: ActionNumber,
    sent: Report,
    key: Key,  # type: ignore[valid-type]
    seen: Seen = "",  # type: ignore[valid-type]
) -> Status[ReportForAgency]:
    """What the agency says stands on the action's page, with the token's name.

    An action is reported done once every owner says that it is; whether it is done is for the partnership to say.
    """
    found = get_object_or_404(owed(request), pk=number)
    status = 201
    try:
        made = report_progress(
            action=found,
            said=Said(says=sent.says, report=sent.report, done_on=sent.done_on),
            owner=request.auth.agency,
            by=request.holder,
            at=request.now,
            key=of_this_token(request, key),
            seen_version=version_in(seen),
        )
    except SentBefore as before:
        status, made = 200, _the_same(before, sent, found.pk)
    except ChangedMeanwhile:
        raise Overtaken(MEANWHILE, ActionChangedMeanwhile, _as_it_is(request, number)) from None
    now = _as_it_is(request, number)
    response["ETag"] = etag_of(now.version)
    return Status(status, report_shown(made, now))


def _as_it_is(request: ApiRequest, number: int) -> ActionForAgency:
    (shown,) = actions_shown([get_object_or_404(owed(request), pk=number)])
    return shown


def _the_same(before: SentBefore, sent: Report, action: int) -> ProgressReport:
    """What this key made before. Raise Refused if that was something else."""
    kept = ProgressReport.objects.filter(pk=before.object_id or 0, action=action).first()
    said = (sent.says, sent.report.strip(), sent.done_on if sent.says == ProgressReport.Says.DONE else None)
    if kept is None or (kept.says, kept.words, kept.done_on) != said:
        raise Refused(OTHER_REPORT, "Idempotency-Key")
    return kept
