"""Whether a review is ready to be published, from the command line."""

import pytest

from goldthread.foundation.agencies.factories import three_partners
from goldthread.foundation.publications.factories import a_site
from goldthread.foundation.publications.models import PublishedPage
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_review
from goldthread.partnership.publishing.commands.names import clear_hit
from goldthread.partnership.publishing.commands.pages import PageDetails, begin_page
from goldthread.partnership.publishing.factories import LATER, TESTS, a_detail, all_recorded, looked_for
from goldthread.partnership.publishing.models import NameHit

from .running import run

pytestmark = pytest.mark.django_db


def test_what_is_missing_is_said_and_no_name_with_it(partnership):
    review = a_review(partnership, summary="Quillon was four.")
    a_detail(review, "Quillon Testerby")
    looked_for(review)

    ran = run("publish", "check", "--review", "child-q", "--json")

    assert (ran.code, ran.data["ready"], ran.data["hits"]) == (1, False, {"open": 1, "cleared": 0})
    assert [one["code"] for one in ran.data["conditions"]] == ["approval", "proceedings", "family", "panel", "names"]
    words = run("publish", "check", "--review", "child-q").said
    assert "child-q is not ready to be published" in words
    assert "Quillon" not in words
    assert "Quillon" not in str(ran.data)


def test_a_review_that_is_ready_ends_well(partnership):
    review = a_review(partnership, summary="Quillon was four.")
    all_recorded(review, three_partners(partnership))
    a_detail(review, "Quillon Testerby")
    looked_for(review)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        hit = NameHit.objects.get(review=review)
    clear_hit(hit=hit, why="A bird", by=TESTS, at=LATER)

    ran = run("publish", "check", "--review", "child-q", "--json")

    assert (ran.code, ran.data["ready"], ran.data["hits"]) == (0, True, {"open": 0, "cleared": 1})


def test_a_review_that_is_not_there_is_said():
    assert run("publish", "check", "--review", "nothing").code == 3


def test_a_review_that_is_not_ready_is_not_published_and_what_is_missing_is_said(partnership):
    a_site(partnership)
    a_review(partnership)

    ran = run("publish", "review", "--review", "child-q", "--json")

    assert (ran.code, ran.data["published"]) == (1, False)
    assert "how the family was told, or why not" in ran.data["missing"]
    assert "missing  notice to the national panel" in run("publish", "review", "--review", "child-q").said
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not PublishedPage.objects.exists()


def test_a_ready_review_is_published_with_its_address(partnership):
    a_site(partnership)
    review = a_review(partnership)
    all_recorded(review, three_partners(partnership))
    a_detail(review, "Quillon Testerby")
    looked_for(review)

    ran = run("publish", "review", "--review", "child-q", "--json")

    assert (ran.code, ran.data["missing"]) == (0, [])
    assert ran.data["address"].endswith("/reviews/child-q/")
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert PublishedPage.objects.get().is_out


def test_a_page_is_published_unless_it_names_somebody(partnership):
    a_site(partnership)
    a_detail(a_review(partnership), "Quillon Testerby")
    for title, words in (("Who we are", "We work together."), ("Our people", "Ask Quillon.")):
        details = PageDetails("about", title, "About us.", words)
        begin_page(space=partnership, details=details, by=TESTS, at=LATER)
    asked = ("publish", "page", "--space", partnership.slug, "--page")

    assert run(*asked, "about/who-we-are", "--json").data["published"]
    named = run(*asked, "about/our-people")
    assert named.code == 1
    assert "people list" in named.said
    assert "Quillon" not in named.said
    assert run(*asked, "about/nothing").code == 3
