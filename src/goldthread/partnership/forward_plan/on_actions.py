"""What the forward plan adds to the list of actions: the reports that they follow from."""

from django.urls import reverse

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.sections import Origin, register_origin
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.forward_plan.models import ORIGIN, CalledReport

LONGEST = 60


def reports_in_view(standing: Standing, space: Space) -> list[tuple[int, str, str]]:
    """Number, words and address of each report that was considered and that a person may see."""
    rows = CalledReport.objects.visible_to(standing).filter(space=space, considered_on__isnull=False).order_by("pk")
    return [(one.pk, f"Report {one}"[:LONGEST], reverse("called_report", args=[space.slug, one.pk])) for one in rows]


def register() -> None:
    """Called when the program starts."""
    register_origin(Origin(ORIGIN, "report", reports_in_view))
