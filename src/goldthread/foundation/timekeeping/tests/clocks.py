"""Clocks for tests, as an owner would want them. No limit here is one of the law."""

from datetime import UTC, datetime, timedelta

from goldthread.foundation.clocks import Edition, Kind, Rule, hours, working_days
from goldthread.foundation.timekeeping.keeping import Wanted, keep_clocks
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

TABLE = "action"
BEGAN = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
"""A Monday."""
LATER = BEGAN + timedelta(days=30)
THAT_YEAR = Edition("made-up-2026", "Made-up guidance 2026")


def rule(limit=None, *, kind=Kind.GUIDANCE, edition=THAT_YEAR, citation="paragraph 12"):
    return Rule(limit or working_days(5), kind, edition, citation)


def wanted(code="T-01", occurrence=1, limit=None, **given):
    said = {"title": "See the child", "rule": rule(limit), "began_at": BEGAN, "owed_by": "The employer", **given}
    return Wanted(code, occurrence, **said)


def keep(action, *clocks, at=LATER):
    """What an owner does at the end of each of its commands."""
    with opened(actor=SYSTEM_ACTOR, writing=action.space_id):
        return keep_clocks(space_id=action.space_id, subject_kind=TABLE, subject_id=action.pk, wanted=clocks, at=at)


def clock_of(action, limit=None, **given):
    """One clock, of 24 hours unless told otherwise."""
    return keep(action, wanted(limit=limit or hours(24), **given))[0]


def now_of(clock, at=LATER):
    """As the row is now."""
    with opened(actor=SYSTEM_ACTOR, reading=[clock.space_id]):
        return Clock.objects.with_state(at).get(pk=clock.pk)


def page(client, address):
    """What stands on a page, without the blanks between its lines."""
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())
