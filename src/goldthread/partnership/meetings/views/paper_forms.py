"""Papers: put with an item by whoever makes the agenda, and sent by the agencies of which they were asked."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken
from goldthread.partnership.meetings.commands.agenda import check_may_change
from goldthread.partnership.meetings.commands.papers import check_counts
from goldthread.partnership.meetings.forms.papers import AddPaper, ReplacePaper, SendPaper, WithdrawPaper
from goldthread.partnership.meetings.lists import papers_asked_page
from goldthread.partnership.meetings.models import AgendaItem, Audience
from goldthread.partnership.meetings.models.papers import with_what_was_sent
from goldthread.partnership.meetings.views.agenda_forms import agencies_then
from goldthread.partnership.meetings.views.declaring import about_item, about_paper
from goldthread.partnership.meetings.views.in_sight import FORM


@access(Can.SEND_PAPERS)
def papers_asked(request: DeskRequest) -> HttpResponse:
    """Papers that meetings to come asked of the agencies for which a person sends them."""
    space = request.space
    return respond(
        request,
        papers_asked_page(request.today),
        with_what_was_sent(AgendaItem.objects.with_paper_asked_of(request.standing).filter(space=space)),
        may_export=request.standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        crumbs=[{"text": space.name, "href": reverse("partnership", args=[space.slug])}],
    )


def _asked_item(request: DeskRequest, pk: int) -> AgendaItem:
    """An item for which a paper is asked of an agency of the person. Raise Http404."""
    rows = AgendaItem.objects.with_paper_asked_of(request.standing).filter(space=request.space)
    found: AgendaItem = get_object_or_404(with_what_was_sent(rows), pk=pk)
    note_read(found, FORM)
    return found


def _place(request: DeskRequest, item: AgendaItem) -> dict[str, Any]:
    back = reverse("papers_asked", args=[request.space.slug])
    return {
        "caption": item.title,
        "back": back,
        "crumbs": [
            {"text": request.space.name, "href": reverse("partnership", args=[request.space.slug])},
            {"text": "Papers asked of your agency", "href": back},
        ],
    }


def _what_is_asked(item: AgendaItem) -> str:
    told = f"{item.meeting}. Papers are due on {in_words(item.meeting.papers_due_on)}."
    asked = f" The meeting is asked to: {item.what_is_asked}" if item.what_is_asked else ""
    return f"{told}{asked} What you sent before stays on record, and this takes its place."


send_paper = access(Can.SEND_PAPERS)(
    FormAbout(
        find=_asked_item,
        place=_place,
        given="item",
        form=SendPaper,
        send=SendPaper.send,
        adds=True,
        title="Send the paper",
        intro=_what_is_asked,
        button="Send the paper",
        done="The paper was sent.",
    ).view
)

add_paper = about_item(
    form=AddPaper,
    send=AddPaper.add,
    adds=True,
    open_if=lambda item: check_may_change(item.meeting),
    options=lambda request, item: agencies_then(request, item.meeting),
    suggested=lambda *_: {"audience": Audience.MEETING},
    title="Add a paper",
    intro="Whoever may see the item may read it. A PDF goes into the pack as it is; Word documents,"
    " pictures and plain texts are drawn anew.",
    button="Add the paper",
    done="The paper was added.",
)

replace_paper = about_paper(
    form=ReplacePaper,
    send=ReplacePaper.replace,
    open_if=check_counts,
    title="Replace the paper",
    intro=lambda paper: f"{paper}: the version that is there stays on record.",
    button="Replace it",
    done="The newer version is there.",
)

withdraw_paper = about_paper(
    form=WithdrawPaper,
    send=WithdrawPaper.withdraw,
    open_if=check_counts,
    title="Withdraw the paper",
    intro=lambda paper: f"{paper}",
    button="Withdraw it",
    danger=True,
    done="It was withdrawn.",
)
