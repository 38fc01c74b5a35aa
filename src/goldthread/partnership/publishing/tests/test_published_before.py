"""One person says that a review was published before it was recorded; nothing comes of it until another confirms it."""

from datetime import date, timedelta

import pytest

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.form_pages.factories import read, send, status, typed_in, words_of
from goldthread.foundation.publications.factories import a_site
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_review
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.commands.earlier import (
    Published,
    confirm_published_before,
    say_published_before,
    take_published_before_back,
)
from goldthread.partnership.publishing.commands.reviews import publish_review, record_nobody_listed
from goldthread.partnership.publishing.demonstration import fictitious_earlier_publication
from goldthread.partnership.publishing.factories import LATER, TESTS, looked_for
from goldthread.partnership.publishing.models import EarlierPublication

pytestmark = pytest.mark.django_db
READY = "/p/northborough/reviews/child-q/ready/"
SAID = Published(date(2019, 3, 1), "The board’s website", "https://board.example/child-q.pdf")
TYPED = {
    "published_on-day": "1",
    "published_on-month": "3",
    "published_on-year": "2019",
    "place": "The board’s website",
    "link": "https://board.example/child-q.pdf",
}


@pytest.fixture
def review(partnership, settings, tmp_path):
    settings.PUBLISHED_FOLDER = tmp_path
    a_site(partnership)
    return a_review(partnership)


def person(role, partnership, standing_as):
    return standing_as(role, partnership).holdings[0].user


def now(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return Review.objects.get()


def said_by(user, review, published=SAID):
    return say_published_before(review=review, published=published, by=user, at=LATER)


def test_what_one_person_says_publishes_nothing(partnership, review, standing_as):
    said_by(person("coordinator", partnership, standing_as), review)
    record_nobody_listed(review=review, why="No names are held here", by=TESTS, at=LATER)
    looked_for(review)

    assert not now(partnership).is_published
    with pytest.raises(Refused, match=r"Missing: .*how the family was told"):
        publish_review(review=review, by=TESTS, at=LATER)


def test_another_person_who_publishes_reviews_confirms_it_and_then_names_alone_are_asked(
    partnership, review, standing_as
):
    coordinator = person("coordinator", partnership, standing_as)
    said_by(coordinator, review)
    with pytest.raises((NotAllowed, Refused)):
        confirm_published_before(review=review, by=coordinator, at=LATER)
    confirm_published_before(review=review, by=person("partnership_manager", partnership, standing_as), at=LATER)

    review = now(partnership)
    assert (review.is_published, review.published_on) == (True, date(2019, 3, 1))
    assert review.published_at_place == "The board’s website"
    with pytest.raises(Refused) as refused:
        publish_review(review=review, by=TESTS, at=LATER)
    assert str(refused.value) == "It cannot be published yet. Missing: the list of who must not be named."


def test_nobody_confirms_what_they_said_themselves(partnership, review, standing_as):
    manager = person("partnership_manager", partnership, standing_as)
    said_by(manager, review)

    with pytest.raises(Refused, match="Another person must confirm it"):
        confirm_published_before(review=review, by=manager, at=LATER)
    assert not now(partnership).is_published


def test_whoever_changes_what_was_said_is_who_said_it(partnership, review, standing_as):
    coordinator, manager = (person(role, partnership, standing_as) for role in ("coordinator", "partnership_manager"))
    said_by(coordinator, review)
    said_by(manager, review, Published(date(2018, 1, 1), "Elsewhere", "https://elsewhere.example/"))

    with pytest.raises(Refused, match="Another person must confirm it"):
        confirm_published_before(review=review, by=manager, at=LATER)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"published_on": LATER.date() + timedelta(days=1)}, "published_on"),
        ({"place": " "}, "place"),
        ({"link": "the website"}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
    ],
)
def test_what_is_said_has_a_day_a_place_and_a_link(review, wrong, field):
    with pytest.raises(Refused) as refused:
        said_by(TESTS, review, Published(**(vars(SAID) | wrong)))

    assert refused.value.field == field


def test_a_mistake_is_taken_back_until_it_is_confirmed(partnership, review, standing_as):
    coordinator, manager = (person(role, partnership, standing_as) for role in ("coordinator", "partnership_manager"))
    said_by(coordinator, review)
    take_published_before_back(review=review, by=TESTS, at=LATER)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not EarlierPublication.objects.exists()
    with pytest.raises(Refused, match="Nobody says"):
        confirm_published_before(review=review, by=manager, at=LATER)

    said_by(coordinator, review)
    confirm_published_before(review=review, by=manager, at=LATER)
    with pytest.raises(Refused, match="confirmed already"):
        take_published_before_back(review=review, by=TESTS, at=LATER)
    with pytest.raises(Refused, match="confirmed already"):
        said_by(TESTS, review)


@pytest.mark.parametrize(("one", "another"), [(False, False), (False, True), (True, False)])
def test_the_program_is_neither_of_the_two_people(partnership, review, standing_as, one, another):
    said_by(person("coordinator", partnership, standing_as) if one else TESTS, review)
    confirming = person("partnership_manager", partnership, standing_as) if another else TESTS

    with pytest.raises(Refused, match="Two people are needed"):
        confirm_published_before(review=review, by=confirming, at=LATER)
    assert not now(partnership).is_published


def test_in_a_made_up_partnership_the_program_speaks_for_both():
    space = register_space(
        kind=Space.Kind.PARTNERSHIP, name="Northmere", slug="northmere", at=LATER, live=True, fictitious=True
    )
    fictitious_earlier_publication(review=a_review(space), by=TESTS, at=LATER)

    assert now(space).is_published


def test_what_was_said_is_changed_on_its_page_as_often_as_need_be(partnership, review):
    coordinator, manager = (visitor(role, partnership) for role in ("coordinator", "partnership_manager"))
    for place in ("The board’s website", "The council’s website", "The website of both"):
        assert send(coordinator, READY + "before/say", **TYPED | {"place": place}).endswith("#before")

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert EarlierPublication.objects.get().place == "The website of both"
    send(coordinator, READY + "before/take-back")
    assert "To be confirmed" not in read(manager, READY)


def test_nobody_confirms_what_was_changed_while_they_looked_at_it(partnership, review):
    coordinator, manager = (visitor(role, partnership) for role in ("coordinator", "partnership_manager"))
    send(coordinator, READY + "before/say", **TYPED)
    seen = typed_in(manager, READY + "before/confirm")
    send(coordinator, READY + "before/say", **TYPED | {"place": "Another website"})

    answer = words_of(manager.post(READY + "before/confirm", seen).content.decode())
    assert "Another website" in answer
    assert "changed while you had it open" in answer
    assert not now(partnership).is_published


def test_the_pages_lead_from_one_person_to_the_other(partnership, review):
    coordinator, manager = (visitor(role, partnership) for role in ("coordinator", "partnership_manager"))
    send(coordinator, READY + "before/say", **TYPED)

    assert "To be confirmed" in read(coordinator, READY)
    assert "Confirm that it was published" not in read(coordinator, READY)
    assert status(coordinator, READY + "before/confirm") == 404
    assert "https://board.example/child-q.pdf" in read(manager, READY + "before/confirm")
    send(manager, READY + "before/confirm")

    assert now(partnership).is_published
    shut = read(manager, READY + "before/confirm")
    assert "It was confirmed already" in shut
    assert "Confirm it" not in shut
    assert "Take it back" not in read(coordinator, READY)
