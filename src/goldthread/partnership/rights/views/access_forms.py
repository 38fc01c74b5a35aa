"""Forms of a subject access request: from its receipt to what is handed over."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.partnership.rights.forms.access import (
    AddSearchDetails,
    CheckPack,
    OrderGathering,
    OrderPack,
    RecordAccessRequest,
    RecordIdentity,
    ReleasePack,
    RemoveSearchDetail,
    WeighUnderstanding,
)
from goldthread.partnership.rights.models import AccessRequest, Matter, Pack, SearchDetail
from goldthread.partnership.rights.pack_content import USUAL_LETTER
from goldthread.partnership.rights.views.in_sight import crumbs_to_rights, place_of, visible_matter, visible_of


def to_matter(request: DeskRequest) -> Any:
    """Where a form leads that makes a matter."""
    return lambda pk: reverse("rights_matter", args=[request.space.slug, pk])


@access(Can.ANSWER_RIGHTS)
def record(request: DeskRequest) -> HttpResponse:
    """Somebody asks what is held."""
    form = RecordAccessRequest(*sent(request), suggested={"received_on": request.today})
    page = FormPage(
        title="Record a subject access request",
        back=reverse("rights", args=[request.space.slug]),
        done="It was recorded. Its clock runs from the day it was received.",
        crumbs=crumbs_to_rights(request.space),
        to=to_matter(request),
    )
    return answered(request, page, form, form.record, space=request.space)


@access(Can.ANSWER_RIGHTS)
def weigh(request: DeskRequest, pk: int) -> HttpResponse:
    """A child's understanding and confidence."""
    found = visible_of(AccessRequest, request, pk)
    form = WeighUnderstanding(
        *sent(request), seen=found, initial={"understanding": found.understanding, "weighed": found.weighed}
    )
    page = FormPage(title="Weigh the child’s understanding", done="It was saved.", **place_of(request, found.matter))
    return answered(request, page, form, form.weigh, access=found)


@access(Can.ANSWER_RIGHTS)
def identity(request: DeskRequest, pk: int) -> HttpResponse:
    """It is known who asks."""
    found = visible_of(AccessRequest, request, pk)
    form = RecordIdentity(*sent(request), seen=found, suggested={"checked_on": request.today})
    page = FormPage(title="Record how identity was checked", done="It was recorded.", **place_of(request, found.matter))
    return answered(request, page, form, form.record, access=found)


@access(Can.ANSWER_RIGHTS)
def add_details(request: DeskRequest, pk: int) -> HttpResponse:
    """What to look for."""
    matter = visible_matter(request, pk, kind=Matter.Kind.ACCESS)
    form = AddSearchDetails(*sent(request))
    page = FormPage(
        title="Add what to look for",
        intro="It is used for this search only, and destroyed some time after the request is closed.",
        button="Add it",
        done="It was added.",
        **place_of(request, matter, "search"),
    )
    return answered(request, page, form, form.add, matter=matter)


@access(Can.ANSWER_RIGHTS)
def remove_detail(request: DeskRequest, pk: int) -> HttpResponse:
    """It is not looked for any more."""
    detail = visible_of(SearchDetail, request, pk)
    form = RemoveSearchDetail(*sent(request), seen=detail)
    page = FormPage(
        title="Remove from what is looked for",
        intro=f"{detail}: {detail.words}",
        button="Remove it",
        danger=True,
        done="It was removed.",
        **place_of(request, detail.matter, "search"),
    )
    return answered(request, page, form, form.remove, detail=detail)


@access(Can.ANSWER_RIGHTS)
def gather(request: DeskRequest, pk: int) -> HttpResponse:
    """Have everything looked through."""
    found = visible_of(AccessRequest, request, pk)
    form = OrderGathering(*sent(request))
    page = FormPage(
        title="Look through what is held",
        intro="All records, messages, documents and files of the partnership are looked through, and what people said"
        " in them before. What is found is copied as it is now. It may take some minutes.",
        button="Look through it",
        **place_of(request, found.matter, "search"),
    )
    return answered(request, page, form, form.order, access=found)


@access(Can.ANSWER_RIGHTS)
def pack(request: DeskRequest, pk: int) -> HttpResponse:
    """Have the pack made."""
    matter = visible_matter(request, pk, kind=Matter.Kind.ACCESS)
    form = OrderPack(*sent(request), suggested={"letter": USUAL_LETTER})
    page = FormPage(
        title="Make the pack",
        intro="One PDF: this letter, what is released, and a list of what is withheld and why.",
        button="Make the pack",
        **place_of(request, matter, "pack"),
    )
    return answered(request, page, form, form.order, matter=matter)


@access(Can.ANSWER_RIGHTS)
def check(request: DeskRequest, pk: int) -> HttpResponse:
    """A second person read it."""
    found = visible_of(Pack, request, pk)
    form = CheckPack(*sent(request), seen=found)
    page = FormPage(
        title="Check the pack",
        intro="Download it and read it whole before you answer.",
        done="It was recorded.",
        **place_of(request, found.matter, "pack"),
    )
    return answered(request, page, form, form.check, pack=found)


@access(Can.ANSWER_RIGHTS)
def release(request: DeskRequest, pk: int) -> HttpResponse:
    """It was handed over."""
    found = visible_of(Pack, request, pk)
    form = ReleasePack(
        *sent(request), seen=found, suggested={"released_on": request.today, "to": found.matter.asked_by}
    )
    page = FormPage(
        title="Record the release",
        done="The release was recorded.",
        **place_of(request, found.matter, "pack"),
    )
    return answered(request, page, form, form.release, pack=found)
