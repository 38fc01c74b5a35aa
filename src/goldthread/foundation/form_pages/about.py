"""A form page about one record that runs one command and goes back, declared instead of written out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.form_pages.page import FormPage

SHUT = "form_pages/shut.html"

Said = Mapping[str, Any]
View = Callable[..., HttpResponse]


def nothing(*_: Any) -> Said:
    return {}


def always(_: Any) -> None:
    """The page opens whatever the record says."""


@dataclass(frozen=True, kw_only=True)
class FormAbout:
    """What is asked about which record, and where that leads. ``view`` is the view of it.

    ``find`` gives the record that the person may see, from the request and what the address says. ``place`` says what a
    part says of all its pages: caption, ``back``, crumbs. ``send`` is a method of ``form``, and is told the record by
    the name ``given``, as its command takes it.

    ``open_if`` refuses as the command would: a form whose time is over, or has not come, says why instead of asking.
    What was sent goes to the command all the same, so that nothing typed is lost and a form sent twice is done once.

    ``now`` is what the record says, ``suggested`` what it does not, ``options`` what else the form takes. A form that
    ``adds`` something to a record does not mind what others add meanwhile. With a ``step`` it can be kept for later.
    """

    find: Callable[..., Any]
    place: Callable[[DeskRequest, Any], Said]
    given: str
    form: type[CommandForm]
    send: Callable[..., Any]
    title: str
    intro: str | Callable[[Any], str] = ""
    button: str = "Save"
    danger: bool = False
    done: str = "It was recorded."
    step: str = ""
    adds: bool = False
    open_if: Callable[[Any], object] = always
    now: Callable[[Any], Said] = nothing
    suggested: Callable[[DeskRequest, Any], Said] = nothing
    options: Callable[[DeskRequest, Any], Said] = nothing

    def view(self, request: DeskRequest, **address: Any) -> HttpResponse:
        """Show the form, or why there is none; or carry out what was sent."""
        record = self.find(request, **address)
        page = self._page(request, record)
        if request.method != "POST" and (why := self._why_shut(record)):
            return render(request, SHUT, {"page": page, "why": why, "crumbs": page.crumbs})
        form = self.form(
            *sent(request),
            seen=None if self.adds else record,
            initial=self.now(record),
            suggested=self.suggested(request, record),
            **self.options(request, record),
        )
        return answered(request, page, form, partial(self.send, form), **{self.given: record})

    def _page(self, request: DeskRequest, record: Any) -> FormPage:
        said = {
            "title": self.title,
            "intro": self.intro if isinstance(self.intro, str) else self.intro(record),
            "button": self.button,
            "danger": self.danger,
            "done": self.done,
            "step": f"{self.step}-{record.pk}" if self.step else "",
        }
        return FormPage(**{**said, **self.place(request, record)})

    def _why_shut(self, record: Any) -> str:
        try:
            self.open_if(record)
        except Refused as why:
            return str(why)
        return ""


def forms_about(*usually: Can, **usual: Any) -> Callable[..., View]:
    """To declare the views of several forms: whom they let in and what they say is told here once, and each form says
    the rest, or another thing in its place.
    """

    def declare(*needs: Can, **said: Any) -> View:
        return access(*(needs or usually))(FormAbout(**{**usual, **said}).view)

    return declare


def today_as(field: str) -> Callable[[DeskRequest, Any], Said]:
    """Suggests the day on which the page is opened."""
    return lambda request, _: {field: request.today}
