"""A page that waits for a job: it loads itself again if the person asks for that, and never unasked.

A page that changes by itself takes whoever hears or magnifies it back to its top, so that must be asked for and can be
stopped (WCAG 2.2.1 and 2.2.2). Without JavaScript a header of the answer does it.
"""

from django.http import HttpRequest, HttpResponse

EVERY = 20
"""Seconds between two looks."""


def is_watched(request: HttpRequest) -> bool:
    """Whether the person asked for the page to load itself again."""
    return request.GET.get("watch") == "yes"


def watched(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The answer, told to come again if that was asked for."""
    if is_watched(request):
        answer["Refresh"] = str(EVERY)
    return answer
