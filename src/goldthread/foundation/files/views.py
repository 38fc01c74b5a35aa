"""A file, handed out to be saved and never shown in the page's own name."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.files import storage
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.records.file_names import saved_as
from goldthread.foundation.trail.reading import note_read

NOTHING_RUNS = "sandbox; default-src 'none'"
"""For a browser that shows the file all the same: nothing in it runs, and it is from nowhere."""


@access(Can.VIEW_PARTNERSHIP)
def stored_file(request: DeskRequest, pk: int) -> HttpResponse:
    """One file, to whoever may see the record it belongs to; while it is shut, a page that says why."""
    visible = StoredFile.objects.visible_to(request.standing).filter(space=request.space)
    file = get_object_or_404(visible.select_related("space"), pk=pk)
    if not file.may_be_opened:
        return render(request, "files/shut.html", {"file": file}, status=403)
    try:
        data = storage.read(file.place, file.sha256)
    except storage.DamagedFile:
        return render(request, "files/damaged.html", {"file": file}, status=500)
    note_read(file, "file")
    return attached(file, data)


def attached(file: StoredFile, data: bytes) -> HttpResponse:
    """The bytes as a file that the browser saves under the name they came by."""
    return HttpResponse(
        data,
        content_type=file.what.content_type,
        headers={
            "Content-Disposition": saved_as(file.name),
            "Content-Security-Policy": NOTHING_RUNS,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store, private",
        },
    )
