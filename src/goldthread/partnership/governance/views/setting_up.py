"""Setting a partnership up: a checklist that can be left and taken up again, and going live."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.partnership.governance.checklist import checklist
from goldthread.partnership.governance.commands.setting_up import PARTNER_KINDS
from goldthread.partnership.governance.crumbs import crumbs_to
from goldthread.partnership.governance.forms.setting_up import Details, GoLive, MailTest, Partners
from goldthread.partnership.governance.queries.setting_up import readiness_of

FORM = "governance/form.html"


@access(Can.GO_LIVE)
def setup(request: DeskRequest) -> HttpResponse:
    """What is done and what is left, as the records say."""
    ready = readiness_of(request.space, request.now)
    page = {"ready": ready, "steps": checklist(ready), "crumbs": crumbs_to(request.space)}
    return render(request, "governance/setup.html", page)


@access(Can.GO_LIVE)
def setup_details(request: DeskRequest) -> HttpResponse:
    """The name and the area."""
    space = request.space
    form = Details(request.POST or None, initial={"name": space.name, "area": space.area})
    if form.is_valid() and form.change(space=space, by=request.user, at=request.now):
        return redirect("setup", space.slug)
    return render(request, FORM, {"form": form, "title": "Name and area", **around(request)})


@access(Can.GO_LIVE)
def setup_partners(request: DeskRequest) -> HttpResponse:
    """The three safeguarding partners."""
    named = [one for one in agencies_on(request.space.pk, request.today) if one.is_safeguarding_partner]
    known = {key for key, kind in PARTNER_KINDS.items() if any(one.kind == kind for one in named)}
    form = Partners(request.POST or None, known=known)
    if form.is_valid() and form.save(space=request.space, by=request.user, at=request.now):
        return redirect("setup", request.space.slug)
    page = {"form": form, "named": named, "is_complete": len(known) == len(PARTNER_KINDS)}
    return render(request, "governance/setup_partners.html", page | around(request))


@access(Can.GO_LIVE)
def setup_mail_test(request: DeskRequest) -> HttpResponse:
    """A test message to oneself."""
    form = MailTest(request.POST or None)
    if form.is_valid() and form.send(space=request.space, by=request.user, at=request.now):
        messages.success(request, f"The test message is on its way to {request.user.email}.")
        return redirect("setup", request.space.slug)
    page = {
        "form": form,
        "title": "Mail test",
        "intro": f"One message will be sent to you, at {request.user.email}, and to nobody else.",
        "button": "Send the test message",
    }
    return render(request, FORM, page | around(request))


@access(Can.GO_LIVE)
def setup_go_live(request: DeskRequest) -> HttpResponse:
    """What going live will do, and doing it."""
    form = GoLive(request.POST or None)
    if form.is_valid() and form.go(space=request.space, by=request.user, at=request.now):
        messages.success(request, f"{request.space.name} is live. What was waiting is being sent.")
        return redirect("partnership", request.space.slug)
    page = {"form": form, "ready": readiness_of(request.space, request.now)}
    return render(request, "governance/go_live.html", page | around(request))


def around(request: DeskRequest) -> dict[str, Any]:
    """What any page of the setting up stands in."""
    return {
        "cancel": reverse("setup", args=[request.space.slug]),
        "crumbs": crumbs_to(request.space, "setup"),
    }
