"""Answers that know nothing of a site: where there is none, and where something is wrong on our side.

Whoever reads them may be worried about a child: each says whom to call in an emergency.
"""

from django.http import HttpRequest, HttpResponse

PAGE = (
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>{title}</h1>'
    "<p>{words}</p><p>If a child is in danger now, call 999.</p></main></body></html>"
)


def _plain(status: int, title: str, words: str) -> HttpResponse:
    page = HttpResponse(PAGE.format(title=title, words=words), status=status)
    page["Cache-Control"] = "no-store"
    return page


def no_site(status: int = 404) -> HttpResponse:
    return _plain(status, "There is no site here", "Check that the web address is correct.")


def away() -> HttpResponse:
    answer = _plain(503, "Sorry, this site is not available", "Try again in a few minutes.")
    answer["Retry-After"] = "120"
    return answer


def busy() -> HttpResponse:
    answer = _plain(503, "Many people are searching this site", "Try again in a minute.")
    answer["Retry-After"] = "60"
    return answer


def server_error(request: HttpRequest) -> HttpResponse:
    return _plain(500, "Sorry, there is a problem with this site", "Try again in a few minutes.")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain(400, "There is a problem with that request", "Check that the web address is correct.")
