"""Letters to an agency that was asked: reference, day and link, and nothing of the case or of a child."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.requests.models import Lane, LaneLink
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.models import User
from goldthread.foundation.chasing.models import ChasedAgency
from goldthread.foundation.chasing.ways import LEADING
from goldthread.foundation.grants.models import ConflictOfInterest
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
WORKS = "It works until the end of {last_day}, with the code that came apart from it."
WORKS_NO_MORE = "It works no more, so ask for another one."


@dataclass(frozen=True)
class LetterKind:
    """One of the letters. ``noted`` is the field of a lane that says that it was written."""

    subject: str
    first: str
    noted: str = ""


ASKED = LetterKind("{space} asks {agency} for information", "{space} asks {agency} for information.")
BEFORE = LetterKind(
    "Reply by {due}: {space} asked {agency} for information",
    "{space} asked {agency} for information and waits for a reply.",
    "reminded_before_at",
)
AFTER = LetterKind(
    "Overdue: {space} asked {agency} for information",
    "{space} asked {agency} for information. The last day has passed without a reply.",
    "reminded_after_at",
)


def write_to(lane: Lane, kind: LetterKind, *, due_at: datetime | None, at: datetime) -> None:
    """To the agency's leads, its team inbox, and a mailbox that has a link. To be called inside a command."""
    named = {
        "space": lane.space.name,
        "agency": lane.agency.name,
        "reference": str(lane.request),
        "due": date(due_at) if due_at else "no day could be worked out; please reply soon",
        "link": f"{settings.ADDRESS.rstrip('/')}{lane.get_absolute_url()}",
    }
    words = WORDS.format(first=kind.first.format(**named), **named)
    letters = {to: Letter(to, kind.subject.format(**named), words) for to in addresses_of(lane, at)}
    if asking := last_link_of(lane):
        told = TO_MAILBOX.format(first=kind.first.format(**named), **named, **_of_link(asking, at))
        letters[asking.mailbox] = Letter(asking.mailbox, kind.subject.format(**named), told)
    queue_messages(space=lane.space, letters=list(letters.values()), kind=KIND, at=at)


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


def addresses_in(case: Case, agencies: Collection[int], at: datetime) -> dict[int, list[str]]:
    """The same of several agencies, by their numbers, in as many statements as of one.

    Whom a conflict of interest keeps from the case is not written to, nor is an agency with one.
    """
    shut = list(ConflictOfInterest.objects.about(case).not_ended(at).values_list("account_id", "agency_id"))
    open_to = set(agencies) - {agency for _, agency in shut}
    leads = Holding.objects.filter(space_id=case.space_id, agency_id__in=open_to, role__in=LEADING)
    held = list(leads.in_force(timezone.localdate(at)).order_by("user_id").values_list("agency_id", "user_id"))
    people = {user for _, user in held} - {account for account, _ in shut}
    emails = dict(User.objects.filter(pk__in=people, is_active=True).values_list("pk", "email"))
    inboxes = ChasedAgency.objects.filter(space_id=case.space_id, agency_id__in=open_to).exclude(inbox="")
    found = {agency: dict[str, None]() for agency in agencies}
    for agency, user in held:
        if user in emails:
            found[agency][emails[user]] = None
    for agency, inbox in inboxes.values_list("agency_id", "inbox"):
        found[agency][inbox] = None
    return {agency: list(told) for agency, told in found.items()}
