"""Several cases of a pathway are given one lead, from the list of those that nobody leads."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.cases.casework.forms.leading import GiveLeadForm
from goldthread.cases.casework.lists import WORKLIST
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import runs
from goldthread.cases.casework.queries import people_of
from goldthread.cases.casework.views.in_sight import crumbs_to_pathway, pathway_or_404
from goldthread.cases.casework.who_left import note_who_waits
from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage

MOST = 100
"""Of cases at once: the list has fewer on a page."""
LONGEST_NUMBER = 18


@access(Can.DECIDE_CASES)
def give_lead(request: DeskRequest, pathway: str) -> HttpResponse:
    """The cases that were chosen on the list. Of each it tells what the list tells, and no more."""
    rules = pathway_or_404(request, pathway)
    if not runs(rules, Can.DECIDE_CASES, request.standing, request.space.pk):
        raise Http404
    cases = _chosen(request, rules)
    note_who_waits(rules, request.space.pk, request.now, cases)
    page = FormPage(
        title="Give cases a lead",
        caption=rules.title,
        back=reverse("cases", args=[request.space.slug, rules.code]) + WORKLIST,
        intro="Whoever leads them finds them on their first page, and sees them from now on.",
        button="Give them this lead",
        crumbs=crumbs_to_pathway(request, rules),
    )
    if not cases:
        return render(request, "casework/nothing_chosen.html", {"page": page, "crumbs": page.crumbs})
    form = GiveLeadForm(
        *sent(request),
        cases=cases,
        people=people_of(rules, request.space, request.today),
        suggested={"cases": [case.pk for case in cases if case.waits_for_lead]},
    )
    answer = answered(request, page, form, form.give, space=request.space, pathway=rules.code)
    if form.is_bound and not form.errors:
        messages.success(request, form.told)
    return answer


def _chosen(request: DeskRequest, rules: Pathway) -> list[Case]:
    """As the list sent them, and as this page sends them again."""
    said = [*request.GET.getlist("case"), *request.POST.getlist("cases")][: 2 * MOST]
    numbers = {int(one) for one in said if one.isdecimal() and len(one) <= LONGEST_NUMBER}
    seen = Case.objects.visible_to(request.standing).of(rules).filter(space=request.space, pk__in=numbers)
    return list(seen.order_by("opened_at", "pk")[:MOST])
