"""Matters for tests, named for their situation. Nothing here is real."""

from datetime import UTC, date, datetime
from typing import Any

from goldthread.foundation.access.standing import System
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.matters.commands import Raised, raise_matter, reply_to_matter, take_further
from goldthread.partnership.matters.models import MatterTurn, RaisedMatter

RAISED_AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
TESTS = System("tests")


def the_board(space: Space) -> Group:
    """The one board that matters of tests are raised with; made when the first is."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        found = Group.objects.filter(space=space, name="Board").first()
    return found or a_group(space, "Board")


def a_gap(space: Space, **given: Any) -> RaisedMatter:
    """A gap in service, raised on 16 November 2026; the reply is due after the usual days."""
    return a_matter(space, "gap", **given)


def a_matter(space: Space, kind: str, *, at: datetime = RAISED_AT, **given: Any) -> RaisedMatter:
    said = {
        "subject": "No speech therapy for under fives",
        "what": "Families in the south wait for nine months.",
        "board": given.pop("board", None) or the_board(space),
        **given,
    }
    return raise_matter(space=space, raised=Raised(kind=kind, **said), by=TESTS, at=at)


def a_reply(matter: RaisedMatter, answer: str = "rejected", words: str = "We see it otherwise.") -> MatterTurn:
    return reply_to_matter(matter=matter, answer=answer, words=words, by=TESTS, at=RAISED_AT)


def taken_further(matter: RaisedMatter, to_step: int = 1, due_on: date = date(2026, 11, 30)) -> MatterTurn:
    return take_further(
        matter=matter, to_step=to_step, words="The reply does not do.", due_on=due_on, by=TESTS, at=RAISED_AT
    )
