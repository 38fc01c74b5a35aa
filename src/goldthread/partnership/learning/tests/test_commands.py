"""What people record of a review, and what is refused with a sentence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from goldthread.foundation.actions.commands import ActionDetails, AsPrinted, Origin, add_action, change_action
from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.progress.ownership import set_action_owners
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.sources.models import FilePlace
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.commands import (
    EventDetails,
    FindingDetails,
    ReviewDetails,
    add_event,
    add_recommendation,
    change_finding,
    change_review,
    record_published,
    record_published_before,
    record_response,
    record_review,
)
from goldthread.partnership.learning.factories import (
    MADE_AT,
    TESTS,
    a_finding,
    a_published_review,
    a_review,
    an_action,
)
from goldthread.partnership.learning.models import BoardResponse, Finding, FindingLead, Review

from .seeded import load_child_c, reading

pytestmark = pytest.mark.django_db
TODAY = MADE_AT.date()
TOMORROW = TODAY + timedelta(days=1)


def test_a_stranger_records_nothing(partnership: Space, stranger):
    with pytest.raises(NotAllowed):
        record_review(
            space=partnership, details=ReviewDetails(pseudonym="Child Q", kind="lcspr"), by=stranger, at=MADE_AT
        )
    with reading(partnership):
        assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"pseudonym": " "}, "pseudonym"),
        ({"kind": "inquiry"}, "kind"),
        ({"reference": "Child Q!"}, "reference"),
        ({"reference": "child-r"}, "reference"),
        ({"incident_on": TOMORROW}, "incident_on"),
        ({"commenced": PartialDate(2026, 3), "approved_on": date(2026, 2, 1)}, "approved_on"),
    ],
)
def test_a_review_that_cannot_be_is_refused_at_its_field(partnership: Space, details: dict, field: str):
    a_review(partnership, pseudonym="Child R")

    with pytest.raises(Refused) as refused:
        a_review(partnership, **details)

    assert refused.value.field == field


def test_to_change_a_review_never_publishes_it_nor_takes_that_back(partnership: Space):
    said = {"pseudonym": "Child Q", "kind": "lcspr"}
    early, late = a_review(partnership), a_published_review(partnership, pseudonym="Child R")

    early = change_review(review=early, details=ReviewDetails(**said), by=TESTS, at=MADE_AT)
    of_late = ReviewDetails(**said, reference="child-r", published_at_place=late.published_at_place)
    late = change_review(review=late, details=of_late, by=TESTS, at=MADE_AT)

    assert (early.is_published, early.published_on) == (False, None)
    assert (late.is_published, late.published_on) == (True, date(2026, 6, 1))


@pytest.mark.parametrize("place", ["", "Another website"])
def test_where_a_review_was_published_stays_once_it_is_recorded_as_published(partnership: Space, place: str):
    early, late = a_review(partnership), a_published_review(partnership, pseudonym="Child R")
    said = ReviewDetails(pseudonym="Child R", kind="lcspr", published_at_place=place)

    with pytest.raises(Refused) as refused:
        change_review(review=late, details=said, by=TESTS, at=MADE_AT)
    assert refused.value.field == "published_at_place"

    said = ReviewDetails(pseudonym="Child Q", kind="lcspr", published_at_place="The website")
    early = change_review(review=early, details=said, by=TESTS, at=MADE_AT)
    assert change_review(review=early, details=replace(said, published_at_place=place), by=TESTS, at=MADE_AT)


def test_a_review_is_published_once_on_the_day_it_was(partnership: Space):
    review = record_published(review=a_review(partnership), by=TESTS, at=MADE_AT)
    again = record_published(review=review, by=TESTS, at=MADE_AT + timedelta(days=9))

    assert (again.is_published, again.published_on) == (True, MADE_AT.date())


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"place": " "}, "place"),
        ({"published_on": TOMORROW}, "published_on"),
        ({"published_on": TODAY - timedelta(days=9)}, "published_on"),
    ],
)
def test_what_was_published_before_it_is_recorded_says_where_and_a_day_that_can_be(partnership: Space, wrong, field):
    review = a_review(partnership, approved_on=TODAY - timedelta(days=5))
    published = {"published_on": TODAY - timedelta(days=1), "place": "The website", **wrong}

    with pytest.raises(Refused) as refused:
        record_published_before(review=review, **published, by=TESTS, at=MADE_AT)

    assert refused.value.field == field


def test_a_review_cannot_be_approved_after_it_was_published(partnership: Space):
    review = a_published_review(partnership)
    said = ReviewDetails(pseudonym="Child Q", kind="lcspr", approved_on=date(2026, 9, 1))

    with pytest.raises(Refused, match="before it was approved"):
        change_review(review=review, details=said, by=TESTS, at=MADE_AT)


def test_an_event_of_the_future_must_be_planned(partnership: Space):
    review = a_review(partnership)
    details = {"date": PartialDate.from_date(TOMORROW), "what": "report to the board"}

    with pytest.raises(Refused) as refused:
        add_event(review=review, details=EventDetails(**details), by=TESTS, at=MADE_AT)
    assert refused.value.field == "date"
    assert add_event(review=review, details=EventDetails(**details, is_planned=True), by=TESTS, at=MADE_AT).is_planned


def test_two_findings_have_two_numbers(partnership: Space):
    review = a_review(partnership)
    a_finding(review, number=1)

    with pytest.raises(Refused, match="already a finding 1"):
        a_finding(review, number=1)


def test_a_finding_that_asks_nothing_takes_no_recommendation(partnership: Space):
    finding = a_finding(a_review(partnership), response_type=Finding.ResponseType.NO_RECOMMENDATION)

    with pytest.raises(Refused, match="makes no recommendation"):
        add_recommendation(finding=finding, words="Do it", by=TESTS, at=MADE_AT)


@pytest.mark.parametrize("answer", ["partially", "rejected"])
def test_an_answer_that_is_no_gives_its_reason(partnership: Space, answer: str):
    finding = a_finding(a_review(partnership))

    with pytest.raises(Refused) as refused:
        record_response(finding=finding, answer=answer, by=TESTS, at=MADE_AT)

    assert refused.value.field == "reason"


def test_a_later_answer_replaces_an_earlier_one(partnership: Space):
    finding = a_finding(a_review(partnership))
    record_response(finding=finding, answer="rejected", reason="no money", by=TESTS, at=MADE_AT)
    record_response(finding=finding, answer="accepted", by=TESTS, at=MADE_AT)

    with reading(partnership):
        assert [one.answer for one in BoardResponse.objects.all()] == ["accepted"]


def test_leads_that_a_source_printed_stay_when_others_are_chosen(partnership: Space):
    load_child_c(partnership)
    police = an_agency(partnership)
    with reading(partnership):
        finding = Finding.objects.get(number=2)
    details = FindingDetails(number=2, subject="First response", response_type="recommendation", leads=(police,))

    change_finding(finding=finding, details=details, by=TESTS, at=MADE_AT)

    with reading(partnership):
        leads = FindingLead.objects.filter(finding=finding).order_by("position")
        assert [lead.as_printed for lead in leads] == [
            "LBWF",
            "MOPAC",
            "Department for Education",
            "Ministry of Justice",
            "Northborough Police",
        ]


def test_owners_are_exactly_those_chosen_and_of_this_partnership(partnership: Space, neighbour: Space):
    review = a_published_review(partnership)
    police, council = an_agency(partnership, "Police"), an_agency(partnership, "Council")
    action = an_action(review, agencies=[police])

    set_action_owners(action=action, agencies=[council], groups=[], by=TESTS, at=MADE_AT)

    with reading(partnership):
        assert [str(owner) for owner in ActionOwner.objects.all()] == ["Council"]
    elsewhere = an_agency(neighbour, "Police")
    with pytest.raises(Refused, match="belong to this partnership"):
        set_action_owners(action=action, agencies=[elsewhere], groups=[], by=TESTS, at=MADE_AT)


def test_an_action_cannot_be_closed_without_evidence(partnership: Space):
    action = an_action(a_review(partnership))

    with pytest.raises(Refused, match="evidence"):
        change_action(
            action=action,
            details=ActionDetails(title="Training", status=Action.Status.CLOSED),
            by=TESTS,
            at=MADE_AT,
        )


def test_what_a_source_printed_of_an_action_outlives_a_change(partnership: Space):
    load_child_c(partnership)
    with reading(partnership):
        action = Action.objects.get(reference="5.4.1")

    changed = change_action(
        action=action,
        details=ActionDetails(title="Film", status=Action.Status.OPEN, due=PartialDate(2027, 2)),
        by=TESTS,
        at=MADE_AT,
    )

    assert (changed.status_as_printed, changed.due_by) == ("in progress", date(2027, 2, 28))


@pytest.mark.parametrize(
    ("typed", "field"), [({"due": PartialDate(9999, 1, 1)}, "due"), ({"done_on": date(1900, 1, 1)}, "done_on")]
)
def test_a_day_far_from_today_is_refused_where_somebody_types_it_and_stays_where_a_source_has_it(
    partnership: Space, typed: dict, field: str
):
    review = a_review(partnership)
    with pytest.raises(Refused, match="must be") as refusal:
        an_action(review, details=typed)
    assert refusal.value.field == field

    action, details = an_action(review), ActionDetails(title="Training", **typed)
    with pytest.raises(Refused, match="must be") as refusal:
        change_action(action=action, details=details, by=TESTS, at=MADE_AT)
    assert refusal.value.field == field

    printed = AsPrinted(FilePlace(source="plan.xlsx", locator="Sheet 1", line=7))
    origin = Origin("load", 1)
    kept = add_action(
        space=partnership, reference="9", details=details, origin=origin, printed=printed, by=TESTS, at=MADE_AT
    )
    renamed = replace(details, title="Training of all")
    assert change_action(action=kept, details=renamed, by=TESTS, at=MADE_AT).title == "Training of all"


def test_two_actions_of_one_review_have_two_references(partnership: Space):
    review = a_review(partnership)
    an_action(review, "1.1")

    with pytest.raises(Refused, match=r"already an action “1\.1”"):
        an_action(review, "1.1")
