"""A document on a case: put there by one agency, replaced, shared with the other, read there, and withdrawn."""

import re

import pytest

from .test_a_disagreement import raised_by

pytestmark = pytest.mark.journey
TITLE = "Plan of the visits"


def chosen(visitor, name, words):
    visitor.page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": words.encode()}
    )


def files_read_by(visitor):
    """What each file on the page says, the newest first."""
    links = visitor.page.locator("main a[href*='/files/']").evaluate_all("found => found.map(one => one.href)")
    return [visitor.page.request.get(link).text() for link in links]


def test_it_is_put_on_replaced_shared_read_and_withdrawn(visit):
    practitioner, lead = visit("practitioner"), visit("lead")
    case = raised_by(practitioner, "Our number 4713")
    practitioner.follow("Add a document")
    assert practitioner.sees("Whoever runs the case reads it, and your own agency.")
    chosen(practitioner, "plan.txt", "We visit on Monday.")
    practitioner.type("What it is called", TITLE)
    practitioner.page.get_by_role("radio", name="Minutes or notes").check()
    for part, number in (("Day", "2"), ("Month", "11"), ("Year", "2026")):
        practitioner.page.get_by_label(part, exact=True).first.fill(number)
    practitioner.press("Add the document")
    practitioner.follow(TITLE)
    document = practitioner.page.url.removeprefix(practitioner.house)
    lead.go(case)
    assert not lead.page.get_by_text(TITLE).count()
    assert lead.page.request.get(lead.house + document).status == 404

    practitioner.follow("Replace the file")
    chosen(practitioner, "plan-2.txt", "We visit on Tuesday.")
    practitioner.press("Replace the file")
    assert files_read_by(practitioner) == ["We visit on Tuesday.", "We visit on Monday."]
    practitioner.follow("Share the document")
    practitioner.tell_lawful_basis()
    practitioner.press("Share the document")
    assert practitioner.sees(re.compile("All who see the case, since"))

    lead.go(case)
    lead.follow(TITLE)
    assert files_read_by(lead) == ["We visit on Tuesday."]
    assert not lead.page.get_by_role("link", name=re.compile("Replace|Withdraw")).count()

    practitioner.follow("Withdraw the document")
    practitioner.type("Why it is withdrawn", "It is of another case.")
    practitioner.press("Withdraw the document")
    assert practitioner.sees("It is of another case.")
    lead.go(case)
    assert not lead.page.get_by_text(TITLE).count()
    assert lead.page.request.get(lead.house + document).status == 404
