"""Briefings for tests, named for their situation. Nothing here is real."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.messages.models import Message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.boxes import BOXES
from goldthread.partnership.briefings.commands.cascading import Reached, confirm_cascade, send_briefing
from goldthread.partnership.briefings.commands.questions import KIND, Asked, ask_round, set_question
from goldthread.partnership.briefings.commands.quotes import Agreed, SaidBy, keep_quote
from goldthread.partnership.briefings.commands.writing import Written, begin_briefing
from goldthread.partnership.briefings.models import (
    Briefing,
    Cascade,
    CascadeConfirmation,
    PracticeQuestion,
    QuestionRound,
    Quote,
)
from goldthread.partnership.learning.models import Review

SENT_AT = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TESTS = System("tests")


def a_briefing(review: Review, **given: Any) -> Briefing:
    """A briefing with a few words in every box."""
    boxes = {box.name: f"{box.heading} in a few words." for box in BOXES} | given.pop("boxes", {})
    return begin_briefing(review=review, written=Written(boxes, **given), by=TESTS, at=SENT_AT)


def led(*agencies: Agency) -> None:
    """Each agency has a lead who can be told."""
    for agency in agencies:
        user = make_user(f"lead-{agency.pk}@{agency.space.slug}.example", f"A lead of {agency.name}")
        with opened(actor=SYSTEM_ACTOR, writing=agency.space_id):
            Holding.objects.create(
                space=agency.space, user=user, role="agency_lead", agency=agency, starts_on=date(2020, 1, 1)
            )


def sent(briefing: Briefing, *agencies: Agency, at: datetime = SENT_AT) -> list[Cascade]:
    """Sent to agencies on Monday 7 September 2026: to be confirmed by 5 October."""
    send_briefing(briefing=briefing, agencies=agencies, by=TESTS, at=at)
    with opened(actor=SYSTEM_ACTOR, reading=[briefing.space_id]):
        rows = Cascade.objects.filter(briefing=briefing, agency__in=agencies)
        found = {one.agency_id: one for one in rows.select_related("agency", "space", "action", "briefing")}
    return [found[agency.pk] for agency in agencies]


def confirmed(cascade: Cascade, people: int = 30, **given: Any) -> CascadeConfirmation:
    """Confirmed for a team meeting on 14 September 2026."""
    said = {"held_on": date(2026, 9, 14), "method": "team_meeting", "people": people, **given}
    return confirm_cascade(cascade=cascade, reached=Reached(**said), by=TESTS, at=LATER)


def a_quote(briefing: Briefing, consent: str = "none", words: str = "So easy to pick up.") -> Quote:
    """What a school nurse said; with a consent, given on the same day."""
    day = date(2026, 9, 21)
    said = SaidBy(words, "School nurse", day)
    agreed = Agreed(consent, day if consent != "none" else None)
    return keep_quote(briefing=briefing, said=said, agreed=agreed, by=TESTS, at=LATER)


def a_question(briefing: Briefing, at: datetime = SENT_AT, **given: Any) -> PracticeQuestion:
    """A question with one good answer and two others."""
    said: dict[str, Any] = {
        "words": "A neighbour calls about a child. What do you do?",
        "good": ("Pass the call on today",),
        "others": ("Wait for a second call", "Write it down for the next meeting"),
        "why_good": "Every call is passed on, on the day it is made.",
        **given,
    }
    return set_question(briefing=briefing, asked=Asked(**said), by=TESTS, at=at)


def a_round(question: PracticeQuestion, at: datetime = SENT_AT + timedelta(weeks=6)) -> QuestionRound:
    """The next round, asked when the first is due."""
    return ask_round(question=question, by=TESTS, at=at)


def links_sent(space_id: int) -> list[str]:
    """Paths of the links that lie in mailboxes, oldest first."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        words = list(Message.objects.filter(space=space_id, kind=KIND).order_by("pk").values_list("words", flat=True))
    return [found for one in words for found in re.findall(r"/q/[-\w]+", one)]
