"""What the page of a case says of the people who take part in it."""

from typing import Any

from django.db.models import OuterRef
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.sections import Section, register_section
from goldthread.cases.people.allowing import held_to_tell
from goldthread.cases.people.models import Involvement
from goldthread.cases.people.seen import taking_part
from goldthread.foundation.access.requests import DeskRequest

TEMPLATE = "people/on_case.html"


def register() -> None:
    register_section(Section(TEMPLATE, _shown, lambda: Involvement.objects.standing_ones().filter(case=OuterRef("pk"))))


def _shown(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    """Where nobody may be named yet nobody is added either."""
    may_add = not case.rules.unnamed_in(case.stage) and held_to_tell(case, request.standing) is not None
    return {
        "people": taking_part(case, request.standing, request.today) if is_there else [],
        "add": reverse("add_person", args=[request.space.slug, case.reference]) if may_add else "",
    }
