"""Rounds of practice questions are asked by themselves, on the morning on which they are due."""

from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.jobs.job import job
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.commands.questions import ask_round
from goldthread.partnership.briefings.models import PracticeQuestion
from goldthread.partnership.briefings.rounds import next_round

ASKER = System("practice questions")


@job(access="nobody: it repeats by itself", does="Ask practice questions that are due", every="10 7 * * *")
def ask_due_rounds(*, at: datetime) -> None:
    """In each partnership that is live. A round that was asked meanwhile, or cannot be, is left for a person."""
    for space in every_space():
        for question in _due_in(space.pk, at) if space.is_live else ():
            try:
                ask_round(question=question, by=ASKER, at=at)
            except Refused:
                continue


def _due_in(space_id: int, at: datetime) -> list[PracticeQuestion]:
    today = timezone.localdate(at)
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        found = PracticeQuestion.objects.filter(space=space_id, briefing__sent_on__isnull=False)
        due = [(one, next_round(one)) for one in found.select_related("briefing", "space")]
    return [one for one, following in due if following and following.on and following.on <= today]
