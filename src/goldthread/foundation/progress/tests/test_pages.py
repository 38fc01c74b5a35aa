"""The pages on which progress is reported and actions are judged."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.tests.test_pages_actions import an_action, page
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.progress.tests.test_progress import done, now_of, report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


def address(action: Action, step: str = "") -> str:
    return f"/p/northborough/actions/{action.pk}/{step}"


def day(name, value):
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


def test_a_lead_reports_with_a_photo_and_the_page_of_the_action_says_so(partnership):
    police = an_agency(partnership)
    action = an_action(partnership, "1", [police])
    lead = visitor("agency_lead", partnership, police)
    assert "Report progress" in page(lead, address(action))

    sent = {"says": "done", **day("done_on", timezone.localdate()), "report": "All were trained.", "how": "file"}
    answer = lead.post(address(action, "report"), {**sent, "title": "Register", "file": an_upload()}, follow=True)

    said = answer.content.decode()
    assert "The report was sent." in said
    assert "All were trained." in said
    assert "Register" in said
    assert now_of(action).status_in_words == "Reported done, evidence to be looked at"


def test_what_is_missing_is_told_at_its_field_and_what_was_typed_stays(partnership):
    police = an_agency(partnership)
    action = an_action(partnership, "1", [police])
    lead = visitor("agency_lead", partnership, police)

    answer = lead.post(address(action, "report"), {"says": "held_up", "report": "", "how": "words", "words": "A list."})

    said = answer.content.decode()
    assert "Enter what holds it up" in said
    assert "A list." in said
    assert now_of(action).status == "open"


def test_the_second_of_two_people_sees_both_and_loses_nothing(partnership):
    police = an_agency(partnership)
    action = an_action(partnership, "1", [police])
    lead = visitor("agency_lead", partnership, police)
    version = now_of(action).version
    report(action, System("tests"), done())

    sent = {"version": version, "says": "under_way", "report": "Half were trained.", "how": "nothing"}
    said = lead.post(address(action, "report"), sent).content.decode()

    assert "changed while you had it open" in said
    assert "Half were trained." in said


def test_the_manager_accepts_asks_and_ends_it_as_the_status_allows(partnership):
    police = an_agency(partnership)
    action = an_action(partnership, "1", [police])
    manager = visitor("partnership_manager", partnership)
    assert "Accept as done" not in page(manager, address(action))
    report(action, System("tests"), done())

    sent = {"what": "Who attended?", **day("answer_by", timezone.localdate() + timedelta(days=9))}
    said = manager.post(address(action, "ask"), sent, follow=True).content.decode()

    assert "Who attended?" in said
    assert "More was asked by" in said
    said = manager.post(address(action, "transfer"), {"to": "Adults’ board", "why": "About adults."}, follow=True)
    assert "Take it up again" in said.content.decode()
    assert "Report progress" not in said.content.decode()


@pytest.mark.parametrize("step", ["report", "accept", "ask", "supersede", "transfer", "reopen"])
def test_those_who_may_not_find_no_page(partnership, step):
    action = an_action(partnership, "1", [an_agency(partnership)])

    for role in ("board_member", "independent_scrutineer", "stranger"):
        assert visitor(role, partnership).get(address(action, step)).status_code == 404
