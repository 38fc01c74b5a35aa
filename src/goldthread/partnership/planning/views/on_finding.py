"""What planning adds to the page of a finding: the priorities that it led to."""

from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.sections import SECTIONS, Section
from goldthread.partnership.planning.queries import priorities_in


def on_finding(finding: Finding, request: DeskRequest, parts: Parts | None) -> dict[str, Any]:
    """Only to those who see what the boards plan."""
    led = priorities_in(request.space, request.standing).filter(priorityfinding_set__finding=finding)
    return {"priorities": list(led.order_by("first_year", "number"))}


def register() -> None:
    """Called when the program starts."""
    SECTIONS[Finding].append(Section("planning/on_finding.html", on_finding))
