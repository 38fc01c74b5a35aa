"""Whoever reads the mailbox answers: the pages of the link, with everything that is wrong about one."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as properties
from hypothesis.strategies import lists, sampled_from

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.tests.test_pages_actions import an_action, page
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.one_time_links import proof
from goldthread.foundation.one_time_links.commands import revoke_link
from goldthread.foundation.one_time_links.factories import Received, an_asking
from goldthread.foundation.passes.factories import a_link
from goldthread.foundation.passes.kinds import MOST_TRIES
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.progress.judging import transfer_action
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.ownership import set_action_owners
from goldthread.foundation.progress.tests.test_progress import now_of
from goldthread.foundation.spaces.models import Space, SpaceRecord
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store", "nobody_tried_before")]

TESTS = System("tests")
CHILD = "Meet Child Z weekly"
UNDER_WAY = {"says": "under_way", "report": "Half are trained.", "how": "nothing"}


@pytest.fixture
def nobody_tried_before():
    cache.clear()


@pytest.fixture
def police(partnership):
    return an_agency(partnership)


@pytest.fixture
def action(partnership, police):
    return an_action(partnership, "7", [police], title=CHILD, what="Child Z is seen each week.")


@pytest.fixture
def sent(action, police):
    return an_asking(action, police, timezone.now())


@pytest.fixture
def inside(sent):
    """A browser in which the code was entered."""
    return let_in(sent)


def let_in(sent: Received) -> Client:
    browser = Client()
    assert browser.post(sent.path, {"code": sent.code}).status_code == 302
    return browser


def wrong_for(sent: Received) -> str:
    return "12345678" if sent.code != "1234 5678" else "87654321"


def words(answer: Any) -> str:
    return answer.content.decode()


def reports(space: Space) -> list[ProgressReport]:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(ProgressReport.objects.select_related("agency").order_by("pk"))


def link_of(sent: Received) -> Pass:
    with opened(actor=SYSTEM_ACTOR, reading=[sent.asking.space_id]):
        return Pass.objects.select_related("agency").get(pk=sent.asking.link_id)


def test_before_the_code_a_page_says_who_asks_whom_and_nothing_of_the_action(client, sent):
    answer = client.get(sent.path)

    assert "Northborough asks Northborough Police about an action" in words(answer)
    assert "Child Z" not in words(answer)
    assert "Reference" not in words(answer)
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "strict-origin"
    assert "noindex" in answer["X-Robots-Tag"]


def test_the_code_shows_what_is_owed_and_a_report_is_sent_once(partnership, action, sent, inside):
    shown = words(inside.get(sent.path))
    assert CHILD in shown
    assert "Child Z is seen each week." in shown

    thanks = inside.post(sent.path, UNDER_WAY, follow=True)

    assert "Thank you" in words(thanks)
    assert "Half are trained." in words(thanks)
    (report,) = reports(partnership)
    assert (str(report.agency), report.reported_by_id) == ("Northborough Police", None)
    assert report.reported_through == "one-time link to safeguarding team"
    assert now_of(action).status == "in_progress"
    assert "This link was used on" in words(Client().get(sent.path))


def test_the_page_of_the_action_tells_through_what_it_was_reported(partnership, action, sent, inside):
    inside.post(sent.path, UNDER_WAY)

    said = page(visitor("partnership_manager", partnership), f"/p/northborough/actions/{action.pk}/")

    assert "reported by Northborough Police, through one-time link to safeguarding team" in said
    assert "Answered" in said
    assert "One-time link to report on action 7 for Northborough Police" in said


def test_a_report_comes_with_a_file_as_evidence(sent, inside):
    said = {**UNDER_WAY, "how": "file", "file": an_upload()}

    thanks = words(inside.post(sent.path, said, follow=True))

    assert "Evidence of 7" in thanks
    assert an_upload().name in thanks


def test_what_is_missing_is_told_and_leaves_the_link_as_good_as_before(partnership, sent, inside):
    refused = inside.post(sent.path, {"says": "held_up", "report": "", "how": "words", "words": "A list of dates."})
    assert "Enter what holds it up" in words(refused)
    assert "A list of dates." in words(refused)
    assert reports(partnership) == []

    assert "Thank you" in words(inside.post(sent.path, UNDER_WAY, follow=True))


def test_a_file_that_came_with_a_refused_report_need_not_be_sent_again(sent, inside):
    refused = words(
        inside.post(sent.path, {**UNDER_WAY, "says": "held_up", "report": "", "how": "file", "file": an_upload()})
    )
    ticket = re.findall(r'name="file-ticket" value="([^"]+)"', refused)[0]

    thanks = inside.post(sent.path, {**UNDER_WAY, "how": "file", "file-ticket": ticket}, follow=True)

    assert an_upload().name in words(thanks)


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


def test_after_half_an_hour_the_code_is_asked_again_and_what_was_typed_is_kept(partnership, sent, inside, monkeypatch):
    monkeypatch.setattr(proof, "LASTS", timedelta(0))
    asked = words(inside.post(sent.path, UNDER_WAY))
    assert "Half an hour has passed" in asked
    assert 'value="Half are trained."' in asked
    monkeypatch.undo()

    again = inside.post(sent.path, {**UNDER_WAY, "code": sent.code})

    assert "Half are trained." in words(again)
    assert CHILD in words(again)
    assert reports(partnership) == []


@pytest.mark.parametrize("browser_of", [lambda sent: Client(), let_in], ids=["before the code", "after the code"])
def test_a_link_that_was_revoked_says_whom_to_ask_and_shows_what_was_just_typed(partnership, sent, browser_of):
    browser = browser_of(sent)
    revoke_link(link=link_of(sent), why="Wrong mailbox.", by=TESTS, at=timezone.now())

    answer = browser.post(sent.path, UNDER_WAY)

    assert answer.status_code == 410
    assert "This link was revoked on" in words(answer)
    assert "whoever runs Northborough" in words(answer)
    assert "Half are trained." in words(answer)
    assert "Child Z" not in words(answer)
    assert "Wrong mailbox" not in words(answer)
    assert reports(partnership) == []


def test_a_link_that_ran_out_says_so(client, action, police):
    then = timezone.now() - timedelta(days=5)
    old = an_asking(action, police, then)

    answer = client.get(old.path)

    assert answer.status_code == 410
    assert "This link ran out on" in words(answer)
    assert "Child Z" not in words(answer)


@pytest.mark.parametrize("how", ["transferred", "reassigned"])
def test_what_became_of_the_action_meanwhile_is_said_and_what_was_typed_is_shown(
    partnership, action, sent, inside, how
):
    now = timezone.now()
    if how == "transferred":
        transfer_action(action=action, to="The adults’ board", why="About adults.", by=TESTS, at=now)
        sentence = "now marked “Transferred”"
    else:
        council = an_agency(partnership, "Northborough Council")
        set_action_owners(action=action, agencies=[council], groups=[], by=TESTS, at=now)
        sentence = "does not owe this action any more"

    assert sentence in words(inside.get(sent.path))
    answer = words(inside.post(sent.path, UNDER_WAY))
    assert sentence in answer
    assert "Half are trained." in answer
    assert link_of(sent).consumed_at is None


def test_an_action_that_was_changed_meanwhile_is_shown_as_it_is_and_nothing_typed_is_lost(action, sent, inside):
    answer = words(inside.post(sent.path, {**UNDER_WAY, "version": now_of(action).version + 1}))

    assert "changed while you had it open" in answer
    assert "Half are trained." in answer
    assert link_of(sent).consumed_at is None


def test_somebody_who_is_second_is_told_and_sees_what_they_typed(partnership, sent, inside):
    colleague = let_in(sent)
    inside.post(sent.path, UNDER_WAY)

    answer = words(colleague.post(sent.path, {**UNDER_WAY, "report": "All are trained."}))

    assert "This link was used on" in answer
    assert "All are trained." in answer
    assert len(reports(partnership)) == 1


def test_the_same_form_sent_twice_is_thanked_twice_and_kept_once(partnership, sent, inside):
    for _ in range(2):
        thanks = inside.post(sent.path, {**UNDER_WAY, "key": "once"}, follow=True)
        assert "Thank you" in words(thanks)

    assert len(reports(partnership)) == 1


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


def test_the_secret_is_in_no_line_of_the_log(sent, caplog):
    browser = let_in(sent)
    browser.get(sent.path)
    browser.post(sent.path, UNDER_WAY)
    Client().get(sent.path)

    told = " ".join(str(record.__dict__) for record in caplog.records if record.name.startswith("goldthread"))
    assert sent.secret not in told
    assert sent.code.replace(" ", "") not in told.replace(" ", "")


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


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("keys", "told"), [(("one", "two"), 1), (("same", "same"), 0)], ids=["two people", "one twice"]
)
def test_of_two_reports_at_once_one_is_kept_and_the_other_is_told(partnership, sent, keys, told):
    browsers, at_once = [let_in(sent), let_in(sent)], Barrier(2)

    def report(number: int) -> str:
        at_once.wait(10)
        try:
            answer = browsers[number].post(sent.path, {**UNDER_WAY, "report": f"Report {number}.", "key": keys[number]})
            return "thanked" if answer.status_code == 302 else words(answer)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(report, range(2)))

    refused = [(number, answer) for number, answer in enumerate(answers) if answer != "thanked"]
    assert len(refused) == told
    assert len(reports(partnership)) == 1
    for number, answer in refused:
        assert "This link was used on" in answer
        assert f"Report {number}." in answer


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_", range(3))
def test_a_new_link_and_an_answer_by_the_old_one_at_once_never_stop_each_other(partnership, action, police, sent, _):
    browser, at_once = let_in(sent), Barrier(2)

    def ask() -> str:
        return an_asking(action, police, timezone.now()).path

    def answer() -> str:
        return words(browser.post(sent.path, UNDER_WAY, follow=True))

    def together(what: Callable[[], str]) -> str:
        at_once.wait(10)
        try:
            return what()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        path, answered = both.map(together, [ask, answer])

    assert "Enter the code" in words(Client().get(path))
    is_taken = len(reports(partnership)) == 1
    assert ("Thank you" in answered) is is_taken
    assert is_taken or "This link was revoked" in answered, answered[-2500:]
