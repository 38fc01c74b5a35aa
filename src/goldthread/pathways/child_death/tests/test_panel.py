"""Who sits on the panel: who holds a seat of the group that was chosen, or its named deputy, and nobody else."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.commands import choose_panel
from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.factories import a_group, a_seat
from goldthread.foundation.groups.models import GroupKind
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.child_death.factories import NOTIFIED_AT, then
from goldthread.pathways.child_death.models import Analysis

pytestmark = pytest.mark.django_db

LATER = NOTIFIED_AT + timedelta(days=60)
DONE = {"sitting": "panel", "others_sat": "", "modifiable": "inadequate_information"}


@pytest.fixture
def waiting(case, coordinator):
    then(case, "met", by=coordinator, at=NOTIFIED_AT + timedelta(days=30))
    return case


@pytest.fixture
def seats(partnership):
    """The chair by the holder, and the lay member by the deputy."""
    group = a_group(partnership, "Child death overview panel", kind=GroupKind.PANEL, starts_on=date(2019, 9, 1))
    made = [
        a_seat(group, post, holder=f"{post} who holds it", deputy=f"{post} who deputises")
        for post in ("Director of public health", "Lay member")
    ]
    choose_panel(space=partnership, pathway="child-death", group=group, by=System("tests"), at=NOTIFIED_AT)
    return [f"{made[0].pk}-holder", f"{made[1].pk}-deputy"]


def test_without_a_panel_nobody_can_have_sat_on_ours(waiting, coordinator):
    with pytest.raises(Refused, match="No group is chosen as the child death overview panel") as refused:
        then(waiting, "analysed", by=coordinator, at=LATER, **DONE)

    assert refused.value.field == "sat"
    with pytest.raises(Refused, match="who sat on the other panel"):
        then(waiting, "analysed", by=coordinator, at=LATER, **{**DONE, "sitting": "other"})


def test_holders_of_seats_and_their_deputies_sit_and_nobody_else(waiting, coordinator, seats):
    with pytest.raises(Refused, match="Say who sat"):
        then(waiting, "analysed", by=coordinator, at=LATER, **DONE)
    with pytest.raises(Refused, match="nobody else"):
        then(waiting, "analysed", by=coordinator, at=LATER, **DONE, sat=["999999-holder"])

    then(waiting, "analysed", by=coordinator, at=LATER, **DONE, sat=seats)

    with opened(actor=SYSTEM_ACTOR, reading=[waiting.space_id]):
        assert Analysis.objects.get(case=waiting).sat == seats


def test_the_form_offers_who_may_have_sat(waiting, coordinator, seats, browser_of):
    page = browser_of(coordinator).get(f"{waiting.get_absolute_url()}record/analysed/").text

    assert "Lay member: Lay member who deputises, named deputy" in page
    assert "Designated doctor for child deaths" not in page
