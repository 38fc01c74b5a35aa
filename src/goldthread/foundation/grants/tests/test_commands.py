"""What happens to sight of a record, by whom, and to whom it is refused."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.one_after_another import second_waits
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.commands import (
    NOT_THERE,
    break_glass,
    declare_conflict,
    end_conflict,
    end_grant,
    give_grant,
    open_for_purpose,
    review_break_glass,
)
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.messages.models import Message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .asking import seen_by, sees
from .conftest import OWNERS, an_action, hold

pytestmark = pytest.mark.django_db

PROGRAM = System("tests")
REASON = "The child is at the hospital now and the lead cannot be reached."


def give(about, account=None, *, by, at, **changes):
    said = {"standing_as": "participant", "purpose": "Works with the family", "ends_at": None, **changes}
    return give_grant(about=about, account=account, by=by, at=at, **said)


def declare(about, account=None, *, by, at, **changes):
    return declare_conflict(
        about=about, account=account, by=by, at=at, **{"kind": "own_family", "words": "", **changes}
    )


def broken(space, record, *, by, at, reason=REASON):
    return break_glass(space=space, kind="action", reference=record.reference, reason=reason, by=by, at=at)


def letters(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(Message.objects.order_by("pk"))


def test_a_stranger_can_do_nothing(partnership, restricted, person, lado, now):
    stranger, worker = person("Sasha Stranger", None), person("Wren Worker")

    for who in (stranger, worker):
        with pytest.raises(Refused):
            give(restricted, worker, by=who, at=now)
        with pytest.raises(Refused):
            broken(partnership, restricted, by=who, at=now)
        with pytest.raises(Refused):
            open_for_purpose(about=restricted, purpose="working", words="To look", by=who, at=now)
        with pytest.raises(Refused):
            declare(restricted, who, by=who, at=now)
        assert not sees(who, restricted, now)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not Grant.objects.exists()


class TestGiving:
    @pytest.fixture(autouse=True)
    def led(self, restricted, lado, now):
        give(restricted, lado, standing_as="lead", by=PROGRAM, at=now)

    def test_who_was_given_sight_sees_from_that_moment_to_just_before_its_end(self, restricted, lado, person, now):
        worker, end = person("Wren Worker"), now + timedelta(hours=2)

        give(restricted, worker, ends_at=end, by=lado, at=now)

        assert sees(worker, restricted, now)
        assert sees(worker, restricted, end - timedelta(microseconds=1))
        assert not sees(worker, restricted, end)
        assert not sees(worker, restricted, now - timedelta(seconds=1))

    def test_an_agency_is_given_sight_for_whoever_holds_a_role_for_it(self, restricted, lado, person, police, now):
        health = an_agency(restricted.space, "Northborough Health")
        of_police = person("Pat Police", "agency_worker", agency=police)
        of_health = person("Hal Health", "agency_worker", agency=health)

        give(restricted, agency=police, by=lado, at=now)

        assert sees(of_police, restricted, now)
        assert not sees(of_health, restricted, now)

    def test_who_may_not_give_cannot_hand_it_on(self, restricted, lado, person, now):
        worker, other = person("Wren Worker"), person("Ollie Other")
        give(restricted, worker, by=lado, at=now)

        with pytest.raises(NotAllowed):
            give(restricted, other, by=worker, at=now)

    def test_nobody_gives_it_to_themselves(self, restricted, lado, now):
        with pytest.raises(Refused, match="to yourself"):
            give(restricted, lado, standing_as="other", by=lado, at=now)

    @pytest.mark.parametrize("taken", ["purpose", "break_glass", "nonsense"])
    def test_what_one_takes_oneself_is_not_given(self, restricted, lado, person, now, taken):
        with pytest.raises(Refused, match="as what"):
            give(restricted, person("Wren Worker"), standing_as=taken, by=lado, at=now)

    def test_it_asks_for_a_purpose_and_of_who_is_asked_for_information_an_end(self, restricted, lado, person, now):
        worker = person("Wren Worker")

        for changes in ({"purpose": " \u200b"}, {"ends_at": now}, {"standing_as": "asked"}):
            with pytest.raises(Refused):
                give(restricted, worker, **changes, by=lado, at=now)

    def test_it_goes_to_somebody_who_works_here_and_to_one_of_both(self, restricted, lado, person, police, neighbour, now):
        worker, elsewhere = person("Wren Worker"), person("Nat Neighbour", "worker", space=neighbour)

        for account, agency in (
            (elsewhere, None),
            (worker, police),
            (None, None),
            (None, an_agency(neighbour, "Southborough Police")),
        ):
            with pytest.raises(Refused):
                give(restricted, account, agency=agency, by=lado, at=now)

    def test_the_same_is_not_given_twice(self, restricted, lado, person, now):
        worker = person("Wren Worker")
        give(restricted, worker, by=lado, at=now)

        with pytest.raises(Refused, match="already"):
            give(restricted, worker, by=lado, at=now)

    def test_it_is_ended_by_who_may_give_it_or_by_whose_it_is_and_once(self, restricted, lado, person, now):
        worker, other, later = person("Wren Worker"), person("Ollie Other"), now + timedelta(minutes=1)
        first, second = (give(restricted, who, by=lado, at=now) for who in (worker, other))

        with pytest.raises(NotAllowed):
            end_grant(about=restricted, grant=second, by=worker, at=later)
        end_grant(about=restricted, grant=second, by=lado, at=later)
        end_grant(about=restricted, grant=first, by=worker, at=later)

        assert sees(worker, restricted, now)
        assert not sees(worker, restricted, later)
        assert not sees(other, restricted, later)
        with pytest.raises(Refused, match="already"):
            end_grant(about=restricted, grant=second, by=lado, at=later)

    def test_a_grant_of_another_record_is_not_there(self, restricted, ordinary, lado, person, now):
        grant = give(restricted, person("Wren Worker"), by=lado, at=now)

        with pytest.raises(Refused, match="no longer there"):
            end_grant(about=ordinary, grant=grant, by=lado, at=now)


class TestForAPurpose:
    def test_it_is_open_until_the_end_of_the_local_day(self, ordinary, person):
        worker, at = person("Wren Worker"), datetime(2026, 7, 1, 22, 30, tzinfo=UTC)

        grant = open_for_purpose(about=ordinary, purpose="working", words="To plan a visit", by=worker, at=at)

        assert timezone.localtime(grant.ends_at).isoformat() == "2026-07-02T00:00:00+01:00"
        assert grant.purpose == "I work with this child or family: To plan a visit"
        assert (grant.account, grant.given_by_id) == (worker, worker.pk)

    def test_both_a_purpose_of_the_list_and_words_are_asked(self, ordinary, person, now):
        worker = person("Wren Worker")

        for said in ({"purpose": "curious", "words": "To look"}, {"purpose": "working", "words": " "}):
            with pytest.raises(Refused):
                open_for_purpose(about=ordinary, **said, by=worker, at=now)

    def test_the_program_opens_nothing_for_itself(self, ordinary, now):
        with pytest.raises(NotAllowed):
            open_for_purpose(about=ordinary, purpose="working", words="To look", by=PROGRAM, at=now)


class TestInAnEmergency:
    @pytest.fixture
    def manager(self, person):
        return person("Mo Manager", "partnership_manager")

    @pytest.fixture
    def reviewer(self, restricted, lado, now):
        give(restricted, lado, standing_as="lead", by=PROGRAM, at=now)
        return lado

    def test_it_opens_for_a_day_and_shuts_by_itself(self, partnership, restricted, manager, now):
        assert not sees(manager, restricted, now)

        grant = broken(partnership, restricted, by=manager, at=now)

        assert grant.ends_at == now + timedelta(hours=24)
        assert sees(manager, restricted, now + timedelta(hours=24, seconds=-1))
        assert not sees(manager, restricted, now + timedelta(hours=24))

    def test_its_owners_are_told_at_once_by_a_letter_that_names_nobody(
        self, partnership, restricted, manager, lado, person, now
    ):
        OWNERS[restricted.pk] = [lado.pk, manager.pk]

        grant = broken(partnership, restricted, by=manager, at=now)

        (letter,) = letters(partnership)
        assert (letter.to, grant.owner_told_at) == (lado.email, now)
        assert letter.subject == "T-2026-0001 was opened in an emergency"
        assert f"/{restricted.pk}/" in letter.words
        for name in ("Jamie", "Mo Manager", "hospital"):
            assert name not in letter.subject + letter.words

    def test_where_there_is_no_other_owner_those_who_review_are_told(self, partnership, restricted, manager, lado, now):
        OWNERS[restricted.pk] = [manager.pk]

        broken(partnership, restricted, by=manager, at=now)

        assert [one.to for one in letters(partnership)] == [lado.email]

    def test_if_the_owner_cannot_be_told_nothing_is_opened(self, partnership, restricted, manager, now, monkeypatch):
        def breaks(**_):
            raise RuntimeError("no queue")

        monkeypatch.setattr("goldthread.foundation.grants.commands.queue_messages", breaks)

        with pytest.raises(RuntimeError):
            broken(partnership, restricted, by=manager, at=now)
        assert not sees(manager, restricted, now)

    def test_it_needs_a_reason_of_some_length(self, partnership, restricted, manager, now):
        for reason in ("", "urgent", "u r g e n t " + " " * 30):
            with pytest.raises(Refused, match="cannot wait"):
                broken(partnership, restricted, by=manager, at=now, reason=reason)

    def test_what_is_not_there_and_what_a_conflict_hides_get_one_answer(
        self, partnership, neighbour, restricted, manager, lado, reviewer, now
    ):
        declare(restricted, manager, by=lado, at=now)
        missing = an_action(neighbour, "T-2026-0009", is_restricted=True)

        for record in (restricted, missing):
            with pytest.raises(Refused) as refused:
                broken(partnership, record, by=manager, at=now)
            assert str(refused.value) == NOT_THERE
        with pytest.raises(Refused, match="no such record"):
            break_glass(space=partnership, kind="account", reference="1", reason=REASON, by=manager, at=now)

    def test_a_conflict_of_an_agency_counts_too(self, partnership, restricted, manager, lado, reviewer, police, now):
        hold(manager, "agency_lead", partnership, police)
        declare(restricted, agency=police, by=lado, at=now)

        with pytest.raises(Refused, match="no such record"):
            broken(partnership, restricted, by=manager, at=now)

    def test_what_one_sees_already_is_not_broken_open(self, partnership, restricted, manager, now):
        broken(partnership, restricted, by=manager, at=now)

        with pytest.raises(Refused, match="already"):
            broken(partnership, restricted, by=manager, at=now)

    def test_what_was_broken_open_is_not_handed_on(self, partnership, restricted, manager, person, now):
        hold(manager, "lado", partnership)
        broken(partnership, restricted, by=manager, at=now)

        with pytest.raises(Refused, match="in an emergency"):
            give(restricted, person("Wren Worker"), by=manager, at=now)

    def test_somebody_else_reviews_it_once_and_says_what_they_think(
        self, partnership, restricted, manager, reviewer, now
    ):
        hold(manager, "lado", partnership)
        grant = broken(partnership, restricted, by=manager, at=now)

        with pytest.raises(Refused, match="yourself"):
            review_break_glass(about=restricted, grant=grant, words="All well", by=manager, at=now)
        with pytest.raises(Refused, match="Say whether"):
            review_break_glass(about=restricted, grant=grant, words="", by=reviewer, at=now)
        done = review_break_glass(about=restricted, grant=grant, words="It was right.", by=reviewer, at=now)

        assert (done.reviewed_by_id, done.reviewed_at, done.review_words) == (reviewer.pk, now, "It was right.")
        with pytest.raises(Refused, match="already"):
            review_break_glass(about=restricted, grant=grant, words="Again", by=reviewer, at=now)

    def test_only_an_emergency_opening_is_reviewed_and_by_who_may(
        self, partnership, restricted, manager, reviewer, person, now
    ):
        worker = person("Wren Worker")
        given = give(restricted, worker, by=reviewer, at=now)
        grant = broken(partnership, restricted, by=manager, at=now)

        with pytest.raises(Refused, match="Only what"):
            review_break_glass(about=restricted, grant=given, words="Well", by=reviewer, at=now)
        with pytest.raises(NotAllowed):
            review_break_glass(about=restricted, grant=grant, words="Well", by=worker, at=now)


class TestConflicts:
    @pytest.fixture(autouse=True)
    def led(self, restricted, lado, now):
        give(restricted, lado, standing_as="lead", by=PROGRAM, at=now)

    def test_it_beats_a_role_a_grant_and_an_emergency_opening(self, partnership, ordinary, restricted, person, lado, now):
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
