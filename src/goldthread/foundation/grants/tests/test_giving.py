"""Sight of a record is given, ended and taken for a purpose, and by whom."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.commands import (
    end_grant,
    open_for_purpose,
)
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .asking import PROGRAM, broken, declare, give, sees

pytestmark = pytest.mark.django_db


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
        with pytest.raises(Refused, match="Choose their part in it"):
            give(restricted, person("Wren Worker"), standing_as=taken, by=lado, at=now)

    def test_it_asks_for_a_purpose_and_of_who_is_asked_for_information_an_end(self, restricted, lado, person, now):
        worker = person("Wren Worker")

        for changes in ({"purpose": " \u200b"}, {"ends_at": now}, {"standing_as": "asked"}):
            with pytest.raises(Refused):
                give(restricted, worker, **changes, by=lado, at=now)

    def test_it_goes_to_somebody_who_works_here_and_to_one_of_both(
        self, restricted, lado, person, police, neighbour, now
    ):
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
