"""The thirty reports that a real board called in come in from its published report, each with its line."""

from goldthread.foundation.access.standing import System
from goldthread.foundation.loads.undoing import undo_load
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.forward_plan.factories import MADE_AT
from goldthread.partnership.forward_plan.models import CalledReport
from goldthread.partnership.learning.seeding import load_seed

LOADER = System("tests")


def test_wandsworths_thirty_reports(partnership):
    result = load_seed("wandsworth-2018-19.yaml", space=partnership, by=LOADER, at=MADE_AT)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        rows = list(CalledReport.objects.select_related("group", "board").order_by("line"))
    assert len(rows) == 30
    assert [row.line for row in rows] == list(range(222, 252))
    assert {row.group.name for row in rows} == {"Monitoring Sub-Committee"}
    assert {row.state_on(MADE_AT.date()) for row in rows} == {"undated"}
    assert [row.line for row in rows if row.what] == [235]
    assert "reports_called_in" not in result.left_out


def test_they_go_again_with_the_load(partnership):
    result = load_seed("wandsworth-2018-19.yaml", space=partnership, by=LOADER, at=MADE_AT)

    undo_load(load=result.load, by=LOADER, at=MADE_AT)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not CalledReport.objects.exists()
