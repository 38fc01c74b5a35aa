"""Forms about a breach: from the minute it became known."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.ui.words import moment
from goldthread.partnership.rights.clocks import due_of_breach
from goldthread.partnership.rights.forms.breaches import (
    AssessRisk,
    DecideToNotify,
    RecordBreach,
    RecordPeopleTold,
    RecordReport,
    RecordStep,
)
from goldthread.partnership.rights.models import Breach
from goldthread.partnership.rights.views.access_forms import to_matter
from goldthread.partnership.rights.views.in_sight import crumbs_to_rights, place_of, visible_of


@access(Can.ANSWER_RIGHTS)
def record(request: DeskRequest) -> HttpResponse:
    """It became known."""
    form = RecordBreach(*sent(request), suggested={"aware_on": request.today})
    page = FormPage(
        title="Record a breach",
        intro="Record it as soon as it is known, with what is known. The rest can follow.",
        back=reverse("rights", args=[request.space.slug]),
        done="It was recorded. The 72 hours run from the minute at which it became known.",
        crumbs=crumbs_to_rights(request.space),
        to=to_matter(request),
    )
    return answered(request, page, form, form.record, space=request.space)


@access(Can.ANSWER_RIGHTS)
def risk(request: DeskRequest, pk: int) -> HttpResponse:
    """How likely people come to harm."""
    breach = visible_of(Breach, request, pk)
    form = AssessRisk(*sent(request), seen=breach, initial={"risk": breach.risk, "why": breach.risk_why})
    page = FormPage(title="Assess the risk", done="It was recorded.", **place_of(request, breach.matter, "risk"))
    return answered(request, page, form, form.assess, breach=breach)


@access(Can.ANSWER_RIGHTS)
def decide(request: DeskRequest, pk: int) -> HttpResponse:
    """Whether the Information Commissioner is told."""
    breach = visible_of(Breach, request, pk)
    now = {"decision": breach.decision, "why": breach.decision_why}
    form = DecideToNotify(*sent(request), seen=breach, initial=now)
    page = FormPage(
        title="Decide whether the Information Commissioner is told",
        intro="A breach is reported unless it is unlikely that it puts people’s rights and freedoms at risk (UK GDPR,"
        f" article 33). This one is assessed so: {breach.get_risk_display() or 'not yet'}.",
        done="The decision was recorded.",
        **place_of(request, breach.matter, "report"),
    )
    return answered(request, page, form, form.decide, breach=breach)


@access(Can.ANSWER_RIGHTS)
def report(request: DeskRequest, pk: int) -> HttpResponse:
    """A report was made."""
    breach = visible_of(Breach, request, pk)
    now = timezone.localtime(request.now)
    form = RecordReport(*sent(request), suggested={"reported_on": request.today, "reported_time": f"{now:%H:%M}"})
    page = FormPage(
        title="Record a report to the Information Commissioner",
        intro=f"The 72 hours end on {moment(due_of_breach(breach.aware_at))}.",
        done="The report was recorded.",
        **place_of(request, breach.matter, "report"),
    )
    return answered(request, page, form, form.record, breach=breach)


@access(Can.ANSWER_RIGHTS)
def people(request: DeskRequest, pk: int) -> HttpResponse:
    """The people affected."""
    breach = visible_of(Breach, request, pk)
    now = {"told": breach.told, "told_on": breach.told_on, "words": breach.told_words}
    form = RecordPeopleTold(*sent(request), seen=breach, initial=now)
    page = FormPage(
        title="Record whether the people affected were told",
        intro="Where the risk is high they are told without undue delay (UK GDPR, article 34).",
        done="It was recorded.",
        **place_of(request, breach.matter, "people"),
    )
    return answered(request, page, form, form.record, breach=breach)


@access(Can.ANSWER_RIGHTS)
def step(request: DeskRequest, pk: int) -> HttpResponse:
    """What was done."""
    breach = visible_of(Breach, request, pk)
    form = RecordStep(*sent(request), suggested={"taken_on": request.today})
    page = FormPage(
        title="Record a step that was taken", done="It was recorded.", **place_of(request, breach.matter, "steps")
    )
    return answered(request, page, form, form.record, breach=breach)
