"""The one rule by which something is proven."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goldthread.partnership.proof.commands import months_after
from goldthread.partnership.proof.states import Outcome, State, state_of_all, state_of_results

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
RESULTS = st.lists(
    st.builds(
        lambda day, passed, days: Outcome(day, passed, day + timedelta(days)), DAYS, st.booleans(), st.integers(0, 900)
    )
)
STATES = st.lists(st.sampled_from(list(State)))


@given(STATES)
def test_disproven_beats_expired_and_only_all_proven_is_proven(states):
    together = state_of_all(states)

    if State.DISPROVEN in states:
        assert together is State.DISPROVEN
    elif State.EXPIRED in states:
        assert together is State.EXPIRED
    else:
        assert (together is State.PROVEN) == (bool(states) and set(states) == {State.PROVEN})


@given(STATES, st.randoms())
def test_the_order_in_which_things_are_told_does_not_matter(states, dice):
    shuffled = list(states)
    dice.shuffle(shuffled)

    assert state_of_all(shuffled) is state_of_all(states)


@given(RESULTS, DAYS, st.randoms())
def test_the_latest_result_counts_whatever_order_they_came_in(results, on, dice):
    shuffled = list(results)
    dice.shuffle(shuffled)
    state = state_of_results(results, on)

    assert state_of_results(shuffled, on) is state
    if not results:
        assert state is State.UNPROVEN
        return
    last = max(result.known_on for result in results)
    newest = [result for result in results if result.known_on == last]
    if any(not result.passed for result in newest):
        assert state is State.DISPROVEN
    else:
        assert state is (State.PROVEN if any(on <= result.good_until for result in newest) else State.EXPIRED)


@given(RESULTS, DAYS)
def test_nothing_becomes_proven_by_growing_old(results, on):
    before, later = state_of_results(results, on), state_of_results(results, on + timedelta(days=365))

    assert (before, later) in {(one, one) for one in State} | {(State.PROVEN, State.EXPIRED)}


@given(DAYS, st.integers(1, 60))
def test_months_are_kept_within_their_month(day, months):
    later = months_after(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)
