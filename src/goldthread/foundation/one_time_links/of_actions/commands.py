"""An agency is asked about an action by a one-time link, and such a link is revoked."""

from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import GONE, command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.one_time_links.of_actions.models import Asking
from goldthread.foundation.one_time_links.sending import ALONE, About, Mailbox, end_link, send_link
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.progress.next_steps import SETTLED
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space


@command(Can.SEND_LINKS, event="asked by a one-time link", alone=ALONE)
def ask_by_link(
    *, space: Space, action: Action, agency: Agency, to: Mailbox, expires_at: datetime, by: Actor, at: datetime
) -> Asking:
    """Ask an agency about one action. A link that still waits for the same answer works no more."""
    found = Action.objects.visible_to(standing_of(by, timezone.localdate(at), at)).filter(space=space, pk=action.pk)
    _check(found.select_related("space").first(), agency)
    about = About(action, action.reference, in_words_of_due(action), f"report on action {action.reference}")
    return send_link(Asking, about=about, agency=agency, to=to, expires_at=expires_at, by=by, at=at)


@command(Can.SEND_LINKS, event="one-time link revoked", about="link")
def revoke_link(*, link: Pass, why: str, by: Actor, at: datetime) -> Pass:
    """From now on it opens nothing, and a letter that has not gone yet does not go."""
    if not Asking.objects.filter(link=link).exists():
        raise Refused(GONE)
    return end_link(Asking, link, why=why, at=at)


def in_words_of_due(action: Action) -> str:
    """The day by which it is to be answered or done, as far as it is known."""
    if action.answer_by:
        return in_words(action.answer_by)
    return str(action.due) if action.due else "no date is set"


def _check(action: Action | None, agency: Agency) -> None:
    if action is None:
        raise Refused("This action is no longer there.")
    if action.status in SETTLED:
        raise Refused(f"This action is marked “{action.get_status_display()}”, so nobody owes it now.")
    if not action.owners.filter(agency=agency).exists():
        raise Refused(f"{agency.name} does not owe this action now.")
