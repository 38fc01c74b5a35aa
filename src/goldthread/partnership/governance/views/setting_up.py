"""Setting a partnership up: a checklist that can be left and taken up again, and going live."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
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
    form = Details(*sent(request), seen=space, initial={"name": space.name, "area": space.area})
    return answered(request, page_of(request, title="Name and area"), form, form.change, space=space)


@access(Can.GO_LIVE)
def setup_partners(request: DeskRequest) -> HttpResponse:
    """The three safeguarding partners."""
    named = [one for one in agencies_on(request.space.pk, request.today) if one.is_safeguarding_partner]
    known = {key for key, kind in PARTNER_KINDS.items() if any(one.kind == kind for one in named)}
    form = Partners(*sent(request), known=known)
    page = page_of(
        request,
        step="setup-partners",
        title="Safeguarding partners",
        template="governance/setup_partners.html",
        more={"named": named, "is_complete": len(known) == len(PARTNER_KINDS)},
    )
    return answered(request, page, form, form.save, space=request.space)


@access(Can.GO_LIVE)
def setup_mail_test(request: DeskRequest) -> HttpResponse:
    """A test message to oneself."""
    form = MailTest(*sent(request))
    page = page_of(
        request,
        title="Mail test",
        intro=f"One message will be sent to you, at {request.user.email}, and to nobody else.",
        button="Send the test message",
        done=f"The test message is on its way to {request.user.email}.",
    )
    return answered(request, page, form, form.send, space=request.space)


@access(Can.GO_LIVE)
def setup_go_live(request: DeskRequest) -> HttpResponse:
    """What going live will do, and doing it."""
    space = request.space
    form = GoLive(*sent(request))
    page = page_of(
        request,
        title="Go live",
        button="Go live",
        done=f"{space.name} is live. What was waiting is being sent.",
        to=lambda _: reverse("partnership", args=[space.slug]),
        template="governance/go_live.html",
        more={"ready": readiness_of(space, request.now)},
    )
    return answered(request, page, form, form.go, space=space)


def page_of(request: DeskRequest, *, template: str = FORM, **words: Any) -> FormPage:
    """A form of the setting up."""
    return FormPage(
        back=reverse("setup", args=[request.space.slug]),
        crumbs=crumbs_to(request.space, "setup"),
        template=template,
        **words,
    )
