"""Letters to an agency that was asked: reference, day and link, and nothing of the case or of a child."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.conf import settings

from goldthread.cases.casework.reaching import addresses_in
from goldthread.cases.requests.models import Lane, LaneLink, LaneReminder
from goldthread.foundation.messages.sending import Letter, queue_messages
from goldthread.foundation.one_time_links.letters import whom_to_ask
from goldthread.foundation.ui.words import date

KIND = "information request"
WORDS = """Hello

{first}

Reference: {reference}
Reply by: {due}

Sign in to read what is asked and to reply. If you know nothing, say so there: that is a reply, too.

    {link}

You get this message because you answer for what {agency} is asked.

Goldthread for {space}
"""
TO_MAILBOX = """Hello

{first}

Reference: {reference}
Reply by: {due}

A one-time link to reply by was sent to this mailbox on {sent_on}. {how}
If you know nothing, say so: that is a reply, too.

If the message with the link is lost, ask {whom} for another one.

Goldthread for {space}
"""
NOT_NEEDED_WORDS = """Hello

{first}

Reference: {reference}

Sign in to read what was asked.

    {link}

You get this message because you answer for what {agency} is asked.

Goldthread for {space}
"""
NOT_NEEDED_TO_MAILBOX = """Hello

{first}

Reference: {reference}

A one-time link to reply by was sent to this mailbox on {sent_on}. It asks nothing any more. If you have a question,
ask {whom}.

Goldthread for {space}
"""
WORKS = "It works until the end of {last_day}, with the code that came apart from it."
WORKS_NO_MORE = "It works no more, so ask for another one."


@dataclass(frozen=True)
class LetterKind:
    """One of the letters. ``noted`` is by what it is kept that it was written, of those that are written once."""

    subject: str
    first: str
    noted: str = ""
    words: str = WORDS
    to_mailbox: str = TO_MAILBOX


ASKED = LetterKind("{space} asks {agency} for information", "{space} asks {agency} for information.")
BEFORE = LetterKind(
    "Reply by {due}: {space} asked {agency} for information",
    "{space} asked {agency} for information and waits for a reply.",
    LaneReminder.Letter.BEFORE,
)
AFTER = LetterKind(
    "Overdue: {space} asked {agency} for information",
    "{space} asked {agency} for information. The last day has passed without a reply.",
    LaneReminder.Letter.AFTER,
)
MORE_TIME = LetterKind(
    "More time, reply by {due}: {space} asked {agency} for information",
    "{space} gives {agency} more time for its reply.",
)
NOT_NEEDED = LetterKind(
    "No reply is needed: {space} asked {agency} for information",
    "{space} asked {agency} for information and needs no reply any more.",
    words=NOT_NEEDED_WORDS,
    to_mailbox=NOT_NEEDED_TO_MAILBOX,
)


def write_to(lane: Lane, kind: LetterKind, *, due_at: datetime | None, at: datetime) -> int:
    """To the agency's leads, its team inbox, and a mailbox that has a link, and to nobody where the agency may not know
    of the case any more. Say how many letters go. To be called inside a command.
    """
    if not Lane.objects.told_of_it(at).filter(pk=lane.pk).exists():
        return 0
    named = {
        "space": lane.space.name,
        "agency": lane.agency.name,
        "reference": str(lane.request),
        "due": date(due_at) if due_at else "no day could be worked out; please reply soon",
        "link": f"{settings.ADDRESS.rstrip('/')}{lane.get_absolute_url()}",
    }
    words = kind.words.format(first=kind.first.format(**named), **named)
    letter = partial(Letter, subject=kind.subject.format(**named), is_private=lane.request.case.rules.is_restricted)
    letters = {to: letter(to, words=words) for to in addresses_of(lane, at)}
    if asking := last_link_of(lane):
        told = kind.to_mailbox.format(first=kind.first.format(**named), **named, **_of_link(asking, at))
        letters[asking.mailbox] = letter(asking.mailbox, words=told)
    return len(queue_messages(space=lane.space, letters=list(letters.values()), kind=KIND, at=at))


def last_link_of(lane: Lane) -> LaneLink | None:
    """The link by which the agency is waited for; none where it was revoked, for whatever reason that was."""
    rows = LaneLink.objects.filter(lane=lane).select_related("space", "link__agency", "link__issued_by")
    last = rows.order_by("-pk").first()
    return None if last is None or last.link.revoked_at else last


def _of_link(asking: LaneLink, at: datetime) -> dict[str, str]:
    works = WORKS_NO_MORE if asking.link.why_not(at) else WORKS.format(last_day=date(asking.last_day))
    whom = whom_to_ask(asking.link.issued_by, asking.space)
    return {"sent_on": date(asking.link.issued_at), "how": works, "whom": whom}


def addresses_of(lane: Lane, at: datetime) -> list[str]:
    """Where the agency is written to: none where nobody leads it and it named no team inbox."""
    return addresses_in(lane.request.case, [lane.agency_id], at)[lane.agency_id]
