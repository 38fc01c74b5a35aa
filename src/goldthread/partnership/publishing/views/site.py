"""The public site at the desk: what is on it, what is being written, and what every page of it says."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.groups.queries import groups_on
from goldthread.foundation.publications.kinds import ARRANGEMENTS, GROUP, REVIEW
from goldthread.foundation.publications.models import PublicSite, PublishedPage
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.publishing.forms.site import SiteForm, Withdraw, said_of_site
from goldthread.partnership.publishing.models import ReviewPublication, SitePage
from goldthread.partnership.publishing.names.on_pages import HeldUp, held_up
from goldthread.partnership.publishing.site.addresses import public_address

FIRST_WORDS = {
    "worried_words": "If you are worried about a child, tell us. You do not have to be sure.\n"
    "You need not say who you are. We listen, and decide with other agencies what to do.",
    "worried_lines": ("Police: 999 if a child is in danger now", "Police: 101 at other times"),
    "young_lines": ("Childline: 0800 1111, free, day and night",),
}


@access(Can.MANAGE_SITE)
def site(request: DeskRequest) -> HttpResponse:
    """Everything on the site, and what is still being written."""
    space = request.space
    found = PublicSite.objects.filter(space=space).first()
    out = list(PublishedPage.objects.filter(space=space).order_by("kind", "position", "title"))
    by_path = {page.path: page for page in out}
    pages = SitePage.objects.filter(space=space).select_related("published", "space").order_by("kind", "title")
    groups = [(group, _of_group(group.pk, out)) for group in groups_on(space.pk, request.today)]
    reviews = ReviewPublication.objects.visible_to(request.standing).filter(space=space)
    shown = {
        "site": found,
        "address": public_address(found) if found else "",
        "pages": pages,
        "groups": groups,
        "arrangements": next((page for page in out if page.kind == ARRANGEMENTS.code), None),
        "reviews": reviews.select_related("page", "review").order_by("review__pseudonym"),
        "by_path": by_path,
    }
    return render(request, "publishing/site/site.html", shown)


@access(Can.MANAGE_SITE)
def set_up(request: DeskRequest) -> HttpResponse:
    """What every page says: set up, or changed. It shows at once."""
    found = PublicSite.objects.filter(space=request.space).first()
    begun = {"initial": said_of_site(found)} if found else {"suggested": {"name": request.space.name, **FIRST_WORDS}}
    asked = partial(SiteForm, *sent(request), seen=found, **begun)
    form = asked()
    if held := _held_in(request, form):
        note_read(found or request.space, "names in what every page says")
        form = asked(held=held)
    page = FormPage(
        title="What every page of the site says" if found else "Set the public site up",
        intro="It shows on the site as soon as you save it.",
        done="It was saved.",
        step=f"public-site-{request.space.pk}",
        **back_to_site(request),
    )
    if found:
        return answered(request, page, form, form.change, site=found)
    return answered(request, page, form, form.set_up, space=request.space)


@access(Can.MANAGE_SITE)
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """A page is taken down, with a reason that readers see."""
    rows = PublishedPage.objects.exclude(kind=REVIEW.code).filter(state=PublishedPage.State.PUBLISHED)
    found = get_object_or_404(rows, space=request.space, pk=pk)
    form = Withdraw(*sent(request), seen=found)
    page = FormPage(
        title=f"Withdraw: {found.title}",
        intro="Nobody can read it any more. Its address says that it was withdrawn today, and why.",
        button="Withdraw it",
        danger=True,
        done="The page was withdrawn.",
        **back_to_site(request),
    )
    return answered(request, page, form, form.withdraw, page=found)


def _held_in(request: DeskRequest, form: SiteForm) -> HeldUp | None:
    """What holds up what was sent, for those who may clear it."""
    if not (form.is_bound and form.is_valid() and request.standing.may(Can.PUBLISH_REVIEWS, request.space.pk)):
        return None
    return held_up(form.details.to_be_read(request.space.pk))


def back_to_site(request: DeskRequest) -> dict[str, Any]:
    """Where a form about the site leads back."""
    here = reverse("public_site", args=[request.space.slug])
    return {"back": here, "crumbs": [{"text": "Public site", "href": here}]}


def _of_group(number: int, out: list[PublishedPage]) -> PublishedPage | None:
    """The page of a group, by the number at the end of its address."""
    return next((page for page in out if page.kind == GROUP.code and page.path.endswith(f"-{number}")), None)
