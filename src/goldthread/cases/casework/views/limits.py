"""How long clocks run that no law sets, and when editions were in force that bear no day: each partnership's own."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from goldthread.cases.casework.beginnings import to_come
from goldthread.cases.casework.clocks import limits_in
from goldthread.cases.casework.commands.limits import UNIT
from goldthread.cases.casework.forms.beginnings import BeginningsForm
from goldthread.cases.casework.forms.editions import EditionsForm
from goldthread.cases.casework.forms.steps import LimitsForm
from goldthread.cases.casework.spans import settable
from goldthread.cases.going_live.views import crumbs_to_kind, kept_pathway
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage

STARTS = (
    "Sources differ on what starts these clocks. Say from which event they count here. Cases that began before the day"
    " that you enter stay as they are."
)
TAKES_ITS_PLACE = "What you say now holds from its day on, and takes the place of what was said for later days."


@access(Can.RECORD_ORGANISATION)
def case_limits(request: DeskRequest, pathway: str) -> HttpResponse:
    """One number and its unit for each clock with a local limit, and for each list that shows cases by their age."""
    rules, space = kept_pathway(pathway), request.space
    decided, asked = limits_in(space.pk, rules.code), []
    initial: dict[str, Any] = {}
    for one in settable(rules):
        asked.append((one.id, one.title, one.units))
        number, unit = decided.numbers.get(one.id, (one.rule.limit.number, ""))
        initial |= {one.id: number, UNIT.format(code=one.id): unit or one.rule.limit.unit.value}
    form = LimitsForm(*sent(request), clocks=asked, initial=initial)
    page = FormPage(
        title="Local limits",
        caption=rules.title,
        intro="What the law or statutory guidance sets cannot be changed here. A clock that runs already"
        " keeps its limit; a list shows by what is set now.",
        done="The limits were kept.",
        back=reverse("going_live", args=[space.slug, rules.code]),
        crumbs=crumbs_to_kind(request, rules),
    )
    return answered(request, page, form, form.keep, space=space, pathway=rules.code)


@access(Can.RECORD_ORGANISATION)
def case_editions(request: DeskRequest, pathway: str) -> HttpResponse:
    """First and last day of each edition of which no source that was read tells them."""
    rules, space = kept_pathway(pathway), request.space
    if not rules.undated:
        raise Http404
    form = EditionsForm(*sent(request), editions=rules.undated, said=limits_in(space.pk, rules.code).editions)
    page = FormPage(
        title="Editions of guidance",
        caption=rules.title,
        intro=(
            "A clock counts by the edition that was in force on the day on which it began. Of these, the source that"
            " was read tells no days: look them up. While you say nothing, each counts as in force. A clock that began"
            " on another day is no longer owed once something is recorded in its case."
        ),
        done="The days were kept.",
        back=reverse("going_live", args=[space.slug, rules.code]),
        crumbs=crumbs_to_kind(request, rules),
    )
    return answered(request, page, form, form.keep, space=space, pathway=rules.code)


@access(Can.RECORD_ORGANISATION)
def case_beginnings(request: DeskRequest, pathway: str) -> HttpResponse:
    """From which event each clock counts of which sources differ."""
    rules, space = kept_pathway(pathway), request.space
    if not rules.chosen_beginnings:
        raise Http404
    chosen = limits_in(space.pk, rules.code).begins
    form = BeginningsForm(*sent(request), clocks=rules.chosen_beginnings, chosen=chosen, today=request.today)
    later = to_come(rules.chosen_beginnings, chosen, request.today)
    page = FormPage(
        title="What starts its clocks",
        caption=rules.title,
        intro=" ".join([STARTS, *later, *([TAKES_ITS_PLACE] if later else [])]),
        done="It was kept.",
        back=reverse("going_live", args=[space.slug, rules.code]),
        crumbs=crumbs_to_kind(request, rules),
    )
    return answered(request, page, form, form.keep, space=space, pathway=rules.code)
