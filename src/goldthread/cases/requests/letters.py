"""Letters to an agency that was asked: reference, day and link, and nothing of the case or of a child."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from goldthread.cases.requests.models import Lane
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.models import User
from goldthread.foundation.chasing.models import ChasedAgency
from goldthread.foundation.chasing.ways import LEADING
from goldthread.foundation.grants.models import ConflictOfInterest
from goldthread.foundation.messages.sending import Letter, queue_messages
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
    """To the agency's leads and its team inbox. To be called inside a command."""
    named = {
        "space": lane.space.name,
        "agency": lane.agency.name,
        "reference": str(lane.request),
        "due": date(due_at) if due_at else "no day could be worked out; please reply soon",
        "link": f"{settings.ADDRESS.rstrip('/')}{lane.get_absolute_url()}",
    }
    words = WORDS.format(first=kind.first.format(**named), **named)
    letters = [Letter(to, kind.subject.format(**named), words) for to in addresses_of(lane, at)]
    queue_messages(space=lane.space, letters=letters, kind=KIND, at=at)


def addresses_of(lane: Lane, at: datetime) -> list[str]:
    """Where the agency is written to: none where nobody leads it and it named no team inbox."""
    leads = Holding.objects.filter(space_id=lane.space_id, agency_id=lane.agency_id, role__in=LEADING)
    shut = ConflictOfInterest.objects.about(lane.request.case).not_ended(at).filter(account__isnull=False)
    people = User.objects.filter(
        pk__in=leads.in_force(timezone.localdate(at)).values("user_id"), is_active=True
    ).exclude(pk__in=shut.values("account_id"))
    inboxes = ChasedAgency.objects.filter(space_id=lane.space_id, agency_id=lane.agency_id).exclude(inbox="")
    found = [*people.order_by("pk").values_list("email", flat=True), *inboxes.values_list("inbox", flat=True)]
    return list(dict.fromkeys(found))
