"""Pages about groups: the partnership as it was on a day, two days compared, and each group."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.groups.models import Group
from goldthread.foundation.groups.queries import compare, days_of_change, groups_on, seats_on, tree
from goldthread.foundation.sources.models import SourceOddity
from goldthread.partnership.governance.crumbs import crumbs_to
from goldthread.partnership.governance.forms.dates import TwoDates, asked_day
from goldthread.partnership.governance.group_templates import TEMPLATES_BY_CODE
from goldthread.partnership.governance.queries.landmarks import landmarks
from goldthread.partnership.governance.queries.overview import overview_of
from goldthread.partnership.governance.sections import kept_by, sections_of


@access(Can.VIEW_PARTNERSHIP)
def groups(request: DeskRequest) -> HttpResponse:
    """The partnership and its groups as they were on a day."""
    day, form = asked_day(request)
    overview = overview_of(request.space.pk, day)
    page = {
        "day": day,
        "form": form,
        "overview": overview,
        "branches": tree(overview.groups),
        "landmarks": landmarks(days_of_change(request.space.pk), request.today),
        "may_record": request.standing.may(Can.RECORD_ORGANISATION, request.space.pk),
        "crumbs": crumbs_to(request.space),
    }
    return render(request, "governance/groups.html", page)


@access(Can.VIEW_PARTNERSHIP)
def compare_groups(request: DeskRequest) -> HttpResponse:
    """Two days side by side: what is gone, new, changed and unchanged."""
    marks = landmarks(days_of_change(request.space.pk), request.today)
    form = TwoDates(request.GET) if request.GET else TwoDates(initial={"from": marks[0].day, "to": marks[-1].day})
    people = request.standing.may(Can.VIEW_PEOPLE, request.space.pk)
    page = {
        "form": form,
        "landmarks": marks,
        "people": people,
        "crumbs": crumbs_to(request.space, "groups"),
        "found": None,
    }
    if form.is_bound and form.is_valid():
        page["form"] = TwoDates(initial=form.cleaned_data)
        first, second = sorted((form.cleaned_data["from"], form.cleaned_data["to"]))
        found = compare(request.space.pk, first, second, with_people=people)
        page |= {"found": found, "first": first, "second": second}
    return render(request, "governance/compare.html", page)


@access(Can.VIEW_PARTNERSHIP)
def group(request: DeskRequest, group: int) -> HttpResponse:
    """One group on a day: what it is for, its rules and its seats."""
    day, form = asked_day(request)
    found = get_object_or_404(Group, space=request.space, pk=group)
    then = found.as_on(day)
    page = {
        "group": then,
        "day": day,
        "form": form,
        "is_there": found.is_in_force(day),
        "parent": Group.objects.filter(pk=then.parent_id).first() if then.parent_id else None,
        "below": [one for one in groups_on(request.space.pk, day) if one.parent_id == found.pk],
        "seats": seats_on(found, day),
        "needs": found.quorum_needs.in_force(day).select_related("agency").order_by("pk"),
        "sections": sections_of(then, request, day),
        "kept": kept_by(then, request),
        "earlier": found.earlier_words.order_by("-until"),
        "template": TEMPLATES_BY_CODE.get(found.template),
        "oddities": SourceOddity.objects.filter(load=found.load_id, source=found.source).order_by("line", "pk")
        if found.is_imported
        else [],
        "may_record": request.standing.may(Can.RECORD_ORGANISATION, request.space.pk),
        "may_see_people": request.standing.may(Can.VIEW_PEOPLE, request.space.pk),
        "crumbs": crumbs_to(request.space, "groups"),
    }
    return render(request, "governance/group.html", page)
