"""What requests add to the page of a case."""

from typing import Any

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.sections import Section, register_section
from goldthread.cases.requests.queries import of_case
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can

TEMPLATE = "requests/section.html"


def shown(case: Case, request: DeskRequest) -> dict[str, Any]:
    """The desk's lanes and states; for an agency its own lanes, and what others replied and is not marked."""
    found = of_case(case, request.standing, request.now)
    may_ask = not case.is_closed and may_in(case, Can.SHARE_CASES, request.standing, by_agency=False)
    return {**found, "case": case, "may_ask": may_ask}


def register() -> None:
    """Called when the program starts."""
    register_section(Section(TEMPLATE, shown))
