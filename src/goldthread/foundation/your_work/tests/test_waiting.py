"""What waits for a person is told kind by kind, and no more of each than a page can hold."""

import pytest

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.your_work import waiting
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind, waiting_for

NOBODY = Standing(())


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    monkeypatch.setattr(waiting, "KINDS", {})


def some(count):
    return lambda standing, at: (Waiting(f"Number {n}", f"/{n}/", "") for n in range(count))


def test_a_kind_of_which_nothing_waits_is_left_out(now):
    register_kind(Kind("Letters", "All letters.", some(0)))
    register_kind(Kind("Calls", "All calls.", some(1)))

    assert [lot.kind.heading for lot in waiting_for(NOBODY, now)] == ["Calls"]


@pytest.mark.parametrize("count", [SHOWN - 1, SHOWN, SHOWN + 1, SHOWN + 30])
def test_the_first_few_are_shown_and_it_is_said_when_there_are_more(now, count):
    register_kind(Kind("Letters", "All letters.", some(count)))

    (lot,) = waiting_for(NOBODY, now)

    assert [one.words for one in lot.shown] == [f"Number {n}" for n in range(min(count, SHOWN))]
    assert lot.is_cut is (count > SHOWN)
