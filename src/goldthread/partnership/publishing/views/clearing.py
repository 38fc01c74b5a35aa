"""Pages on which a person clears what holds something up on its way to the public site.

Seen by those alone who see who must not be named.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.foundation.groups.models import Group
from goldthread.foundation.publications.holding import ToBeRead
from goldthread.foundation.publications.putting_out import GoingOut
from goldthread.foundation.spaces.models import Space, SpaceRecord
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.publishing.commands.pages import as_it_would_go_out
from goldthread.partnership.publishing.forms.site import ClearNames
from goldthread.partnership.publishing.models import PublicationFile
from goldthread.partnership.publishing.names.on_pages import HeldUp, held_up
from goldthread.partnership.publishing.site.of_groups import arrangements_page, group_page
from goldthread.partnership.publishing.site.of_reviews import review_page
from goldthread.partnership.publishing.views.in_sight import own_review, place_of
from goldthread.partnership.publishing.views.pages import back_to_page, site_page
from goldthread.partnership.publishing.views.site import back_to_site


@dataclass(frozen=True)
class ToClear:
    """Something on its way out, what holds it up, and what its form page says of where it stands."""

    space: Space
    about: ToBeRead
    held: HeldUp | None
    place: dict[str, Any]


def about(find: Callable[..., ToClear]) -> Callable[..., HttpResponse]:
    """A form that clears what holds something up."""
    page = FormAbout(
        find=find,
        place=lambda _, what: what.place,
        given="what",
        form=ClearNames,
        send=lambda form, what, **given: form.clear(space=what.space, about=what.about, **given),
        adds=True,
        now=lambda what: {"digest": what.held.digest} if what.held else {},
        title="Clear what holds it up",
        button="Clear it",
        done="It was cleared. It can be published as it is now.",
    )
    return access(Can.PUBLISH_REVIEWS)(page.view)


def _of_page(request: DeskRequest, pk: int) -> ToClear:
    """What stands on a page that somebody wrote, and in its file."""
    found = site_page(request, pk)
    return _to_clear(request, found, as_it_would_go_out(found), back_to_page(request, found))


def _of_group(request: DeskRequest, group: int) -> ToClear:
    """What stands on the page of a group."""
    found = get_object_or_404(Group.objects.select_related("space", "parent"), space=request.space, pk=group)
    back = {**back_to_site(request), "back": reverse("publish_group", args=[request.space.slug, group])}
    return _to_clear(request, found, group_page(found, request.space, request.today), back)


def _of_arrangements(request: DeskRequest) -> ToClear:
    """What stands in the arrangements."""
    back = {**back_to_site(request), "back": reverse("publish_arrangements", args=[request.space.slug])}
    return _to_clear(request, request.space, arrangements_page(request.space, request.today), back)


def _of_review(request: DeskRequest, reference: str) -> ToClear:
    """What stands on the page of a review, or in its files, of the lists of all reviews."""
    review = own_review(request, reference)
    files = PublicationFile.objects.filter(review=review).select_related("file").order_by("pk")
    page = review_page(review, request.today, [(one.title, one.file) for one in files])
    back = reverse("publish_review", args=[request.space.slug, reference])
    return _to_clear(request, review, page, {**place_of(request, review, "names"), "back": back})


def _to_clear(request: DeskRequest, record: SpaceRecord | Space, page: GoingOut, where: dict[str, Any]) -> ToClear:
    note_read(record, "names on its public page")
    about_it = page.to_be_read(request.space.pk)
    held = held_up(about_it)
    said = {
        "title": f"Clear what holds it up: {page.title}",
        "template": "publishing/clear.html",
        "more": {"held": held},
    }
    return ToClear(request.space, about_it, held, {**where, **said})


clear_page, clear_group = about(_of_page), about(_of_group)
clear_arrangements, clear_review = about(_of_arrangements), about(_of_review)
