"""From a finding of Child C down to how its outcome will be tested, and up again."""

import pytest

pytestmark = pytest.mark.journey

REVIEW = "/p/waltham-forest/reviews/child-c"


def test_from_a_finding_down_the_thread_and_up_again(visit):
    visitor = visit("manager")
    visitor.go("/p/waltham-forest/reviews/")

    visitor.follow("Child C")
    assert visitor.sees("criminal trial")
    visitor.open(visitor.page.get_by_role("link", name="contextual safeguarding approach").first)
    visitor.open(visitor.page.get_by_role("link", name="Exploitation and Risk Panel (ERP)").first)
    assert visitor.sees("Reported done, no evidence here")
    assert visitor.sees("inferred")
    visitor.open(visitor.page.get_by_role("link", name="contextual safeguarding approach").first)
    assert visitor.page.url.endswith("/findings/8/")


@pytest.mark.parametrize(
    ("number", "answer"),
    [(4, "system already amended"), (1, "national government"), (2, "ecommendation")],
)
def test_each_finding_says_how_it_was_answered(visit, number, answer):
    visitor = visit("member")

    visitor.go(f"{REVIEW}/findings/{number}/")

    assert answer in visitor.page.locator("main").inner_text()


@pytest.mark.parametrize("width", [1200, 320])
def test_the_thread_is_a_picture_and_a_list_with_its_loose_ends(visit, width):
    visitor = visit("scrutineer", width=width)

    visitor.go(f"{REVIEW}/thread/")

    assert visitor.page.locator("main svg a").count() > 30
    words = visitor.page.locator("main").inner_text()
    assert "oose ends" in words
    for finding in ("elective home education", "information gathering in the MASH"):
        assert finding in words


def test_the_whole_way_without_javascript(visit):
    visitor = visit("manager", scripts=False)

    visitor.go(f"{REVIEW}/thread/")
    visitor.page.locator("main svg a").first.click()
    visitor.go(f"{REVIEW}/findings/8/")
    visitor.go("/search/")
    visitor.type("Search reviews", "golden hour")
    visitor.press("Search")

    assert visitor.sees("Operation Harbinger")


def test_it_can_be_walked_by_keyboard(visit):
    visitor = visit("manager")
    visitor.go(f"{REVIEW}/thread/")

    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.textContent").strip() == "Skip to main content"
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")

    assert visitor.page.evaluate("document.activeElement.closest('main') !== null")


def test_printing_it_gives_pages(visit, tmp_path):
    visitor = visit("manager")
    visitor.go(f"{REVIEW}/thread/")

    paper = visitor.page.pdf(format="A4")

    assert paper.startswith(b"%PDF")
    assert len(paper) > 20_000
