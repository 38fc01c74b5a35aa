"""What is recorded on the pages of learning: reviews, findings, what they ask, actions and outcomes."""

import pytest

from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.factories import send
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import (
    a_finding,
    a_review,
    an_action,
)
from goldthread.partnership.learning.models import (
    BoardResponse,
    Finding,
    OutcomeStatement,
    Recommendation,
    Review,
    ReviewEvent,
)

from .seeded import reading

pytestmark = pytest.mark.django_db
REVIEW = "/p/northborough/reviews/child-q/"


def test_a_review_is_recorded_and_then_opens(manager: DeskClient, partnership: Space) -> None:
    went_to = send(
        manager,
        "/p/northborough/reviews/add",
        pseudonym="Child Q",
        kind="lcspr",
        **{"commenced-month": "2", "commenced-year": "2026"},
    )

    assert went_to == REVIEW
    assert "February 2026" in manager.get(REVIEW).content.decode()
    with reading(partnership):
        assert Review.objects.get().commenced_precision == "month"


def test_a_timeline_grows(manager: DeskClient, partnership: Space) -> None:
    a_review(partnership)

    send(
        manager,
        f"{REVIEW}timeline/add",
        what="terms of reference agreed",
        is_planned="no",
        delay_reason="the chair was ill",
        **{"date-year": "2026", "date-month": "March"},
    )

    with reading(partnership):
        event = ReviewEvent.objects.get()
    assert (str(event.date), event.delay_reason) == ("March 2026", "the chair was ill")


def test_a_finding_is_added_with_its_leads_and_what_it_asks(manager: DeskClient, partnership: Space) -> None:
    a_review(partnership)
    police = an_agency(partnership)

    went_to = send(
        manager,
        f"{REVIEW}findings/add",
        number="1",
        subject="the first call",
        response_type="recommendation",
        asked_for="Pass every call on\n\nWrite it down",
        leads=str(police.pk),
    )

    assert went_to == f"{REVIEW}findings/1/"
    with reading(partnership):
        finding = Finding.objects.get()
        assert finding.asks == ["Pass every call on", "Write it down"]
        assert [lead.agency_id for lead in finding.findinglead_set.all()] == [police.pk]


def test_changing_a_finding_keeps_what_is_not_touched(manager: DeskClient, partnership: Space) -> None:
    police = an_agency(partnership)
    a_finding(a_review(partnership), leads=(police,), asks=("One thing",))

    send(
        manager,
        f"{REVIEW}findings/1/change",
        number="1",
        subject="Another subject",
        response_type="recommendation",
        asked_for="One thing",
        leads=str(police.pk),
    )

    with reading(partnership):
        finding = Finding.objects.get()
        assert finding.subject == "Another subject"
        assert finding.findinglead_set.count() == 1


def test_something_is_recommended_and_answered(manager: DeskClient, partnership: Space) -> None:
    a_finding(a_review(partnership))

    send(manager, f"{REVIEW}findings/1/recommendations/add", words="Pass every call on.", scope="both")
    with reading(partnership):
        asked = Recommendation.objects.get()
    no_reason = send(
        manager, f"{REVIEW}findings/1/response", recommendation=str(asked.pk), answer="rejected", reason=""
    )
    send(manager, f"{REVIEW}findings/1/response", recommendation=str(asked.pk), answer="accepted")
    send(manager, f"/p/northborough/recommendations/{asked.pk}/change", words="Pass all calls on.", scope="local")

    assert "Enter the reason" in no_reason
    with reading(partnership):
        answer = BoardResponse.objects.get()
        assert (answer.recommendation_id, answer.answer) == (asked.pk, "accepted")
        assert Recommendation.objects.get().words == "Pass all calls on."


def test_an_action_is_added_with_several_owners_and_findings(manager: DeskClient, partnership: Space) -> None:
    review = a_review(partnership)
    findings = [a_finding(review, number) for number in (1, 2)]
    agencies = [an_agency(partnership, name) for name in ("Northborough Police", "Northborough Council")]

    went_to = send(
        manager,
        f"{REVIEW}actions/add",
        reference="1.1",
        title="Redesign the training",
        status="open",
        findings=[str(finding.pk) for finding in findings],
        agencies=[str(agency.pk) for agency in agencies],
        **{"due-month": "2", "due-year": "2027"},
    )

    with reading(partnership):
        action = Action.objects.get()
        assert went_to == f"/p/northborough/actions/{action.pk}/"
        assert (str(action.due), action.due_by.isoformat()) == ("February 2027", "2027-02-28")
        assert action.owners.count() == action.findings_served.count() == 2


def test_a_finding_that_one_came_from_is_ticked(manager: DeskClient, partnership: Space) -> None:
    finding = a_finding(a_review(partnership))

    page = manager.get(f"{REVIEW}actions/add?finding={finding.pk}").content.decode()

    assert f'value="{finding.pk}" checked' in page


def test_an_action_changes_but_is_not_closed_without_evidence(manager: DeskClient, partnership: Space) -> None:
    action = an_action(a_review(partnership))
    address = f"/p/northborough/actions/{action.pk}/change"

    page = manager.get(address).content.decode()
    refused = send(manager, address, title="Redesign", status="closed")
    send(manager, address, title="Redesign", status="in_progress")

    assert "Done, evidence accepted" not in page
    assert "Select one of the answers shown" in refused
    with reading(partnership):
        assert Action.objects.get().status == "in_progress"


def test_owners_that_ended_stay_until_they_are_taken_off(manager: DeskClient, partnership: Space) -> None:
    police, council = an_agency(partnership), an_agency(partnership, "Northborough Council")
    action = an_action(a_review(partnership), agencies=[police])
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Agency.objects.filter(pk=police.pk).update(ends_on="2021-01-01")
    address = f"/p/northborough/actions/{action.pk}/owners"

    page = manager.get(address).content.decode()
    send(manager, address, agencies=[str(police.pk), str(council.pk)])

    assert f'value="{police.pk}" checked' in page
    with reading(partnership):
        assert {owner.agency_id for owner in action.owners.all()} == {police.pk, council.pk}


def test_an_outcome_is_added_and_its_test_named_later(manager: DeskClient, partnership: Space) -> None:
    review = a_review(partnership)
    finding = a_finding(review)

    went_to = send(
        manager, f"{REVIEW}outcomes/add", words="Calls are passed on", direction="up", findings=[str(finding.pk)]
    )
    send(manager, f"{went_to}change", words="Calls are passed on", direction="up", measure="A dip sample")

    with reading(partnership):
        outcome = OutcomeStatement.objects.get()
        assert (outcome.measure, outcome.findings_shown.count()) == ("A dip sample", 1)
