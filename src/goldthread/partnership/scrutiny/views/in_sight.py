"""What a person may see of scrutiny, by its address: anything else does not exist. What is opened is noted."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.scrutiny.models import Challenge, Draw, DrawnAction
from goldthread.partnership.scrutiny.queries import challenges_in

FORM = "form"


def visible_draw(request: DeskRequest, pk: int, shown: str) -> Draw:
    """A draw of this space in sight; what it was drawn from is read when it is asked for. Raise Http404."""
    seen = Draw.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(seen.select_related("space", "agency").defer("population"), pk=pk)
    note_read(found, shown)
    return found


def visible_drawn(request: DeskRequest, pk: int) -> DrawnAction:
    """An action that was drawn, if the person may see it. Raise Http404."""
    seen = DrawnAction.objects.visible_to(request.standing).filter(space=request.space)
    rows = seen.with_views().select_related("draw__space", "action__space").defer("draw__population")
    found = get_object_or_404(rows, pk=pk)
    note_read(found, FORM)
    return found


def visible_challenge(request: DeskRequest, pk: int, shown: str = FORM) -> Challenge:
    """A challenge of this space in sight. Raise Http404."""
    found = get_object_or_404(challenges_in(request.space, request.standing, request.today), pk=pk)
    note_read(found, shown)
    return found


def crumbs_to_scrutiny(space: Space) -> list[dict[str, str]]:
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Scrutiny", "href": reverse("scrutiny", args=[space.slug])},
    ]


def crumbs_to_draw(draw: Draw) -> list[dict[str, str]]:
    return [*crumbs_to_scrutiny(draw.space), {"text": str(draw), "href": draw.get_absolute_url()}]


def crumbs_to_challenges(space: Space) -> list[dict[str, str]]:
    here = {"text": "Challenges", "href": reverse("challenges", args=[space.slug])}
    return [*crumbs_to_scrutiny(space), here]
