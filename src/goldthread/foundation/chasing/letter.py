"""The words of a digest, made when it is sent. They hold references, days and links: a title might be about a child."""

from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from goldthread.foundation.accounts.models import User
from goldthread.foundation.chasing.gathering import Told
from goldthread.foundation.chasing.models import Digest
from goldthread.foundation.chasing.owed import Line
from goldthread.foundation.chasing.rule import Chased
from goldthread.foundation.chasing.ways import Ways
from goldthread.foundation.messages.sending import Letter
from goldthread.foundation.records.dates import in_words

MOST_LINES = 10
"""Of each kind in each space; the list of actions shows the rest."""


def digest_to(user: User, digest: Digest, told: Told, ways: Ways) -> EmailMessage:
    """One letter over all spaces. Sent twice, it has one number, so that a reader's program shows it once."""
    parts = [_of_space(space, told, ways) for space in sorted(told.spaces(), key=lambda pk: ways.spaces[pk].name)]
    address = settings.ADDRESS.rstrip("/")
    words = "\n\n\n".join(parts)
    closing = (
        f"This comes once a week at most, and stops for an action when you report on it.\n"
        f"What was sent, and how often: {address}{reverse('digests')}"
    )
    return EmailMessage(
        subject_of(told),
        f"Hello {user.name}\n\n{words}\n\n\n{closing}\n\nGoldthread",
        to=[user.email],
        headers={"Message-ID": number_of("digest", digest.pk), "Auto-Submitted": "auto-generated"},
    )


def letter_to_inbox(address: str, told: Told, ways: Ways) -> Letter:
    """The digest of one agency in one space, for whoever reads its team inbox."""
    (space_id,) = told.spaces()
    closing = "This comes once a week at most, and stops for an action when somebody of your agency reports on it."
    return Letter(address, subject_of(told), f"{_of_space(space_id, told, ways)}\n\n\n{closing}\n\nGoldthread")


def number_of(kind: str, number: int) -> str:
    """What a reader's program knows the letter by."""
    domain = settings.ADDRESS.split("//")[-1].split("/")[0].split(":")[0] or "localhost"
    return f"<goldthread-{kind}-{number}@{domain}>"


def subject_of(told: Told) -> str:
    """The numbers, the most pressing first."""
    counts = [
        (len(told.escalated), "escalated to you"),
        (len(told.overdue), "overdue"),
        (len(told.asked), "to answer"),
        (len(told.soon), "due soon"),
    ]
    said = ", ".join(f"{count} {what}" for count, what in counts if count)
    return f"Your actions: {said}" if said else "Actions for which nobody can be chased"


def _of_space(space_id: int, told: Told, ways: Ways) -> str:
    space = ways.spaces[space_id]
    chapters = [
        _chapter("Escalated to you", told.escalated, space_id, ways),
        _chapter("Overdue", told.overdue, space_id, ways),
        _chapter("More was asked", told.asked, space_id, ways),
        _chapter("Due soon", told.soon, space_id, ways),
        _nobody(told, space_id, ways),
    ]
    return "\n\n".join([space.name.upper(), *filter(None, chapters)])


def _chapter(title: str, lines: Iterable[Line], space_id: int, ways: Ways) -> str:
    here = [line for line in lines if line.space_id == space_id]
    if not here:
        return ""
    slug = ways.spaces[space_id].slug
    shown = [line_of(line, slug) for line in here[:MOST_LINES]]
    if len(here) > MOST_LINES:
        rest = f"{settings.ADDRESS.rstrip('/')}{reverse('actions', args=[slug])}"
        shown.append(f"and {len(here) - MOST_LINES} more: {rest}")
    return "\n\n".join([f"{title} ({len(here)})", *shown])


def line_of(line: Line, slug: str) -> str:
    """Reference, day and link."""
    return f"{line.reference}, {_when(line)}\n    {settings.ADDRESS.rstrip('/')}{_address_of(slug, line.action_id)}"


@lru_cache(10_000)
def _address_of(slug: str, action_id: int) -> str:
    """Several people are told of one action, and finding an address takes longer than the rest of a line."""
    return reverse("action", args=[slug, action_id])


def _when(line: Line) -> str:
    day = in_words(line.last_day)
    if line.why == Chased.ASKED:
        return f"answer by {day}"
    return f"due {day}" if line.why == Chased.SOON else f"was due {day}"


def _nobody(told: Told, space_id: int, ways: Ways) -> str:
    rows = [(name, count) for space, name, count in told.unreached if space == space_id]
    if not rows:
        return ""
    said = [f"{name}: {count} overdue" for name, count in rows]
    link = f"{settings.ADDRESS.rstrip('/')}{reverse('chasing', args=[ways.spaces[space_id].slug])}"
    return "\n\n".join(["Nobody can be chased for", *said, f"Say who can be: {link}"])
