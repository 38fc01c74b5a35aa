"""Before the code nothing is shown: wrong codes, other links' codes, unknown links, and what a look alone changes."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as properties
from hypothesis.strategies import lists, sampled_from

from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.one_time_links import proof
from goldthread.foundation.one_time_links.factories import an_asking
from goldthread.foundation.one_time_links.tests.answering import UNDER_WAY, let_in, link_of, reports, words, wrong_for
from goldthread.foundation.passes.factories import a_link
from goldthread.foundation.passes.kinds import MOST_TRIES
from goldthread.foundation.spaces.models import Space, SpaceRecord
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store", "nobody_tried_before")]


def test_before_the_code_a_page_says_who_asks_whom_and_nothing_of_the_action(client, sent):
    answer = client.get(sent.path)

    assert "Northborough asks Northborough Police about an action" in words(answer)
    assert "Child Z" not in words(answer)
    assert "Reference" not in words(answer)
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "strict-origin"
    assert "noindex" in answer["X-Robots-Tag"]


def test_a_wrong_code_says_how_often_it_may_be_tried_and_the_fifth_locks_the_link(client, sent):
    for left in ("4 more times", "3 more times", "2 more times", "once more"):
        answer = client.post(sent.path, {"code": wrong_for(sent)})
        assert f"You can try {left}" in words(answer)
        assert "Half an hour has passed" not in words(answer)
        assert "Child Z" not in words(answer)
    assert "this link is locked now" in words(client.post(sent.path, {"code": wrong_for(sent)}))

    right = client.post(sent.path, {"code": sent.code})
    assert right.status_code == 410
    assert f"A wrong code was entered {MOST_TRIES} times, so this link is locked" in words(right)
    assert "Child Z" not in words(client.get(sent.path))


@pytest.mark.parametrize("code", ["", "   ", "12", "x" * 500, "\uff11" * 8, "\x00"])
def test_what_is_no_code_opens_nothing_and_breaks_nothing(client, sent, code):
    answer = client.post(sent.path, {"code": code})

    assert answer.status_code == 200
    assert "Child Z" not in words(answer)


def test_codes_tried_at_many_links_from_one_place_are_stopped(client, settings, action, police, sent):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "code_of_a_link": "2/m/ip"}
    for _ in range(2):
        client.post(sent.path, {"code": wrong_for(sent)})
    other = an_asking(action, police, timezone.now())

    stopped = client.post(other.path, {"code": other.code})

    assert stopped.status_code == 429
    assert "Wait ten minutes" in words(stopped)
    assert link_of(other).attempts == 0


def test_a_forwarded_link_opens_nothing_without_the_code_and_takes_no_report(partnership, client, sent):
    answer = client.post(sent.path, UNDER_WAY)

    assert "Enter the code" in words(answer)
    assert "Child Z" not in words(answer)
    assert reports(partnership) == []


def test_one_links_code_and_cookie_open_no_other_link(partnership, police, sent, inside):
    other = an_asking(an_action(partnership, "8", [police], title="Another"), police, timezone.now())
    inside.cookies[proof.COOKIE]["path"] = "/"

    assert "Enter the code" in words(inside.get(other.path))
    assert "Another" not in words(inside.post(other.path, {"code": sent.code}))


@pytest.mark.parametrize(
    "path",
    ["/a/x", "/a/gt_1_1_" + "a" * 43, "/a/gt_999999999999999_1_" + "a" * 43, "/a/gt_0_0_0", "/a/..%2f", "/a/%00"],
)
def test_an_unknown_link_looks_like_no_page(client, sent, path):
    assert client.get(path).status_code == 404
    assert client.post(path, {"code": "12345678"}).status_code == 404


def test_a_changed_letter_in_the_secret_and_a_pass_of_another_kind_look_like_no_page(client, action, police, sent):
    other = "A" if sent.path[-1] != "A" else "B"

    assert client.get(sent.path[:-1] + other).status_code == 404
    assert client.get(f"/a/{a_link(police, action, timezone.now()).text}").status_code == 404


def counted(space: Space) -> dict[str, int]:
    """Rows of every table of a space but those that tell who read what."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        models = [one for one in apps.get_models() if issubclass(one, SpaceRecord)]
        counts = {one._meta.db_table: one._default_manager.count() for one in models}
        return {table: rows for table, rows in counts.items() if not table.startswith("trail")}


@pytest.fixture
def signed_in(partnership):
    return visitor("partnership_manager", partnership)


@given(lists(sampled_from(["stranger", "inside", "HEAD", "signed in"]), min_size=1, max_size=6))
@properties(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_often_and_by_whomever_it_is_opened_a_get_changes_nothing(partnership, sent, signed_in, visits):
    before, link = counted(partnership), link_of(sent)
    browsers: dict[str, Callable[[], Client]] = {"inside": lambda: let_in(sent), "signed in": lambda: signed_in}
    for visit in visits:
        browser = browsers.get(visit, Client)()
        (browser.head if visit == "HEAD" else browser.get)(sent.path)

    assert counted(partnership) == before
    now = link_of(sent)
    assert (now.version, now.attempts, now.consumed_at) == (link.version, 0, None)
