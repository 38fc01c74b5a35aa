"""Answers through the equality lens for tests. Nothing here is real."""

from datetime import UTC, datetime

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.models import Action
from goldthread.partnership.equality.commands import Answer, answer_lens
from goldthread.partnership.equality.models import DEFAULT_LENSES

ANSWERED_AT = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
TESTS = System("tests")


def answered_through(action: Action, *lenses: str, misses: str = "") -> Action:
    """An action that is answered through some lenses; with none named through every one of the default."""
    answers = [Answer(lens, "every child who is met", misses) for lens in lenses or DEFAULT_LENSES]
    return answer_lens(action=action, answers=answers, by=TESTS, at=ANSWERED_AT)
