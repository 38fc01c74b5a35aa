"""The quality panel is a group of the partnership with its seats, or one outside that is told in words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.commands import choose_panel, correct_record
from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.sitting import panel_of_pathway
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.factories import send
from goldthread.foundation.groups.factories import a_group, a_seat
from goldthread.foundation.groups.models import GroupKind
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import an_arrangement, then

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def case(partnership, police, officer):
    return an_arrangement(partnership, by=officer)


@pytest.fixture
def seats(partnership, case, now):
    """Two seats of the group that is chosen as the panel."""
    group = a_group(partnership, "Quality Assurance Panel", kind=GroupKind.PANEL)
    made = [a_seat(group, post, holder=f"{post} who holds it") for post in ("Head of safeguarding", "Service manager")]
    manager = somebody("partnership_manager", partnership)
    choose_panel(space=partnership, pathway=case.pathway, group=group, which="quality", by=manager, at=now)
    return [f"{seat.pk}-holder" for seat in made]


def looked(case, officer, now, **said):
    again = timezone.localdate(now) + timedelta(days=90)
    return then(case, "panel_looked", by=officer, at=now, again_on=again, **said)


IN_SEATS = {"panel": "", "sat": ""}


def test_where_no_group_is_chosen_it_is_said_in_words(case, officer, now):
    with pytest.raises(Refused, match="Say which panel it was") as refused:
        looked(case, officer, now, **IN_SEATS)
    assert refused.value.field == "panel"

    assert looked(case, officer, now).panel == "Quality Assurance Panel"


def test_where_one_is_chosen_its_seats_sit_and_nobody_else(case, officer, seats, now):
    with pytest.raises(Refused, match="Say who sat"):
        looked(case, officer, now, **IN_SEATS)
    with pytest.raises(Refused, match="nobody else: no substitutes"):
        looked(case, officer, now, seats=["999999-holder"], **IN_SEATS)

    assert looked(case, officer, now, seats=seats, **IN_SEATS).seats == seats


def test_the_form_asks_for_seats_or_for_words(case, officer, now, browser_of, request):
    address = f"{case.get_absolute_url()}record/panel_looked/"
    before = browser_of(officer).get(address).text
    request.getfixturevalue("seats")
    after = browser_of(officer).get(address).text

    assert 'name="panel"' in before
    assert 'name="seats"' not in before
    assert "Head of safeguarding who holds it" in after
    assert 'name="panel"' not in after


def test_what_was_said_in_words_before_a_group_was_chosen_is_put_right_in_words(case, officer, now, request):
    made = looked(case, officer, now)
    request.getfixturevalue("seats")

    correct_record(
        record=made, said={"found": "It is sound."}, happened_at=made.happened_at, why="A word.", by=officer, at=now
    )

    assert made.sat


def test_the_manager_chooses_the_group_on_a_page(partnership, case, now, browser_of):
    group = a_group(partnership, "Quality Assurance Panel", kind=GroupKind.PANEL)
    browser = browser_of(somebody("partnership_manager", partnership))
    address = f"/p/{partnership.slug}/cases/private-fostering/panel/quality/"
    assert "Choose the quality panel" in browser.get(address).text

    send(browser, address, group=str(group.pk))

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert panel_of_pathway(partnership.pk, "private-fostering", "quality") == group
        assert panel_of_pathway(partnership.pk, "private-fostering") is None
