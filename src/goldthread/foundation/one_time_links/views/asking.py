"""Pages on which an agency is asked by a one-time link, and on which a link is revoked."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.one_time_links.forms import AskByLink, RevokeLink
from goldthread.foundation.one_time_links.models import Asking
from goldthread.foundation.one_time_links.queries import inbox_of, last_asked
from goldthread.foundation.passes.kinds import PassKind
from goldthread.foundation.progress.views.in_sight import place_of, seen_action

DONE = "Two messages were written: one with the link, one with the code."
DONE_BUT_HELD = f"{DONE} They are held until the partnership is live."


@access(Can.SEND_LINKS)
def ask(request: DeskRequest, pk: int, agency: int) -> HttpResponse:
    """Ask one agency that owes the action. The mailbox at which it was asked last is offered, or its team inbox."""
    action = seen_action(request, pk)
    asked = get_object_or_404(Agency, space=request.space, pk=agency, actions_owed__action=action)
    form = AskByLink(*sent(request), suggested=_suggested(request, asked))
    page = FormPage(
        title=f"Ask {asked.name} by a one-time link",
        intro="Whoever reads the mailbox can report on this action, once, without an account. Neither message says what"
        " the action is about: the page shows that after the code is entered. A link sent earlier for the same answer"
        " stops working.",
        button="Send the link",
        done=DONE if request.space.is_live else DONE_BUT_HELD,
        **place_of(action, request),
    )
    return answered(request, page, form, form.ask, space=request.space, action=action, agency=asked)


@access(Can.SEND_LINKS)
def revoke(request: DeskRequest, pk: int, asking: int) -> HttpResponse:
    """The link opens nothing from now on."""
    action = seen_action(request, pk)
    askings = Asking.objects.visible_to(request.standing).filter(space=request.space, action=action)
    found = get_object_or_404(askings.select_related("link__agency", "agency"), pk=asking)
    form = RevokeLink(*sent(request))
    page = FormPage(
        title="Revoke the one-time link",
        intro=f"It was sent to {found.mailbox_called} of {found.agency.name} at {found.mailbox}."
        " It stops working at once. A message that has not gone yet does not go.",
        button="Revoke the link",
        danger=True,
        done="The link was revoked and no longer works.",
        **place_of(action, request),
    )
    return answered(request, page, form, form.revoke, link=found.link)


def _suggested(request: DeskRequest, agency: Agency) -> dict[str, Any]:
    longest = settings.LONGEST_LIFE_OF_PASSES[PassKind.LINK]
    suggested: dict[str, Any] = {"expires_at": request.today + longest - timedelta(days=1)}
    before = last_asked(request.space, agency)
    if before:
        return {**suggested, "mailbox": before.mailbox, "called": before.mailbox_called, "code_to": before.code_to}
    return {**suggested, "mailbox": inbox_of(agency)}
