"""A result arrives with its evidence, counts no longer than that does, and shows it to whoever sees the outcome."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import Standing, standing_of
from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.accounts.models import User
from goldthread.foundation.actions.evidence_of_actions import give_evidence
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.evidence.commands import add_version, withdraw_evidence
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import (
    a_finding,
    a_published_review,
    a_review,
    an_action,
    an_outcome,
)
from goldthread.partnership.proof.evidence_of_results import Shows, give_evidence_of_result
from goldthread.partnership.proof.factories import LATER, TESTS, a_result, a_test
from goldthread.partnership.proof.models import PracticeResult
from goldthread.partnership.proof.proving import OutcomeProof, proof_of_outcome

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
TODAY = LATER.date()


@pytest.fixture
def review(partnership):
    return a_published_review(partnership)


@pytest.fixture
def outcome(review):
    return an_outcome(review, findings=[a_finding(review)])


def proof(outcome, on: date = TODAY) -> OutcomeProof:
    with opened(actor=SYSTEM_ACTOR, reading=[outcome.space_id]):
        return proof_of_outcome(outcome, on)


def state(outcome, on: date = TODAY) -> str:
    return proof(outcome, on).state.value


def why_it_counts_no_longer(outcome, on: date = TODAY) -> str:
    return proof(outcome, on).tests[0].results[0].ended(on)


def the_evidence(result) -> Evidence:
    with opened(actor=SYSTEM_ACTOR, reading=[result.space_id]):
        return Evidence.objects.select_related("space").get(shows_results__result=result)


def withdrawn(evidence) -> Evidence:
    return withdraw_evidence(evidence=evidence, why="counted twice", by=TESTS, at=LATER)


def seen_by(client: DeskClient, space) -> tuple[set[str], set[str]]:
    """Titles of evidence and names of files that a person sees."""
    number = int(client.session["_auth_user_id"])
    with as_person(number):
        person = User.objects.get(pk=number)
        standing: Standing = standing_of(person, timezone.localdate())
    with opened(actor=number, reading=[space.pk]):
        evidence = Evidence.objects.visible_to(standing).values_list("title", flat=True)
        return set(evidence), set(StoredFile.objects.visible_to(standing).values_list("name", flat=True))


def test_a_result_without_evidence_is_refused_and_nothing_is_recorded(outcome, partnership):
    test = a_test(outcome)

    for shows, field in ((Shows("Report"), "how"), (Shows("", Shown(words="page 3")), "title")):
        with pytest.raises(Refused) as refusal:
            a_result(test, shows=shows)
        assert refusal.value.field == field

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not PracticeResult.objects.exists()


def test_a_result_expires_when_its_evidence_runs_out(outcome):
    report = Shown(words="Until the policy changes", good_until=date(2027, 1, 31))
    a_result(a_test(outcome), shows=Shows("Report", report))

    assert (state(outcome), state(outcome, date(2027, 1, 31))) == ("proven", "proven")
    assert state(outcome, date(2027, 2, 1)) == "expired"
    assert why_it_counts_no_longer(outcome, date(2027, 2, 1)) == "Its evidence ran out"


def test_newer_evidence_makes_it_count_again_within_its_own_time(outcome):
    result = a_result(a_test(outcome), shows=Shows("Report", Shown(words="old", good_until=date(2027, 1, 31))))
    new = Shown(words="new", good_until=date(2028, 6, 1))

    add_version(evidence=the_evidence(result), shown=new, by=TESTS, at=LATER)

    assert state(outcome, date(2027, 2, 1)) == "proven"
    assert state(outcome, date(2027, 9, 2)) == "expired"
    assert why_it_counts_no_longer(outcome, date(2027, 9, 2)) == "It counted until 1 September 2027"


def test_a_result_whose_evidence_was_withdrawn_has_expired_until_something_else_shows_it(outcome):
    result = a_result(a_test(outcome))
    withdrawn(the_evidence(result))

    assert (state(outcome), why_it_counts_no_longer(outcome)) == ("expired", "Its evidence was withdrawn")
    assert state(outcome, date(2026, 11, 22)) == "proven"

    give_evidence_of_result(result=result, shows=Shows("Sheet", Shown(words="as counted anew")), by=TESTS, at=LATER)

    assert state(outcome) == "proven"


def test_an_earlier_result_does_not_stand_in_for_one_whose_evidence_was_withdrawn(outcome):
    test = a_test(outcome)
    a_result(test, known_on=date(2026, 8, 1))
    withdrawn(the_evidence(a_result(test)))

    assert state(outcome) == "expired"


def test_withdrawing_its_evidence_does_not_undo_a_failed_test(outcome):
    withdrawn(the_evidence(a_result(a_test(outcome), 10)))

    assert state(outcome) == "disproven"


def test_a_result_told_in_words_before_there_was_evidence_still_counts_and_is_shown(outcome, partnership):
    result = a_result(a_test(outcome))
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        result.pieces.all().delete()
        PracticeResult.objects.filter(pk=result.pk).update(shown_by="Audit report in the shared folder")

    page = visitor("board_member", partnership).get(f"/p/northborough/outcomes/{outcome.pk}/").text

    assert state(outcome) == "proven"
    assert "Audit report in the shared folder" in page


def test_evidence_is_seen_by_whoever_sees_the_outcome_and_by_nobody_else(outcome, partnership, neighbour):
    file = Shown(file=receive(an_upload()))
    a_result(a_test(outcome), shows=Shows("Audit report", file))
    hidden = an_outcome(a_review(partnership, reference="child-r"))
    a_result(a_test(hidden), shows=Shows("In hand", Shown(words="page 1")))

    lead = visitor("agency_lead", partnership, an_agency(partnership))
    for person in (lead, visitor("board_member", partnership)):
        assert seen_by(person, partnership) == ({"Audit report"}, {"minutes.txt"})
    assert seen_by(visitor("partnership_manager", partnership), partnership)[0] == {"Audit report", "In hand"}
    for stranger in (visitor("stranger", partnership), visitor("partnership_manager", neighbour)):
        assert seen_by(stranger, partnership) == (set(), set())


def test_evidence_of_an_action_may_be_chosen_and_is_then_seen_with_the_outcome(outcome, partnership, review):
    action = an_action(review, findings=[], agencies=[an_agency(partnership)])
    register = give_evidence(action=action, title="Register", shown=Shown(words="All came"), by=TESTS, at=LATER)
    member = visitor("board_member", partnership)

    a_result(a_test(outcome), shows=Shows(chosen=register))

    assert seen_by(member, partnership)[0] == {"Register"}
    assert "All came" in member.get(f"/p/northborough/outcomes/{outcome.pk}/").text


def test_evidence_that_was_withdrawn_or_is_of_another_space_is_not_chosen(outcome, neighbour):
    result = a_result(a_test(outcome))
    elsewhere = the_evidence(a_result(a_test(an_outcome(a_published_review(neighbour)))))
    own = the_evidence(result)

    for evidence, words in ((elsewhere, "from the list"), (own, "shows the result already")):
        with pytest.raises(Refused, match=words) as refusal:
            give_evidence_of_result(result=result, shows=Shows(chosen=evidence), by=TESTS, at=LATER)
        assert refusal.value.field == "chosen"

    gone = withdrawn(own)
    with pytest.raises(Refused, match="from the list"):
        a_result(a_test(outcome), known_on=date(2026, 10, 1), shows=Shows(chosen=gone))


def test_a_result_known_before_its_evidence_was_withdrawn_counts_as_it_stood_on_that_day(outcome):
    result = a_result(a_test(outcome))
    withdraw_evidence(
        evidence=the_evidence(result), why="wrong", by=TESTS, at=datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    )

    assert [state(outcome, date(2026, 11, day)) for day in (22, 23)] == ["proven", "expired"]
