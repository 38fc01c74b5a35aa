"""Pages of draws tell of nothing that the reader may not see, and read no more than they show."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_published_review, a_review, an_action
from goldthread.partnership.learning.models import Review, reviews
from goldthread.partnership.scrutiny.factories import a_challenge, a_draw
from goldthread.partnership.scrutiny.models import DrawnAction

pytestmark = pytest.mark.django_db

DONE = {"status": "complete_pending_evidence"}
SCRUTINY = "/p/northborough/scrutiny/"


def address(draw):
    return f"{SCRUTINY}draws/{draw.pk}/"


def text(page):
    return " ".join(page.text.split())


@pytest.fixture
def half_secret(partnership):
    """A draw of everything, of which a member may see every other action."""
    open_review, secret = a_published_review(partnership), a_review(partnership, pseudonym="Child Y")
    for n in range(6):
        an_action(secret if n % 2 else open_review, f"{n}.1", title=f"Action {n}", details=DONE)
    draw = a_draw(partnership, 6)
    while places_in_sight(partnership, draw) == [1, 2, 3]:  # once in twenty times chance hides what is tested
        draw = a_draw(partnership, 6)
    return draw


def places_in_sight(partnership, draw):
    """At which places of a draw stand the actions that a member may see."""
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        seen = DrawnAction.objects.filter(draw=draw, action__is_restricted=False)
        return sorted(seen.values_list("place", flat=True))


@pytest.mark.parametrize("page", ["", "population"])
def test_places_do_not_tell_how_many_a_member_may_not_see(partnership, half_secret, page):
    said = text(visitor("board_member", partnership).get(address(half_secret) + page))

    places = re.findall(r"Drawn, place (\d+)" if page else r">(\d+)\. <a", said)
    assert sorted(places) == ["1", "2", "3"]
    assert "Child Y" not in said


def test_whoever_sees_everything_sees_the_places_as_they_were_drawn(partnership, half_secret):
    said = text(visitor("independent_scrutineer", partnership).get(address(half_secret)))

    assert re.findall(r">(\d+)\. <a", said) == list("123456")
    assert "6 actions marked done at that moment" in said


def test_whoever_sees_reviews_early_and_not_this_one_is_not_told_that_the_sample_is_another(partnership, monkeypatch):
    for n, review in enumerate((a_published_review(partnership), a_review(partnership, pseudonym="Child Y"))):
        an_action(review, f"{n}.1", details=DONE)
    draw = a_draw(partnership, 2)
    browser = visitor("independent_scrutineer", partnership)
    assert "The same" in text(browser.get(address(draw)))
    monkeypatch.setattr(reviews, "HIDDEN", [lambda standing: Review.objects.values("pk")])

    said = text(browser.get(address(draw)))

    assert "Not the same" not in said
    assert "no longer on record" not in said
    assert "of the actions that you may see" in said


def test_what_was_drawn_from_is_read_a_page_at_a_time(partnership):
    review = a_published_review(partnership)
    for n in range(53):
        an_action(review, f"{n}.1", details=DONE)
    draw = a_draw(partnership, 1)
    scrutineer = visitor("independent_scrutineer", partnership)

    said = text(scrutineer.get(f"{address(draw)}population"))

    assert "53 actions" in said
    assert "Showing 1 to 50" in said
    assert "1 action" in text(scrutineer.get(f"{address(draw)}population?drawn=yes"))
    assert text(scrutineer.get(address(draw))).count("Not drawn") == 0


def test_it_is_noted_which_page_of_a_draw_was_opened(partnership):
    an_action(a_published_review(partnership), details=DONE)
    draw = a_draw(partnership, 1)
    member = visitor("board_member", partnership)

    text(member.get(address(draw)))
    text(member.get(f"{address(draw)}population"))

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        read = TrailEntry.objects.filter(operation="read", object_id=draw.pk).select_related("body").order_by("id")
        assert [json.loads(entry.body.words)["what"] for entry in read] == ["draw page", "what it was drawn from"]


def test_the_overview_shows_the_newest_draws_and_leads_to_all(partnership):
    an_action(a_published_review(partnership), details=DONE)
    draws = [a_draw(partnership, 1) for _ in range(12)]
    scrutineer = visitor("independent_scrutineer", partnership)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        overview = text(scrutineer.get(SCRUTINY))

    assert "Draw 12" in overview
    assert ">Draw 2<" not in overview
    assert not any('"scrutiny_draw"."population"' in query["sql"] for query in asked)
    listed = text(scrutineer.get(f"{SCRUTINY}draws/"))
    assert all(f">{draw}<" in listed for draw in draws)


def test_the_overview_asks_as_often_of_many_challenges_as_of_few_and_reads_none(partnership):
    scrutineer = visitor("independent_scrutineer", partnership)

    def make(number):
        for _ in range(number):
            a_challenge(partnership)

    assert_flat(lambda: scrutineer.get(SCRUTINY), make, few=2, many=8)
    with CaptureQueriesContext(connection) as asked:
        assert ">8<" in text(scrutineer.get(SCRUTINY)).replace(" ", "")
    assert not any('"scrutiny_challenge"."question"' in query["sql"] for query in asked)


@pytest.mark.parametrize("role", ["agency_lead", "stranger"])
def test_those_who_do_not_see_the_plan_find_neither_list(partnership, half_secret, role):
    person = visitor(role, partnership)

    assert person.get(f"{address(half_secret)}population").status_code == 404
    assert person.get(f"{SCRUTINY}draws/").status_code == 404
