"""What was recorded first is put right, and a review goes on, though the chair decided once more since."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.commands import correct_record
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.statutory_review.factories import REFERRED_AT, then
from goldthread.pathways.statutory_review.models import Commissioned, Decided, Recommended, Reported

from .test_reviews import approved, stage_of

pytestmark = pytest.mark.django_db


def day(number):
    return REFERRED_AT + timedelta(days=number)


@pytest.fixture
def again(case, officer, chair, sat):
    """The Panel asked to think again, and the chair decided otherwise."""
    then(case, "reported", by=officer, at=day(21))
    then(case, "answered", by=officer, at=day(25), reply="disagree_please_reconsider")
    alternative = {"recommendation": "alternative_local_review", "sat": sat}
    then(case, "considered", by=officer, at=day(26), kind="cir", engaged=["lcspr", "cir"])
    then(case, "recommended", by=officer, at=day(30), **alternative)
    then(case, "decided", by=chair, at=day(31), decision="alternative_local_review", changed="The Panel disagreed.")
    return case


@pytest.mark.parametrize(
    ("kind", "field"),
    [(Recommended, "reasons"), (Decided, "reasons"), (Reported, "learning"), (Commissioned, "terms")],
)
def test_a_word_of_the_first_is_put_right_though_it_was_decided_once_more(again, officer, chair, kind, field):
    with opened(actor=SYSTEM_ACTOR, reading=[again.space_id]):
        record = kind.objects.filter(case=again).order_by("pk").first()
    by = chair if kind is Decided else officer
    said = {field: "A word is put right."}

    correct_record(record=record, said=said, happened_at=record.happened_at, why="A slip.", by=by, at=day(40))

    with opened(actor=SYSTEM_ACTOR, reading=[again.space_id]):
        assert getattr(kind.objects.get(pk=record.pk), field) == "A word is put right."


def test_the_review_goes_on_that_was_commissioned_if_the_chair_stays_with_it(case, officer, chair, sat, partners):
    approved(case, officer, partners)
    then(case, "reported", by=officer, at=day(31))
    then(case, "answered", by=officer, at=day(35), reply="disagree_please_reconsider")
    then(case, "recommended", by=officer, at=day(40), sat=sat)
    then(case, "decided", by=chair, at=day(41), changed="Nothing: the reasons are told better.")

    then(case, "gone_on", by=officer, at=day(41))

    assert stage_of(case) == "approved"


def test_another_kind_of_review_is_commissioned_anew(again, officer):
    with pytest.raises(Refused, match="another kind of review than was commissioned"):
        then(again, "gone_on", by=officer, at=day(32))
