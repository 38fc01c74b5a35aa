"""By when a partnership wants a briefing written, confirmed and its effect known (LRN-01, 03 and 04)."""

from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.foundation.records.working_days import working_days_after
from goldthread.partnership.briefings.counting import Reach, State
from goldthread.partnership.briefings.models import Briefing, PracticeAnswer
from goldthread.partnership.briefings.models.briefings import settings_of
from goldthread.partnership.learning.models import Review


@dataclass(frozen=True)
class Clock:
    """Something that is wanted by a day. ``is_met`` is nothing while there is time; done too late, it is missed."""

    what: str
    by: date
    is_met: bool | None
    is_done: bool = False

    @property
    def state(self) -> str:
        late = "missed" if self.is_done else "overdue"
        return {True: "met", False: late, None: "waiting"}[self.is_met]


def written_by(review: Review, briefing: Briefing | None, on: date) -> Clock | None:
    """Sent so many working days after the review was published; nothing where that day is not known."""
    if review.published_on is None:
        return None
    by = working_days_after(review.published_on, settings_of(review.space_id).written_in_days)
    sent_on = briefing.sent_on if briefing else None
    return Clock("Briefing sent after publication", by, _met(by, sent_on, on), sent_on is not None)


def confirmed_by(reach: Reach, on: date) -> Clock | None:
    """Confirmed by every agency; the last day that one of them has."""
    if not reach.agencies:
        return None
    by = max(one.cascade.confirm_by for one in reach.agencies)
    asked = [one for one in reach.agencies if one.state != State.NOT_ASKED]
    if all(one.has_confirmed for one in asked):
        return Clock("Every agency has confirmed", by, True)
    return Clock("Every agency has confirmed", by, False if reach.how_many(State.OVERDUE) else None)


def known_by(briefing: Briefing, on: date) -> Clock | None:
    """Staff answered the practice question, so that something is known of what came of the briefing."""
    if briefing.sent_on is None:
        return None
    by = briefing.sent_on + timedelta(days=settings_of(briefing.space_id).known_in_days)
    answers = PracticeAnswer.objects.filter(asked__round__question__briefing=briefing)
    first = answers.order_by("answered_on").values_list("answered_on", flat=True).first()
    return Clock("Staff were asked what came of it", by, _met(by, first, on), first is not None)


def _met(by: date, done_on: date | None, on: date) -> bool | None:
    if done_on is not None:
        return done_on <= by
    return False if on > by else None
