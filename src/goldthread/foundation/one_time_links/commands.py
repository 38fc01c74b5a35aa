"""What happens to askings by a one-time link: they are sent, answered and revoked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.messages.models import Message
from goldthread.foundation.messages.sending import queue_message, withdraw_message
from goldthread.foundation.one_time_links.letters import (
    subject_with_code,
    subject_with_link,
    words_with_code,
    words_with_link,
)
from goldthread.foundation.one_time_links.models import Asking
from goldthread.foundation.passes.ending import end_pass
from goldthread.foundation.passes.kinds import CARRIES, PassKind
from goldthread.foundation.passes.making import Issued, make_link
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.next_steps import SETTLED
from goldthread.foundation.spaces.models import Space

LONGEST_PURPOSE = 100
REPLACED = "Another link was sent in its place."


@dataclass(frozen=True)
class Mailbox:
    """A mailbox that a team reads, whose it is, and where the code goes if not to the same."""

    address: str
    called: str
    code_to: str = ""


@command(Can.SEND_LINKS, event="asked by a one-time link", alone="one-time links")
def ask_by_link(
    *, space: Space, action: Action, agency: Agency, to: Mailbox, expires_at: datetime, by: Actor, at: datetime
) -> Asking:
    """Ask an agency about one action. A link that still waits for the same answer works no more."""
    found = Action.objects.visible_to(standing_of(by, timezone.localdate(at), at)).filter(space=space, pk=action.pk)
    _check(found.select_related("space").first(), agency, at)
    to = _checked(to)
    for earlier in _waiting(action, agency, at):
        _revoke(earlier, why=REPLACED, at=at)
    issued = make_link(
        record=action,
        agency=agency,
        purpose=f"report on action {action.reference}"[:LONGEST_PURPOSE],
        scope=CARRIES[PassKind.LINK],
        expires_at=expires_at,
        by=by,
        at=at,
    )
    letter, letter_with_code = _letters(action, agency, to, issued, by, at)
    return Asking.objects.create(
        space=space,
        action=action,
        agency=agency,
        link=issued.made,
        mailbox=to.address,
        mailbox_called=to.called,
        code_to=to.code_to,
        letter=letter,
        letter_with_code=letter_with_code,
    )


@command(Can.SEND_LINKS, event="one-time link revoked", about="link")
def revoke_link(*, link: Pass, why: str, by: Actor, at: datetime) -> Pass:
    """From now on it opens nothing, and a letter that has not gone yet does not go."""
    if link.consumed_at:
        raise Refused("It was answered already. A link that was used opens nothing any more.")
    return _revoke(link, why=why, at=at)


@command(Can.BE_THE_PROGRAM, event="one-time link answered", about="asking")
def note_answer(*, asking: Asking, report: ProgressReport, by: Actor, at: datetime) -> Asking:
    """Which report came of it."""
    asking.report = report
    asking.save()
    return asking


def _check(action: Action | None, agency: Agency, at: datetime) -> None:
    if action is None:
        raise Refused("This action is no longer there.")
    if action.status in SETTLED:
        raise Refused(f"This action is marked “{action.get_status_display()}”, so nobody owes it now.")
    if not action.owners.filter(agency=agency).exists():
        raise Refused(f"{agency.name} does not owe this action now.")
    if not agency.is_in_force(timezone.localdate(at)):
        raise Refused(f"{agency.name} does not take part in the partnership today.")


def _checked(to: Mailbox) -> Mailbox:
    """The mailbox as it is kept. Raise Refused where something is missing."""
    address, called, code_to = to.address.strip(), " ".join(to.called.split()), to.code_to.strip()
    if not called:
        raise Refused("Enter whose mailbox it is, for example safeguarding team.", "called")
    for field, given in (("mailbox", address), ("code_to", code_to)):
        try:
            if given or field == "mailbox":
                validate_email(given)
        except ValidationError:
            raise Refused("Enter an email address in the correct format, like name@example.com.", field) from None
    return Mailbox(address, called, "" if code_to.casefold() == address.casefold() else code_to)


def _waiting(action: Action, agency: Agency, at: datetime) -> list[Pass]:
    """Links that still wait for this answer, locked: whoever answers by one is let finish first."""
    waiting = Pass.objects.opening(at).filter(askings__action=action, agency=agency)
    return list(waiting.select_for_update(of=("self",)))


def _revoke(link: Pass, *, why: str, at: datetime) -> Pass:
    end_pass(link, why=why, at=at)
    for asking in Asking.objects.filter(link=link).select_related("letter", "letter_with_code"):
        withdraw_message(message=asking.letter)
        withdraw_message(message=asking.letter_with_code)
    return link


def _letters(
    action: Action, agency: Agency, to: Mailbox, issued: Issued, by: Actor, at: datetime
) -> tuple[Message, Message]:
    """Two letters, so that one that is forwarded or misdirected opens nothing."""
    last_day = timezone.localdate(issued.made.expires_at - timedelta(seconds=1))
    letter = queue_message(
        space=action.space,
        to=to.address,
        subject=subject_with_link(action, agency),
        words=words_with_link(action, agency, issued.text, last_day=last_day, code_to=to.code_to, by=by),
        kind="one-time link",
        at=at,
    )
    letter_with_code = queue_message(
        space=action.space,
        to=to.code_to or to.address,
        subject=subject_with_code(action, agency),
        words=words_with_code(action, agency, issued.code, by=by),
        kind="code of a one-time link",
        at=at,
    )
    return letter, letter_with_code
