"""What is opened in an emergency: whom it opens for, who is told, who reviews it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.commands import NOT_THERE, break_glass, end_grant, review_break_glass
from goldthread.foundation.grants.registry import KINDS

from .asking import PROGRAM, REASON, broken, declare, give, letters, sees
from .conftest import KIND, OWNERS, an_action, hold

pytestmark = pytest.mark.django_db


class TestInAnEmergency:
    @pytest.fixture(autouse=True)
    def protection(self, person):
        return person("Dee Protection", "data_protection")

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
        assert letter.sent_subject == "T-2026-0001 was opened in an emergency"
        assert f"/{restricted.pk}/" in letter.words
        for name in ("Jamie", "Mo Manager", "hospital"):
            assert name not in letter.subject + letter.sent_subject + letter.words

    def test_where_there_is_no_other_owner_those_who_review_are_told(self, partnership, restricted, manager, lado, now):
        OWNERS[restricted.pk] = [manager.pk]

        broken(partnership, restricted, by=manager, at=now)

        assert [one.to for one in letters(partnership)] == [lado.email]

    def test_an_owner_who_may_not_review_it_is_not_told_in_place_of_those_who_may(
        self, partnership, restricted, manager, lado, person, now
    ):
        owner = person("Olu Owner")
        give(restricted, owner, standing_as="lead", by=PROGRAM, at=now)
        OWNERS[restricted.pk] = [owner.pk]

        broken(partnership, restricted, by=manager, at=now)

        assert [one.to for one in letters(partnership)] == [lado.email]

    def test_an_owner_whom_a_conflict_keeps_from_it_hears_nothing(
        self, partnership, restricted, manager, reviewer, person, now
    ):
        owner = person("Olu Owner")
        OWNERS[restricted.pk] = [owner.pk]
        declare(restricted, owner, by=reviewer, at=now)

        broken(partnership, restricted, by=manager, at=now)

        assert [one.to for one in letters(partnership)] == [reviewer.email]

    def test_who_may_review_other_records_and_not_this_one_is_not_told(
        self, partnership, restricted, manager, lado, person, now, kind
    ):
        person("Ola Other", "lado")
        only = replace(kind, allows=lambda standing, record, can: standing.account == lado.pk)
        KINDS[KIND] = only

        broken(partnership, restricted, by=manager, at=now)

        assert [one.to for one in letters(partnership)] == [lado.email]

    def test_where_nobody_answers_for_it_the_others_who_may_open_it_are_told_and_review_it(
        self, partnership, restricted, manager, protection, lado, reviewer, now
    ):
        OWNERS[restricted.pk] = [lado.pk]
        declare(restricted, lado, by=lado, at=now)
        said = len(letters(partnership))

        grant = broken(partnership, restricted, by=manager, at=now)

        (letter,) = letters(partnership)[said:]
        assert letter.to == protection.email
        assert f"/sight/action/{restricted.pk}/grants/{grant.pk}/review/" in letter.words
        assert not sees(protection, restricted, now)
        with pytest.raises(NotAllowed):
            review_break_glass(about=restricted, grant=grant, words="All well", by=manager, at=now)
        done = review_break_glass(about=restricted, grant=grant, words="It was right.", by=protection, at=now)
        assert done.reviewed_by_id == protection.pk

    def test_nobody_stands_in_for_those_who_review(self, partnership, restricted, manager, protection, lado, now):
        grant = broken(partnership, restricted, by=manager, at=now)

        with pytest.raises(Refused, match="no longer there"):
            review_break_glass(about=restricted, grant=grant, words="All well", by=protection, at=now)

    def test_where_nobody_at_all_can_be_told_it_is_not_opened(self, partnership, restricted, manager, protection, now):
        declare(restricted, protection, by=PROGRAM, at=now)

        with pytest.raises(Refused, match="Nobody else here could be told"):
            broken(partnership, restricted, by=manager, at=now)
        assert not sees(manager, restricted, now)

    def test_if_the_owner_cannot_be_told_nothing_is_opened(self, partnership, restricted, manager, now, monkeypatch):
        def breaks(**_):
            raise RuntimeError("no queue")

        monkeypatch.setattr("goldthread.foundation.grants.commands.queue_messages", breaks)

        with pytest.raises(RuntimeError):
            broken(partnership, restricted, by=manager, at=now)
        assert not sees(manager, restricted, now)

    def test_it_needs_a_reason_of_some_length(self, partnership, restricted, manager, now):
        for reason in ("", "urgent", "u r g e n t " + " " * 30):
            with pytest.raises(Refused, match=r"cannot wait\. Whoever reviews such openings is told at once\."):
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

    def test_whoever_opened_it_may_shut_it_before_its_time(self, partnership, restricted, manager, now):
        grant, later = broken(partnership, restricted, by=manager, at=now), now + timedelta(hours=1)

        end_grant(about=restricted, grant=grant, by=manager, at=later)

        assert not sees(manager, restricted, later)

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
