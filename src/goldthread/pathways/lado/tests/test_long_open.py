"""Restricted cases on the lists of who comes of age and of the quality panel: no more than the register tells."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.people.factories import a_person
from goldthread.cases.quality_panel.queries import LOOKED, long_open
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.wall.passage import opened
from goldthread.pathways.lado.factories import SAID, a_contact, then

pytestmark = pytest.mark.django_db
REGISTER = "/p/{}/cases/lado/"


@pytest.fixture
def case(partnership, officer):
    """A referral of more than a year ago about a child who is nearly 18, led by the officer."""
    at = timezone.now() - timedelta(days=400)
    day = timezone.localdate(at)
    case = a_contact(partnership, by=officer, at=at, concern_on=day, known_on=day)
    then(case, "accepted", by=officer, at=at)
    a_person(case, by=officer, at=timezone.now(), born=months_after(timezone.localdate(), 2 - 12 * 18))
    return case


def as_(user):
    client = DeskClient()
    client.force_login(user)
    return client


def test_who_leads_it_finds_it_on_both_lists(partnership, case, officer):
    client = as_(officer)

    assert case.reference in client.get(f"{REGISTER.format(partnership.slug)}coming-of-age/").text
    assert case.reference in client.get(f"{REGISTER.format(partnership.slug)}quality-panel/").text


def test_whoever_has_not_opened_it_is_not_told_of_its_child(partnership, case):
    other = as_(somebody("designated_officer", partnership, name="other"))
    panel = other.get(f"{REGISTER.format(partnership.slug)}quality-panel/").text

    assert case.reference not in other.get(f"{REGISTER.format(partnership.slug)}coming-of-age/").text
    assert case.reference in panel
    assert SAID["contact"]["employer"] not in panel
    assert other.get(f"{case.get_absolute_url()}record/panel_looked/").status_code == 302


def test_when_a_panel_looked_at_it_is_not_told_to_whoever_has_not_opened_it(partnership, case, officer):
    now = timezone.now()
    then(case, "panel_looked", by=officer, at=now, again_on=timezone.localdate(now) + timedelta(days=1))
    other = somebody("designated_officer", partnership, name="other")

    def told(user):
        with opened(actor=user.pk, reading=[partnership.pk]):
            on, panel = timezone.localdate(now) + timedelta(days=1), case.rules.quality_panel
            (row,) = long_open(case.rules, panel, partnership, seen_by(user, now), on)
            return getattr(row, LOOKED)

    assert told(officer) is not None
    assert told(other) is None


def test_a_contact_at_which_the_panel_records_nothing_is_not_on_its_list(partnership, officer):
    at = timezone.now() - timedelta(days=400)
    day = timezone.localdate(at)
    contact = a_contact(partnership, by=officer, at=at, concern_on=day, known_on=day)

    assert contact.reference not in as_(officer).get(f"{REGISTER.format(partnership.slug)}quality-panel/").text


def test_the_manager_finds_neither_list(partnership, case, manager):
    for name in ("coming-of-age", "quality-panel"):
        assert as_(manager).get(f"{REGISTER.format(partnership.slug)}{name}/").status_code == 404
