"""An agency ends its part while somebody tells it of a case: whichever comes first, it sees nothing afterwards."""

from datetime import UTC, datetime

import pytest

from goldthread.cases.casework.commands import open_case
from goldthread.cases.casework.factories import RAISED_AT, somebody
from goldthread.cases.going_live.commands import end_part
from goldthread.cases.going_live.models import TakingPart
from goldthread.foundation.commands.one_after_another import second_waits
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import as_raised

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)


@pytest.fixture
def leaving(partnership, council):
    """The council ends its part."""
    manager = somebody("partnership_manager", partnership)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        rows = TakingPart.objects.select_related("agency")
        part = rows.get(agency=council, pathway="professional-disagreement")
    return lambda: end_part(part=part, on=AT.date(), why="It has its own process now.", by=manager, at=AT)


@pytest.fixture
def naming(partnership, police, council, constable):
    """The police raise a disagreement with the council, which sees the case from then on."""
    return lambda: open_case(
        space=partnership,
        pathway="professional-disagreement",
        step="raised",
        said=as_raised(police, council),
        happened_at=RAISED_AT,
        by=constable,
        at=RAISED_AT,
    )


def sight_of(agency):
    with opened(actor=SYSTEM_ACTOR, reading=[agency.space_id]):
        return list(Grant.objects.filter(agency=agency).values_list("ends_at", flat=True))


def test_what_is_given_in_the_moment_in_which_it_leaves_ends(leaving, naming, council):
    assert second_waits(naming, leaving) == "done"

    assert sight_of(council) == [AT]


def test_nothing_is_given_to_an_agency_that_is_just_leaving(leaving, naming, council):
    assert "Northborough Council takes no part in this" in second_waits(leaving, naming)

    assert sight_of(council) == []
