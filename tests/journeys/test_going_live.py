"""A real partnership: made empty from the command line, filled from three spreadsheets, and gone live."""

import re
from datetime import date

import pytest
from django.core import mail
from django.db import connections
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.foundation.accounts.second_factor import PERIOD, code_in
from goldthread.foundation.messages.jobs import deliver
from goldthread.foundation.spreadsheets import write_ods, write_xlsx
from goldthread.partnership.governance.creating import create_partnership

pytestmark = pytest.mark.journey

PASSWORD = "amber kettle harbour"
AGENCIES = write_xlsx(
    "Members",
    ["Northborough partners", "", ""],
    [
        ["as at the spring", "", ""],
        ["", "", ""],
        ["", "", ""],
        ["Organisation", "What it is", "Since"],
        ["Northborough Council", "council", date(2019, 9, 29)],
        ["Northborough Hospital", "hospital trust", date(2020, 4, 1)],
        ["Zoë’s Place", "voluntary", "1 May 2021"],
    ],
)
GROUPS = write_ods("Groups", ["Name of group", "Type"], [["Executive", "executive"], ["Learning group", "sub-group"]])
PEOPLE = (
    "Full name;E-mail;Role;Organisation\n"
    "Renée Larkwell;renee@example.org;safeguarding lead;Northborough Hospital\n"
    "Aspen Mossgate;aspen@example.org;member;\n"
).encode("cp1252")


@pytest.fixture
def link(house, django_db_blocker):
    """The one-time link that the command prints for the first manager."""
    made = create_partnership(
        name="Northborough Safeguarding Children Partnership",
        slug="northborough",
        area="Northborough",
        manager_email="moss@example.org",
        manager_name="Moss Underhay",
        at=timezone.now(),
    )
    connections.close_all()
    return re.sub(r"^https?://[^/]+", "", made.link)


def accept(visitor, link):
    """Choose a password and set up an authenticator app, as anyone who is invited does."""
    visitor.go(link)
    assert visitor.sees("Northborough Safeguarding Children Partnership")
    visitor.page.locator("input[type=password]").first.fill(PASSWORD)
    visitor.open(visitor.page.locator("main form button[type=submit]").last)
    key = visitor.page.locator("main code").inner_text().replace(" ", "")
    visitor.type("code", code_in(key, int(timezone.now().timestamp()) // PERIOD))
    visitor.press("Continue")


def load(visitor, listing, name, data, **said):
    """Bring a file: send it, match what was not recognised, look at every line, load the good ones."""
    visitor.go("/p/northborough/load/new/")
    visitor.page.get_by_label(listing, exact=False).first.check()
    visitor.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": data})
    visitor.press("Continue")
    for field, column in said.items():
        choice = visitor.page.locator(f"select[name={field}] option", has_text=column).first
        visitor.page.locator(f"select[name={field}]").select_option(value=choice.get_attribute("value"))
    for _ in range(3):
        if visitor.page.get_by_role("button", name=re.compile("^Load ")).count():
            break
        visitor.press("Continue")
    visitor.press(re.compile("^Load "))


def test_an_empty_partnership_is_filled_from_three_spreadsheets_and_goes_live(visit, link):
    work()  # what the demonstration's own partnership wrote
    mail.outbox.clear()
    visitor = visit()
    accept(visitor, link)
    visitor.go("/p/northborough/setup/")
    assert visitor.sees("nothing is sent")

    load(visitor, "Agencies", "partners.xlsx", AGENCIES, kind="What it is")
    assert visitor.sees("3 agencies loaded")
    load(visitor, "Groups and their seats", "groups.ods", GROUPS)
    assert visitor.sees("2 groups and seats loaded")
    load(visitor, "People to invite", "people.csv", PEOPLE)
    assert visitor.sees("2 people loaded")

    visitor.go("/p/northborough/setup/partners/")
    for label, name in (
        ("Local authority", "Northborough Council"),
        ("Integrated care board", "Northborough ICB"),
        ("Police force", "North Police"),
    ):
        visitor.type(label, name)
    visitor.press("Save")
    visitor.go("/p/northborough/outbox/")
    assert visitor.page.get_by_text("Held").count() >= 2
    work()
    # What concerns the manager's own account goes to the manager at once; of the partnership's, nothing.
    assert {to for letter in mail.outbox for to in letter.to} <= {"moss@example.org"}
    mail.outbox.clear()

    visitor.go("/p/northborough/setup/go-live/")
    for box in visitor.page.locator("main input[type=checkbox]").all():
        box.check()
    visitor.open(visitor.page.locator("main form button[type=submit]").last)
    work()

    assert sorted(letter.to[0] for letter in mail.outbox) == ["aspen@example.org", "renee@example.org"]
    visitor.go("/p/northborough/agencies/")
    assert visitor.sees("Zoë’s Place")
    used = visit()
    used.page.goto(used.house + link)
    assert used.page.locator("input[type=password]").count() == 0


def work():
    """Do what the worker would: send every message whose turn has come."""
    for queued in ProcrastinateJob.objects.filter(task_name=deliver.name):
        deliver(**queued.args)
    connections.close_all()
