"""Proceedings that are recorded while a review is published come before or after it, and are not passed by."""

from datetime import timedelta

import pytest

from goldthread.foundation.commands.one_after_another import second_waits
from goldthread.foundation.publications.factories import a_site
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.publishing.commands.reviews import publish_review
from goldthread.partnership.publishing.factories import LATER, TESTS, a_detail, all_recorded, looked_for
from goldthread.pathways.statutory_review.factories import REFERRED_AT, then

from .test_reviews import approved, review_of

pytestmark = pytest.mark.django_db(transaction=True)
PUBLISHED_AT = LATER + timedelta(days=1)


@pytest.fixture
def publishing(case, officer, partners, partnership, settings, tmp_path):
    """A review of which nothing is missing."""
    settings.PUBLISHED_FOLDER, settings.DATA_FOLDER = tmp_path / "published", tmp_path
    a_site(partnership)
    approved(case, officer, partners)
    for step in ("noticed", "thread"):
        then(case, step, by=officer, at=REFERRED_AT + timedelta(days=32))
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        review = review_of(case)
    all_recorded(review, partners)
    a_detail(review)
    looked_for(review)
    return lambda: publish_review(review=review, by=TESTS, at=PUBLISHED_AT)


@pytest.fixture
def proceedings(case, officer):
    return lambda: then(case, "proceeding", by=officer, at=PUBLISHED_AT, blocks_interviews=False)


def test_what_is_recorded_first_holds_it_up(publishing, proceedings):
    assert "It cannot be published yet" in second_waits(proceedings, publishing)


def test_what_comes_second_waits_until_it_is_out(publishing, proceedings):
    assert second_waits(publishing, proceedings) == "done"
