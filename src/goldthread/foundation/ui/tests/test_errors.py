"""Error pages. No test here may use the database, so each also shows that the page asks it nothing."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.test import Client, RequestFactory

from goldthread.foundation.ui import errors


@pytest.fixture
def browser(settings):
    """A browser on a site with a few broken pages, and nothing in between that looks up who is asking."""
    settings.ROOT_URLCONF = "goldthread.foundation.ui.tests.urls"
    settings.MIDDLEWARE = ["goldthread.foundation.ui.errors.PlainErrors"]
    return Client(raise_request_exception=False)


@pytest.fixture
def request_():
    request = RequestFactory().get("/")
    request.reference = "4f1c88a20b7d"
    return request


@pytest.mark.parametrize("status", sorted(errors.PAGES))
def test_every_page_says_what_to_do_and_gives_a_reference(status, request_):
    response = errors.error_page(status, request_)

    body = response.content.decode()
    assert response.status_code == status
    assert f"<title>{errors.PAGES[status][0]} - Goldthread</title>" in body
    assert "4f1c88a20b7d" in body


def test_a_failure_shows_nothing_of_its_cause(browser):
    response = browser.get("/breaks")

    assert response.status_code == 500
    assert b"secret" not in response.content
    assert b"There is a problem" not in response.content


def test_a_failure_of_the_error_page_itself_still_says_something(request_, monkeypatch):
    monkeypatch.setattr(errors, "render_to_string", lambda *args: 1 / 0)

    response = errors.server_error(request_)

    assert response.status_code == 500
    assert b"<h1>Sorry, there is a problem with Goldthread</h1>" in response.content


def test_what_may_not_be_seen_looks_like_what_is_not_there(browser):
    unseen, absent = browser.get("/unseen"), browser.get("/absent")

    assert unseen.status_code == absent.status_code == 404
    assert unseen.content == absent.content


def test_a_refusal_can_explain_itself(browser):
    response = browser.get("/refused")

    assert response.status_code == 403
    assert b"Only the lead can close a case." in response.content


def test_a_form_address_opened_as_a_page_says_so(browser):
    response = browser.get("/sent")

    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert b"cannot be opened this way" in response.content


def test_other_answers_are_left_alone(browser):
    assert browser.post("/sent").content == b"Thank you"


def test_a_strange_request_is_refused_without_its_details(browser):
    response = browser.get("/strange")

    assert response.status_code == 400
    assert b"odd" not in response.content


def test_what_is_too_big_is_called_so(request_):
    assert errors.bad_request(request_, RequestDataTooBig("x")).status_code == 413


def test_a_locked_sign_in_says_when_to_come_back(request_):
    response = errors.too_many(request_, {"username": "sam"}, retry_after=60)

    assert (response.status_code, response["Retry-After"]) == (429, "60")


def test_an_old_form_says_how_not_to_lose_what_was_typed(request_):
    response = errors.csrf_failure(request_, reason="No cookie")

    assert response.status_code == 403
    assert b"copy anything long that you typed" in response.content
