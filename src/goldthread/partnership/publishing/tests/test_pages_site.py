"""The public site at the desk: everything is a draft until somebody publishes it."""

import pytest

from goldthread.foundation.agencies.factories import an_agency, three_partners, visitor
from goldthread.foundation.form_pages.factories import read, send, status
from goldthread.foundation.groups.commands import GroupDetails, SeatDetails, Sitting, add_group, add_seat
from goldthread.foundation.groups.models import GroupKind
from goldthread.foundation.publications.factories import a_site
from goldthread.foundation.publications.models import PublicSite, PublishedPage
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_published_review, a_review
from goldthread.partnership.publishing.factories import LATER, TESTS, all_recorded, looked_for
from goldthread.partnership.publishing.models import SitePage

pytestmark = pytest.mark.django_db
SITE = "/p/northborough/site/"
WRITTEN = {
    "kind": "about",
    "title": "Who we are",
    "summary": "What the partnership is.",
    "words": "We work together.\n\n# How\n\n- In groups\n- In the open",
    "links": "The guidance: https://example.org/guidance",
}


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


@pytest.fixture
def site(partnership, settings, tmp_path):
    settings.PUBLISHED_FOLDER = tmp_path
    return a_site(partnership)


def out(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return {page.path: page for page in PublishedPage.objects.all()}


def written(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return SitePage.objects.get()


def test_a_site_is_set_up_and_changed_by_its_form(partnership, manager):
    said = {
        "host": "Northborough.example",
        "name": "Northborough",
        "strapline": "Keeping children safe",
        "contact": "us@northborough.example",
        "worried_words": "Call us.",
        "worried_lines": "Police: 999",
        "exit_address": "https://www.bbc.co.uk/weather",
    }
    assert "Set the public site up" in read(manager, SITE)
    send(manager, SITE + "set-up", **(said | {"worried_lines": "Police 999"}))
    assert "There is no public site yet" in read(manager, SITE)

    send(manager, SITE + "set-up", **said)

    assert "https://northborough.example/" in read(manager, SITE)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert PublicSite.objects.get().worried_lines == [["Police", "999"]]


def test_a_page_is_a_draft_until_it_is_published_and_so_is_a_change_of_it(partnership, manager, site):
    send(manager, SITE + "pages/write", **WRITTEN)
    page = written(partnership)
    here = f"{SITE}pages/{page.pk}/"
    assert "Draft" in read(manager, here)
    assert "In groups" in read(manager, here)
    assert out(partnership) == {}

    send(manager, here + "publish")
    assert "We work together." in out(partnership)["about/who-we-are"].words
    assert "Readers see it as it stands here" in read(manager, here)

    send(manager, here + "change", **(WRITTEN | {"slug": "who-we-are", "words": "We work alone."}))
    assert "We work together." in out(partnership)["about/who-we-are"].words
    assert "Readers still see what was published" in read(manager, here)
    send(manager, here + "publish")
    assert out(partnership)["about/who-we-are"].words.splitlines()[0] == ""
    assert "We work alone." in out(partnership)["about/who-we-are"].words


def test_a_page_is_withdrawn_with_a_reason(partnership, manager, site):
    send(manager, SITE + "pages/write", **WRITTEN)
    here = f"{SITE}pages/{written(partnership).pk}/"
    send(manager, here + "publish")
    number = out(partnership)["about/who-we-are"].pk

    send(manager, f"{SITE}published/{number}/withdraw", why="It is out of date")

    assert not out(partnership)["about/who-we-are"].is_out
    assert "It is out of date" in read(manager, here)


def test_the_address_of_a_published_page_stays(partnership, manager, site):
    send(manager, SITE + "pages/write", **WRITTEN)
    here = f"{SITE}pages/{written(partnership).pk}/"
    send(manager, here + "publish")

    assert "its kind and address stay as they are" in send(manager, here + "change", **(WRITTEN | {"slug": "us"}))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Enter the title"),
        ({"slug": "Who we are"}, "Enter an address of small letters"),
        ({"links": "https://example.org"}, "Line 1: enter what the page is"),
        ({"links": "Inside: /p/northborough/"}, "Line 1: enter what the page is"),
    ],
)
def test_what_is_wrong_with_a_page_is_said_and_nothing_is_lost(partnership, manager, site, wrong, sentence):
    words = send(manager, SITE + "pages/write", **(WRITTEN | wrong))

    assert sentence in words
    assert "We work together." in words


def test_groups_go_out_by_role_and_without_names(partnership, manager, site):
    group = add_group(
        space=partnership,
        details=GroupDetails(name="The board", kind=GroupKind.BOARD, purpose="leads the partnership"),
        by=TESTS,
        at=LATER,
    )
    council = an_agency(partnership, "Northborough Council")
    add_seat(
        group=group,
        details=SeatDetails(role="chair", agency=council),
        sitting=Sitting(holder_name="Robin Testerby"),
        by=TESTS,
        at=LATER,
    )

    assert "Leads the partnership" in read(manager, f"{SITE}groups/{group.pk}/publish")
    send(manager, f"{SITE}groups/{group.pk}/publish")
    send(manager, SITE + "arrangements/publish")

    pages = out(partnership)
    assert "Chair, Northborough Council" in pages[f"groups/the-board-{group.pk}"].words
    assert not [page for page in pages.values() if "Testerby" in str(page.content)]
    assert "The board" in pages["arrangements/how-we-work-together"].words


def test_the_page_on_exploitation_begins_with_words(manager, site):
    words = read(manager, SITE + "pages/write?from=exploitation")

    assert "It is not your fault" in words


def test_who_may_not_write_the_site_finds_none_of_it(partnership, site, manager):
    send(manager, SITE + "pages/write", **WRITTEN)
    number = written(partnership).pk
    for role in ("board_member", "independent_scrutineer"):
        someone = visitor(role, partnership)
        for path in (
            "",
            "set-up",
            "pages/write",
            f"pages/{number}/",
            f"pages/{number}/publish",
            "arrangements/publish",
        ):
            assert status(someone, SITE + path) == 404


def test_a_review_is_published_from_its_page_and_withdrawn(partnership, manager, site):
    review = a_review(partnership)
    here = "/p/northborough/reviews/child-q/publication/"
    assert "Missing" in read(manager, here)
    assert "Publish it" not in read(manager, here)
    all_recorded(review, three_partners(partnership))
    send(manager, "/p/northborough/reviews/child-q/ready/names/nobody", why="It is about no child in particular")
    looked_for(review)

    assert "Nothing stands in the way." in read(manager, here)
    send(manager, here + "publish")
    assert "Nothing that it says has changed since." in read(manager, here)
    assert "On the public site" in read(manager, "/p/northborough/reviews/child-q/")

    send(manager, here + "withdraw", why="A court ordered it")
    assert "A court ordered it" in read(manager, here)
    assert "Withdrawn" in read(manager, "/p/northborough/reviews/child-q/")


def test_a_coordinator_prepares_and_does_not_publish(partnership, site):
    a_published_review(partnership)
    coordinator, here = visitor("coordinator", partnership), "/p/northborough/reviews/child-q/publication/"

    assert status(coordinator, here) == 200
    assert status(coordinator, here + "files/add") == 200
    assert status(coordinator, here + "publish") == 404
    assert status(coordinator, "/p/northborough/reviews/child-q/ready/names/nobody") == 404
