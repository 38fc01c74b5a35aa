"""The register of procedures and agreements."""

from django.http import HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.partnership.procedures.lists import procedures_page
from goldthread.partnership.procedures.register import told


@access(Can.VIEW_PROCEDURES)
def procedures(request: DeskRequest) -> HttpResponse:
    """Every document in sight, to filter, sort and take away."""
    space, standing = request.space, request.standing
    rows = told(space, standing, request.today)
    return respond(
        request,
        procedures_page(rows, request.today),
        rows,
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="procedures/register.html",
        may_record=standing.may(Can.RECORD_PROCEDURES, space.pk),
        crumbs=[{"text": space.name, "href": reverse("partnership", args=[space.slug])}],
    )
