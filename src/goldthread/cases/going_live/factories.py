"""Pathways that are live, for tests of what comes after. Nothing here is real."""

from datetime import UTC, date, datetime

from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.commands import Paper, Papers
from goldthread.cases.going_live.models import LivePathway, TakingPart
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

SIGNED_ON = date(2020, 1, 6)
LIVE_AT = datetime(2020, 1, 7, 9, 0, tzinfo=UTC)


def signed(on: date = SIGNED_ON, review_on: date | None = None) -> Papers:
    return Papers(
        Paper(on, "Impact assessment, version 1", "Data protection officer"),
        Paper(on, "Sharing agreement, version 3", "Caldicott guardian"),
        review_on,
    )


def all_live(space: Space) -> None:
    """Every pathway is live, and each agency that there is now takes part in each."""
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        parts = [
            TakingPart(
                space=space,
                pathway=pathway,
                agency=agency,
                assessed_on=SIGNED_ON,
                assessment="Impact assessment, version 1",
                assessed_by="Data protection officer",
                agreed_on=SIGNED_ON,
                agreement="Sharing agreement, version 3",
                agreed_by="Caldicott guardian",
            )
            for pathway in PATHWAYS
            for agency in Agency.objects.filter(space=space)
        ]
        TakingPart.objects.bulk_create(parts, ignore_conflicts=True)
        live = [LivePathway(space=space, pathway=pathway, live_at=LIVE_AT) for pathway in PATHWAYS]
        LivePathway.objects.bulk_create(live, ignore_conflicts=True)
