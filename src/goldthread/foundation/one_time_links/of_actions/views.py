"""Pages on which an agency is asked about an action by a one-time link, and on which such a link is revoked."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.one_time_links.of_actions.forms import AskByLink, RevokeLink
from goldthread.foundation.one_time_links.of_actions.models import Asking
from goldthread.foundation.one_time_links.queries import suggested_for
from goldthread.foundation.one_time_links.telling import REVOKED, SEND, about_to_revoke, done
from goldthread.foundation.progress.views.in_sight import place_of, seen_action


@access(Can.SEND_LINKS)
def ask(request: DeskRequest, pk: int, agency: int) -> HttpResponse:
    """Ask one agency that owes the action. The mailbox at which it was asked last is offered, or its team inbox."""
    action = seen_action(request, pk)
    asked = get_object_or_404(Agency, space=request.space, pk=agency, actions_owed__action=action)
    form = AskByLink(*sent(request), suggested=suggested_for(Asking, asked, request.today))
    page = FormPage(
        title=f"Ask {asked.name} by a one-time link",
        intro="Whoever reads the mailbox can report on this action, once, without an account. Neither message says what"
        " the action is about: the page shows that after the code is entered. A link sent earlier for the same answer"
        " stops working.",
        button=SEND,
        done=done(request.space),
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
        intro=about_to_revoke(found),
        button="Revoke the link",
        danger=True,
        done=REVOKED,
        **place_of(action, request),
    )
    return answered(request, page, form, form.revoke, link=found.link)
