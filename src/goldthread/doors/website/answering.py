"""Send a page that is ready: packed where the reader takes it, and not at all where they have it already."""

from django.http import HttpRequest, HttpResponse

from goldthread.doors.website.sites import Kept

SHORT = "public, max-age=30, must-revalidate"
"""How long a browser, or what stands between, shows a page without asking again. Here a change shows at once."""
METHODS = ("GET", "HEAD")


def sent(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The answer to a request for this page."""
    if kept.mark in request.headers.get("If-None-Match", "") and kept.status == 200:
        answer = HttpResponse(status=304)
        del answer.headers["Content-Type"]
    else:
        packs = "gzip" in request.headers.get("Accept-Encoding", "")
        body = kept.packed if packs else kept.body
        answer = HttpResponse(b"" if request.method == "HEAD" else body, status=kept.status)
        answer.headers["Content-Type"] = kept.content_type
        answer.headers["Content-Length"] = str(len(body))
        if packs:
            answer.headers["Content-Encoding"] = "gzip"
    answer.headers["ETag"] = kept.mark
    answer.headers["Vary"] = "Accept-Encoding"
    answer.headers["Cache-Control"] = SHORT
    return answer


def not_allowed() -> HttpResponse:
    return HttpResponse(
        "This site is only read.\n", status=405, content_type="text/plain", headers={"Allow": "GET, HEAD"}
    )
