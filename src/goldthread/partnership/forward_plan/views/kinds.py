"""The catalogue of kinds of report, which a manager keeps."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import forms_about
from goldthread.partnership.forward_plan.catalogue import USUAL_KINDS
from goldthread.partnership.forward_plan.forms import ChangeKindForm, KindForm, UsualKindsForm, said_of_kind
from goldthread.partnership.forward_plan.models import ReportKind, Rule
from goldthread.partnership.forward_plan.views.in_sight import crumbs_to_plan


@access(Can.VIEW_PLANS)
def kinds(request: DeskRequest) -> HttpResponse:
    """Every kind, with where the usual ones are drawn from."""
    rows = list(ReportKind.objects.filter(space=request.space).order_by("-is_offered", "name"))
    there = {kind.name.casefold() for kind in rows}
    shown = {
        "kinds": rows,
        "usual_missing": [one for one in USUAL_KINDS if one.name.casefold() not in there],
        "may_record": request.standing.may(Can.RECORD_PLANS, request.space.pk),
        "crumbs": crumbs_to_plan(request.space),
    }
    return render(request, "forward_plan/kinds.html", shown)


def _place(request: DeskRequest, _: Any) -> dict[str, Any]:
    back = reverse("report_kinds", args=[request.space.slug])
    return {"back": back, "crumbs": [*crumbs_to_plan(request.space), {"text": "Kinds of report", "href": back}]}


_form = forms_about(Can.RECORD_PLANS, find=lambda request: request.space, place=_place, given="space", adds=True)


add = _form(
    form=KindForm,
    send=KindForm.add,
    suggested=lambda *_: {"rule": Rule.YEARLY},
    title="Add a kind of report",
    button="Add it",
    done="The kind was added.",
)

add_usual = _form(
    form=UsualKindsForm,
    send=UsualKindsForm.add,
    title="Take the usual kinds in",
    intro=f"{len(USUAL_KINDS)} kinds that boards call in. Those that you have under the same name stay as they are, and"
    " you can change or put away each of them afterwards.",
    button="Take them in",
    done="The usual kinds were added.",
)

change = _form(
    find=lambda request, pk: get_object_or_404(ReportKind, space=request.space, pk=pk),
    given="kind",
    adds=False,
    form=ChangeKindForm,
    send=ChangeKindForm.change,
    now=said_of_kind,
    title="Change a kind of report",
    done="The change was saved.",
)
