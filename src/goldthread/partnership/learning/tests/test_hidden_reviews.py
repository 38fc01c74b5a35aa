"""What a part above hides until it is published, such as for a conflict of interest, is hidden with all made of it."""

from datetime import date, timedelta

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.chasing.factories import digests_sent
from goldthread.foundation.documents.models import Document
from goldthread.foundation.groups.commands import Sitting, fill_seat
from goldthread.foundation.groups.factories import TESTS, a_group, a_seat
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.search.queries import find
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_hidden_review, a_review, an_action
from goldthread.partnership.learning.models import Review

from .seeded import AT, reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def live():
    at = AT - timedelta(days=400)
    return register_space(kind=Space.Kind.PARTNERSHIP, name="Westborough", slug="westborough", at=at, live=True)


@pytest.fixture
def own(live):
    return a_scrutineer(live, "own@example.org")


@pytest.fixture
def other(live):
    return a_scrutineer(live, "other@example.org")


@pytest.fixture
def review(live, own, monkeypatch):
    """Child Q, which is hidden from one of two who see reviews early."""
    return a_hidden_review(live, own, monkeypatch)


def a_scrutineer(space, address):
    user = make_user(address, "Somebody")
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.create(space=space, user=user, role="independent_scrutineer", starts_on=date(2026, 1, 1))
    return user


def as_of(user):
    return Standing(tuple(Holding.objects.filter(user=user)), on=AT.date())


def test_its_actions_are_hidden_with_it_until_it_is_published(live, own, other, review):
    action = an_action(review, title="Give the family a key worker")

    with reading(live):
        assert not Action.objects.visible_to(as_of(own)).exists()
        assert find("key worker", as_of(own)) == []
        assert Action.objects.visible_to(as_of(other)).get() == action

    with opened(actor=SYSTEM_ACTOR, writing=live.pk):
        Review.objects.update(is_published=True)
        Action.objects.update(is_restricted=False)
    with reading(live):
        assert Action.objects.visible_to(as_of(own)).get() == action


def test_actions_of_other_reviews_are_seen_early_as_before(live, own, review):
    action = an_action(a_review(live, pseudonym="Child R"))

    with reading(live):
        assert Action.objects.visible_to(as_of(own)).get() == action


def test_what_is_owed_after_it_is_told_to_nobody_from_whom_it_is_hidden(live, own, other, review):
    agencies = [an_agency(live, name) for name in ("Police", "Council")]
    for agency, holder in zip(agencies, (own, other), strict=True):
        seat = a_seat(a_group(live, f"Board of {agency}"), "Director", agency=agency)
        fill_seat(seat=seat, sitting=Sitting(holder=holder), from_on=date(2026, 2, 1), by=TESTS, at=AT)
    late = PartialDate.from_date(date(2026, 10, 1))
    an_action(review, "9.9", agencies=agencies, details={"due": late})

    told = {one.to[0]: one.body for one in digests_sent(AT, live)}

    assert "9.9" in told["other@example.org"]
    assert "own@example.org" not in told


@pytest.mark.parametrize("kind", ["summary", "committee", "action-plan", "board-response"])
def test_documents_about_it_are_hidden_with_it(live, own, other, review, kind):
    with opened(actor=SYSTEM_ACTOR, writing=live.pk):
        document = Document.objects.create(space=live, kind=kind, subject=review.pk, title="Summary", begun_at=AT)

    with reading(live):
        assert not Document.objects.visible_to(as_of(own)).exists()
        assert Document.objects.visible_to(as_of(other)).get() == document
