"""A lead is chased by one letter, follows its link and reports; what nobody answered is with the holder of the seat."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connections
from django.utils import timezone

from goldthread.foundation.chasing.demonstration import INBOX
from goldthread.foundation.chasing.jobs import batches, monday_of, send_batch

pytestmark = [pytest.mark.journey, pytest.mark.slow]


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


def test_a_letter_leads_to_a_report_and_a_report_to_silence(visit):
    first = letters(1)
    chased, above = first["lead@demo.example"], first["member@demo.example"]
    assert "overdue" in chased.subject
    assert "escalated to you" in above.subject
    assert "One number for every call" not in chased.body
    link = re.search(r"1\.1, was due .*\n\s+\S+?(/p/northmere/actions/\d+/)", chased.body)

    lead = visit("lead", width=320)
    lead.go(link[1])
    assert "One number for every call" in lead.heading
    assert lead.page.locator("#escalated").get_by_text("had not answered since").is_visible()
    lead.page.get_by_role("button", name="Report progress").click()
    lead.page.get_by_label("Under way").check()
    lead.type("What has been done, or what holds it up?", "The form is agreed. The number follows in a month.")
    lead.page.get_by_label("Not now").check()
    lead.press("Send the report")
    assert lead.sees("The report was sent.")

    second = letters(2)
    assert "1.1, was due" not in getattr(second.get("lead@demo.example"), "body", "")
    assert "1.1, was due" not in getattr(second.get("member@demo.example"), "body", "")


def test_the_team_inbox_is_set_and_its_letter_is_in_the_outbox(visit):
    manager = visit("manager")
    manager.go("/p/northmere/outbox/")
    assert manager.sees(INBOX)
    manager.go("/p/northmere/agencies/")
    manager.follow("Who is chased, and how soon")
    assert manager.heading == "Chasing"
    manager.follow("Northmere Council")
    manager.follow("Set team inbox and seat")
    manager.type("Team inbox", "duty@northmere.example")
    manager.press("Save")
    assert manager.sees("duty@northmere.example")


def test_a_person_chooses_what_is_worth_a_letter(visit):
    lead = visit("lead", width=320)
    lead.go("/account/")
    lead.page.get_by_role("link", name=re.compile("digests", re.IGNORECASE)).first.click()
    assert lead.heading == "Your digests"
    lead.page.get_by_label(re.compile("Only when something is overdue")).check()
    lead.press("Save")
    assert lead.sees("Your choice was saved.")
    lead.page.get_by_label("Every week in which something is due").check()
    lead.press("Save")
