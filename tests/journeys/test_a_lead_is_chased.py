"""A lead is chased by one letter, follows its link and reports; what nobody answered is with the holder of the seat."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connections
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.commands import set_chasing
from goldthread.foundation.chasing.jobs import batches, monday_of, send_batch
from goldthread.foundation.chasing.of_spaces import chase_in_space
from goldthread.foundation.groups.commands import Sitting, fill_seat
from goldthread.foundation.groups.factories import a_group, a_seat
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .own_partnership import BY, own_partnership

pytestmark = [pytest.mark.journey, pytest.mark.slow]

CALLS, INBOX = "Give every caller one number", "safeguarding@eastmere.example"
LONG_AGO = timedelta(days=60)


@pytest.fixture(scope="module")
def eastmere(house: str) -> Iterator[Space]:
    """Nobody answered for an action there, so a week's chasing took it to the member's seat and to the team inbox."""
    at, since = timezone.now(), timezone.localdate(timezone.now() - LONG_AGO)
    with own_partnership("Eastmere", "eastmere", [CALLS], first_due=-40, live_for=LONG_AGO) as (space, _):
        with opened(actor=SYSTEM_ACTOR, writing=space.pk):
            agency, member = Agency.objects.get(space=space), User.objects.get(email="member@demo.example")
            Holding.objects.create(space=space, user=member, role="board_member", starts_on=since)
        seat = a_seat(a_group(space), "Director", agency=agency)
        seat = fill_seat(seat=seat, sitting=Sitting(holder=member), from_on=since, by=BY, at=at)
        set_chasing(agency=agency, inbox=INBOX, seat=seat, by=BY, at=at)
        chase_in_space(space=space, by=BY, at=at, key="chasing of last week")
        yield space


def letters(week_from_now):
    """A week's digests, by address."""
    at = timezone.now()
    week = monday_of(timezone.localdate(at)) + timedelta(days=7 * week_from_now)
    mail.outbox.clear()
    with ThreadPoolExecutor(1) as pool:  # a browser's driver holds this thread
        pool.submit(_sent, week, at).result()
    return {letter.to[0]: letter for letter in mail.outbox}


def _sent(week, at):
    try:
        send_batch(week, batches()[0][0], batches()[-1][1], at)
    finally:
        connections.close_all()


def test_a_letter_leads_to_a_report_and_a_report_to_silence(visit, eastmere):
    first = letters(1)
    chased, above = first["lead@demo.example"], first["member@demo.example"]
    assert "overdue" in chased.subject
    assert "escalated to you" in above.subject
    assert CALLS not in chased.body
    link = re.search(rf"A1, was due .*\n\s+\S+?(/p/{eastmere.slug}/actions/\d+/)", chased.body)
    assert link
    assert link[1] in above.body

    lead = visit("lead", width=320)
    lead.go(link[1])
    assert CALLS in lead.heading
    assert lead.page.locator("#escalated").get_by_text("had not answered since").is_visible()
    lead.page.get_by_role("button", name="Report progress").click()
    lead.page.get_by_label("Under way").check()
    lead.type("What has been done, or what holds it up?", "The form is agreed. The number follows in a month.")
    lead.page.get_by_label("Not now").check()
    lead.press("Send the report")
    assert lead.sees("The report was sent.")

    second = letters(2)
    assert link[1] not in getattr(second.get("lead@demo.example"), "body", "")
    assert link[1] not in getattr(second.get("member@demo.example"), "body", "")


def test_the_team_inbox_is_set_and_its_letter_is_in_the_outbox(visit, eastmere):
    manager = visit("manager")
    manager.go(f"/p/{eastmere.slug}/outbox/")
    assert manager.sees(INBOX)
    manager.go(f"/p/{eastmere.slug}/agencies/")
    manager.follow("Who is chased, and how soon")
    assert manager.heading == "Chasing"
    manager.follow("Eastmere Council")
    manager.follow("Set team inbox and seat")
    manager.type("Team inbox", "duty@eastmere.example")
    manager.press("Save")
    assert manager.sees("duty@eastmere.example")


def test_a_person_chooses_what_is_worth_a_letter(visit):
    lead = visit("lead", width=320)
    lead.go("/account/")
    lead.open(lead.page.get_by_role("link", name=re.compile("digests", re.IGNORECASE)).first)
    assert lead.heading == "Your digests"
    lead.page.get_by_label(re.compile("Only when something is overdue")).check()
    lead.press("Save")
    assert lead.sees("Your choice was saved.")
    lead.page.get_by_label("Every week in which something is due").check()
    lead.press("Save")
