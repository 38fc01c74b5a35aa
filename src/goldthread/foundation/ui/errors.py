"""Pages for when something goes wrong: plain words, what to do next, and a reference to quote.

In the URL configuration: handler400 = "goldthread.foundation.ui.errors.bad_request", and so on for 403, 404
and 500. In settings: CSRF_FAILURE_VIEW and AXES_LOCKOUT_CALLABLE name the functions below.
"""

import logging

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

log = logging.getLogger(__name__)

PAGES = {
    400: (
        "There is a problem with that request",
        "What your browser sent could not be understood, so nothing was changed.",
        "Go back, check what you entered and try again.",
    ),
    403: ("You cannot do this", "Your role does not allow it, so nothing was changed."),
    404: (
        "Page not found",
        "If you typed the web address, check it is correct. If you pasted it, check you copied all of it.",
        "If the address is correct, the page may have moved or you may not be able to see it. Ask the person "
        "who sent you here, or your partnership's business unit.",
    ),
    405: (
        "That page cannot be opened this way",
        "You may have reloaded or bookmarked the result of a form. Nothing was changed.",
        "Go back to the page with the form and send it again.",
    ),
    413: (
        "What you sent is too big",
        "Nothing was saved. Send fewer or smaller files, or split the work into parts.",
        "Go back: your browser may still have what you typed.",
    ),
    429: (
        "Too many attempts",
        "To keep records safe, this is closed to you for a while.",
        "Wait a few minutes, then try again. If you have forgotten your password, reset it.",
    ),
    500: (
        "Sorry, there is a problem with Goldthread",
        "We could not do that. What you sent may not have been saved.",
        "Try again in a few minutes. Before you send a form again, look whether the change is already there.",
    ),
}

OUT_OF_DATE = (
    "That page had been open too long",
    "To keep records safe, a form must be sent from a page opened recently. Nothing was changed.",
    "Go back, copy anything long that you typed, reload the page and send it again. If it keeps happening, "
    "check that your browser accepts cookies from this site.",
)

BARE = "<!doctype html><html lang='en-GB'><title>{title} - Goldthread</title><h1>{title}</h1>{body}"


def reference_of(request) -> str:
    """What a person can quote so that the log lines of their request are found; the request's id."""
    return str(getattr(request, "reference", "") or "")


def error_page(status: int, request=None, words: tuple[str, ...] = (), *, with_frame: bool = True) -> HttpResponse:
    """The page for a status. Without frame nothing about the person is shown, and so nothing is looked up."""
    title, *lines = words or PAGES[status]
    context = {"title": title, "lines": lines, "reference": reference_of(request)}
    try:
        body: str = render_to_string("ui/error.html", context, request if with_frame else None)
    except Exception:
        log.exception("The error page itself failed")
        body = BARE.format(title=title, body="".join(f"<p>{line}" for line in lines))
    return HttpResponse(body, status=status)


def bad_request(request: HttpRequest, exception=None) -> HttpResponse:
    """Status 400, or 413 where Django refused the request for its size."""
    too_big = isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent))
    return error_page(413 if too_big else 400, request, with_frame=False)


def forbidden(request: HttpRequest, exception=None) -> HttpResponse:
    """What may not be seen looks like what does not exist, unless the refusal explains itself.

    `raise PermissionDenied("Only the lead can close a case.")` shows that sentence to somebody who may know
    the case exists; a bare PermissionDenied gives the page, and the status, of a page that is not there.
    """
    reason = str(exception) if exception is not None and exception.args else ""
    if not reason:
        return not_found(request)
    return error_page(403, request, (PAGES[403][0], reason))


def not_found(request: HttpRequest, exception=None) -> HttpResponse:
    """Status 404. Says nothing of what was asked for."""
    return error_page(404, request)


def method_not_allowed(request: HttpRequest) -> HttpResponse:
    """Status 405: a form's address opened as a page."""
    return error_page(405, request)


def too_many(request: HttpRequest, *args, retry_after: int = 300, **kwargs) -> HttpResponse:
    """Status 429, also when sign-in is locked. `retry_after` in seconds."""
    response = error_page(429, request, with_frame=False)
    response["Retry-After"] = str(retry_after)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Status 500. Asks the database nothing: it may be what failed."""
    return error_page(500, request, with_frame=False)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form sent from a page that was open too long, or from elsewhere."""
    log.info("Form refused: %s", reason)
    return error_page(403, request, OUT_OF_DATE, with_frame=False)


class PlainErrors:
    """Gives the bodiless refusals of Django's decorators (405) a page that says what to do."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 405 or response.streaming or response.content:
            return response
        page = method_not_allowed(request)
        page["Allow"] = response["Allow"]
        return page
