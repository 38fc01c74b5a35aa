"""Pages on which a person clears what holds something up on its way to the public site.

Seen by those alone who see who must not be named.
"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.groups.models import Group
from goldthread.foundation.publications.putting_out import GoingOut
from goldthread.foundation.spaces.models import Space, SpaceRecord
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.publishing.commands.pages import as_it_would_go_out
from goldthread.partnership.publishing.forms.site import ClearNames
from goldthread.partnership.publishing.models import PublicationFile
from goldthread.partnership.publishing.names.on_pages import held_up
from goldthread.partnership.publishing.site.of_groups import arrangements_page, group_page
from goldthread.partnership.publishing.site.of_reviews import review_page
from goldthread.partnership.publishing.views.in_sight import own_review, place_of
from goldthread.partnership.publishing.views.pages import back_to_page, site_page
from goldthread.partnership.publishing.views.site import back_to_site


@access(Can.PUBLISH_REVIEWS)
def clear_page(request: DeskRequest, pk: int) -> HttpResponse:
    """What stands on a page that somebody wrote, and in its file."""
    found = site_page(request, pk)
    return _cleared(request, found, as_it_would_go_out(found), back_to_page(request, found))


@access(Can.PUBLISH_REVIEWS)
def clear_group(request: DeskRequest, group: int) -> HttpResponse:
    """What stands on the page of a group."""
    found = get_object_or_404(Group.objects.select_related("space", "parent"), space=request.space, pk=group)
    back = {**back_to_site(request), "back": reverse("publish_group", args=[request.space.slug, group])}
    return _cleared(request, found, group_page(found, request.space, request.today), back)


@access(Can.PUBLISH_REVIEWS)
def clear_arrangements(request: DeskRequest) -> HttpResponse:
    """What stands in the arrangements."""
    back = {**back_to_site(request), "back": reverse("publish_arrangements", args=[request.space.slug])}
    return _cleared(request, request.space, arrangements_page(request.space, request.today), back)


@access(Can.PUBLISH_REVIEWS)
def clear_review(request: DeskRequest, reference: str) -> HttpResponse:
    """What stands on the page of a review, or in its files, of the lists of all reviews."""
    review = own_review(request, reference)
    files = PublicationFile.objects.filter(review=review).select_related("file").order_by("pk")
    page = review_page(review, request.today, [(one.title, one.file) for one in files])
    back = reverse("publish_review", args=[request.space.slug, reference])
    return _cleared(request, review, page, {**place_of(request, review, "names"), "back": back})


def _cleared(
    request: DeskRequest, record: SpaceRecord | Space, going_out: GoingOut, where: dict[str, Any]
) -> HttpResponse:
    about = going_out.to_be_read(request.space.pk)
    held = held_up(about)
    note_read(record, "names on its public page")
    form = ClearNames(*sent(request), initial={"digest": held.digest} if held else {})
    page = FormPage(
        title=f"Clear what holds it up: {going_out.title}",
        button="Clear it",
        done="It was cleared. It can be published as it is now.",
        template="publishing/clear.html",
        more={"held": held},
        **where,
    )
    return answered(request, page, form, form.clear, space=request.space, about=about)
