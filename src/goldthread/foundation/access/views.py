"""The roles page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import SIGNED_IN, access
from goldthread.foundation.access.roles_page import roles_page


@access(SIGNED_IN)
def roles(request: HttpRequest) -> HttpResponse:
    """What each role may do, for anyone who works here and for whoever must say yes or no to it."""
    return render(request, "access/roles.html", {"page": roles_page(), "wide": True})
