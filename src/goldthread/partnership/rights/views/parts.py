"""What the page of a matter shows beside its clock and its log, by its kind."""

from collections.abc import Callable
from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.jobs.progress import how_far
from goldthread.partnership.rights.models import (
    AccessRequest,
    GatheredItem,
    Matter,
    Pack,
    SearchDetail,
    WithheldWords,
    settings_of,
)
from goldthread.partnership.rights.releasing import digest_of

Part = Callable[[Matter, DeskRequest], dict[str, Any]]


def of_access(matter: Matter, request: DeskRequest) -> dict[str, Any]:
    """Who asks, what was gathered and decided, and the pack."""
    access = AccessRequest.objects.get(matter=matter)
    items = list(GatheredItem.objects.filter(matter=matter).order_by("pk").prefetch_related("passages"))
    packs = list(Pack.objects.filter(matter=matter).select_related("file", "space", "checked_by").order_by("-pk"))
    is_gathering = access.search == AccessRequest.Search.WAITING
    is_packing = any(pack.state == Pack.State.WAITING for pack in packs)
    return {
        "access": access,
        "details": SearchDetail.objects.filter(matter=matter).order_by("kind", "pk"),
        "to_decide": [one for one in items if one.decided_at is None],
        "kept": [one for one in items if one.decided_at and not one.is_left_out],
        "left_out": [one for one in items if one.is_left_out],
        "hidden": WithheldWords.objects.filter(matter=matter).order_by("pk"),
        "packs": packs,
        "digest": digest_of(matter) if packs and matter.is_open else "",
        "needs_second_person": settings_of(matter.space_id).needs_second_person,
        "is_gathering": is_gathering,
        "is_waiting": is_gathering or is_packing,
        "far": how_far(access.piece, request.now) if is_gathering else None,
    }


PARTS: dict[str, Part] = {Matter.Kind.ACCESS: of_access}
