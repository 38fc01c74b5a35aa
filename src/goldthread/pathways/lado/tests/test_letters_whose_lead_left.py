"""A letter that is owed in a closed case whose lead sees it no more waits for the others who run its pathway."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.on_your_work import closed_by_nobody, led_by_nobody
from goldthread.cases.letters.commands import leave_letter
from goldthread.cases.letters.on_your_work import to_be_made
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.grants.commands import open_for_purpose
from goldthread.foundation.grants.models import ConflictOfInterest
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.tests.test_letters_left import FEEDBACK, WHY, asked_for, case, managed, now, page, record

__all__ = ["case", "managed", "now", "record"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(partnership, case, now):
    """Another officer, who opened it: what is owed in a restricted case tells what was recorded."""
    second = somebody("designated_officer", partnership, name="second")
    open_for_purpose(about=case, purpose="supervision", words="To cover a holiday.", by=second, at=now)
    return second


def marks(user, case, at):
    with opened(actor=user.pk, reading=[case.space_id]):
        return [(one.words, one.mark) for one in to_be_made(seen_by(user, at), at)]


def test_it_waits_for_the_others_once_the_lead_holds_the_role_no_more(case, officer, second, now):
    assert asked_for(second, case, now) == []
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Holding.objects.filter(user=officer).update(ends_on=timezone.localdate(now) - timedelta(days=1))

    assert marks(second, case, now) == [(FEEDBACK, "Its lead can no longer see it")]


def test_the_page_of_the_case_says_so_too(case, officer, second, now):
    address = case.get_absolute_url()
    assert "Its lead can no longer see it" not in page(second, address).text
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Holding.objects.filter(user=officer).update(ends_on=timezone.localdate(now) - timedelta(days=1))

    assert f"{officer}. Its lead can no longer see it" in page(second, address).text


def test_it_does_once_the_lead_can_sign_in_no_more(case, officer, second, now):
    officer.is_active = False
    with opened(actor=SYSTEM_ACTOR):
        officer.save()

    assert asked_for(second, case, now) == [FEEDBACK]


def test_it_does_once_a_conflict_of_interest_keeps_the_lead_away(case, officer, second, now):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        ConflictOfInterest.objects.create(
            space=case.space, about_kind="case", about_id=case.pk, account=officer, kind="other", declared_at=now
        )

    assert marks(second, case, now) == [(FEEDBACK, "Its lead can no longer see it")]
    assert asked_for(officer, case, now) == []


def test_a_lead_who_has_another_role_that_runs_it_has_not_left(case, officer, second, now):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        held = Holding.objects.get(user=officer)
        ended = timezone.localdate(now) - timedelta(days=1)
        Holding.objects.filter(pk=held.pk).update(starts_on=ended, ends_on=ended)
        Holding.objects.create(space=case.space, user=officer, role=held.role, starts_on=ended + timedelta(days=1))

    assert asked_for(second, case, now) == []
    assert asked_for(officer, case, now) == [FEEDBACK]


def test_who_did_not_open_it_is_told_nothing(partnership, case, officer, now):
    third = somebody("designated_officer", partnership, name="third")
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Holding.objects.filter(user=officer).update(ends_on=timezone.localdate(now) - timedelta(days=1))

    assert asked_for(third, case, now) == []


def test_they_are_told_of_the_case_by_its_reference_alone_until_nothing_is_owed_in_it(
    partnership, case, record, officer, now
):
    third = somebody("designated_officer", partnership, name="third")
    assert told(third, case, now) == []
    leave = {"case": case, "record": record, "letter": "feedback", "why": WHY, "by": officer, "at": now}
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Holding.objects.filter(user=officer).update(ends_on=timezone.localdate(now) - timedelta(days=1))

    kind = f"{case.space} · {case.rules.title}"
    assert told(third, case, now) == [(case.reference, kind, "Its lead can no longer see it")]
    open_for_purpose(about=case, purpose="supervision", words="To make its letter.", by=third, at=now)
    assert told(third, case, now) == []
    assert asked_for(third, case, now) == [FEEDBACK]

    leave_letter(**{**leave, "by": third})
    fourth = somebody("designated_officer", partnership, name="fourth")
    assert told(fourth, case, now) == []


def test_the_page_on_which_it_stands_does_not_say_that_a_letter_is_owed(partnership, case, officer, now):
    third = somebody("designated_officer", partnership, name="third")
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Holding.objects.filter(user=officer).update(ends_on=timezone.localdate(now) - timedelta(days=1))
    browser = DeskClient()
    browser.force_login(third)

    page = browser.get("/").text

    heading = page.index("Closed cases that nobody leads, with something left to do")
    assert case.reference in page[heading:]
    assert "Letter" not in page[page.index("<main") : page.index("</main>")]


def told(user, case, at):
    with opened(actor=user.pk, reading=[case.space_id]):
        return [(one.words, one.detail, one.mark) for one in closed_by_nobody(seen_by(user, at), at)]


def test_it_takes_no_place_among_the_cases_that_wait_for_a_lead(partnership, case, officer, now):
    third = somebody("designated_officer", partnership, name="third")
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Holding.objects.filter(user=officer).update(ends_on=timezone.localdate(now) - timedelta(days=1))

    with opened(actor=third.pk, reading=[case.space_id]):
        assert case.reference not in [one.words for one in led_by_nobody(seen_by(third, now), now)]
