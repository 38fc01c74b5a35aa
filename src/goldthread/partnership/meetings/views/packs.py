"""The pack of a meeting, made for whoever asks for it."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.text import slugify

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.records.file_names import saved_as
from goldthread.partnership.meetings.pack.making import made, pack_for
from goldthread.partnership.meetings.views.in_sight import visible_meeting


@access(Can.VIEW_PARTNERSHIP)
def pack(request: DeskRequest, pk: int) -> HttpResponse:
    """Agenda, last minutes, open actions and papers in one PDF: what this person may see. It is not kept."""
    found = visible_meeting(request, pk, "pack")
    data = made(pack_for(found, request.standing, request.user.name), settings.ADDRESS.rstrip("/"))
    name = f"{slugify(found.group.name)}-{found.on:%Y-%m-%d}.pdf"
    return HttpResponse(
        data,
        content_type="application/pdf",
        headers={"Content-Disposition": saved_as(name), "Cache-Control": "no-store"},
    )
