"""The section about meetings on a group's page."""

from datetime import date
from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.groups.models import Group
from goldthread.partnership.governance.sections import SECTIONS, Section
from goldthread.partnership.meetings.models import Cadence, Meeting


def on_group(group: Group, request: DeskRequest, day: date) -> dict[str, Any]:
    """How it meets, and the meetings that come next, as far as the person may see them."""
    seen = Meeting.objects.visible_to(request.standing).filter(group=group)
    return {
        "cadence": Cadence.objects.filter(group=group).in_force(day).first(),
        "ahead": list(seen.standing().filter(on__gte=request.today).in_order().select_related("space", "group")[:3]),
        "last": seen.filter(state=Meeting.State.HELD).select_related("space", "group").order_by("-on").first(),
        "sees": seen.exists() or request.standing.may(Can.VIEW_MEETINGS, request.space.pk),
        "year": request.today.year,
        "group": group.pk,
        "slug": request.space.slug,
        "may_record": request.standing.may(Can.RECORD_MEETINGS, request.space.pk),
    }


def register() -> None:
    SECTIONS.append(Section("meetings/on_group.html", on_group))
