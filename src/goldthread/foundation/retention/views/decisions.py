"""Forms by which it is decided what becomes of a record."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.retention.belonging import belonging_to
from goldthread.foundation.retention.classes import AtEnd
from goldthread.foundation.retention.due import due_of
from goldthread.foundation.retention.forms import ConfirmDestruction, KeepLonger, ProposeDestruction, TurnDown
from goldthread.foundation.retention.forms_about import OfRecord, turning_down
from goldthread.foundation.retention.kinds.declaring import Kind
from goldthread.foundation.retention.models import Decision
from goldthread.foundation.retention.views.in_sight import place_of, record_to_decide
from goldthread.foundation.ui.words import listed

BY_TWO = "Another person must confirm it. Nothing is destroyed before."
AT_ONCE = "It is destroyed at once and cannot be brought back."


@access(Can.REVIEW_RETENTION)
def propose(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """Somebody decides that a record is destroyed."""
    of_kind, record = record_to_decide(request, kind, pk)
    due = due_of(of_kind, record, request.today)
    alone = due is not None and due.rule.at_end == AtEnd.REVIEW_BY_ONE
    form = ProposeDestruction(*sent(request))
    page = FormPage(
        title="Destroy it" if alone else "Propose that it is destroyed",
        intro=f"{_what_goes(of_kind, record)} {AT_ONCE if alone else BY_TWO}",
        button="Destroy it" if alone else "Propose it",
        danger=True,
        done="It is being destroyed." if alone else "It was proposed. Another person can confirm it.",
        step=OfRecord.PROPOSE.step(of_kind, pk),
        **place_of(request, of_kind, record),
    )
    return answered(request, page, form, form.propose, record=record, kind=of_kind)


@access(Can.REVIEW_RETENTION)
def keep(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """Somebody decides that a record stays until a day."""
    of_kind, record = record_to_decide(request, kind, pk)
    form = KeepLonger(*sent(request))
    page = FormPage(
        title="Keep it longer",
        done="It is kept until that day.",
        step=OfRecord.KEEP.step(of_kind, pk),
        **place_of(request, of_kind, record),
    )
    return answered(request, page, form, form.keep, record=record, kind=of_kind)


@access(Can.DESTROY_RECORDS)
def confirm(request: DeskRequest, pk: int) -> HttpResponse:
    """A second person confirms."""
    decision, of_kind, record = _proposed(request, pk)
    form = ConfirmDestruction(*sent(request), seen=decision)
    page = FormPage(
        title="Confirm that it is destroyed",
        intro=f"{_what_goes(of_kind, record)} {AT_ONCE} Proposed because: {decision.why}",
        button="Destroy it",
        danger=True,
        done="It is being destroyed. Its certificate shows as soon as that is done.",
        to=lambda _: reverse("certificates", args=[request.space.slug]),
        **place_of(request, of_kind, record),
    )
    return answered(request, page, form, form.confirm, decision=decision, kind=of_kind)


@access(Can.REVIEW_RETENTION)
def turn_down(request: DeskRequest, pk: int) -> HttpResponse:
    """The proposal does not stand."""
    decision, of_kind, record = _proposed(request, pk)
    form = TurnDown(*sent(request), seen=decision)
    page = FormPage(
        title="Turn the proposal down",
        intro=f"Proposed because: {decision.why}",
        button="Turn it down",
        done="The proposal was turned down.",
        step=turning_down(decision.pk),
        **place_of(request, of_kind, record),
    )
    return answered(request, page, form, form.turn_down, decision=decision)


def _proposed(request: DeskRequest, pk: int) -> tuple[Decision, Kind, Any]:
    rows: Any = Decision.objects.visible_to(request.standing)
    waiting = rows.filter(space=request.space, state=Decision.State.PROPOSED)
    decision = get_object_or_404(waiting.select_related("space"), pk=pk)
    return decision, *record_to_decide(request, decision.kind, decision.object_id)


def _what_goes(kind: Kind, record: Any) -> str:
    return f"With it goes: {listed(belonging_to(kind, [record.pk]).in_words())}."
