"""A manager learns that a job failed, and that another waits for its next try, and decides about both."""

import re

import pytest
from django.core import mail

from goldthread.foundation.imports.kinds import KINDS
from goldthread.foundation.imports.sending import at_once
from goldthread.foundation.jobs.factories import work_once
from goldthread.foundation.spreadsheets import write_xlsx

pytestmark = [pytest.mark.journey, pytest.mark.slow]

AT_ONCE = at_once(KINDS["agencies"])
SCHOOLS = [[f"Made-up school {number}", "School"] for number in range(AT_ONCE + 1)]
SCHOOLS_FILE = {"name": "schools.xlsx", "mimeType": "", "buffer": write_xlsx("Schools", ["Name", "Kind"], SCHOOLS)}


@pytest.fixture(autouse=True)
def _no_other_jobs(house):
    """What the demonstration and other journeys left to do is done before, so that only this one's is seen."""
    work_once()


def send_a_long_file(visitor):
    visitor.go("/p/northmere/load/")
    visitor.press("Load a file")
    visitor.page.get_by_label("Agencies").check()
    visitor.page.locator("input[type=file]").set_input_files(SCHOOLS_FILE)
    visitor.press("Continue")
    visitor.press("Continue")
    assert visitor.heading == "Check what will be loaded"
    visitor.press(f"Load {AT_ONCE + 1} lines")
    assert visitor.heading == "The file is being loaded"


def break_down(*_, **__):
    raise RuntimeError


def test_a_long_file_that_fails_is_told_where_it_waits_and_on_the_page_of_jobs(visit, monkeypatch):
    manager = visit("manager")
    send_a_long_file(manager)
    assert manager.sees("You can leave this page")
    manager.follow("Check again every 20 seconds")
    manager.follow("Stop checking every 20 seconds")

    with monkeypatch.context() as broken:
        broken.setattr(KINDS["agencies"], "make", break_down)
        work_once()
    manager.follow("Check again")
    assert manager.sees("Something went wrong on our side, so nothing was loaded.")

    manager.go("/")
    assert manager.sees("1 job was not done.")
    manager.follow("See what failed or is stuck")
    assert manager.heading == "Jobs that were not done"
    manager.follow("Load a long file")
    assert manager.sees("can load it again from there")
    manager.press("Give it up")
    assert manager.sees("The job was given up.")
    assert manager.sees("Morgan Fieldfare")
    manager.go("/")
    assert manager.page.get_by_text("was not done").count() == 0


def invite_somebody(visitor):
    visitor.go("/p/northmere/people/")
    visitor.press("Invite somebody")
    visitor.type("Email address", "pat@demo.example")
    visitor.type("Name", "Pat Wagtail")
    visitor.page.get_by_label("Board member").check()
    visitor.press(re.compile("^(Send|Invite)"))


def test_a_message_that_the_server_did_not_take_is_sent_at_the_managers_word(visit, monkeypatch):
    manager = visit("manager", width=320)
    invite_somebody(manager)
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", break_down)
        work_once()

    manager.go("/p/northmere/jobs/")
    assert "Trying again" in manager.page.get_by_role("table").first.inner_text()
    manager.follow("Send a message")
    manager.press("Try it now")
    assert manager.sees("The job will be tried again now.")
    work_once()

    manager.go("/p/northmere/jobs/")
    assert manager.sees("Every job was done")
    assert "pat@demo.example" in {to for sent in mail.outbox for to in sent.to}
