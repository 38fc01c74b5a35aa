"""The pages on which progress is reported and actions are judged."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.tests.test_pages_actions import an_action, page
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.progress.judging import ask_for_more
from goldthread.foundation.progress.tests.reporting import done, now_of, person, report
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


OWED = "/what-we-owe/"


def holds_too(client: DeskClient, space: Space, agency: Agency) -> None:
    """The same person answers for an agency of another partnership."""
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.create(
            space=space, user_id=person(client).pk, role="agency_lead", agency=agency, starts_on=date(2020, 1, 1)
        )


def address(action: Action, step: str = "") -> str:
    return f"/p/northborough/actions/{action.pk}/{step}"


def test_a_lead_reports_with_a_photo_and_the_page_of_the_action_says_so(partnership):
    police = an_agency(partnership)
    action = an_action(partnership, "1", [police])
    lead = visitor("agency_lead", partnership, police)
    assert "Report progress" in page(lead, address(action))

    sent = {"says": "done", **day_typed("done_on", timezone.localdate()), "report": "All were trained.", "how": "file"}
    answer = lead.post(address(action, "report"), {**sent, "file": an_upload()}, follow=True)

    said = answer.content.decode()
    assert "The report was sent." in said
    assert "All were trained." in said
    assert "Evidence of 1" in said
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
    assert ": done, “All were trained.”" in said


def test_the_manager_accepts_asks_and_ends_it_as_the_status_allows(partnership):
    police = an_agency(partnership)
    action = an_action(partnership, "1", [police])
    manager = visitor("partnership_manager", partnership)
    assert "Accept as done" not in page(manager, address(action))
    report(action, System("tests"), done())

    sent = {"what": "Who attended?", **day_typed("answer_by", timezone.localdate() + timedelta(days=9))}
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


def test_a_lead_finds_what_the_agency_owes_in_every_partnership_and_comes_back_after_reporting(partnership, neighbour):
    police, theirs = an_agency(partnership), an_agency(neighbour)
    here, there = an_action(partnership, "here", [police]), an_action(neighbour, "there", [theirs])
    an_action(partnership, "others", [an_agency(partnership, "Northborough Council")])
    an_action(partnership, "done", [police], status="complete_pending_evidence")
    lead = visitor("agency_lead", partnership, police)
    holds_too(lead, neighbour, theirs)

    listed = page(lead, OWED)
    assert ("Action here" in listed, "Action there" in listed) == (True, True)
    assert ("Action others" in listed, "Action done" in listed) == (False, False)

    sent = {"says": "under_way", "report": "Begun.", "how": "nothing"}
    answer = lead.post(f"/p/southborough/actions/{there.pk}/report?from=owed", sent)

    assert answer["Location"] == OWED
    assert now_of(there).status == "in_progress"
    assert f"/p/northborough/actions/{here.pk}/report?from=owed" in page(lead, OWED)


def test_the_list_of_what_is_owed_asks_no_more_for_many_rows_and_is_empty_for_others(partnership):
    police = an_agency(partnership)
    lead = visitor("agency_lead", partnership, police)
    number = iter(range(10_000))

    def more(count):
        for _ in range(count):
            an_action(partnership, f"n{next(number)}", [police])

    assert_flat(lambda: lead.get(OWED), more, few=2, many=30)
    assert "n0" not in page(visitor("partnership_manager", partnership), OWED)


def test_what_is_late_or_was_asked_is_found(partnership):
    police = an_agency(partnership)
    lead = visitor("agency_lead", partnership, police)
    asked = an_action(partnership, "asked", [police], status="complete_pending_evidence")
    an_action(partnership, "late", [police], due=PartialDate(2020, 1, 31))
    by = timezone.localdate() + timedelta(days=3)
    ask_for_more(action=asked, what="More.", answer_by=by, by=System("tests"), at=timezone.now())

    late, more = page(lead, f"{OWED}?late=overdue"), page(lead, f"{OWED}?late=asked")

    assert ("Action late" in late, "Action asked" in late) == (True, False)
    assert ("Action late" in more, "Action asked" in more) == (False, True)
