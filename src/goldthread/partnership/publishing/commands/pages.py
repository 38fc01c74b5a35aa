"""Pages of the public site are written, published, changed and withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.text import slugify

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.groups.models import Group
from goldthread.foundation.publications.kinds import PAGE_KINDS, REVIEW
from goldthread.foundation.publications.models import PublishedPage
from goldthread.foundation.publications.putting_out import GoingOut, put_out, take_down
from goldthread.foundation.records.long_text import is_too_long, too_long
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.publishing.models import WRITTEN_BY_HAND, SitePage
from goldthread.partnership.publishing.names.on_pages import named_in_words
from goldthread.partnership.publishing.obstacles import without_names
from goldthread.partnership.publishing.site.of_groups import arrangements_page, group_page
from goldthread.partnership.publishing.site.writing import NotALink, content_of, read_links

LONGEST_SLUG = 80


@dataclass(frozen=True)
class PageDetails:
    """What somebody writes for a page. ``links`` are as typed, one in each line. Without a ``slug`` one is made."""

    kind: str
    title: str
    summary: str
    words: str
    links: tuple[str, ...] = ()
    slug: str = ""
    file: Received | None = None


@command(Can.MANAGE_SITE, event="page of the public site begun")
def begin_page(*, space: Space, details: PageDetails, by: Actor, at: datetime) -> SitePage:
    """Somebody begins to write a page. Readers do not see it."""
    return _say(SitePage(space=space, kind=details.kind), details, by, at)


@command(Can.MANAGE_SITE, event="page of the public site written", about="page")
def write_page(*, page: SitePage, details: PageDetails, by: Actor, at: datetime) -> SitePage:
    """What it says changes. Readers go on seeing what was published until it is published again."""
    if page.published_id and (details.kind, _slug(details)) != (page.kind, page.slug):
        raise Refused("Readers know this page by its address: its kind and address stay as they are.", "slug")
    page.kind = details.kind
    return _say(page, details, by, at)


@command(Can.MANAGE_SITE, event="page of the public site published", about="page")
def publish_page(*, page: SitePage, by: Actor, at: datetime) -> SitePage:
    """Readers see it from now on, as it is written now."""
    page.published = _out(page.space, as_it_would_go_out(page), at)
    page.save()
    return page


def as_it_would_go_out(page: SitePage) -> GoingOut:
    """The page with its file, as it is written now."""
    files = ((page.file.name, page.file),) if page.file else ()
    return GoingOut(PAGE_KINDS[page.kind], page.slug, page.title, page.summary, content_of(page), files)


@command(Can.MANAGE_SITE, event="page of a group published", about="group")
def publish_group(*, group: Group, by: Actor, at: datetime) -> PublishedPage:
    """A group as it is recorded today, by role and without names."""
    return _out(group.space, group_page(group, group.space, timezone.localdate(at)), at)


@command(Can.MANAGE_SITE, event="arrangements published")
def publish_arrangements(*, space: Space, by: Actor, at: datetime) -> PublishedPage:
    """The arrangements as they are recorded today."""
    return _out(space, arrangements_page(space, timezone.localdate(at)), at)


@command(Can.MANAGE_SITE, event="page of the public site withdrawn", about="page")
def withdraw_page(*, page: PublishedPage, why: str, by: Actor, at: datetime) -> PublishedPage:
    """Its address says from now on that it was withdrawn, and why."""
    if page.kind == REVIEW.code:
        raise Refused("The page of a review is withdrawn by who publishes reviews.")
    return take_down_for_a_reason(page, why, at)


def take_down_for_a_reason(page: PublishedPage, why: str, at: datetime) -> PublishedPage:
    """Raise Refused where it is down already, or no reason is given. Readers read the reason."""
    if not page.is_out:
        raise Refused("It is withdrawn already.")
    if not why.strip():
        raise Refused("Say why. Readers see the reason.", "why")
    if named_in_words(why, page.space_id):
        raise Refused("The reason names somebody who must not be named. Say it without.", "why")
    take_down(page, why.strip(), timezone.localdate(at))
    return page


def _out(space: Space, page: GoingOut, at: datetime) -> PublishedPage:
    missing = without_names(space.pk, page.files)
    if missing:
        raise Refused(missing[0])
    return put_out(space.pk, page, timezone.localdate(at))


def _slug(details: PageDetails) -> str:
    return details.slug.strip() or slugify(details.title)[:LONGEST_SLUG].strip("-")


def _say(page: SitePage, details: PageDetails, by: Actor, at: datetime) -> SitePage:
    if details.kind not in {kind.code for kind in WRITTEN_BY_HAND}:
        raise Refused("Choose what kind of page it is.", "kind")
    slug = _slug(details)
    if not slug or slugify(slug) != slug:
        raise Refused("Enter an address of small letters, digits and hyphens, such as our-work.", "slug")
    for field, what in (
        ("title", "a title"),
        ("summary", "what the page is about, in a sentence"),
        ("words", "what it says"),
    ):
        if not getattr(details, field).strip():
            raise Refused(f"Enter {what}.", field)
    if is_too_long(details.words):
        raise Refused(too_long("The page"), "words")
    if SitePage.objects.filter(space_id=page.space_id, kind=page.kind, slug=slug).exclude(pk=page.pk).exists():
        raise Refused("Another page of this kind has this address.", "slug")
    try:
        page.links = [list(one) for one in read_links(details.links)]
    except NotALink as why:
        raise Refused(str(why), "links") from None
    page.slug, page.title, page.summary = slug, details.title.strip(), details.summary.strip()
    page.words = details.words.strip()
    if details.file:
        page.file = keep_file(space=page.space, received=details.file, by=by, at=at)
    page.save()
    return page
