"""Made-up reviews are such as people could have recorded."""

from datetime import UTC, date, datetime

import pytest

from goldthread.cases.going_live.factories import all_live
from goldthread.cases.simulation.by_commands import carry_out
from goldthread.cases.simulation.people import Cast
from goldthread.cases.simulation.planning import Span, beginnings
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.statutory_review.models import Commissioned, Recommended
from goldthread.pathways.statutory_review.pathway import PATHWAY

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def test_the_commands_take_every_one_and_no_panel_sat_that_nobody_knows(partnership, officer, chair):
    all_live(partnership)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        cast = Cast.of(partnership, AT)
        plans = [
            one.plan() for one in beginnings({PATHWAY.code: 30}, [PATHWAY], cast, Span(date(2023, 11, 1), AT, AT), 3)
        ]

    carry_out(plans, partnership, AT)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert {one.made_by for one in Recommended.objects.all()} == {"partners"}
        assert Commissioned.objects.exists()
