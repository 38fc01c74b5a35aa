"""A page of the public site names nobody whom a review must not name, unless a person cleared it."""

import pytest

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.publications.factories import a_site
from goldthread.foundation.publications.models import PublishedPage
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_review
from goldthread.partnership.learning.tests.visiting import read, send, status
from goldthread.partnership.publishing.factories import a_detail
from goldthread.partnership.publishing.models import SitePage

pytestmark = pytest.mark.django_db
SITE = "/p/northborough/site/"
WRITTEN = {"kind": "news", "title": "What is new", "summary": "Our news.", "words": "Quillon Testerby moved to Kent."}
STANDS = "Something on the people list of a review stands on it"


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


@pytest.fixture
def coordinator(partnership):
    return visitor("coordinator", partnership)


@pytest.fixture(autouse=True)
def listed(partnership, settings, tmp_path):
    settings.PUBLISHED_FOLDER = tmp_path
    a_site(partnership)
    return a_detail(a_review(partnership), "Quillon Testerby")


def written(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return f"{SITE}pages/{SitePage.objects.get().pk}/"


def out(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return [page for page in PublishedPage.objects.all() if page.is_out]


@pytest.mark.parametrize("where", ["title", "summary", "words"])
def test_a_page_that_names_somebody_is_not_published(partnership, coordinator, where):
    named = WRITTEN | {"words": "Nobody.", where: "Of Quillon Testerby"}
    send(coordinator, SITE + "pages/write", **named)
    here = written(partnership)

    assert STANDS in read(coordinator, here)
    assert STANDS in send(coordinator, here + "publish")
    assert out(partnership) == []

    send(coordinator, here + "change", **(WRITTEN | {"words": "Nobody.", "slug": "news"}))
    send(coordinator, here + "publish")
    assert [page.title for page in out(partnership)] == ["What is new"]


def test_whoever_clears_reviews_may_clear_it_until_it_changes(partnership, coordinator, manager):
    send(coordinator, SITE + "pages/write", **WRITTEN)
    here = written(partnership)
    assert status(coordinator, here + "clear-names") == 404
    assert "Quillon Testerby moved to Kent" in read(manager, here + "clear-names")

    send(manager, here + "clear-names", why="A footballer of that name")
    send(coordinator, here + "publish")
    assert len(out(partnership)) == 1

    more = {"words": "Quillon Testerby moved back.", "slug": "what-is-new"}
    send(coordinator, here + "change", **(WRITTEN | more))
    assert STANDS in send(coordinator, here + "publish")


def test_a_reason_for_withdrawing_names_nobody(partnership, coordinator):
    send(coordinator, SITE + "pages/write", **(WRITTEN | {"words": "Nobody."}))
    send(coordinator, written(partnership) + "publish")
    withdraw = f"{SITE}published/{out(partnership)[0].pk}/withdraw"

    assert "names somebody who must not be named" in send(coordinator, withdraw, why="It named Quillon Testerby")
    assert len(out(partnership)) == 1
    send(coordinator, withdraw, why="It named somebody")
    assert out(partnership) == []
