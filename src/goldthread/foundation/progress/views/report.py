"""The page on which progress is reported."""

from django.http import Http404, HttpResponse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.progress.forms import ReportProgress
from goldthread.foundation.progress.next_steps import may_report
from goldthread.foundation.progress.reporting import owners_to_report_for, those_spoken_for
from goldthread.foundation.progress.views.in_sight import place_of, seen_action


@access(Can.REPORT_PROGRESS)
def report(request: DeskRequest, pk: int) -> HttpResponse:
    """An owner says how it goes. What is settled meanwhile is said by the form, which keeps what was typed."""
    action = seen_action(request, pk)
    if request.method != "POST" and not may_report(action, request.standing):
        raise Http404
    owners = owners_to_report_for(action, request.standing)
    form = ReportProgress(
        *sent(request),
        owners=owners,
        spoken_for=those_spoken_for(owners, request.user, request.today),
        seen=action,
        suggested={"done_on": request.today},
    )
    page = FormPage(
        title="Report progress",
        intro=action.what,
        button="Send the report",
        done="The report was sent.",
        step=f"report-progress-{action.pk}",
        **place_of(action, request),
    )
    return answered(request, page, form, form.send, action=action)
