"""Restricted cases on the list of the quality panel: no more than the register tells. Of adults nobody comes of age."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.quality_panel.queries import LOOKED, long_open
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.wall.passage import opened
from goldthread.pathways.lado.factories import SAID, a_contact, then

pytestmark = pytest.mark.django_db
REGISTER = "/p/{}/cases/lado/"


@pytest.fixture
def case(partnership, officer):
    """A referral of more than a year ago, led by the officer."""
    at = timezone.now() - timedelta(days=400)
    day = timezone.localdate(at)
    case = a_contact(partnership, by=officer, at=at, concern_on=day, known_on=day)
    then(case, "accepted", by=officer, at=at)
    return case


def as_(user):
    client = DeskClient()
    client.force_login(user)
    return client


def test_who_leads_it_finds_it_and_there_is_no_list_of_who_comes_of_age(partnership, case, officer):
    client = as_(officer)

    assert "coming-of-age" not in client.get(REGISTER.format(partnership.slug)).text
    assert client.get(f"{REGISTER.format(partnership.slug)}coming-of-age/").status_code == 404
    assert case.reference in client.get(f"{REGISTER.format(partnership.slug)}quality-panel/").text


def test_whoever_has_not_opened_it_is_told_no_more_than_by_the_register(partnership, case):
    other = as_(somebody("designated_officer", partnership, name="other"))
    panel = other.get(f"{REGISTER.format(partnership.slug)}quality-panel/").text

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


def test_the_manager_does_not_find_the_list(partnership, case, manager):
    assert as_(manager).get(f"{REGISTER.format(partnership.slug)}quality-panel/").status_code == 404
