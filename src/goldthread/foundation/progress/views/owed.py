"""The page of a lead: everything that the own agencies owe, wherever they take part."""

from django.http import HttpResponse

from goldthread.foundation.access.doors import SIGNED_IN, access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.progress.owed import owed_by_own, page_of_owed
from goldthread.foundation.trail.reading import noting_what_is_taken


@access(SIGNED_IN)
def owed(request: DeskRequest) -> HttpResponse:
    """Over every partnership; of whoever answers for no agency, an empty list."""
    standing = request.standing
    spaces = [space for space in standing.spaces.values() if standing.may(Can.EXPORT, space.pk)]

    def noted(what: str, rows: int) -> None:
        for space in spaces:
            noting_what_is_taken(space)(what, rows)

    return respond(
        request,
        page_of_owed(standing, request.today),
        owed_by_own(standing, request.today),
        may_export=len(spaces) == len(standing.spaces),
        noted=noted,
    )
