"""The gallery and a failed form in a real browser: accessible, nothing cut off, no script refused."""

import threading
from collections.abc import Iterator
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.contrib.staticfiles.finders import find
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler

STRICT = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = pytest.mark.journey


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        """Tests say enough."""


class WithPolicy:
    """Sends the content policy that production sends."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response["Content-Security-Policy"] = STRICT
        return response


@pytest.fixture
def site(settings) -> Iterator[str]:
    """The pages of this part, on a port of their own."""
    if not find("built/goldthread.css"):
        pytest.skip("The style sheet is not built: run script/setup")
    settings.ROOT_URLCONF = "goldthread.foundation.ui.tests.urls"
    settings.MIDDLEWARE = [f"{__name__}.WithPolicy"]
    server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def browser(browser):
    """Left without a page after each test."""
    yield browser
    for context in browser.contexts:
        context.close()


def violations(page) -> list[str]:
    """What axe finds wrong, with the first place of each."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return [f"{rule['id']}: {rule['nodes'][0]['target']}" for rule in found.response["violations"]]


@pytest.mark.parametrize("width", [1200, 320])
@pytest.mark.parametrize("address", ["/gallery", "/form", "/absent"])
def test_it_is_accessible_and_fits(site, browser, address, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    said = []
    page.on("console", lambda message: said.append(message.text))

    page.goto(site + address, wait_until="networkidle")

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [text for text in said if "Content Security Policy" in text] == []


def test_the_summary_of_errors_has_the_focus_and_leads_to_the_box(site, browser):
    page = browser.new_page()
    page.goto(f"{site}/form", wait_until="networkidle")

    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"

    page.get_by_role("link", name="Date the child was seen must be a real date").click()
    assert page.evaluate("document.activeElement.name") == "seen_on-day"


@pytest.mark.parametrize("with_script", [True, False])
def test_a_follow_up_question_shows_only_with_its_answer(site, browser, with_script):
    page = browser.new_context(java_script_enabled=with_script).new_page()
    page.goto(f"{site}/form")
    question = page.get_by_label("Why have they not been told?")

    assert question.is_visible()
    page.get_by_label("Yes", exact=True).check()
    assert not question.is_visible()


@pytest.mark.parametrize(
    ("width", "scripts", "is_open"), [(1200, True, True), (1200, False, False), (360, True, False), (360, False, False)]
)
def test_filters_stand_open_only_where_there_is_room_and_never_push_a_list_off_a_telephone(
    site, browser, width, scripts, is_open
):
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site}/gallery", wait_until="networkidle")
    box, fold = page.locator("#filter-search"), page.locator("summary", has_text="Filter").first

    assert box.is_visible() is is_open
    fold.click()
    assert box.is_visible() is not is_open


def test_filters_of_a_page_that_is_widened_later_open_once_and_fold(site, browser):
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{site}/gallery", wait_until="networkidle")
    box, fold = page.locator("#filter-search"), page.locator("summary", has_text="Filter").first

    page.set_viewport_size({"width": 1200, "height": 800})
    page.wait_for_selector("details.gt-filters[data-gt-opened][open]")
    fold.click()
    assert not box.is_visible()

    page.set_viewport_size({"width": 360, "height": 800})
    page.set_viewport_size({"width": 1200, "height": 800})
    page.wait_for_function("matchMedia('(min-width: 40.0625em)').matches")
    assert not box.is_visible()


def test_on_a_wide_page_nothing_jumps_when_the_script_opens_the_filters(site, browser):
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.route("**/start.js", lambda route: route.abort())
    page.goto(f"{site}/gallery", wait_until="networkidle")

    assert page.locator("#filter-search").is_visible()


def test_paper_shows_no_buttons_and_no_navigation(site, browser):
    page = browser.new_page()
    page.goto(f"{site}/form", wait_until="networkidle")
    page.emulate_media(media="print")

    assert not page.get_by_role("button", name="Save").is_visible()
    assert page.get_by_role("heading", name="Record a contact").is_visible()


def test_the_style_sheet_leaves_gov_uks_own_typeface_alone(site):
    css = Path(find("built/goldthread.css")).read_text(encoding="utf-8")

    assert "GDS Transport" not in css
    assert "@font-face" not in css
