"""What came from a file is history on the first page, unless more was asked of it by a day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.actions.tests.test_pages_actions import an_action, imported
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.progress.judging import ask_for_more
from goldthread.foundation.progress.tests.reporting import judge
from goldthread.foundation.records.dates import PartialDate

pytestmark = pytest.mark.django_db

IN_NINE_DAYS = timezone.localdate() + timedelta(days=9)


@pytest.mark.parametrize("due", [PartialDate(2020, 1, 1), None])
@pytest.mark.parametrize(("role", "is_own"), [("agency_lead", True), ("partnership_manager", False)])
def test_an_imported_action_is_due_soon_once_more_is_asked_of_it(partnership, due, role, is_own):
    police = an_agency(partnership)
    action = an_action(partnership, "1", [police], due=due, status="complete_pending_evidence")
    imported(partnership, action)
    person = visitor(role, partnership, police if is_own else None)
    assert action.title not in person.get("/").text

    judge(ask_for_more, action, what="Who attended?", answer_by=IN_NINE_DAYS)

    page = person.get("/").text
    soon = page[page.index("Due in the next four weeks") :].split("Without a date")[0]
    assert action.title in soon
