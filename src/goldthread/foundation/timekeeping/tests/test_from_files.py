"""What fell due before it came from a file is told as it is, and nobody is asked why."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.clocks import days, hours
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.timekeeping.commands.on_clocks import acknowledge_breach, explain_breach
from goldthread.foundation.timekeeping.models import BreachReason
from goldthread.foundation.timekeeping.tests.clocks import clock_of, keep, page, wanted
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

LIST = "/p/northborough/clocks/"
HOUR = timedelta(hours=1)
CAME = "Fell due before it came from a file"
SHAMING = ("late", "nobody has said why", "not done")


@pytest.mark.parametrize("ended", [{}, {"met_at": -1 * HOUR}, {"ended_at": -1 * HOUR}], ids=["runs", "done", "let go"])
def test_its_page_calls_it_neither_late_nor_asks_why(action, worker, manager, at, ended):
    ends = {name: at + before for name, before in ended.items()}
    clock = clock_of(action, hours(2), began_at=at - 5 * HOUR, imported=True, pausable=True, **ends)

    for browser in (worker, manager):
        shown = page(browser, f"{LIST}{clock.pk}/")
        told = shown[shown.index("<main") : shown.index("</main>")]
        assert CAME in told
        for word in SHAMING:
            assert word not in told.lower(), word


def test_nobody_explains_or_acknowledges_it(action, worker, manager, at):
    clock = clock_of(action, hours(2), began_at=at - 5 * HOUR, imported=True)

    assert "nobody has to say why" in page(worker, f"{LIST}{clock.pk}/explain")
    with pytest.raises(Refused, match="before it came from a file"):
        explain_breach(clock=clock, reason="capacity", words="Two were ill.", by=worker.user, at=at)
    with opened(actor=SYSTEM_ACTOR, writing=action.space_id):
        BreachReason.objects.create(
            space_id=action.space_id,
            clock=clock,
            reason="capacity",
            words="Said of it before.",
            explained_at=at,
            explained_by=worker.user,
        )
    with pytest.raises(Refused, match="before it came from a file"):
        acknowledge_breach(clock=clock, by=manager.user, at=timezone.now())
    assert "Lateness to acknowledge" not in page(manager, "/")


def test_what_falls_due_here_is_late_also_where_it_began_in_a_file(action, worker, manager):
    """It was recorded in time to be done: so it is asked why it was not."""
    now = timezone.now()
    (clock,) = keep(action, wanted(limit=days(1), began_at=now - 2 * HOUR, imported=True))
    later = now + timedelta(days=3)

    breach = explain_breach(clock=clock, reason="capacity", words="Two were ill.", by=worker.user, at=later)

    assert breach.explained_by_id == worker.user.pk
    acknowledge_breach(clock=clock, by=manager.user, at=later)
