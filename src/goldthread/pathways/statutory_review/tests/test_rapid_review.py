"""A rapid review: never without a notification, recommended by those who have a seat, decided by the chair alone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from goldthread.cases.casework.commands import choose_panel, correct_record
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.groups.models import GroupKind
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.statutory_review.factories import REFERRED_AT, TESTS, a_referral, notified, then
from goldthread.pathways.statutory_review.models import RapidReview

pytestmark = pytest.mark.django_db
LATER = REFERRED_AT + timedelta(days=7)


@pytest.fixture
def rapid(partnership, officer):
    """A case in which the rapid review was held."""
    case = notified(partnership, by=officer)
    then(case, "rapid_reviewed", by=officer, at=LATER)
    return case


def test_it_is_refused_without_a_notification_and_says_so(partnership, officer):
    case = a_referral(partnership, by=officer)
    then(case, "considered", by=officer, at=REFERRED_AT)

    with pytest.raises(Refused, match="First: record the serious incident notification"):
        then(case, "rapid_reviewed", by=officer, at=LATER)


def test_the_database_holds_it_too_whoever_writes(partnership, officer):
    case = a_referral(partnership, by=officer)
    said = {"space_id": partnership.pk, "case_id": case.pk, "happened_at": LATER}

    with (
        pytest.raises(IntegrityError, match="no serious incident notification"),
        opened(actor=SYSTEM_ACTOR, writing=partnership.pk),
        transaction.atomic(),
    ):
        RapidReview.objects.create(facts="f", safety="s", learning="l", **said)


def test_a_notification_that_was_withdrawn_is_none(partnership, officer):
    case = notified(partnership, by=officer)
    then(case, "withdrawn", by=officer, at=LATER)

    with pytest.raises(Refused, match="it was withdrawn"):
        then(case, "rapid_reviewed", by=officer, at=LATER)
    then(case, "notified", by=officer, at=LATER)
    then(case, "rapid_reviewed", by=officer, at=LATER)


def test_to_withdraw_says_why(partnership, officer):
    case = notified(partnership, by=officer)

    with pytest.raises(Refused):
        then(case, "withdrawn", by=officer, at=LATER, reasons="")


def test_holders_and_named_deputies_sit_and_nobody_else(rapid, officer, partnership, panel, sat):
    head, nurse, detective = sat
    deputy = nurse.replace("holder", "deputy")
    stranger = f"{nurse.partition('-')[0]}999-holder"

    with pytest.raises(Refused, match="nobody else: no substitutes") as refused:
        then(rapid, "recommended", by=officer, at=LATER, sat=[head, stranger])
    assert refused.value.field == "sat"
    with pytest.raises(Refused, match="both the holder and the deputy"):
        then(rapid, "recommended", by=officer, at=LATER, sat=[nurse, deputy])
    with pytest.raises(Refused, match="Say who sat"):
        then(rapid, "recommended", by=officer, at=LATER)
    then(rapid, "recommended", by=officer, at=LATER, sat=[head, deputy, detective])


def test_the_partners_may_recommend_it_themselves_and_it_is_recorded_as_such(rapid, officer, panel, sat):
    with pytest.raises(Refused, match="Say why the partners"):
        then(rapid, "recommended", by=officer, at=LATER, made_by="partners", partners="Police")
    themselves = {"made_by": "partners", "partners": "All three", "why_partners": "It meets late."}
    with pytest.raises(Refused, match="nobody can have"):
        then(rapid, "recommended", by=officer, at=LATER, sat=sat, **themselves)
    with pytest.raises(Refused, match="which of the safeguarding partners"):
        then(rapid, "recommended", by=officer, at=LATER, **{**themselves, "partners": ""})

    made = then(rapid, "recommended", by=officer, at=LATER, **themselves)

    assert made.get_made_by_display() == "The safeguarding partners themselves"


def test_the_chair_decides_and_nobody_else(rapid, officer, chair, sat):
    then(rapid, "recommended", by=officer, at=LATER, sat=sat)

    with pytest.raises(NotAllowed, match=r"For: Chair who decides on reviews of children\. Nobody else may decide\."):
        then(rapid, "decided", by=officer, at=LATER)
    then(rapid, "decided", by=chair, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[rapid.space_id]):
        rapid.refresh_from_db()
    assert rapid.stage == "commissioning"


def test_a_notification_is_not_decided_to_be_withdrawn_before_it_is(rapid, officer, chair, sat):
    then(rapid, "recommended", by=officer, at=LATER, sat=sat)

    with pytest.raises(Refused, match="before this is decided"):
        then(rapid, "decided", by=chair, at=LATER, decision="sin_withdrawn")


def test_where_the_panel_disagrees_the_chair_decides_again_and_says_what_changed(rapid, officer, chair, sat):
    then(rapid, "recommended", by=officer, at=LATER, sat=sat)
    then(rapid, "decided", by=chair, at=LATER, decision="no_lcspr_learning_captured")
    then(rapid, "reported", by=officer, at=LATER)
    then(rapid, "answered", by=officer, at=LATER, reply="disagree_please_reconsider")

    with pytest.raises(Refused, match="Say what changed"):
        then(rapid, "decided", by=chair, at=LATER)
    then(rapid, "decided", by=chair, at=LATER, changed="The Panel asked to think again.")


def test_the_reasons_of_a_recommendation_are_put_right_after_another_group_is_the_panel(
    rapid, officer, partnership, panel, sat
):
    made = then(rapid, "recommended", by=officer, at=LATER, sat=sat)
    other = a_group(partnership, "Another panel", kind=GroupKind.PANEL)
    choose_panel(space=partnership, pathway="statutory-review", group=other, by=TESTS, at=LATER)
    put_right = {"record": made, "happened_at": made.happened_at, "why": "A word.", "by": officer, "at": LATER}

    correct_record(said={"reasons": "There is something to learn."}, **put_right)
    with pytest.raises(Refused, match="both the holder and the deputy"):
        correct_record(said={"sat": [sat[0], sat[0].replace("holder", "deputy")]}, **put_right)


def test_too_few_seats_are_no_panel(rapid, officer, panel, sat):
    with opened(actor=SYSTEM_ACTOR, writing=rapid.space_id):
        type(panel).objects.filter(pk=panel.pk).update(quorum_count=2)

    with pytest.raises(Refused, match="at least 2 seats") as refused:
        then(rapid, "recommended", by=officer, at=LATER, sat=sat[:1])
    assert refused.value.field == "sat"
    then(rapid, "recommended", by=officer, at=LATER, sat=sat[:2])


def test_why_the_chair_of_the_board_was_not_invited_is_said(rapid, officer, sat):
    with pytest.raises(Refused, match="was not invited") as refused:
        then(rapid, "recommended", by=officer, at=LATER, sat=sat, board_chair="not_invited")
    assert refused.value.field == "why_not_invited"
