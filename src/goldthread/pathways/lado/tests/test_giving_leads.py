"""Loaded concerns are given a lead without being opened, and whoever leads them then opens them as their own."""

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.foundation.accounts.factories import browser_of
from goldthread.foundation.form_pages.factories import hidden_in
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact

pytestmark = pytest.mark.django_db
GIVE = "/p/northborough/cases/lado/give-lead/"


@pytest.fixture
def case(partnership, officer):
    """As a load leaves it: nobody leads it, and nobody was given sight of it."""
    day = timezone.localdate()
    found = a_contact(partnership, by=officer, at=timezone.now(), concern_on=day, known_on=day)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Case.objects.filter(pk=found.pk).update(lead=None)
        Grant.objects.filter(about_id=found.pk).delete()
    return found


def test_it_is_given_without_saying_what_for_and_opened_by_its_lead_as_their_own(partnership, officer, case):
    second = somebody("designated_officer", partnership, name="second")
    giving, leading = browser_of(officer), browser_of(second)
    assert "/open/" in leading.get(case.get_absolute_url()).url

    page = giving.get(f"{GIVE}?case={case.pk}").text
    assert case.reference in page
    assert "Hill School" not in page, "what it is about is read in it"
    giving.post(f"{GIVE}?case={case.pk}", {**hidden_in(page), "cases": [str(case.pk)], "lead": str(second.pk)})

    assert "Hill School" in leading.get(case.get_absolute_url()).text
    assert "/open/" in giving.get(case.get_absolute_url()).url, "whoever gave it reads it no more than before"


def test_who_takes_one_up_reads_it_as_its_lead_and_is_on_record_as_having_taken_it(partnership, officer, case):
    second = somebody("designated_officer", partnership, name="second")
    taking = browser_of(second)
    page = taking.get(f"{GIVE}?case={case.pk}").text

    taking.post(f"{GIVE}?case={case.pk}", {**hidden_in(page), "cases": [str(case.pk)], "lead": str(second.pk)})

    shown = taking.get(case.get_absolute_url())
    assert (shown.status_code, "Hill School" in shown.text) == (200, True)
    assert "leads the case, and took it up themselves" in taking.get(f"/p/northborough/sight/case/{case.pk}/").text
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        grant = Grant.objects.get(about_kind="case", about_id=case.pk)
        entry = TrailEntry.objects.get(object_table="access_grant", object_id=grant.pk)
        assert (grant.account_id, grant.given_by_id) == (second.pk, second.pk)
        assert (entry.actor, entry.doing) == (str(second.pk), "cases given a lead")
        assert CaseEvent.objects.filter(case=case, kind=CaseEvent.Kind.LEAD, by=second).exists()
