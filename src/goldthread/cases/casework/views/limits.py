"""How long clocks run that no law sets: each partnership's own."""

from django.http import HttpResponse
from django.urls import reverse

from goldthread.cases.casework.clocks import limits_in
from goldthread.cases.casework.forms.steps import LimitsForm
from goldthread.cases.going_live.views import crumbs_to_kind, kept_pathway
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.clocks import Kind
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage


@access(Can.RECORD_ORGANISATION)
def case_limits(request: DeskRequest, pathway: str) -> HttpResponse:
    """One number for each clock with a local limit."""
    rules, space = kept_pathway(pathway), request.space
    decided, asked, initial = limits_in(space.pk, rules.code), [], {}
    for clock in rules.clocks:
        for rule in clock.rules:
            if rule.kind == Kind.LOCAL:
                asked.append((clock.id, f"{clock.title} ({clock.id})", rule.limit.unit.value.replace("_", " ")))
                initial[clock.id] = decided.get(clock.id, rule.limit.number)
    form = LimitsForm(*sent(request), clocks=asked, initial=initial)
    page = FormPage(
        title="Local limits",
        caption=rules.title,
        intro="What the law or statutory guidance sets cannot be changed here. What runs already keeps its limit.",
        done="The limits were kept.",
        back=reverse("going_live", args=[space.slug, rules.code]),
        crumbs=crumbs_to_kind(request, rules),
    )
    return answered(request, page, form, form.keep, space=space, pathway=rules.code)
