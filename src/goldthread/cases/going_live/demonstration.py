"""Papers of the made-up partnership, so that its pathways are live. Nothing in them is real."""

from datetime import datetime, timedelta

from django.utils import timezone

from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.commands import Paper, Papers, go_live, record_papers
from goldthread.cases.going_live.queries import is_live
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

SIGNED_BEFORE = timedelta(days=120)
REVIEWED_AFTER = timedelta(days=245)


def fictitious_papers(*, space: Space, by: Actor, at: datetime) -> None:
    """Every agency signed for every pathway on one day, and each went live."""
    signed_at = at - SIGNED_BEFORE
    day = timezone.localdate(signed_at)
    review_on = timezone.localdate(at + REVIEWED_AFTER)
    for code, rules in PATHWAYS.items():
        with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
            if is_live(space.pk, code):
                continue
            agencies = agencies_on(space.pk, timezone.localdate(at))
        papers = Papers(
            Paper(day, f"Impact assessment: {rules.title}, version 1.0", "Data protection officer"),
            Paper(day, "Partnership sharing agreement, version 2.1", "Caldicott guardian or equal"),
            review_on,
        )
        record_papers(space=space, pathway=code, agencies=agencies, papers=papers, by=by, at=at)
        go_live(space=space, pathway=code, by=by, at=signed_at)
