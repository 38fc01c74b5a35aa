"""If a case began at a moment: what falls due when, and why."""

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.cases.casework.clocks import limits_in
from goldthread.cases.casework.forms.rehearsal import Rehearsal
from goldthread.cases.casework.panels import panel_of
from goldthread.cases.casework.rehearsing import rehearsed
from goldthread.cases.casework.views.in_sight import crumbs_to_pathway, pathway_or_404
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.clocks.editions import IN_WORDS
from goldthread.foundation.timekeeping.models import working_time_of


@access(Can.VIEW_CASES)
def rehearse_clocks(request: DeskRequest, pathway: str) -> HttpResponse:
    """Asked by the address, so that it can be sent to others: nothing is kept."""
    rules, space = pathway_or_404(request, pathway), request.space
    form = Rehearsal(
        request.GET or None, initial={"began": request.today}, space=space, on=request.today, events=rules.events
    )
    found, panel = [], None
    if form.is_bound and form.is_valid():
        limits, working = limits_in(space.pk, rules.code), working_time_of(space.pk)
        group = form.cleaned_data["group"]
        panel = panel_of(group, form.moment) if group else None
        clocks = rehearsed(rules, form.moment, limits, working, form.others)
        found = [(one, IN_WORDS[one.rule.kind]) for one in clocks]
    shown = {"pathway": rules, "form": form, "found": found, "panel": panel}
    return render(request, "casework/rehearsal.html", shown | {"crumbs": crumbs_to_pathway(request, rules)})
