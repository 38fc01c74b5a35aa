"""A conflict of interest beats whatever else somebody holds."""

from datetime import timedelta

import pytest

from goldthread.foundation.commands.one_after_another import second_waits
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.commands import end_conflict, open_for_purpose

from .asking import PROGRAM, broken, declare, give, letters, seen_by, sees
from .conftest import hold

pytestmark = pytest.mark.django_db


class TestConflicts:
    @pytest.fixture(autouse=True)
    def led(self, restricted, lado, now):
        give(restricted, lado, standing_as="lead", by=PROGRAM, at=now)

    def test_it_beats_a_role_a_grant_and_an_emergency_opening(
        self, partnership, ordinary, restricted, person, lado, now
    ):
        worker, manager = person("Wren Worker"), person("Mo Manager", "partnership_manager")
        give(restricted, worker, by=lado, at=now)
        broken(partnership, restricted, by=manager, at=now)
        assert seen_by(worker, now) == {ordinary.reference, restricted.reference}

        for record, who in ((ordinary, worker), (restricted, worker), (restricted, manager)):
            declare(record, who, by=lado, at=now)

        assert seen_by(worker, now) == set()
        assert not sees(manager, restricted, now)

    def test_everybody_declares_their_own_and_is_shut_out_from_that_moment(self, ordinary, person, now):
        worker = person("Wren Worker")

        declare(ordinary, worker, by=worker, at=now)

        assert not sees(worker, ordinary, now)
        for again in (
            lambda: declare(ordinary, worker, by=worker, at=now),
            lambda: open_for_purpose(about=ordinary, purpose="working", words="To look", by=worker, at=now),
        ):
            with pytest.raises(Refused, match="no longer there"):
                again()

    def test_anothers_is_declared_by_who_runs_it(self, ordinary, person, lado, now):
        worker, other = person("Wren Worker"), person("Ollie Other")

        with pytest.raises(NotAllowed):
            declare(ordinary, other, by=worker, at=now)
        declare(ordinary, other, by=lado, at=now)

        assert not sees(other, ordinary, now)
        assert sees(worker, ordinary, now)

    def test_an_agencys_hides_it_from_whoever_holds_a_role_for_it_whatever_else_they_hold(
        self, partnership, ordinary, restricted, person, lado, police, now
    ):
        of_police = person("Pat Police", "agency_worker", agency=police)
        hold(of_police, "worker", partnership)
        give(restricted, of_police, by=lado, at=now)

        for record in (ordinary, restricted):
            declare(record, agency=police, by=lado, at=now)

        assert seen_by(of_police, now) == set()
        assert sees(lado, restricted, now)

    def test_nothing_is_given_to_who_is_in_one(self, restricted, person, lado, police, now):
        of_police, worker = person("Pat Police", "agency_worker", agency=police), person("Wren Worker")
        declare(restricted, agency=police, by=lado, at=now)
        declare(restricted, worker, by=lado, at=now)

        for to in ({"account": of_police}, {"account": worker}, {"agency": police}):
            with pytest.raises(Refused, match="conflict of interest"):
                give(restricted, **to, by=lado, at=now)

    def test_it_ends_for_a_reason_and_what_one_held_counts_again(self, ordinary, person, lado, now):
        worker, later = person("Wren Worker"), now + timedelta(hours=1)
        conflict = declare(ordinary, worker, by=lado, at=now)

        with pytest.raises(Refused, match="Say why"):
            end_conflict(about=ordinary, conflict=conflict, why=" ", by=lado, at=later)
        with pytest.raises(Refused, match="no longer there"):
            end_conflict(about=ordinary, conflict=conflict, why="Mine to say", by=worker, at=later)
        ended = end_conflict(about=ordinary, conflict=conflict, why="Another family of that name", by=lado, at=later)

        assert (ended.ended_at, ended.ended_by_id) == (later, lado.pk)
        assert sees(worker, ordinary, later)
        assert not sees(worker, ordinary, later - timedelta(seconds=1))
        with pytest.raises(Refused, match="already"):
            end_conflict(about=ordinary, conflict=conflict, why="Twice", by=lado, at=later)

    def test_the_same_is_declared_once_and_another_kind_says_what_it_is(self, ordinary, person, lado, now):
        worker = person("Wren Worker")

        with pytest.raises(Refused, match="what the conflict is"):
            declare(ordinary, worker, kind="other", by=lado, at=now)
        declare(ordinary, worker, kind="other", words="They sit on the school’s board", by=lado, at=now)
        with pytest.raises(Refused, match="already"):
            declare(ordinary, worker, by=lado, at=now)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_one_moment_the_second_sees_what_the_first_did(partnership, ordinary, person, lado, now):
    worker = person("Wren Worker")

    answer = second_waits(
        lambda: declare(ordinary, worker, by=lado, at=now),
        lambda: open_for_purpose(about=ordinary, purpose="working", words="To look", by=worker, at=now),
    )

    assert answer == "This record is no longer there."


def test_where_nobody_is_left_who_may_give_sight_those_who_give_roles_are_told_its_reference(
    partnership, restricted, lado, person, now
):
    manager = person("Mo Manager", "partnership_manager")
    other = person("Ola Other", "lado")
    give(restricted, lado, standing_as="lead", by=PROGRAM, at=now)
    give(restricted, other, by=PROGRAM, at=now)

    declare(restricted, other, by=other, at=now)
    assert letters(partnership) == []
    declare(restricted, lado, by=lado, at=now)

    (letter,) = letters(partnership)
    assert letter.to == manager.email
    assert restricted.reference in letter.words
    for name in ("Jamie", "Lou Lado", "family"):
        assert name not in letter.subject + letter.sent_subject + letter.words
