"""Working papers of a review go ten years after it was published; the review stays."""

from datetime import date

import pytest

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.retention.commands.holds import About
from goldthread.foundation.retention.due import due_in, due_of
from goldthread.foundation.retention.factories import a_hold, carried_out, confirmed, somebody
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.trail.verifying import verify_trail
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_published_review, a_review
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.commands.names import remove_detail
from goldthread.partnership.publishing.factories import LATER, TESTS, a_detail, a_proceeding, looked_for
from goldthread.partnership.publishing.models import NameCheck, NameHit, ParallelProceeding, PersonDetail
from goldthread.partnership.publishing.working_papers import KIND

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
PAPERS = (PersonDetail, NameCheck, NameHit, ParallelProceeding)


@pytest.fixture
def review(partnership):
    made = a_published_review(partnership, published_on=date(2016, 5, 4), summary="Quillon was four.")
    a_detail(made, "Quillon Testerby")
    looked_for(made)
    a_proceeding(made)
    return made


@pytest.fixture
def people(partnership):
    return somebody(partnership, "coordinator", "Robin"), somebody(partnership, "partnership_manager", "Morgan")


def counted(space, *models):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return [model.objects.count() for model in models]


def test_they_are_due_ten_years_after_publication(partnership, review):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert due_in(partnership, date(2026, 5, 3)) == []
        assert [one.record for one in due_in(partnership, date(2026, 5, 4))] == [review]


def test_of_a_review_that_is_not_published_none_is_due(partnership):
    review = a_review(partnership)
    a_detail(review)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert due_of(KINDS[KIND], review, date(2099, 1, 1)) is None


def test_they_go_and_the_review_stays(partnership, review, people):
    done = carried_out(confirmed(review, KINDS[KIND], *people))

    assert done.certificate.records == 4
    assert counted(partnership, *PAPERS) == [0, 0, 0, 0]
    assert counted(partnership, Review) == [1]
    assert verify_trail(None).ok
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert due_in(partnership, date(2030, 1, 1)) == []


def test_a_hold_on_the_review_keeps_the_people_list_from_being_shortened(partnership, review):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        detail = PersonDetail.objects.select_related("space", "review").get(review=review)
    a_hold(partnership, About(KIND, review.pk))

    with pytest.raises(Refused, match="under a hold"):
        remove_detail(detail=detail, by=TESTS, at=LATER)
    assert counted(partnership, PersonDetail) == [1]
