"""What the page of a case says when another open case is about the same person."""

from typing import Any

from django.db.models import OuterRef

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.queries import sees_all_of
from goldthread.cases.casework.sections import Section, register_section
from goldthread.cases.people.two_desks import concerned, in_two, known_to_others
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.trail.reading import note_read

TEMPLATE = "people/two_desks.html"


def register() -> None:
    register_section(Section(TEMPLATE, _shown, lambda: in_two(concerned()).filter(case=OuterRef("pk"))))


def _shown(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    """For whoever reads whom the case is about. Of a desk whose case they do not read nobody is told but whoever runs
    this one or leads it, who has to agree with that desk. That is noted of the case that they read: the other's readers
    are not to learn of this one.
    """
    known = known_to_others([case], request.standing).get(case.pk, []) if is_there else []
    unread = [one for one in known if not one.is_read] if sees_all_of(case, request.standing) else []
    if unread:
        note_read(case, "that somebody whom it is about is known to another desk")
    return {
        "read": [one for one in known if one.is_read],
        "desks": list(dict.fromkeys((one.who, one.desk) for one in unread)),
    }
