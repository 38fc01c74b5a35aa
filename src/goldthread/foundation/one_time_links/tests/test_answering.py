"""Whoever reads the mailbox answers: what is sent, what is missing, and what became of link and action meanwhile."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from goldthread.foundation.actions.tests.test_pages_actions import page
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.one_time_links import proof
from goldthread.foundation.one_time_links.factories import an_asking
from goldthread.foundation.one_time_links.of_actions.commands import revoke_link
from goldthread.foundation.one_time_links.tests.answering import (
    CHILD,
    TESTS,
    UNDER_WAY,
    let_in,
    link_of,
    reports,
    words,
)
from goldthread.foundation.progress.judging import transfer_action
from goldthread.foundation.progress.ownership import set_action_owners
from goldthread.foundation.progress.tests.reporting import now_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store", "nobody_tried_before")]


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


def test_the_secret_is_in_no_line_of_the_log(sent, caplog):
    browser = let_in(sent)
    browser.get(sent.path)
    browser.post(sent.path, UNDER_WAY)
    Client().get(sent.path)

    told = " ".join(str(record.__dict__) for record in caplog.records if record.name.startswith("goldthread"))
    assert sent.secret not in told
    assert sent.code.replace(" ", "") not in told.replace(" ", "")
