"""Send a one-time link, and end one. To be called inside a command, which says who may and about what.

Links are locked in one order: the pass, then what it is about. So a command that sends or ends one is about the space,
or about the pass, and has locked no record.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.messages.models import Message
from goldthread.foundation.messages.sending import queue_message, withdraw_message
from goldthread.foundation.one_time_links.by_link import SentByLink
from goldthread.foundation.one_time_links.letters import Letters
from goldthread.foundation.passes.ending import end_pass
from goldthread.foundation.passes.making import Issued, make_link
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.spaces.models import SpaceRecord

ALONE = "one-time links"
"""The name by which commands that send or end links wait for each other."""

LONGEST_PURPOSE = 100
REPLACED = "Another link was sent in its place."
USED = "It was answered already. A link that was used opens nothing any more."

Sent = TypeVar("Sent", bound=SentByLink)


@dataclass(frozen=True)
class Mailbox:
    """A mailbox that a team reads, whose it is, and where the code goes if not to the same."""

    address: str
    called: str
    code_to: str = ""


@dataclass(frozen=True)
class About:
    """What a link is about: a record, its reference and day as letters may tell them, and what the trail calls it.

    ``is_private`` where not everybody who reads the outbox may know of the record.
    """

    record: SpaceRecord
    reference: str
    due: str
    purpose: str
    is_private: bool = False


def send_link(
    sent: type[Sent],
    *,
    about: About,
    agency: Agency,
    to: Mailbox,
    expires_at: datetime,
    by: Actor,
    at: datetime,
    **kept_beside: Any,
) -> Sent:
    """Write two letters to an agency. A link that still waits for the same answer works no more.

    ``kept_beside`` is what the kind of link keeps of its own.
    """
    if not agency.is_in_force(timezone.localdate(at)):
        raise Refused(f"{agency.name} does not take part in the partnership today.")
    to = _checked(to)
    for earlier in _waiting(sent, about, agency, at):
        end_link(sent, earlier, why=REPLACED, at=at)
    issued = make_link(
        record=about.record,
        agency=agency,
        purpose=about.purpose[:LONGEST_PURPOSE],
        scope=sent.CARRIES,
        expires_at=expires_at,
        by=by,
        at=at,
    )
    letters = Letters(about.record.space, agency, sent.SPOKEN, about.reference, about.due, by)
    letter, letter_with_code = _queued(letters, to, issued, at, is_private=about.is_private)
    kept: Sent = sent._default_manager.create(
        space=about.record.space,
        agency=agency,
        link=issued.made,
        mailbox=to.address,
        mailbox_called=to.called,
        code_to=to.code_to,
        letter=letter,
        letter_with_code=letter_with_code,
        **{sent.RECORD: about.record, **kept_beside},
    )
    return kept


def end_link(sent: type[SentByLink], link: Pass, *, why: str, at: datetime) -> Pass:
    """From now on it opens nothing, and a letter that has not gone yet does not go."""
    if link.consumed_at:
        raise Refused(USED)
    end_pass(link, why=why, at=at)
    for asking in sent._default_manager.filter(link=link).select_related("letter", "letter_with_code"):
        withdraw_message(message=asking.letter)
        withdraw_message(message=asking.letter_with_code)
    return link


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


def _waiting(sent: type[SentByLink], about: About, agency: Agency, at: datetime) -> list[Pass]:
    """Links that still wait for this answer, locked: whoever answers by one is let finish first."""
    asked = sent._default_manager.filter(**{sent.RECORD: about.record})
    waiting = Pass.objects.opening(at).filter(pk__in=asked.values("link"), agency=agency)
    return list(waiting.select_for_update(of=("self",)))


def _queued(
    letters: Letters, to: Mailbox, issued: Issued, at: datetime, *, is_private: bool
) -> tuple[Message, Message]:
    """Two letters, so that one that is forwarded or misdirected opens nothing."""
    last_day = timezone.localdate(issued.made.expires_at - timedelta(seconds=1))
    letter = queue_message(
        space=letters.space,
        to=to.address,
        subject=letters.subject_with_link,
        words=letters.with_link(issued.text, last_day=last_day, code_to=to.code_to),
        kind="one-time link",
        at=at,
        is_private=is_private,
    )
    letter_with_code = queue_message(
        space=letters.space,
        to=to.code_to or to.address,
        subject=letters.subject_with_code,
        words=letters.with_code(issued.code),
        kind="code of a one-time link",
        at=at,
        is_private=is_private,
    )
    return letter, letter_with_code
