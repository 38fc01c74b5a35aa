"""Two answers, or an answer and a new link, meet in the same moment: one holds, and the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from goldthread.foundation.one_time_links.factories import an_asking
from goldthread.foundation.one_time_links.tests.answering import UNDER_WAY, let_in, reports, words

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("store", "nobody_tried_before")]


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
