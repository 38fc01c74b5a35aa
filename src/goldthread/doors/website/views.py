"""The public site's three kinds of answer: a page, what a search found, and a file. All of it is open to anyone."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpResponse, HttpResponsePermanentRedirect, StreamingHttpResponse

from goldthread.doors.website import pages, store
from goldthread.doors.website.answering import METHODS, not_allowed, sent
from goldthread.doors.website.errors import busy
from goldthread.doors.website.middleware import SiteRequest
from goldthread.doors.website.routing import NOT_THERE, WITHOUT_A_SLASH, is_there, page_at
from goldthread.doors.website.searching import TooManySearches, asked_of, found_by
from goldthread.foundation.files.kinds import KINDS
from goldthread.foundation.publications.folder import path_of
from goldthread.foundation.records.file_names import file_name

SHOWN_IN_THE_BROWSER = {"pdf", "jpeg", "png", "webp", "txt"}


def page(request: SiteRequest, address: str) -> HttpResponse:
    """A page, at its address with a slash at the end."""
    if request.method not in METHODS:
        return not_allowed()
    path = address.rstrip("/")
    ends_with_slash = not path or address == f"{path}/"
    if path in WITHOUT_A_SLASH or ends_with_slash:
        return sent(
            request, page_at(request.asked_site, path if path in WITHOUT_A_SLASH or ends_with_slash else NOT_THERE)
        )
    if is_there(request.asked_site, path):
        return HttpResponsePermanentRedirect(f"/{path}/")
    return sent(request, page_at(request.asked_site, NOT_THERE))


def search(request: SiteRequest) -> HttpResponse:
    """What was found. It is made for each question and kept for none: there is no end of questions."""
    if request.method not in METHODS:
        return not_allowed()
    asked = asked_of(request.GET)
    try:
        found = found_by(request.asked_site, asked)
    except TooManySearches:
        return busy()
    return sent(request, pages.search(request.asked_site, asked, found))


def download(request: SiteRequest, number: int, name: str) -> HttpResponse | StreamingHttpResponse:
    """A file of a page that is out, under the name that its page gives it."""
    if request.method not in METHODS:
        return not_allowed()
    found = store.rows(store.FILE, [request.asked_site.space, number]) if number < 2**63 else []
    path = path_of(Path(settings.PUBLISHED_FOLDER), request.asked_site.space, found[0]["place"]) if found else None
    if path is None or found[0]["name"] != name or not path.is_file():
        return sent(request, page_at(request.asked_site, NOT_THERE))
    kind = found[0]["kind"]
    answer = FileResponse(
        path.open("rb"),
        as_attachment=kind not in SHOWN_IN_THE_BROWSER,
        filename=file_name(name),
        content_type=KINDS[kind].content_type,
    )
    answer["Cache-Control"] = "public, no-cache"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
