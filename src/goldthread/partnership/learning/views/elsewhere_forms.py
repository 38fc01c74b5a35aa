"""Forms about what others published and what is made of it here."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.learning.commands.elsewhere import LONGEST_SUBJECT, cut
from goldthread.partnership.learning.forms.elsewhere import (
    AdoptForm,
    DeclineForm,
    OurWorkForm,
    PrintedFindingForm,
    RespondForm,
    SourceForm,
    form_of,
    said_of_printed,
    said_of_source,
)
from goldthread.partnership.learning.models import ElsewhereFinding, ElsewhereSource, Finding
from goldthread.partnership.learning.views.elsewhere import crumbs_to_source, crumbs_to_sources, visible_source
from goldthread.partnership.learning.views.in_sight import FORM, reviews_in


@access(Can.RECORD_LEARNING)
def enter_source(request: DeskRequest) -> HttpResponse:
    """Something that others published is entered."""
    page = {
        "step": "enter-source",
        "title": "Enter a source",
        "intro": "A review that another board published, a national report or an inspection of others.",
        "button": "Enter the source",
    }
    return _enter(request, SourceForm(*sent(request)), False, page)


@access(Can.RECORD_LEARNING)
def enter_our_work(request: DeskRequest) -> HttpResponse:
    """A review of this partnership's own work is entered."""
    page = {
        "step": "enter-review-of-our-work",
        "title": "Enter a review of our work",
        "intro": "An inspection, a peer review or a report of the independent scrutineer about this partnership.",
        "button": "Enter the review",
    }
    return _enter(request, OurWorkForm(*sent(request)), True, page)


def _enter(request: DeskRequest, form: SourceForm, is_of_our_work: bool, said: dict[str, Any]) -> HttpResponse:
    space = request.space
    page = FormPage(
        **said,
        done="It was entered. Enter what it found or recommends next.",
        back=reverse("our_work" if is_of_our_work else "elsewhere", args=[space.slug]),
        crumbs=crumbs_to_sources(space, is_of_our_work),
        to=lambda number: reverse("elsewhere_source", args=[space.slug, number]),
    )
    return answered(request, page, form, form.enter, space=space)


@access(Can.RECORD_LEARNING)
def respond(request: DeskRequest, pk: int) -> HttpResponse:
    """The board says what it makes of a review of its own work."""
    source = visible_source(request, pk)
    if not source.is_of_our_work:
        raise Http404
    form = RespondForm(*sent(request), suggested={"on": request.today})
    page = FormPage(
        step=f"respond-to-source-{source.pk}",
        title="Record the board’s response",
        button="Record the response",
        done="The response was recorded.",
        **_place_of(request, source),
    )
    return answered(request, page, form, form.respond, elsewhere=source)


@access(Can.RECORD_LEARNING)
def change_source(request: DeskRequest, pk: int) -> HttpResponse:
    """What is said of a source changes."""
    source = visible_source(request, pk)
    form = form_of(source)(*sent(request), seen=source, initial=said_of_source(source))
    page = FormPage(
        step=f"change-source-{source.pk}",
        title="Change the source",
        done="The source was changed.",
        **_place_of(request, source),
    )
    return answered(request, page, form, form.change, elsewhere=source)


@access(Can.RECORD_LEARNING)
def enter_finding(request: DeskRequest, pk: int) -> HttpResponse:
    """A finding is entered as it is printed."""
    source = visible_source(request, pk)
    form = PrintedFindingForm(*sent(request))
    page = FormPage(
        step=f"enter-finding-{source.pk}",
        title="Enter a finding",
        intro="As it is printed. What it means here is said when it is adopted.",
        done="The finding was entered.",
        button="Enter the finding",
        **_place_of(request, source),
    )
    return answered(request, page, form, form.enter, elsewhere=source)


@access(Can.RECORD_LEARNING)
def change_entered_finding(request: DeskRequest, pk: int) -> HttpResponse:
    """What was entered is put right by what is printed."""
    printed = visible_printed(request, pk)
    form = PrintedFindingForm(*sent(request), seen=printed, initial=said_of_printed(printed))
    page = FormPage(
        step=f"change-entered-finding-{printed.pk}",
        title="Change what was entered",
        done="The finding was changed.",
        **_place_of(request, printed.elsewhere),
    )
    return answered(request, page, form, form.change, printed=printed)


@access(Can.RECORD_LEARNING)
def adopt(request: DeskRequest, pk: int) -> HttpResponse:
    """What others found becomes a finding of this partnership."""
    printed, space = visible_printed(request, pk), request.space
    source = printed.elsewhere
    own = [source.thread_id] if source.thread_id else []
    joinable = reviews_in(space, request.standing).exclude(pk__in=own).order_by("pseudonym", "pk")
    form = AdoptForm(
        *sent(request),
        reviews=list(joinable),
        own=source.thread.pseudonym if source.thread else source.name,
        seen=printed,
        suggested={
            "subject": cut(printed.words, LONGEST_SUBJECT),
            "response_type": Finding.ResponseType.RECOMMENDATION,
        },
    )
    page = FormPage(
        step=f"adopt-finding-{printed.pk}",
        title="Adopt the finding",
        done="The finding was adopted. Say next what is recommended and what is to be done.",
        button="Adopt the finding",
        template="learning/decide_on_finding.html",
        more={"printed": printed},
        to=_address_of_finding,
        **_place_of(request, source),
    )
    return answered(request, page, form, form.adopt, printed=printed)


@access(Can.RECORD_LEARNING)
def decline(request: DeskRequest, pk: int) -> HttpResponse:
    """What others found leads to nothing here."""
    printed = visible_printed(request, pk)
    form = DeclineForm(*sent(request), seen=printed)
    page = FormPage(
        step=f"decline-finding-{printed.pk}",
        title="Do not adopt the finding",
        done="It was recorded that the finding is not adopted, and why.",
        button="Record that it is not adopted",
        template="learning/decide_on_finding.html",
        more={"printed": printed},
        **_place_of(request, printed.elsewhere),
    )
    return answered(request, page, form, form.decline, printed=printed)


def visible_printed(request: DeskRequest, pk: int) -> ElsewhereFinding:
    """A finding of a source that the person may see. Raise Http404."""
    visible = ElsewhereFinding.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(visible.select_related("elsewhere__space", "elsewhere__thread", "space"), pk=pk)
    note_read(found, FORM)
    return found


def _address_of_finding(number: int) -> str:
    return Finding.objects.select_related("review", "space").get(pk=number).get_absolute_url()


def _place_of(request: DeskRequest, source: ElsewhereSource) -> dict[str, Any]:
    crumbs = crumbs_to_source(request.space, source)
    return {"caption": source.name, "back": source.get_absolute_url(), "crumbs": crumbs}
