"""Each role sees what it may and no more, and the partnership stands as it was on a day."""

import pytest

pytestmark = pytest.mark.journey

BOARD = "/p/waltham-forest"
EVERYBODYS = {"Overview", "Reviews", "Actions", "Scrutiny", "Meetings", "Governance"}
OF_CASES = {"Cases", "People in cases", "Clocks"}
SHOWN = {
    "manager": EVERYBODYS | OF_CASES | {"Public site", "Administration"},
    "lead": EVERYBODYS | OF_CASES | {"What you owe"},
    "scrutineer": EVERYBODYS | OF_CASES | {"People"},
    "member": EVERYBODYS,
}


@pytest.mark.parametrize("role", SHOWN)
def test_the_navigation_shows_what_the_role_may_use_and_every_place_opens(visit, role):
    visitor = visit(role)
    assert visitor.heading == "Your work"

    visitor.go(f"{BOARD}/")
    places = visitor.page.get_by_role("navigation", name="Main").get_by_role("link").all_inner_texts()

    assert set(places) - {"Your work", "Search"} == SHOWN[role]
    for place in SHOWN[role]:
        visitor.go(f"{BOARD}/")
        visitor.follow(place, visitor.page.get_by_role("navigation", name="Main"))
        assert visitor.page.url != f"{visitor.house}{BOARD}/" or place == "Overview"


@pytest.mark.parametrize(
    ("menu", "places"),
    [
        ("Administration", ("People", "Information rights", "Retention", "Load a file", "Outbox")),
        ("Governance", ("Groups", "Agencies")),
    ],
)
def test_what_belongs_together_stands_on_one_page(visit, menu, places):
    visitor = visit("manager")
    for place in places:
        visitor.go(f"{BOARD}/{menu.lower()}/")
        visitor.follow(place, visitor.page.get_by_role("main"))
        marked = visitor.page.get_by_role("navigation", name="Main").locator("[aria-current]")
        assert marked.inner_text() == menu


@pytest.mark.parametrize(
    ("role", "place"),
    [
        *(
            (role, place)
            for role in ("lead", "member")
            for place in ("people/", "agencies/add/", "setup/", "groups/add/")
        ),
        ("member", "load/"),
    ],
)
def test_what_a_role_may_not_use_looks_like_what_does_not_exist(visit, role, place):
    visitor = visit(role)

    answer = visitor.page.goto(f"{visitor.house}{BOARD}/{place}")
    nowhere = visitor.page.goto(f"{visitor.house}/p/nowhere/{place}")

    assert (answer.status, nowhere.status) == (404, 404)


def test_nobody_who_is_not_signed_in_sees_anything(visit):
    stranger = visit()

    for path in ("/", f"{BOARD}/", f"{BOARD}/reviews/child-c/", "/search/?q=child"):
        stranger.page.goto(stranger.house + path)
        assert "/sign-in/" in stranger.page.url


def test_a_review_that_is_not_published_is_seen_by_those_who_may(visit):
    seen = {}
    for role in ("manager", "scrutineer", "lead", "member"):
        visitor = visit(role)
        visitor.go("/p/northmere/reviews/")
        seen[role] = visitor.page.get_by_text("Family R").count() > 0

    assert seen == {"manager": True, "scrutineer": True, "lead": False, "member": False}


def test_a_lead_sees_the_actions_their_agency_owes_and_no_others(visit):
    counts = {}
    for role in ("manager", "lead"):
        visitor = visit(role)
        visitor.go("/p/northmere/actions/")
        counts[role] = visitor.page.locator("tbody tr").count()

    assert 0 < counts["lead"] < counts["manager"]


def test_the_board_before_and_after_the_reform_of_2019(visit):
    visitor = visit("manager")

    visitor.go(f"{BOARD}/groups/?on=2018-01-01")
    assert visitor.sees("Performance management and quality assurance")
    visitor.go(f"{BOARD}/groups/?on=2019-07-01")
    assert visitor.sees("Strategic Partnership Executive")
    assert visitor.page.get_by_text("Performance management and quality assurance").count() == 0


def test_signing_out_closes_the_door(visit):
    visitor = visit("member", anew=True)

    visitor.sign_out()
    visitor.page.goto(f"{visitor.house}{BOARD}/")

    assert "/sign-in/" in visitor.page.url
