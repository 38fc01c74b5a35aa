"""When the rounds of a practice question are due, and when they close."""

from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.foundation.records.dates import in_words
from goldthread.partnership.briefings.models import PracticeQuestion, QuestionRound
from goldthread.partnership.briefings.models.briefings import settings_of
from goldthread.partnership.briefings.models.questions import ROUNDS


@dataclass(frozen=True)
class NextRound:
    """The round that comes next, and from which day on; no day as long as the briefing was sent to nobody."""

    number: int
    on: date | None


def next_round(question: PracticeQuestion) -> NextRound | None:
    """Nothing once both were asked."""
    asked = QuestionRound.objects.filter(question=question).count()
    if asked >= len(ROUNDS):
        return None
    sent_on, weeks = question.briefing.sent_on, settings_of(question.space_id).round_weeks[asked]
    return NextRound(asked + 1, sent_on + timedelta(weeks=weeks) if sent_on else None)


def why_closed(of: QuestionRound, on: date) -> str:
    """Why a round takes no answers on a day; nothing if it does."""
    return f"This round closed on {in_words(of.closes_on)}." if on > of.closes_on else ""
