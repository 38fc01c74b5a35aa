"""The one rule by which something is proven."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goldthread.partnership.proof.commands import months_after
from goldthread.partnership.proof.states import Outcome, Piece, State, shown_until, state_of_all, state_of_results

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
PIECES = st.lists(st.builds(Piece, st.none() | DAYS, st.none() | DAYS), max_size=4)
RESULTS = st.lists(
    st.builds(
        lambda day, passed, days, pieces: Outcome(day, passed, day + timedelta(days), tuple(pieces)),
        DAYS,
        st.booleans(),
        st.integers(0, 900),
        PIECES,
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
        assert state is (State.PROVEN if any(on <= result.counts_until for result in newest) else State.EXPIRED)


@given(RESULTS, DAYS)
def test_nothing_becomes_proven_by_growing_old(results, on):
    before, later = state_of_results(results, on), state_of_results(results, on + timedelta(days=365))

    assert (before, later) in {(one, one) for one in State} | {(State.PROVEN, State.EXPIRED)}


@given(PIECES.filter(bool), DAYS)
def test_evidence_shows_a_result_on_a_day_if_any_piece_stands_and_has_not_run_out(pieces, on):
    stands = [
        (piece.withdrawn_on is None or on < piece.withdrawn_on)
        and (piece.runs_out_on is None or on <= piece.runs_out_on)
        for piece in pieces
    ]

    assert (on <= shown_until(pieces)) is any(stands)


@given(PIECES.filter(bool), st.builds(Piece, st.none() | DAYS, st.none() | DAYS))
def test_more_evidence_never_makes_a_result_count_less_long(pieces, more):
    assert shown_until([*pieces, more]) >= shown_until(pieces)


@given(RESULTS, DAYS, st.lists(st.builds(Piece, st.none(), st.none() | DAYS), min_size=1, max_size=4), DAYS)
def test_withdrawing_evidence_makes_nothing_proven_and_leaves_what_was_disproven(results, on, pieces, withdrawn):
    def with_pieces(told):
        return [replace(result, evidence=tuple(told)) for result in results]

    before = state_of_results(with_pieces(pieces), on)
    after = state_of_results(with_pieces([replace(piece, withdrawn_on=withdrawn) for piece in pieces]), on)

    assert (before, after) in {(one, one) for one in State} | {(State.PROVEN, State.EXPIRED)}


@given(DAYS, st.integers(1, 60))
def test_months_are_kept_within_their_month(day, months):
    later = months_after(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)
