"""Forms about one report, from its being called in to what follows from it."""

from django.http import HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.about import forms_about, today_as
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.partnership.forward_plan.commands import ENDED, NOT_YET
from goldthread.partnership.forward_plan.forms import (
    ConsiderForm,
    FollowUpForm,
    PassOnForm,
    ReceiveForm,
    WantedForm,
    WithdrawForm,
    key_of,
    said_of,
)
from goldthread.partnership.forward_plan.models import CalledReport, ReportKind, Rule
from goldthread.partnership.forward_plan.views.in_sight import (
    crumbs_to_plan,
    offered,
    place_of,
    report_to_send,
    visible_report,
)


def _open(report: CalledReport) -> None:
    if not report.is_open:
        raise Refused(ENDED)


def _received(report: CalledReport) -> None:
    _open(report)
    if report.received_on is None:
        raise Refused(NOT_YET)


def _considered(report: CalledReport) -> None:
    if report.considered_on is None:
        raise Refused("It has not been considered yet.")


@access(Can.RECORD_PLANS)
def call_in(request: DeskRequest) -> HttpResponse:
    """A report is called in; with ``?kind=`` one of that kind of the catalogue."""
    slug, asked = request.space.slug, request.GET.get("kind", "")
    kinds = ReportKind.objects.filter(space=request.space)
    kind = kinds.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 10 else None
    suggested = {"kind": key_of(kind), "title": kind.name, "rule": kind.rule} if kind else {"rule": Rule.ONCE}
    form = WantedForm(*sent(request), suggested=suggested, **offered(request))
    page = FormPage(
        step="call-report-in",
        title="Call a report in",
        button="Call it in",
        done="The report was called in.",
        back=reverse("forward_plan", args=[slug]),
        to=lambda pk: reverse("called_report", args=[slug, pk]),
        crumbs=crumbs_to_plan(request.space),
    )
    return answered(request, page, form, form.call_in, space=request.space)


_about = forms_about(find=visible_report, place=place_of, given="report", open_if=_open)


change = _about(
    Can.RECORD_PLANS,
    form=WantedForm,
    send=WantedForm.change,
    now=said_of,
    options=offered,
    title="Change what is called in",
    done="The change was saved.",
    step="change-called-report",
)

receive = _about(
    Can.SEND_REPORTS,
    find=report_to_send,
    form=ReceiveForm,
    send=ReceiveForm.receive,
    suggested=today_as("on"),
    title="Send the report",
    intro=lambda report: "What was sent before is replaced by what you send now." if report.received_on else "",
    button="Send it",
    done="The report was received.",
    step="receive-report",
)

consider = _about(
    Can.RECORD_PLANS,
    form=ConsiderForm,
    send=ConsiderForm.consider,
    open_if=_received,
    title="Record that it was considered",
    intro=lambda report: "" if report.rule == Rule.ONCE else "The next of these reports is called in with it.",
    done="It was recorded.",
    step="consider-report",
)

pass_on = _about(
    Can.RECORD_PLANS,
    form=PassOnForm,
    send=PassOnForm.pass_on,
    open_if=_considered,
    suggested=today_as("on"),
    options=offered,
    title="Pass it on",
    intro="To the executive or another group that should know what was made of the report.",
    done="It was recorded.",
)

follow_up = _about(
    Can.RECORD_ACTIONS,
    form=FollowUpForm,
    send=FollowUpForm.follow_up,
    open_if=_considered,
    options=offered,
    adds=True,
    title="Set an action",
    intro="It stands in the list of actions, is chased like any other, and says that it follows from this report.",
    button="Set the action",
    done="The action was set.",
    step="follow-report-up",
)

withdraw = _about(
    Can.RECORD_PLANS,
    form=WithdrawForm,
    send=WithdrawForm.withdraw,
    title="It is no longer wanted",
    button="Record it",
    danger=True,
    done="It was recorded. No next report comes of it.",
)
