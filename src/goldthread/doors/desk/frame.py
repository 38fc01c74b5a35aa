"""What stands around every page: whose page it is, who is signed in, where one may go."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from goldthread.doors.desk.navigation import navigation
from goldthread.foundation.access.requests import Request

MADE_UP = "Everything here is made up: nobody is real."
PEOPLE = "The people who sign in are made up."


def frame(request: Request) -> dict[str, Any]:
    """Context for the frame of every page. Asks nothing of the database."""
    around: dict[str, Any] = {"demo": settings.IS_DEMO}
    if not getattr(request, "standing", None) or not request.user.is_authenticated:
        return around
    space = getattr(request, "space", None)
    return {
        **around,
        "demo_words": MADE_UP if space and space.is_fictitious else PEOPLE,
        "space": space,
        "navigation": navigation(request.standing, space, getattr(request, "found_under", request.path)),
        "account": {"text": request.user.name, "href": reverse("your_account")},
        "sign_out": reverse("account_logout"),
    }
