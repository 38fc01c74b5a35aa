"""Draws and challenges for tests, named for their situation. Nothing here is real."""

from datetime import UTC, date, datetime
from typing import Any

from goldthread.foundation.access.standing import System
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.scrutiny.commands import (
    Asked,
    ViewGiven,
    answer_challenge,
    draw_sample,
    give_view,
    raise_challenge,
)
from goldthread.partnership.scrutiny.models import Challenge, ChallengeTurn, Draw, DrawnAction, ScrutineersView

DRAWN_AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
TESTS = System("tests")


def a_draw(space: Space, size: int = 1, **given: Any) -> Draw:
    """A sample of what is marked done, drawn on 16 November 2026."""
    said = {"purpose": "The yearly look at what is marked done", "by": TESTS, "at": DRAWN_AT, **given}
    return draw_sample(space=space, size=size, **said)


def a_view(
    drawn: DrawnAction, words: str = "They could show me half of it.", at: datetime = DRAWN_AT
) -> ScrutineersView:
    """A view that finds an action done in part."""
    given = ViewGiven(found="in_part", looked_at="The training register", words=words)
    return give_view(drawn=drawn, given=given, by=TESTS, at=at)


def a_challenge(space: Space, **given: Any) -> Challenge:
    """A challenge to the board, raised on 16 November 2026, with an answer due on 30 November."""
    about, at = given.pop("about", None), given.pop("at", DRAWN_AT)
    said = {
        "question": "How do they know that practice changed?",
        "why": "No test was set in a year.",
        "due_on": date(2026, 11, 30),
        **given,
    }
    return raise_challenge(space=space, asked=Asked(**said), about=about, by=TESTS, at=at)


def an_answer(challenge: Challenge, words: str = "An audit is planned.", at: datetime = DRAWN_AT) -> ChallengeTurn:
    return answer_challenge(challenge=challenge, words=words, by=TESTS, at=at)
