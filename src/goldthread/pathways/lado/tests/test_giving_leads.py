"""Loaded concerns are given a lead without being opened, and whoever leads them then opens them as their own."""

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.models import Case
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.tests.visiting import hidden_in
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


def browser_of(user):
    client = DeskClient()
    client.force_login(user)
    return client


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
