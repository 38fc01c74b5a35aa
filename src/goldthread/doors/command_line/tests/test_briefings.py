"""The briefing on a review, from the command line."""

import pytest

from goldthread.foundation.agencies.factories import three_partners
from goldthread.partnership.briefings.factories import a_briefing, a_quote, confirmed, led, sent
from goldthread.partnership.learning.factories import a_published_review

from .running import run

pytestmark = pytest.mark.django_db
SHOW = ("briefings", "--review", "child-q")


def test_it_tells_whom_the_briefing_reached_and_nothing_that_was_said(partnership):
    agencies = three_partners(partnership)
    led(*agencies)
    briefing = a_briefing(a_published_review(partnership))
    council, _, _ = sent(briefing, *agencies)
    confirmed(council, 214)
    a_quote(briefing, words="Nobody may see this.")

    ran = run(*SHOW, "--json")
    assert (ran.code, ran.data["people"], ran.data["agencies_confirmed"]) == (0, 214, 1)
    assert len(ran.data["agencies"]) == 3
    assert "Cascaded to 214 people across 1 of 3 agencies." in run(*SHOW).said
    assert "Nobody may see this" not in str(ran.data)


def test_without_a_briefing_it_says_so(partnership):
    a_published_review(partnership)

    assert "No seven-minute briefing is written yet." in run(*SHOW).said


def test_a_review_that_is_not_there_is_said():
    assert run("briefings", "--review", "nothing").code == 3
