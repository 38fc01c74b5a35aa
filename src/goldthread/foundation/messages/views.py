"""The outbox, for those who invite people."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.messages.models import Message
from goldthread.foundation.messages.outbox import OUTBOX
from goldthread.foundation.messages.sending import send_again
from goldthread.foundation.trail.reading import noting_what_is_taken


@access(Can.MANAGE_PEOPLE)
def outbox(request: DeskRequest) -> HttpResponse:
    """Every message, newest first."""
    rows = Message.objects.filter(space=request.space).select_related("space")
    may_export = request.standing.may(Can.EXPORT, request.space.pk)
    waits = settings.EMAIL_BACKEND.endswith(".NoMail")
    return respond(
        request,
        OUTBOX,
        rows,
        may_export=may_export,
        noted=noting_what_is_taken(request.space),
        template="messages/outbox.html",
        waits_for_mail=waits,
    )


@access(Can.MANAGE_PEOPLE)
def message(request: DeskRequest, pk: int) -> HttpResponse:
    """What became of one message. What it says, with the links and codes in it, is for whom it is sent to."""
    page = {
        "message": get_object_or_404(Message, space=request.space, pk=pk),
        "is_demo": settings.IS_DEMO,
        "crumbs": [{"text": "Outbox", "href": reverse("outbox", args=[request.space.slug])}],
    }
    return render(request, "messages/message.html", page)


@access(Can.MANAGE_PEOPLE)
@require_POST
def try_again(request: DeskRequest, pk: int) -> HttpResponse:
    """Send once more what could not be sent."""
    found = get_object_or_404(Message, space=request.space, pk=pk)
    try:
        send_again(message=found, by=request.user, at=request.now)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The message will be sent again.")
    return redirect("message", request.space.slug, pk)
