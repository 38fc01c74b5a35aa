"""Proceedings hold up what they hold up until it is said that they do not, and a changed draft is approved anew."""

from datetime import timedelta

import pytest

from goldthread.foundation.commands.refusals import Refused
from goldthread.pathways.statutory_review.factories import REFERRED_AT, then
from goldthread.pathways.statutory_review.models import Proceeding

from .test_reviews import approved, over, stage_of

pytestmark = pytest.mark.django_db


def day(number):
    return REFERRED_AT + timedelta(days=number)


def test_of_two_trials_the_end_of_one_lifts_nothing_of_the_other(case, officer):
    first, second = {"which": "Trial of the first accused"}, {"which": "Trial of the second accused"}
    then(case, "proceeding", by=officer, at=day(21), **first)
    then(case, "proceeding", by=officer, at=day(22), **second)
    with pytest.raises(Refused, match="Criminal investigation or trial, Trial of the second accused") as refused:
        over(case, officer, 23)
    assert refused.value.field == "which"
    free = {"state": "over", "blocks_interviews": False, "blocks_publication": False}
    ended = then(case, "proceeding", by=officer, at=day(23), **free, which="trial of the FIRST accused")

    with pytest.raises(
        Refused, match="interviews wait for “Criminal investigation or trial, Trial of the second accused”"
    ):
        then(case, "interviewed", by=officer, at=day(24))
    assert ended.publication == ""
    assert then(case, "proceeding", by=officer, at=day(25), **free, **second).publication == Proceeding.Publication.FREE


def test_a_day_until_which_publication_waits_is_refused_unless_it_must_wait(case, officer):
    with pytest.raises(Refused, match="Tick that publication must wait") as refused:
        then(
            case,
            "proceeding",
            by=officer,
            at=day(21),
            blocks_publication=False,
            publication_blocked_until=day(60).date(),
        )

    assert refused.value.field == "publication_blocked_until"


def test_what_ended_before_anything_waited_ends_no_waiting(case, officer):
    free = {"state": "over", "blocks_interviews": False, "blocks_publication": False}
    disciplinary = then(case, "proceeding", by=officer, at=day(21), kind="disciplinary", **free)

    assert disciplinary.publication == ""
    assert then(case, "proceeding", by=officer, at=day(22)).publication == Proceeding.Publication.WAITS


def test_a_draft_after_all_approved_is_approved_anew_by_each(case, officer, partners):
    approved(case, officer, partners)
    with pytest.raises(Refused, match="higher number") as refused:
        then(case, "drafted", by=officer, at=day(40))
    assert refused.value.field == "number"
    with pytest.raises(Refused, match="Draft 1 was finished"):
        then(case, "drafted", by=officer, at=day(29), number=2)

    then(case, "drafted", by=officer, at=day(40), number=2)

    assert stage_of(case) == "under_way"
    with pytest.raises(Refused, match="The draft was finished on"):
        then(case, "approved", by=officer, at=day(39), partner=partners[0])
    for partner in partners:
        then(case, "approved", by=officer, at=day(41), partner=partner)
    assert stage_of(case) == "approved"


def test_nothing_is_before_what_it_comes_of(case, officer, chair):
    then(case, "reported", by=officer, at=day(21))
    then(case, "answered", by=officer, at=day(22), reply="disagree_please_reconsider")
    with pytest.raises(Refused, match=r"It was recommended on .* or a later one"):
        then(case, "decided", by=chair, at=day(8), changed="Nothing.")
    then(case, "decided", by=chair, at=day(23), changed="Nothing.")

    with pytest.raises(Refused, match=r"It was decided on .* or a later one"):
        then(case, "commissioned", by=officer, at=day(22))


def test_notice_of_a_day_that_is_out_of_reach_is_refused(case, officer, partners):
    approved(case, officer, partners)

    with pytest.raises(Refused) as refused:
        then(case, "noticed", by=officer, at=day(31), planned_on=day(400_000).date())

    assert refused.value.field == "planned_on"
