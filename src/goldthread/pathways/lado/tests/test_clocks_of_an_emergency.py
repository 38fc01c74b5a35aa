"""A case that was opened in an emergency gives whoever opened it none of the work on its clocks."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import somebody
from goldthread.foundation.accounts.factories import browser_of
from goldthread.foundation.grants.commands import break_glass
from goldthread.foundation.timekeeping.commands.on_clocks import explain_breach
from goldthread.pathways.lado.factories import a_contact
from goldthread.pathways.lado.tests.clocks import only

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
REASON = "The child is at the hospital now and the officer cannot be reached."
RUN_OUT, TO_ACKNOWLEDGE = "Clocks that run out", "Lateness to acknowledge"


def test_what_the_manager_decides_in_disagreements_they_do_not_decide_in_a_concern_that_they_opened(
    partnership, officer, manager
):
    second = somebody("designated_officer", partnership, name="second")
    day = LONG_AGO.date()
    case = a_contact(partnership, by=officer, at=LONG_AGO, concern_on=day, known_on=day)
    clock, now = only(case, "LADO-02"), timezone.now()
    explain_breach(clock=clock, reason="capacity", words="Two were ill.", by=officer, at=now)
    break_glass(space=partnership, kind="case", reference=case.reference, reason=REASON, by=manager, at=now)

    browser, address = browser_of(manager), f"/p/{partnership.slug}/clocks/{clock.pk}/"
    first = browser.get("/").text
    assert browser.get(address).status_code == 200
    assert browser.get(f"{address}explain").status_code == 404
    assert browser_of(officer).get(f"{address}explain").status_code == 200
    for heading in (RUN_OUT, TO_ACKNOWLEDGE):
        assert heading not in first, heading
    assert RUN_OUT in browser_of(officer).get("/").text
    assert TO_ACKNOWLEDGE in browser_of(second).get("/").text
