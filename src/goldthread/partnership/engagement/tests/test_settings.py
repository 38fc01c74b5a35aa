"""What happens with one setting: recorded, reached, taking part, closed; and what cannot be."""

from datetime import date

import pytest

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.engagement.commands import Contact, close_setting, end_part, log_contact, take_part
from goldthread.partnership.engagement.factories import MADE_AT, TESTS, a_setting, reached
from goldthread.partnership.engagement.models import Setting
from goldthread.partnership.engagement.queries import months_before, reach_in

ALL = Standing(is_system=True)
GIVEN = {"by": TESTS, "at": MADE_AT}


def test_a_number_is_given_once(partnership):
    a_setting(partnership, "Heron", register="urn", number="100001")

    with pytest.raises(Refused, match="Heron has this number already"):
        a_setting(partnership, "Wren", register="urn", number="100001")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"register": "urn", "number": "12"}, "A URN has"),
        ({"number": "SC123"}, "Choose whose number"),
        ({"postcode": "nowhere"}, "Enter a postcode"),
        ({"kind": AgencyKind.POLICE_TERRITORIAL}, "what kind of setting"),
    ],
)
def test_what_cannot_be_is_refused(partnership, said, why):
    with pytest.raises(Refused, match=why):
        a_setting(partnership, **said)


def test_a_contact_that_is_still_to_come_is_refused(partnership):
    contact = Contact(on=date(2026, 12, 1), how="visit", about="The audit")

    with pytest.raises(Refused, match="Enter today or an earlier day"):
        log_contact(setting=a_setting(partnership), contact=contact, **GIVEN)


def test_training_is_of_a_day_and_a_network_goes_on_until_it_ends(partnership):
    setting = a_setting(partnership)
    day = date(2026, 3, 1)
    assert take_part(setting=setting, what="training", from_on=day, **GIVEN).until == day
    network = take_part(setting=setting, what="network", from_on=day, **GIVEN)

    with pytest.raises(Refused, match="It takes part in this since 1 March 2026"):
        take_part(setting=setting, what="network", from_on=date(2026, 4, 1), **GIVEN)
    end_part(part=network, on=date(2026, 5, 1), **GIVEN)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        rows = Setting.objects.filter(space=partnership)
        assert rows.taking_part_in(["training"], date(2026, 11, 2)).exists()
        assert rows.taking_part_in(["network"], date(2026, 5, 1)).exists()
        assert not rows.taking_part_in(["network"], date(2026, 5, 2)).exists()


def test_a_closed_setting_is_ended_and_no_longer_to_be_reached(partnership):
    setting = close_setting(setting=a_setting(partnership), on=date(2026, 8, 31), **GIVEN)

    assert setting.agency.ends_on == date(2026, 8, 31)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert reach_in(partnership, ALL, date(2026, 11, 2)) == []


def test_the_share_that_was_not_reached_is_counted_by_kind(partnership):
    reached(a_setting(partnership, "Heron"), date(2025, 11, 2))
    reached(a_setting(partnership, "Wren"), date(2025, 11, 1))
    a_setting(partnership, "Fell Nursery", kind=AgencyKind.EARLY_YEARS)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        found = {
            one.label: (one.number, one.not_reached, one.never) for one in reach_in(partnership, ALL, date(2026, 11, 2))
        }

    assert found == {"Maintained school": (2, 1, 0), "Early years setting": (1, 1, 1), "All settings": (3, 2, 1)}


def test_months_are_counted_back_to_a_day_that_is_there():
    assert months_before(date(2024, 3, 31), 1) == date(2024, 2, 29)
    assert months_before(date(2025, 2, 28), 12) == date(2024, 2, 28)
    assert months_before(date(2026, 1, 15), 3) == date(2025, 10, 15)
