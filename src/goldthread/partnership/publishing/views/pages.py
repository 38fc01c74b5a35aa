"""Pages of the public site at the desk: written, looked at as they would be, published."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.documents.rendering.chart import alternative
from goldthread.foundation.documents.rendering.page import picture_of
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.groups.models import Group
from goldthread.foundation.publications.going_out import made_public
from goldthread.foundation.publications.kinds import YOUNG
from goldthread.foundation.publications.models import PublicSite
from goldthread.foundation.publications.putting_out import GoingOut
from goldthread.partnership.publishing.commands.pages import as_it_would_go_out
from goldthread.partnership.publishing.forms.site import PageForm, Publish, said_of_page
from goldthread.partnership.publishing.models import SitePage
from goldthread.partnership.publishing.names.on_pages import held_up
from goldthread.partnership.publishing.obstacles import obstacles_of
from goldthread.partnership.publishing.site.addresses import public_address
from goldthread.partnership.publishing.site.of_groups import arrangements_page, group_page
from goldthread.partnership.publishing.site.starters import EXPLOITATION, EXPLOITATION_SUMMARY, EXPLOITATION_TITLE
from goldthread.partnership.publishing.site.writing import content_of
from goldthread.partnership.publishing.views.missing import missing_of
from goldthread.partnership.publishing.views.site import back_to_site

STARTERS = {
    "exploitation": {
        "kind": YOUNG.code,
        "title": EXPLOITATION_TITLE,
        "slug": "exploitation",
        "summary": EXPLOITATION_SUMMARY,
        "words": EXPLOITATION,
    }
}


@access(Can.MANAGE_SITE)
def page(request: DeskRequest, pk: int) -> HttpResponse:
    """A page as it would be, and whether that is what readers see."""
    found = site_page(request, pk)
    site = PublicSite.objects.filter(space=request.space).first()
    content, out = content_of(found), found.published
    held = held_up(as_it_would_go_out(found).to_be_read(found.space_id))
    said = (found.title, found.summary, made_public(content).model_dump(mode="json"))
    shown = {
        "page": found,
        "content": content,
        "is_out": bool(out and out.is_out),
        "is_same": bool(out and (out.title, out.summary, out.content) == said),
        "address": public_address(site, out.path) if site and out and out.is_out else "",
        "has_site": site is not None,
        "held": held,
        "may_clear": request.standing.may(Can.PUBLISH_REVIEWS, request.space.pk),
        "crumbs": back_to_site(request)["crumbs"],
        **_drawn(),
    }
    return render(request, "publishing/site/page.html", shown)


@access(Can.MANAGE_SITE)
def begin(request: DeskRequest) -> HttpResponse:
    """A page is begun; ``from`` in the address gives words to begin with."""
    starter = STARTERS.get(request.GET.get("from", ""), {})
    form = PageForm(*sent(request), suggested=starter)
    form_page = FormPage(
        title="Write a page",
        intro="It is a draft until you publish it.",
        button="Save the draft",
        step="site-page",
        to=lambda number: reverse("site_page", args=[request.space.slug, number]),
        **back_to_site(request),
    )
    return answered(request, form_page, form, form.begin, space=request.space)


@access(Can.MANAGE_SITE)
def write(request: DeskRequest, pk: int) -> HttpResponse:
    """What a page says changes; readers see it only once it is published again."""
    found = site_page(request, pk)
    form = PageForm(*sent(request), seen=found, initial=said_of_page(found))
    form_page = FormPage(
        title=f"Change: {found.title}",
        intro="Readers see the change once you publish the page again." if found.published else "",
        button="Save the draft",
        step=f"site-page-{found.pk}",
        **back_to_page(request, found),
    )
    return answered(request, form_page, form, form.write, page=found)


@access(Can.MANAGE_SITE)
def publish(request: DeskRequest, pk: int) -> HttpResponse:
    """Readers see the page from now on."""
    found = site_page(request, pk)
    form = Publish(*sent(request), seen=found)
    where = {**back_to_page(request, found), "clear": reverse("clear_names_on_page", args=[request.space.slug, pk])}
    return _published(request, as_it_would_go_out(found), form, form.page, where, page=found)


@access(Can.MANAGE_SITE)
def publish_group(request: DeskRequest, group: int) -> HttpResponse:
    """A group as it is recorded today."""
    found = get_object_or_404(Group.objects.select_related("space", "parent"), space=request.space, pk=group)
    form = Publish(*sent(request))
    page = group_page(found, request.space, request.today)
    clear = reverse("clear_names_on_group", args=[request.space.slug, group])
    return _published(request, page, form, form.group, {**back_to_site(request), "clear": clear}, group=found)


@access(Can.MANAGE_SITE)
def publish_arrangements(request: DeskRequest) -> HttpResponse:
    """The arrangements as they are recorded today."""
    form = Publish(*sent(request))
    page = arrangements_page(request.space, request.today)
    where = {**back_to_site(request), "clear": reverse("clear_names_in_arrangements", args=[request.space.slug])}
    return _published(request, page, form, form.arrangements, where, space=request.space)


def _published(
    request: DeskRequest,
    going_out: GoingOut,
    form: Publish,
    send: Callable[..., Any],
    where: dict[str, Any],
    **given: Any,
) -> HttpResponse:
    """The button, or what is missing, and below it what would go out. ``clear`` leads to where names are cleared."""
    clear = where.pop("clear")
    form_page = FormPage(
        title=f"Publish: {going_out.title}",
        intro="Everyone can read it from the moment you publish it.",
        button="Publish it",
        done="It is published.",
        template="publishing/site/publish.html",
        more={
            **missing_of(request, obstacles_of(request.space.pk, going_out), clear),
            "content": going_out.content,
            "summary": going_out.summary,
            "files": [file for _, file in going_out.files],
            **_drawn(),
        },
        **where,
    )
    return answered(request, form_page, form, send, **given)


def site_page(request: DeskRequest, pk: int) -> SitePage:
    """A page that somebody writes. Raise Http404."""
    rows = SitePage.objects.visible_to(request.standing).select_related("published", "space", "file")
    return get_object_or_404(rows, space=request.space, pk=pk)


def _drawn() -> dict[str, Any]:
    return {"picture_of": picture_of, "alternative": alternative}


def back_to_page(request: DeskRequest, found: SitePage) -> dict[str, Any]:
    """Where a form about a page leads back."""
    crumbs = [*back_to_site(request)["crumbs"], {"text": found.title, "href": found.get_absolute_url()}]
    return {"back": found.get_absolute_url(), "crumbs": crumbs}
