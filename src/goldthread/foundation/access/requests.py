"""A request as views find it, after everything that stands around it (``access.middleware``)."""

from datetime import date, datetime

from django.http import HttpRequest

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.models import User
from goldthread.foundation.spaces.models import Space


class Request(HttpRequest):
    """What any view may ask of its request.

    ``space`` is there where the address names one and the door asks a permission. ``reference`` is what a person
    can quote so that the log lines are found; the outermost door gives it. A view whose own address does not tell where
    the menu has it says so in ``found_under``, with the address of a page that does.
    """

    now: datetime
    today: date
    reference: str
    standing: Standing
    space: Space
    found_under: str


class DeskRequest(Request):
    """The request of a view that opens to nobody without an account."""

    user: User
