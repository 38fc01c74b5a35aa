"""What planning adds to the list of actions: the activities that they come from."""

from django.urls import reverse

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.sections import Origin, register_origin
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.planning.models import ORIGIN, Activity

LONGEST = 60


def activities_in_view(standing: Standing, space: Space) -> list[tuple[int, str, str]]:
    """Number, words and address of each activity that a person may see."""
    rows = Activity.objects.visible_to(standing).filter(space=space).with_names().order_by("pk")
    return [(one.pk, f"Plan {one}"[:LONGEST], reverse("activity", args=[space.slug, one.pk])) for one in rows]


def register() -> None:
    """Called when the program starts."""
    register_origin(Origin(ORIGIN, "activity of a plan", activities_in_view))
