"""The pages of tokens and links, for those who issue them."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.passes.forms import IssueToken, Revoke
from goldthread.foundation.passes.kinds import PassKind
from goldthread.foundation.passes.listing import passes_list, state_in_words
from goldthread.foundation.passes.models import Pass, PassQuerySet
from goldthread.foundation.trail.reading import noting_what_is_taken

USUAL = timedelta(days=180)
REVOKING = {
    PassKind.API_TOKEN: "Revoke the API token",
    PassKind.LINK: "Revoke the one-time link",
    PassKind.OPEN_LINK: "Revoke the open link",
    PassKind.OFFICE_TOKEN: "Revoke the API token",
}


@access(Can.ISSUE_PASSES)
def passes(request: DeskRequest) -> HttpResponse:
    """Every token and link, in force or not."""
    return respond(
        request,
        passes_list(request.now),
        passes_of(request),
        may_export=request.standing.may(Can.EXPORT, request.space.pk),
        noted=noting_what_is_taken(request.space),
        template="passes/passes.html",
        crumbs=crumbs_of(request)[:1],
    )


@access(Can.ISSUE_PASSES)
def one_pass(request: DeskRequest, pk: int) -> HttpResponse:
    """What one token or link may do, and what has become of it."""
    found = get_object_or_404(passes_of(request).select_related("issued_by"), pk=pk)
    page = {
        "pass": found,
        "state": state_in_words(found, request.now),
        "opens": not found.why_not(request.now),
        "crumbs": crumbs_of(request),
    }
    return render(request, "passes/pass.html", page)


@access(Can.ISSUE_PASSES)
@never_cache
def issue(request: DeskRequest) -> HttpResponse:
    """Issue a token. The answer shows it, once."""
    longest = settings.LONGEST_LIFE_OF_PASSES[PassKind.API_TOKEN]
    last_day = request.today + min(USUAL, longest - timedelta(days=1))
    form = IssueToken(*sent(request), space=request.space, day=request.today, suggested={"expires_at": last_day})
    page = FormPage(
        title="Issue an API token",
        intro="The token is shown once, when it is issued. Have ready how you will hand it over.",
        button="Issue the token",
        back=reverse("passes", args=[request.space.slug]),
        crumbs=crumbs_of(request),
    )
    answer = answered(request, page, form, form.issue, space=request.space)
    if form.issued is None:
        return answer
    return render(request, "passes/issued.html", {"issued": form.issued, "crumbs": crumbs_of(request)})


@access(Can.ISSUE_PASSES)
def revoke(request: DeskRequest, pk: int) -> HttpResponse:
    """End a token or a link at once."""
    found = get_object_or_404(passes_of(request).filter(revoked_at=None), pk=pk)
    form = Revoke(*sent(request), seen=found)
    page = FormPage(
        title=REVOKING[PassKind(found.kind)],
        caption=f"{found.purpose}, {found.whose}",
        intro="It stops working at once. Whatever still uses it is refused.",
        button="Revoke it",
        danger=True,
        done="It was revoked and no longer works.",
        back=reverse("pass", args=[request.space.slug, found.pk]),
        crumbs=crumbs_of(request),
    )
    return answered(request, page, form, form.revoke, pass_=found)


def passes_of(request: DeskRequest) -> PassQuerySet:
    return Pass.objects.visible_to(request.standing).filter(space=request.space).select_related("agency", "space")


def crumbs_of(request: DeskRequest) -> list[dict[str, str]]:
    """The way down: the partnership, and the list."""
    space = request.space
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "API tokens and one-time links", "href": reverse("passes", args=[space.slug])},
    ]
