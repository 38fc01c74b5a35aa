"""From a review that is not ready to a reader who finds it, and who is told when it is gone."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, Page

from goldthread.foundation.agencies.factories import three_partners
from goldthread.partnership.learning.factories import a_finding, a_review, an_action
from goldthread.partnership.publishing.factories import all_recorded, looked_for

from .own_partnership import own_partnership
from .visiting import violations

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not settings.PUBLIC_ROLE, reason="no role of the public site is named"),
]
HERE = "/p/publicmere/reviews/child-p/publication/"


@pytest.fixture
def site(public_port: int) -> str:
    """The address of the journey's own public site."""
    return f"http://publicmere.localhost:{public_port}"


@pytest.fixture
def reader(browser: Browser) -> Iterator[Any]:
    """Make somebody at a browser of their own, who has no account."""
    contexts = []

    def arrive(width: int = 1200, scripts: bool = True) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield arrive
    for context in contexts:
        context.close()


def is_good(page: Page) -> None:
    """For all, and no wider than the screen."""
    found = violations(page)
    assert not found, f"{page.url}: {[(one['id'], one['nodes'][0]['target']) for one in found]}"
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, page.url


def test_a_review_goes_out_and_is_taken_down(visit, site, reader):
    with own_partnership("Publicmere", "publicmere", ()) as (space, _):
        partners = three_partners(space)
        review = a_review(space, pseudonym="Child P", theme="a lighthouse that nobody kept")
        an_action(review, findings=[a_finding(review, subject="calls that were not passed on")])

        manager = visit("manager")
        manager.go("/p/publicmere/site/")
        manager.follow("Set the public site up")
        for label, words in (
            ("Name of the site", "publicmere.localhost"),
            ("What it is, in one line", "Keeping children safe"),
            ("E-mail address", "us@publicmere.example"),
        ):
            manager.type(label, words)
        manager.press("Save")
        assert manager.sees("There is a public site") or manager.sees("Readers see copies")

        manager.go(HERE)
        assert manager.sees("approval by")
        assert manager.sees("the list of who must not be named")
        manager.go("/p/publicmere/reviews/child-p/ready/names/nobody")
        manager.type("Why nobody is on the list", "It is about no child in particular")
        manager.press("Save")
        all_recorded(review, partners)
        looked_for(review)
        manager.go(HERE)
        assert manager.sees("Nothing stands in the way.")
        manager.open(manager.page.get_by_role("link", name="Publish it", exact=True))
        manager.press("Publish it")
        assert manager.sees("On the public site")

        _reads(reader(), site, is_checked=True)
        _reads(reader(width=320), site, is_checked=True)
        _reads(reader(width=320, scripts=False), site, is_checked=False)

        manager.follow("Withdraw the page")
        manager.type("Why it is withdrawn", "A court ordered it")
        manager.press("Withdraw it")

        late = reader()
        assert late.goto(f"{site}/reviews/child-p/").status == 410
        today = timezone.localdate()
        assert f"This page was withdrawn on {today.day}" in late.locator("main").inner_text()
        assert "A court ordered it" in late.locator("main").inner_text()
        is_good(late)


def _reads(page: Page, site: str, *, is_checked: bool) -> None:
    """Finds the review by its words, and can leave at once."""
    page.goto(site)
    page.get_by_label("Search this site").fill("lighthouses")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Child P").click()
    page.wait_for_url("**/reviews/child-p/")
    words = page.locator("main").inner_text()
    assert "calls that were not passed on" in words.lower()
    assert "What has been done since" in words
    assert page.context.cookies() == []
    for address in (
        page.url,
        site,
        f"{site}/worried-about-a-child/",
        f"{site}/search/?q=lighthouse",
        f"{site}/nothing/",
    ):
        page.goto(address)
        assert page.get_by_role("heading", name="Worried about a child?").is_visible()
        if is_checked:
            is_good(page)
    page.goto(f"{site}/reviews/child-p/")
    page.route("**/weather", lambda route: route.fulfill(body="Sunny", content_type="text/html"))
    # The second thing that a keyboard comes to, after the way past the navigation.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Exit this page"
    page.keyboard.press("Enter")
    page.wait_for_url("**/weather")
