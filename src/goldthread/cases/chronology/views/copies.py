"""A chronology that is too long to be laid out while somebody waits: ordered, and fetched once it is made."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.cases.chronology.forms.confirming import Confirm
from goldthread.cases.chronology.forms.reading import reading_of
from goldthread.cases.chronology.models import ChronologyCopy
from goldthread.cases.chronology.queries import agencies_read, asked_for
from goldthread.cases.chronology.views.in_sight import chronology_of_desk, place_of_case
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.grants.opening import check_purpose, note_opened
from goldthread.foundation.jobs.watching import is_watched, watched


@access(Can.VIEW_CASES)
def order(request: DeskRequest, reference: str, form: str) -> HttpResponse:
    """Have the rows that are read now made into one file."""
    found = chronology_of_desk(request, reference)
    space, forms = request.space, dict(ChronologyCopy.Form.choices)
    if form not in forms or not request.standing.may(Can.EXPORT, space.pk):
        raise Http404
    asked = reading_of(agencies_read(found, request.standing), request.GET, has_switch=True).asked
    names = "labels in the place of names" if asked.is_anonymised else "names"
    page = FormPage(
        title=f"Make the chronology as {forms[form]}",
        intro=f"{asked.in_words or 'All entries'}, with {names}. It takes a while, and you can do something else"
        " meanwhile: the file stands on the page of the chronology once it is made.",
        button="Make it",
        done="It is being made.",
        to=lambda pk: reverse("chronology_copy", args=[space.slug, pk]),
        **place_of_case(request, found.case),
    )
    order_form = Confirm(*sent(request))
    return answered(request, page, order_form, order_form.order, space=space, chronology=found, asked=asked, form=form)


@access(Can.VIEW_CASES)
def copy(request: DeskRequest, pk: int) -> HttpResponse:
    """One copy: how far it is, or its file."""
    rows = ChronologyCopy.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(rows.select_related("chronology__case__space", "file"), pk=pk)
    check_purpose(request, found.chronology.case)
    note_opened(request, found, "copy of a chronology", found.chronology.case)
    place = place_of_case(request, found.chronology.case)
    shown = {
        "copy": found,
        "narrowed": asked_for(found).in_words,
        "watch": is_watched(request),
        "back": place["back"],
        "crumbs": place["crumbs"],
    }
    answer = render(request, "chronology/copy.html", shown)
    return watched(request, answer) if found.is_waiting else answer
