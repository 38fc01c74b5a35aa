"""A review is ready once each partner approved it, nothing holds it up, and all were told who are to be told."""

from datetime import date, timedelta

import pytest

from goldthread.foundation.agencies.factories import an_agency, three_partners
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.factories import a_picture, an_upload
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_review, an_action
from goldthread.partnership.publishing.commands.readiness import (
    Telling,
    clear_proceeding,
    record_family_told,
    record_panel_notice,
    take_approval_back,
)
from goldthread.partnership.publishing.commands.reviews import add_publication_file, remove_publication_file
from goldthread.partnership.publishing.factories import DAY, LATER, TESTS, a_proceeding, all_recorded, an_approval
from goldthread.partnership.publishing.readiness import readiness_of

pytestmark = pytest.mark.django_db
RECORDS = {"approval", "proceedings", "family", "panel"}


@pytest.fixture
def review(partnership):
    return a_review(partnership)


@pytest.fixture
def partners(partnership):
    return three_partners(partnership)


def unmet(review, on=date(2026, 11, 23)):
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        return {one.code: one for one in readiness_of(review, on).unmet if one.code in RECORDS}


def test_at_first_everything_is_missing(review, partners):
    assert set(unmet(review)) == RECORDS


def test_once_all_is_recorded_nothing_is_missing(review, partners):
    all_recorded(review, partners)

    assert unmet(review) == {}


def test_a_partner_that_has_not_approved_is_named(review, partners):
    for agency in partners[:2]:
        an_approval(review, agency)

    missing = unmet(review)["approval"]
    assert "Northborough Police" in missing.why
    assert "Northborough Council" not in missing.why


def test_an_approval_that_was_taken_back_counts_no_longer_and_may_be_given_again(review, partners):
    all_recorded(review, partners)
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        approval = review.approvals.get(agency=partners[0])
    take_approval_back(approval=approval, why="Finding 2 was written anew", by=TESTS, at=LATER)

    assert set(unmet(review)) == {"approval"}
    an_approval(review, partners[0])
    assert unmet(review) == {}


def test_an_approval_is_of_the_text_as_it_was_and_is_given_anew_once_that_changed(review, partners):
    all_recorded(review, partners)
    a_finding(review)
    assert set(unmet(review)) == {"approval"}

    for agency in partners:
        an_approval(review, agency)

    assert unmet(review) == {}
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        assert review.approvals.exclude(taken_back_on=None).count() == 3


def test_what_was_approved_is_the_files_that_go_out_too(review, partners, store):
    all_recorded(review, partners)
    report = receive(an_upload(a_picture(), "report.jpg"))

    record = add_publication_file(review=review, title="The report", received=report, by=TESTS, at=LATER)
    assert set(unmet(review)) == {"approval"}

    remove_publication_file(record=record, by=TESTS, at=LATER)
    assert unmet(review) == {}


def test_what_is_done_about_a_review_changes_no_approval(review, partners):
    all_recorded(review, partners)

    an_action(review)

    assert unmet(review) == {}


def test_an_agency_that_is_no_partner_approves_nothing(review, partnership, partners):
    with pytest.raises(Refused, match="safeguarding partner"):
        an_approval(review, an_agency(partnership, "Northborough Trust"))


def test_no_partner_approves_twice_or_on_a_day_to_come(review, partners):
    an_approval(review, partners[0])

    with pytest.raises(Refused, match="already"):
        an_approval(review, partners[0])
    with pytest.raises(Refused, match="in the past"):
        an_approval(review, partners[1], approved_on=DAY + timedelta(days=30))


def test_proceedings_hold_a_review_up_until_they_are_clear(review, partners):
    all_recorded(review, partners)
    a_proceeding(review, must_wait=False)
    assert unmet(review) == {}

    trial = a_proceeding(review)
    assert set(unmet(review)) == {"proceedings"}
    clear_proceeding(record=trial, clear_on=DAY, how="The trial ended", by=TESTS, at=LATER)
    assert unmet(review) == {}


@pytest.mark.parametrize("record", [record_family_told, record_panel_notice])
def test_who_was_not_told_was_not_for_a_reason(review, record):
    with pytest.raises(Refused, match="reason"):
        record(review=review, telling=Telling(), by=TESTS, at=LATER)
    with pytest.raises(Refused, match="how"):
        record(review=review, telling=Telling(DAY), by=TESTS, at=LATER)

    assert record(review=review, telling=Telling(why_not="They asked not to be"), by=TESTS, at=LATER).told_on is None
