"""The pages of the risk register: raised, scored, linked, closed; listed, mapped and taken away."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.matters.factories import a_gap, the_board
from goldthread.partnership.risks.commands import close_risk
from goldthread.partnership.risks.factories import TESTS, a_risk, scored
from goldthread.partnership.risks.models import Risk

pytestmark = pytest.mark.django_db

LIST = "/p/northborough/risks/"
SAID = {
    "title": "Too few visitors",
    "cause": "Posts are vacant.",
    "event": "Visits are left out.",
    "effect": "Babies are seen by nobody.",
    "owner": "board",
    "appetite": "9",
    "likelihood": "4",
    "impact": "5",
    "reason": "Sixty visits were left out.",
}


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


def text(page):
    """What there is to read, without what surrounds it."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def on(days, name):
    day = timezone.localdate() + timedelta(days=days)
    return day_typed(name, day)


def now(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return Risk.objects.with_scores(timezone.localdate()).get()


def recent(partnership, *scored_as, **given):
    return a_risk(partnership, *scored_as, at=timezone.now(), review_on=timezone.localdate() + timedelta(30), **given)


def test_it_is_raised_scored_again_linked_and_closed(manager, partnership):
    board, gap = the_board(partnership), a_gap(partnership)
    answer = manager.post(f"{LIST}raise", SAID | {"board": str(board.pk)} | on(30, "review_on"))
    risk = now(partnership)
    page = f"{LIST}{risk.pk}/"
    assert answer["Location"] == page
    assert "It is above what is accepted" in text(manager.get(page))
    assert "20 Very high" in text(manager.get(page))

    score = {"kind": "now", "likelihood": "2", "impact": "4", "reason": "Posts are filled."}
    manager.post(f"{page}score", score | on(0, "on") | on(60, "review_on"))
    said = text(manager.get(page))
    assert "It is within what is accepted" in said
    assert said.index("Posts are filled.") < said.index("Sixty visits were left out.")

    manager.post(f"{page}link", {"to": f"matter-{gap.pk}"})
    assert f"{gap}: {gap.subject}" in text(manager.get(page))
    assert "Risk 1: Too few visitors" in text(manager.get(gap.get_absolute_url()))

    manager.post(f"{page}close", {"status": "closed", "why": "All posts are filled."})
    assert "All posts are filled." in text(manager.get(page))
    assert "This risk is closed" in text(manager.get(f"{page}score"))


def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(manager, partnership):
    board = the_board(partnership)
    bad = SAID | {"board": str(board.pk), "likelihood": "6"} | on(-1, "review_on")
    page = text(manager.post(f"{LIST}raise", bad))
    assert "Babies are seen by nobody." in page
    assert "There is a problem" in page

    page = text(manager.post(f"{LIST}raise", SAID | {"board": str(board.pk)} | on(-1, "review_on")))
    assert "The day of the next review must be today or later." in page


def test_the_register_is_narrowed_mapped_and_taken_away(manager, partnership):
    recent(partnership, 5, 5, title="A high one")
    recent(partnership, 1, 2, title="A low one")

    assert "A low one" not in text(manager.get(f"{LIST}?above=yes"))
    assert "A high one" not in text(manager.get(f"{LIST}?band=low"))
    assert "A high one" in text(manager.get(f"{LIST}?likelihood=5&impact=5"))
    assert "Almost certain" in manager.get(f"{LIST}heat-map").text
    assert "1 risk" in text(manager.get(f"{LIST}heat-map"))
    assert "A high one" in manager.get(f"{LIST}?format=csv").content.decode()


def test_a_risk_that_is_closed_is_above_nothing(manager, partnership):
    closed = recent(partnership, 5, 5, title="It went away", appetite=4)
    close_risk(risk=closed, status="closed", why="The posts are filled", by=TESTS, at=timezone.now())

    assert "It went away" not in text(manager.get(f"{LIST}?above=yes"))
    assert "It went away" in text(manager.get(f"{LIST}?above=no"))


def test_a_lead_finds_the_risks_of_their_agency_and_changes_nothing(partnership):
    police = an_agency(partnership)
    own, other = recent(partnership, owner_agency=police), recent(partnership, title="Of the board")
    lead = visitor("agency_lead", partnership, police)

    assert lead.get(f"{LIST}{own.pk}/").status_code == 200
    assert lead.get(f"{LIST}{other.pk}/").status_code == 404
    assert "Of the board" not in lead.get(LIST).text
    assert lead.post(f"{LIST}{own.pk}/score", {}).status_code in (403, 404)


def test_the_list_asks_as_much_for_many_as_for_few(manager, partnership):
    def more(number):
        for _ in range(number):
            scored(recent(partnership), 2, 2, at=timezone.now())

    assert_flat(lambda: manager.get(LIST), more, few=2, many=8)
