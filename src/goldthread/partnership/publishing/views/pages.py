"""Pages of the public site at the desk: written, looked at as they would be, published."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.documents.content import Content
from goldthread.foundation.documents.rendering.chart import alternative
from goldthread.foundation.documents.rendering.page import picture_of
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.groups.models import Group
from goldthread.foundation.publications.going_out import made_public
from goldthread.foundation.publications.kinds import YOUNG
from goldthread.foundation.publications.models import PublicSite
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.publishing.commands.pages import as_it_would_go_out
from goldthread.partnership.publishing.forms.site import ClearNames, PageForm, Publish, said_of_page
from goldthread.partnership.publishing.models import SitePage
from goldthread.partnership.publishing.names.on_pages import named_on
from goldthread.partnership.publishing.site.addresses import public_address
from goldthread.partnership.publishing.site.of_groups import arrangements_page, group_page
from goldthread.partnership.publishing.site.starters import EXPLOITATION, EXPLOITATION_SUMMARY, EXPLOITATION_TITLE
from goldthread.partnership.publishing.site.writing import content_of
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
    found = _found(request, pk)
    site = PublicSite.objects.filter(space=request.space).first()
    content, out = content_of(found), found.published
    named = named_on(as_it_would_go_out(found), found.space_id)
    said = (found.title, found.summary, made_public(content).model_dump(mode="json"))
    shown = {
        "page": found,
        "content": content,
        "is_out": bool(out and out.is_out),
        "is_same": bool(out and (out.title, out.summary, out.content) == said),
        "address": public_address(site, out.path) if site and out and out.is_out else "",
        "has_site": site is not None,
        "names_somebody": named is not None and named.digest != found.cleared_digest,
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
    found = _found(request, pk)
    form = PageForm(*sent(request), seen=found, initial=said_of_page(found))
    form_page = FormPage(
        title=f"Change: {found.title}",
        intro="Readers see the change once you publish the page again." if found.published else "",
        button="Save the draft",
        step=f"site-page-{found.pk}",
        **_back_to_page(request, found),
    )
    return answered(request, form_page, form, form.write, page=found)


@access(Can.MANAGE_SITE)
def publish(request: DeskRequest, pk: int) -> HttpResponse:
    """Readers see the page from now on."""
    found = _found(request, pk)
    form = Publish(*sent(request), seen=found)
    where = _back_to_page(request, found)
    return _published(request, found.title, content_of(found), form, form.page, where, page=found)


@access(Can.PUBLISH_REVIEWS)
def clear_names(request: DeskRequest, pk: int) -> HttpResponse:
    """What stands on a page of people lists may stand there. Seen by those alone who see these lists."""
    found = _found(request, pk)
    named = named_on(as_it_would_go_out(found), found.space_id)
    note_read(found, "names on it")
    form = ClearNames(*sent(request), seen=found)
    form_page = FormPage(
        title=f"Clear what may name somebody: {found.title}",
        intro=" / ".join(named.excerpts) if named else "Nothing on a people list stands on it.",
        button="Clear it",
        done="It was cleared. It can be published as it is now.",
        **_back_to_page(request, found),
    )
    return answered(request, form_page, form, form.clear, page=found)


@access(Can.MANAGE_SITE)
def publish_group(request: DeskRequest, group: int) -> HttpResponse:
    """A group as it is recorded today."""
    found = get_object_or_404(Group.objects.select_related("space", "parent"), space=request.space, pk=group)
    form = Publish(*sent(request))
    content = group_page(found, request.space, request.today).content
    return _published(request, content.title, content, form, form.group, back_to_site(request), group=found)


@access(Can.MANAGE_SITE)
def publish_arrangements(request: DeskRequest) -> HttpResponse:
    """The arrangements as they are recorded today."""
    form = Publish(*sent(request))
    content, where = arrangements_page(request.space, request.today).content, back_to_site(request)
    return _published(request, content.title, content, form, form.arrangements, where, space=request.space)


def _published(
    request: DeskRequest,
    title: str,
    content: Content,
    form: Publish,
    send: Callable[..., Any],
    where: dict[str, Any],
    **given: Any,
) -> HttpResponse:
    """The button, and below it what would go out."""
    form_page = FormPage(
        title=f"Publish: {title}",
        intro="Everyone can read it from the moment you publish it.",
        button="Publish it",
        done="It is published.",
        template="publishing/site/publish.html",
        more={"content": content, **_drawn()},
        **where,
    )
    return answered(request, form_page, form, send, **given)


def _found(request: DeskRequest, pk: int) -> SitePage:
    rows = SitePage.objects.visible_to(request.standing).select_related("published", "space", "file")
    return get_object_or_404(rows, space=request.space, pk=pk)


def _drawn() -> dict[str, Any]:
    return {"picture_of": picture_of, "alternative": alternative}


def _back_to_page(request: DeskRequest, found: SitePage) -> dict[str, Any]:
    crumbs = [*back_to_site(request)["crumbs"], {"text": found.title, "href": found.get_absolute_url()}]
    return {"back": found.get_absolute_url(), "crumbs": crumbs}
