"""Every draw of a space as plain data, with all that it takes to draw it again, for ``goldthread draws --json``."""

from typing import Any

from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.scrutiny.models import Draw


def draws_as_data(space: Space) -> dict[str, Any]:
    """Draws first to last, each with whether the same sample is drawn again from what was kept."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        draws = Draw.objects.filter(space=space).prefetch_related("drawn").order_by("number")
        return {"space": space.slug, "draws": [_draw(draw) for draw in draws]}


def _draw(draw: Draw) -> dict[str, Any]:
    drawn = [one.action_id for one in sorted(draw.drawn.all(), key=lambda one: one.place)]
    return {
        "number": draw.number,
        "drawn_at": draw.drawn_at.isoformat(),
        "purpose": draw.purpose,
        "method": draw.method,
        "seed": draw.seed,
        "size": draw.size,
        "population": draw.population,
        "drawn": drawn,
        "is_the_same_again": list(draw.drawn_again()) == drawn,
    }
