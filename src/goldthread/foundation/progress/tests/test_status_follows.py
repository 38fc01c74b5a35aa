"""The status of what somebody owes here follows what is reported: it is not typed beside it."""

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.commands import ActionDetails, change_action
from goldthread.foundation.actions.tests.test_pages_actions import an_action, imported, page
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.progress.tests.reporting import TODAY, UNDER_WAY, now_of, report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]

DONE = {"status": "complete_pending_evidence", "done_on": TODAY()}


def typed(action, **said):
    change_action(
        action=now_of(action), details=ActionDetails("Called this", **said), by=System("tests"), at=timezone.now()
    )
    return now_of(action)


@pytest.mark.parametrize("said", [None, UNDER_WAY])
def test_what_an_agency_owes_is_not_marked_as_done_by_typing_it(partnership, council, said):
    action = an_action(partnership, "1", [council])
    if said:
        report(action, System("tests"), said)
    before = now_of(action).status

    with pytest.raises(Refused, match="Report progress"):
        typed(action, **DONE)

    assert now_of(action).status == before
    assert typed(action, status=before).title == "Called this"


def test_where_nobody_owes_it_and_where_a_file_was_loaded_the_status_is_typed_until_somebody_reports(
    partnership, council
):
    assert typed(an_action(partnership, "1"), **DONE).status == DONE["status"]
    loaded = an_action(partnership, "2", [council])
    imported(partnership, loaded)
    assert typed(loaded, **DONE).status == DONE["status"]

    report(loaded, System("tests"), UNDER_WAY)

    with pytest.raises(Refused, match="Report progress"):
        typed(loaded, status="open")


def test_the_form_asks_neither_status_nor_day_of_what_its_owners_report(partnership, council):
    manager = visitor("partnership_manager", partnership)
    owed, loose = an_action(partnership, "1", [council]), an_action(partnership, "2")
    report(owed, System("tests"), UNDER_WAY)

    assert 'name="status"' in page(manager, f"/p/northborough/actions/{loose.pk}/change")
    form = f"/p/northborough/actions/{owed.pk}/change"
    assert 'name="status"' not in page(manager, form)
    assert "Date done" not in page(manager, form)

    manager.post(form, {"title": "Called that", "version": now_of(owed).version, **DONE})

    assert (now_of(owed).title, now_of(owed).status) == ("Called that", "in_progress")
