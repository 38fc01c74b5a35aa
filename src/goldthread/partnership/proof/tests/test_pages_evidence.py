"""The pages on which evidence of a result is given, chosen, renewed and withdrawn."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.ui.words import date as told
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_published_review, a_review, an_outcome
from goldthread.partnership.proof.evidence_of_results import Shows
from goldthread.partnership.proof.factories import a_result, a_test
from goldthread.partnership.proof.models import PracticeResult, ResultEvidence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


@pytest.fixture
def outcome(partnership):
    review = a_published_review(partnership)
    return an_outcome(review, findings=[a_finding(review)])


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


def page_of(outcome):
    return f"/p/northborough/outcomes/{outcome.pk}/"


def evidence_of(result):
    with opened(actor=SYSTEM_ACTOR, reading=[result.space_id]):
        return list(Evidence.objects.filter(shows_results__result=result).order_by("pk"))


def a_known_result(outcome, **said):
    """A result of twenty days ago, recorded ten days ago: pages tell what counts today."""
    now = timezone.now()
    test = a_test(outcome, at=now - timedelta(days=40))
    known_on = timezone.localdate(now - timedelta(days=20))
    return a_result(test, known_on=known_on, at=now - timedelta(days=10), **said)


def today(name: str) -> dict[str, str]:
    day = timezone.localdate()
    return day_typed(name, day)


def test_one_page_records_a_result_with_a_file(manager, outcome, partnership):
    test = a_test(outcome)
    found = {"value": "85", "found": "17 of 20", "how": "file", "file": an_upload(), "title": "Sheet"}

    answer = manager.post(f"/p/northborough/practice-tests/{test.pk}/result", {**found, **today("known_on")})

    assert answer["Location"] == page_of(outcome)
    page = manager.get(page_of(outcome)).text
    assert "Sheet" in page
    assert "minutes.txt" in page


def test_without_evidence_nothing_is_recorded_and_nothing_typed_is_lost(manager, outcome, partnership):
    test = a_test(outcome)
    found = {"value": "85", "found": "words that took long", "how": "link", "link": "", "title": "Sheet"}

    page = manager.post(f"/p/northborough/practice-tests/{test.pk}/result", {**found, **today("known_on")}).text

    assert "There is a problem" in page
    assert "words that took long" in page
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not PracticeResult.objects.exists()


def test_evidence_that_is_here_already_is_chosen_for_another_result(manager, outcome):
    first, test = a_known_result(outcome), a_test(outcome)
    (report,) = evidence_of(first)
    found = {"value": "85", "found": "17 of 20", "how": "chosen", "chosen": str(report.pk)}

    manager.post(f"/p/northborough/practice-tests/{test.pk}/result", {**found, **today("known_on")})

    with opened(actor=SYSTEM_ACTOR, reading=[outcome.space_id]):
        assert ResultEvidence.objects.filter(evidence=report).count() == 2


def test_evidence_is_renewed_withdrawn_and_replaced_from_the_outcome(manager, outcome):
    result = a_known_result(outcome)
    (report,) = evidence_of(result)
    here = f"/p/northborough/practice-results/{result.pk}/evidence/"

    manager.post(f"{here}{report.pk}/renew", {"how": "words", "words": "Second edition"})
    page = manager.get(page_of(outcome)).text
    assert "Second edition" in page
    assert "1 earlier version" in page
    assert "Proven" in page

    manager.post(f"{here}{report.pk}/withdraw", {"why": "the sample was drawn twice"})
    page = " ".join(manager.get(page_of(outcome)).text.split())
    assert "Its evidence was withdrawn" in page
    assert "the sample was drawn twice" in page
    assert "A test of practice was passed, and its result or its evidence counts no longer." in page

    manager.post(f"{here}give", {"how": "link", "link": "https://example.org/sheet", "title": "Sheet"})
    page = manager.get(page_of(outcome)).text
    assert "https://example.org/sheet" in page
    assert "Every test of practice was passed" in page


def test_evidence_that_ran_out_is_told_on_the_page(manager, outcome):
    over = timezone.localdate() - timedelta(days=5)
    a_known_result(outcome, shows=Shows("Policy", Shown(words="in force until then", good_until=over)))

    page = " ".join(manager.get(page_of(outcome)).text.split())

    assert "Its evidence ran out" in page
    assert f"Ran out on {told(over)}" in page


@pytest.mark.parametrize("role", ["independent_scrutineer", "board_member", "agency_lead"])
def test_those_who_do_not_keep_evidence_up_see_it_and_may_not_change_it(role, outcome, partnership):
    result = a_known_result(outcome)
    (report,) = evidence_of(result)
    person = visitor(role, partnership, an_agency(partnership) if role == "agency_lead" else None)

    page = person.get(page_of(outcome)).text

    assert "Page 3 of the report of the quality group." in page
    for path in ("give", f"{report.pk}/renew", f"{report.pk}/withdraw"):
        address = f"/p/northborough/practice-results/{result.pk}/evidence/{path}"
        assert person.get(address).status_code == 404
        assert address not in page


def test_evidence_of_a_review_in_hand_is_not_there_for_a_stranger_or_a_neighbour(partnership, neighbour):
    result = a_known_result(an_outcome(a_review(partnership)))
    (report,) = evidence_of(result)

    for person in (visitor("stranger", partnership), visitor("partnership_manager", neighbour)):
        for path in ("give", f"{report.pk}/renew", f"{report.pk}/withdraw"):
            address = f"/p/northborough/practice-results/{result.pk}/evidence/{path}"
            assert person.get(address).status_code == 404


def test_evidence_of_another_result_is_not_found_under_this_one(manager, outcome):
    one, other = a_known_result(outcome), a_known_result(outcome)
    (report,) = evidence_of(other)

    assert manager.get(f"/p/northborough/practice-results/{one.pk}/evidence/{report.pk}/renew").status_code == 404
