"""What the page of a case says of the people who take part in it."""

from typing import Any

from django.db.models import OuterRef
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.sections import Section, register_section
from goldthread.cases.people.allowing import held_to_tell
from goldthread.cases.people.models import Involvement
from goldthread.cases.people.named import NAMED, named_in
from goldthread.cases.people.seen import taking_part
from goldthread.foundation.access.requests import DeskRequest

TEMPLATE = "people/on_case.html"


def register() -> None:
    register_section(Section(TEMPLATE, _shown, lambda: Involvement.objects.standing_ones().filter(case=OuterRef("pk"))))


def _shown(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    """Where nobody may be named yet nobody is added either."""
    may_add = not case.rules.unnamed_in(case.stage) and held_to_tell(case, request.standing) is not None
    to_add = reverse("add_person", args=[request.space.slug, case.reference])
    named = named_in(case, request.standing) if may_add else []
    return {
        "named": [(f"Say who {one} is", f"{to_add}?{NAMED}={one.key}") for one in named],
        "people": taking_part(case, request.standing, request.today) if is_there else [],
        "add": to_add if may_add else "",
        "all": reverse("people_of_case", args=[request.space.slug, case.reference]),
    }
