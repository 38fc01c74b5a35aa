"""A subquery that is written once for each standing: it still tells by whoever asks, and by what is so now."""

from datetime import date

import pytest

from goldthread.foundation.access.compiled import Compiled
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


def standing(space, role="coordinator", on=date(2026, 11, 17)):
    return Standing((Holding(space=space, role=role),), on=on)


def test_it_tells_each_by_what_they_hold_and_what_is_so_now(partnership):
    def seen(who):
        return Agency.objects.filter(space__in=who.spaces_where(Can.RECORD_ORGANISATION)).values("pk")

    numbers = Compiled(seen)
    coordinator, member = standing(partnership), standing(partnership, "board_member")
    for count in (1, 2):
        an_agency(partnership, f"Agency {count}")
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            assert Agency.objects.filter(pk__in=numbers(coordinator)).count() == count
            assert Agency.objects.filter(pk__in=numbers(member)).count() == 0


def test_it_is_written_once_for_those_who_hold_the_same_on_one_day(partnership):
    asked = []

    def seen(who):
        asked.append(who)
        return Agency.objects.values("pk")

    numbers = Compiled(seen)
    for who in (standing(partnership), standing(partnership), standing(partnership, on=date(2026, 11, 18))):
        numbers(who)
    assert len(asked) == 2
