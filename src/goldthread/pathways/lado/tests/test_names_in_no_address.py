"""The name of an adult is in no address: it stays in no browser’s history, in no log of a proxy, and in no link."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest

from goldthread.cases.casework.factories import somebody
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.pathways.lado.factories import a_contact, then

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
DAY = LONG_AGO.date()
NAME = "Dana Quill"


@pytest.fixture
def cases(partnership, officer):
    """One about the adult, and one about another."""
    found = [a_contact(partnership, by=officer, at=LONG_AGO, concern_on=DAY, known_on=DAY) for _ in range(2)]
    for case, name in zip(found, (NAME, "Robin Example"), strict=True):
        then(case, "accepted", by=officer, at=LONG_AGO, adult_name=name)
    return found


@pytest.fixture
def register(partnership):
    return f"/p/{partnership.slug}/cases/lado/"


@pytest.fixture
def browser(partnership):
    """Of an officer who has no part in either case."""
    browser = DeskClient()
    browser.force_login(somebody("designated_officer", partnership, name="second"))
    return browser


def addresses_in(page):
    return [unescape(one) for one in re.findall(r'(?:href|action)="([^"]*)"', page)]


def tells(words):
    return any(part.lower() in words.lower() for part in NAME.split())


def rows_of(page, cases):
    return [case.reference for case in cases if case.reference in page]


def test_what_is_typed_goes_by_post_and_is_in_no_address_of_the_page_that_finds_it(browser, register, cases, caplog):
    sent = browser.post(register, {"reference": NAME, "closed": "no"})
    page = browser.get(sent.url).text

    assert (sent.status_code, tells(sent.url)) == (302, False)
    assert "closed=no" in sent.url
    assert rows_of(page, cases) == [cases[0].reference]
    assert f'value="{NAME}"' in page
    assert not any(tells(one) for one in addresses_in(page))
    assert not tells(caplog.text)


def test_to_sort_to_filter_on_to_take_away_and_to_clear_go_on_from_there(browser, register, cases):
    found = browser.get(browser.post(register, {"reference": NAME}).url).text
    links = [one for one in addresses_in(found) if one.startswith("?")]
    (sort, *_), (csv, *_) = ([one for one in links if part in one] for part in ("sort=reference", "format=csv"))
    hidden = dict(re.findall(r'type="hidden" name="(sort)" value="([^"]*)"', browser.get(f"{register}{sort}").text))

    assert rows_of(browser.get(f"{register}{sort}").text, cases) == [cases[0].reference]
    assert rows_of(browser.get(f"{register}{csv}").content.decode(), cases) == [cases[0].reference]
    narrowed = browser.post(register, {"reference": NAME, "stage": "closed", **hidden}, follow=True)
    assert rows_of(narrowed.text, cases) == []
    assert {"stage=closed", "sort=reference"} <= set(narrowed.request["QUERY_STRING"].split("&"))
    without_words = next(one for one in addresses_in(narrowed.text) if one == "?stage=closed&sort=reference")
    assert "no longer kept" not in browser.get(f"{register}{without_words}").text
    assert rows_of(browser.get(register).text, cases) == [case.reference for case in cases]


def test_each_page_of_what_was_found_has_the_words_and_another_search_beside_it_has_its_own(browser, register, cases):
    first, second = (browser.post(register, {"reference": words}).url for words in (NAME, "Robin Example"))

    for address, case in ((first, cases[0]), (second, cases[1]), (f"{first}&page=1", cases[0])):
        assert rows_of(browser.get(address).text, cases) == [case.reference]


def test_a_name_in_an_address_finds_nothing_and_the_page_says_to_type_it(browser, register, cases):
    page = browser.get(register, {"reference": NAME}).text

    assert "no longer kept here. Type it again" in page
    assert not tells(page)
    assert rows_of(page, cases) == [case.reference for case in cases]


def test_what_somebody_searched_for_is_theirs_and_goes_when_they_sign_out(browser, register, cases, officer):
    address = browser.post(register, {"reference": NAME}).url
    other = DeskClient()
    other.force_login(officer)

    assert not tells(other.get(address).text.split("<table", 1)[0])
    assert len(rows_of(other.get(address).text, cases)) == 2
    browser.logout()
    assert not tells(browser.get(address).url)
    browser.force_login(browser.user)
    assert "no longer kept here" in browser.get(address).text


def test_a_whole_reference_may_stand_in_the_address(browser, register, cases):
    sent = browser.post(register, {"reference": f" {cases[1].reference.lower()} "})

    assert sent.url == f"{register}?reference={cases[1].reference.lower()}"
    assert rows_of(browser.get(sent.url).text, cases) == [cases[1].reference]


def test_nobody_posts_without_the_form(register, cases, officer):
    browser = DeskClient(enforce_csrf_checks=True)
    browser.force_login(officer)

    assert browser.post(register, {"reference": NAME}).status_code == 403
    assert 'name="csrfmiddlewaretoken"' in browser.get(register).text.split("gt-filters__form", 1)[1]
