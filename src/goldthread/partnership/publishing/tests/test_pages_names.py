"""The page of names: seen by those who clear reviews for publication alone, and never repeated elsewhere."""

import pytest

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.form_pages.factories import read, send, status
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_review
from goldthread.partnership.publishing.factories import a_detail, looked_for
from goldthread.partnership.publishing.jobs import give_up, look_for_names
from goldthread.partnership.publishing.models import NameCheck, NameHit

pytestmark = pytest.mark.django_db
READY = "/p/northborough/reviews/child-q/ready/"
NAMES = READY + "names/"


@pytest.fixture
def review(partnership):
    return a_review(partnership, summary="Quillon was four.")


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


def test_a_name_is_put_on_the_list_looked_for_and_cleared(manager, review):
    send(manager, NAMES + "add", whose="the child", kind="name", details="Quillon Testerby\nKit Testerby")
    assert "Kit Testerby" in read(manager, NAMES)

    send(manager, NAMES + "look")
    assert "You can leave this page" in read(manager, NAMES)
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        check = NameCheck.objects.get(review=review)
    look_for_names.func(space_id=review.space_id, check_id=check.pk)
    assert "1 hit is to be cleared" in read(manager, NAMES)
    assert "1 hit to be cleared" in read(manager, READY)

    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        hit = NameHit.objects.get(review=review)
    send(manager, f"/p/northborough/name-hits/{hit.pk}/clear", why="A bird of that name")
    assert "A bird of that name" in read(manager, NAMES)
    assert "1 hit cleared" in read(manager, READY)


def test_a_check_that_was_given_up_can_be_ordered_again(manager, review):
    a_detail(review)
    send(manager, NAMES + "look")
    with opened(actor=SYSTEM_ACTOR, writing=review.space_id):
        give_up(space_id=review.space_id, check_id=NameCheck.objects.get(review=review).pk)

    assert "Something went wrong on our side" in read(manager, NAMES)
    send(manager, NAMES + "look")
    assert "You can leave this page" in read(manager, NAMES)


@pytest.mark.parametrize("role", ["coordinator", "independent_scrutineer", "board_member", "stranger"])
def test_nobody_else_sees_the_list_or_a_hit(partnership, review, role):
    detail = a_detail(review, "Quillon Testerby")
    looked_for(review)
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        hit = NameHit.objects.get(review=review)
    someone = visitor(role, partnership)

    for address in (
        NAMES,
        NAMES + "add",
        NAMES + "look",
        f"/p/northborough/person-details/{detail.pk}/remove",
        f"/p/northborough/name-hits/{hit.pk}/clear",
    ):
        assert status(someone, address) in (403, 404)


def test_whoever_prepares_publication_sees_how_many_hits_there_are_and_no_name(partnership, review):
    a_detail(review, "Quillon Testerby")
    looked_for(review)

    words = read(visitor("coordinator", partnership), READY)

    assert "1 hit to be cleared" in words
    assert "Testerby" not in words


def test_no_search_finds_what_is_on_the_list(manager, review):
    a_detail(review, "Quillon Testerby")

    assert "Child Q" not in manager.search_for("Testerby").text
