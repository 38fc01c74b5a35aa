"""The page of what stands between a pathway and its first case, and its forms."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.forms import EndPartForm, GoLiveForm, PapersForm
from goldthread.cases.going_live.models import LivePathway, TakingPart
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage


def kept_pathway(code: str) -> Pathway:
    """Any that is installed: whoever keeps the organisation sets it up, and need not see its cases."""
    if code not in PATHWAYS:
        raise Http404
    return PATHWAYS[code]


def crumbs_to_kind(request: DeskRequest, rules: Pathway) -> list[dict[str, str]]:
    href = reverse("going_live", args=[request.space.slug, rules.code])
    return [*_crumbs(request), {"text": rules.title, "href": href}]


def _crumbs(request: DeskRequest) -> list[dict[str, str]]:
    space = request.space
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Kinds of case", "href": reverse("kinds_of_case", args=[space.slug])},
    ]


def _page(request: DeskRequest, rules: Pathway, **said: Any) -> FormPage:
    back = reverse("going_live", args=[request.space.slug, rules.code])
    return FormPage(caption=rules.title, back=back, crumbs=crumbs_to_kind(request, rules), **said)


@access(Can.RECORD_ORGANISATION)
def kinds_of_case(request: DeskRequest) -> HttpResponse:
    """Every pathway, and whether its cases may begin here."""
    live = dict(LivePathway.objects.filter(space=request.space).values_list("pathway", "live_at"))
    kinds = [(one, live.get(one.code)) for one in PATHWAYS.values()]
    return render(request, "going_live/kinds.html", {"kinds": kinds, "crumbs": _crumbs(request)[:1]})


@access(Can.RECORD_ORGANISATION)
def going_live(request: DeskRequest, pathway: str) -> HttpResponse:
    """Agency by agency: what is recorded, and what is wanting."""
    rules, space = kept_pathway(pathway), request.space
    parts = TakingPart.objects.filter(space=space, pathway=rules.code).select_related("agency")
    listed = sorted(parts, key=lambda part: part.agency.name.casefold())
    there = {part.agency_id for part in listed}
    shown = {
        "pathway": rules,
        "live": LivePathway.objects.filter(space=space, pathway=rules.code).first(),
        "parts": listed,
        "wanting": [part for part in listed if part.ended_on is None and part.wanting],
        "late": [part for part in listed if part.is_to_be_reviewed(request.today)],
        "others": [one for one in agencies_on(space.pk, request.today) if one.pk not in there],
        "crumbs": _crumbs(request),
    }
    return render(request, "going_live/going_live.html", shown)


@access(Can.RECORD_ORGANISATION)
def record_papers(request: DeskRequest, pathway: str) -> HttpResponse:
    """Of several agencies at once; those without any are offered as chosen already."""
    rules, space = kept_pathway(pathway), request.space
    named = {str(agency.pk): agency for agency in agencies_on(space.pk, request.today)}
    asked_of = request.GET.get("agency", "")
    form = PapersForm(*sent(request), agencies=named, initial={"agencies": [asked_of] if asked_of in named else []})
    page = _page(
        request,
        rules,
        title="Record impact assessments and sharing agreements",
        intro="Each agency answers for the information that it holds. If several signed one paper on one day, choose"
        " them all. What you leave empty stays as it is.",
        done="The papers were recorded.",
        step=f"papers-{rules.code}-{space.pk}",
    )
    return answered(request, page, form, form.keep, space=space, pathway=rules.code)


@access(Can.RECORD_ORGANISATION)
def end_part(request: DeskRequest, pathway: str, pk: int) -> HttpResponse:
    """An agency takes no more part."""
    rules = kept_pathway(pathway)
    rows = TakingPart.objects.filter(space=request.space, pathway=rules.code).select_related("agency")
    part = get_object_or_404(rows, pk=pk)
    form = EndPartForm(*sent(request), suggested={"on": request.today})
    page = _page(
        request,
        rules,
        title=f"{part.agency.name} takes no more part",
        intro="It is not asked and not told of any case from now on, and no longer sees those that it saw. What it told"
        " and was asked itself, it still reads.",
        button="Record it",
        danger=True,
        done="It was recorded.",
    )
    return answered(request, page, form, form.end, part=part)


@access(Can.RECORD_ORGANISATION)
def go_live(request: DeskRequest, pathway: str) -> HttpResponse:
    """It is confirmed once."""
    rules = kept_pathway(pathway)
    form = GoLiveForm(*sent(request))
    page = _page(
        request,
        rules,
        title="Let it go live",
        intro="From now on cases may be opened, and their clocks run. This cannot be undone.",
        button="Let it go live",
        done=f"{rules.title} is live.",
    )
    return answered(request, page, form, form.go, space=request.space, pathway=rules.code)
