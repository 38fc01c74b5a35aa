"""Holds: what may not be destroyed, why, and who asked for it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.retention.classes import CLASSES
from goldthread.foundation.retention.commands.holds import About
from goldthread.foundation.retention.forms import LiftHold, PlaceHold, PlaceHoldOnRecord
from goldthread.foundation.retention.forms_about import OfRecord, lifting
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.retention.models import Hold
from goldthread.foundation.retention.views.in_sight import crumbs, place_of, seen, visible_record


@access(Can.REVIEW_RETENTION)
def holds(request: DeskRequest) -> HttpResponse:
    """Those that stand, and those that were lifted."""
    rows = list(_holds(request).select_related("placed_by", "lifted_by").order_by("-pk"))
    shown = {
        "crumbs": crumbs(request),
        "standing": [(one, *about_in_words(request, one)) for one in rows if one.lifted_at is None],
        "lifted": [(one, *about_in_words(request, one)) for one in rows if one.lifted_at],
        "kinds": list(KINDS.values()),
        "may_lift": request.standing.may(Can.DESTROY_RECORDS, request.space.pk),
    }
    return render(request, "retention/holds.html", shown)


@access(Can.REVIEW_RETENTION)
def place(request: DeskRequest) -> HttpResponse:
    """On a class of records, or on everything."""
    form = PlaceHold(*sent(request), suggested={"asked_on": request.today})
    page = FormPage(
        title="Place a hold",
        intro="Nothing that it is about is destroyed until the hold is lifted. To hold one record, find it first: the"
        " page Holds says where.",
        button="Place the hold",
        done="The hold was placed.",
        step="place-hold",
        **_place(request),
    )
    return answered(request, page, form, form.place, space=request.space)


@access(Can.REVIEW_RETENTION)
def place_on_record(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """On one record, with all that belongs to it."""
    of_kind, record = visible_record(request, kind, pk)
    form = PlaceHoldOnRecord(*sent(request), suggested={"asked_on": request.today})
    page = FormPage(
        title="Place a hold",
        intro="Nothing of this record is destroyed until the hold is lifted.",
        button="Place the hold",
        done="The hold was placed.",
        step=OfRecord.HOLD.step(of_kind, pk),
        **place_of(request, of_kind, record),
    )
    return answered(request, page, form, form.place_on, about=About(of_kind.code, record.pk), space=request.space)


@access(Can.DESTROY_RECORDS)
def lift(request: DeskRequest, pk: int) -> HttpResponse:
    """A hold stands no longer."""
    hold = get_object_or_404(_holds(request).filter(lifted_at=None).select_related("space"), pk=pk)
    words, _ = about_in_words(request, hold)
    form = LiftHold(*sent(request), seen=hold)
    page = FormPage(
        title="Lift the hold",
        caption=words,
        intro=f"{hold.get_ground_display()}: {hold.reason}",
        button="Lift the hold",
        danger=True,
        done="The hold was lifted.",
        step=lifting(hold.pk),
        **_place(request),
    )
    return answered(request, page, form, form.lift, hold=hold)


def about_in_words(request: DeskRequest, hold: Hold) -> tuple[str, str]:
    """What a hold is about, and where that is looked at, if the person may see it."""
    if hold.scope == Hold.Scope.SPACE:
        return "Everything that could be destroyed", ""
    if hold.scope == Hold.Scope.CLASS:
        return CLASSES[hold.retention_class].title, ""
    kind = KINDS[hold.kind]
    record = seen(request, kind).filter(pk=hold.object_id).select_related(*kind.beside).first()
    if record is None:
        return kind.title, ""
    return f"{kind.title}: {record}", reverse("retention_record", args=[request.space.slug, kind.code, record.pk])


def _holds(request: DeskRequest) -> Any:
    return Hold.objects.visible_to(request.standing).filter(space=request.space)


def _place(request: DeskRequest) -> dict[str, Any]:
    back = reverse("retention_holds", args=[request.space.slug])
    return {"back": back, "crumbs": crumbs(request, ("Holds", back))}
