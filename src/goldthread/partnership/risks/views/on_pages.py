"""What risks add to the pages of others: which risks a matter, a finding or an action hangs together with."""

from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.sections import Origin, register_origin, register_section
from goldthread.foundation.actions.sections import Section as SectionOfAction
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.learning.sections import SECTIONS as OF_LEARNING
from goldthread.partnership.learning.sections import Section as SectionOfLearning
from goldthread.partnership.matters.models import RaisedMatter
from goldthread.partnership.matters.sections import SECTIONS as OF_MATTERS
from goldthread.partnership.matters.sections import Section as SectionOfMatter
from goldthread.partnership.risks.models import ORIGIN, Risk


def risks_in_view(standing: Standing, space: Space) -> list[tuple[int, str, str]]:
    """Number, words and address of each risk from which something is owed, as far as a person may see it."""
    rows = Risk.objects.visible_to(standing).filter(space=space).select_related("space").order_by("pk")
    return [(one.pk, f"{one}: {one.title}", one.get_absolute_url()) for one in rows]


def _linked(standing: Standing, **to: Any) -> dict[str, Any]:
    rows = Risk.objects.visible_to(standing).filter(**{f"links__{field}": one for field, one in to.items()})
    return {"risks": list(rows.select_related("space").order_by("number"))}


def on_matter(matter: RaisedMatter, request: DeskRequest) -> dict[str, Any]:
    return _linked(request.standing, matter=matter)


def on_finding(finding: Finding, request: DeskRequest, parts: object) -> dict[str, Any]:
    return _linked(request.standing, finding=finding)


def on_action(action: Action, standing: Standing, space: Space) -> dict[str, Any]:
    return _linked(standing, action=action)


def register() -> None:
    """Called when the program starts."""
    register_origin(Origin(ORIGIN, "risk", risks_in_view))
    register_section(SectionOfAction("risks/on_action.html", on_action))
    OF_LEARNING[Finding].append(SectionOfLearning("risks/on_learning.html", on_finding))
    OF_MATTERS.append(SectionOfMatter("risks/on_matter.html", on_matter))
