"""What a one-time link opens. A GET consumes nothing and shows nothing of what is asked until the code was entered."""

from functools import wraps
from typing import Any

from allauth.core import ratelimit
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters

from goldthread.foundation.access.doors import access, public
from goldthread.foundation.access.requests import Request
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.one_time_links.commands import note_opened
from goldthread.foundation.one_time_links.forms import EnterCode
from goldthread.foundation.one_time_links.proof import has_entered_code, remember
from goldthread.foundation.one_time_links.queries import asking_behind
from goldthread.foundation.one_time_links.views.pages import answer_page, ask_code, closed, has_typed, thanks
from goldthread.foundation.one_time_links.views.sending import ended, send
from goldthread.foundation.passes.answering import NOTED
from goldthread.foundation.passes.commands import enter_code
from goldthread.foundation.passes.kinds import MOST_TRIES
from goldthread.foundation.ui.errors import error_page

KEPT_NOWHERE = {
    "Cache-Control": "no-store, private",
    # Its address is a secret, so no page is told it. "no-referrer" would hide also from us that a form came from here.
    "Referrer-Policy": "strict-origin",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
CODE_LIMIT = "code_of_a_link"
TOO_MANY = (
    "Too many attempts",
    "Too many codes were entered from where you are.",
    "Wait ten minutes, then enter the code again.",
)

LOCKED = f"That is not the code. It was wrong {MOST_TRIES} times, so this link is locked now."


def kept_nowhere(view: Any) -> Any:
    """No browser keeps it, no search engine lists it, no other page is told its address."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = view(*args, **kwargs)
        for name, value in KEPT_NOWHERE.items():
            response[name] = value
        return response

    return guarded


@access(public("whoever reads a mailbox has no account; the link holds a secret and asks for a code"))
@kept_nowhere
@sensitive_post_parameters()
def link(request: Request, text: str) -> HttpResponse:
    """Ask for the code, show what is asked and take the answer, or say why not."""
    asking = asking_behind(text)
    if asking is None:
        raise Http404
    knows_code = has_entered_code(request, asking.link)
    if why_not := asking.link.why_not(request.now):
        return _ended(request, asking, why_not) if knows_code else closed(request, asking, why_not)
    if "code" in request.POST:
        return _code_entered(request, asking)
    if not knows_code:
        return ask_code(request, asking, EnterCode())
    answer = send(request, asking) if request.method == "POST" else answer_page(request, asking)
    return remember(answer, request, asking.link)


def _ended(request: Request, asking: Any, why_not: str) -> HttpResponse:
    """For the browser in which the code was entered: thanks, if that is how it ended."""
    if request.method == "POST":
        return ended(request, asking, why_not)
    return thanks(request, asking) if asking.answer else closed(request, asking, why_not)


def _code_entered(request: Request, asking: Any) -> HttpResponse:
    """Let in whoever knows the code; what was typed before it was asked again is not lost."""
    if not ratelimit.consume(request, action=CODE_LIMIT):
        return error_page(429, request, TOO_MANY, with_frame=False)
    form = EnterCode(request.POST)
    if not form.is_valid():
        return ask_code(request, asking, form)
    try:
        holder = enter_code(pass_=asking.link, code=form.cleaned_data["code"], by=NOTED, at=request.now)
    except Refused as refusal:
        return closed(request, asking, str(refusal))
    if holder:
        if asking.opened_at is None:
            note_opened(asking=asking, by=NOTED, at=request.now)
        page = answer_page(request, asking) if has_typed(request, asking) else redirect(request.path)
        return remember(page, request, asking.link)
    left = MOST_TRIES - asking.link.attempts - 1
    if left < 1:
        return closed(request, asking, LOCKED)
    tries = "once more" if left == 1 else f"{left} more times"
    form.add_error("code", f"That is not the code for this link. You can try {tries}.")
    return ask_code(request, asking, form)
