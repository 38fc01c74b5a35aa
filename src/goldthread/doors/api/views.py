"""The document of the API, the page made of it, and what is said where there is nothing."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from goldthread.doors.api.describing import described
from goldthread.doors.api.problems import problem
from goldthread.doors.api.v1 import document
from goldthread.foundation.access.doors import access, public

REASON = "describes the API to whoever writes against it; holds nothing of anyone"


@access(public(REASON))
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document, for machines."""
    return JsonResponse(document())


@access(public(REASON))
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The same for people. Nothing on it comes from elsewhere."""
    return render(request, "api/page.html", {"api": described(document())})


@access(public("says to a machine that there is nothing at an address"))
@csrf_exempt
def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any other address under the API."""
    return problem(request, HTTPStatus.NOT_FOUND, "There is no such address in the API. See /api/ for those there are.")
