"""Pages of the public site as they are being written, and what was published of a review."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.publications.kinds import ABOUT, NEWS, RESOURCE, YOUNG
from goldthread.foundation.publications.models import PublishedPage
from goldthread.foundation.records.handling import BUSINESS, KEY, LEARNING, LEARNING_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.models.readiness import ReadinessQuerySet

WRITTEN_BY_HAND = (ABOUT, NEWS, RESOURCE, YOUNG)
"""Kinds of page that somebody writes. Others are put together from records."""


class SitePageQuerySet(models.QuerySet["SitePage"]):
    @once
    def visible_to(self, standing: Standing) -> "SitePageQuerySet":
        """Seen by those who write the public site. What is published of it lies elsewhere."""
        return self if standing.is_system else self.filter(space_id__in=standing.spaces_where(Can.MANAGE_SITE))


class SitePage(SpaceRecord):
    """A page of the public site as somebody writes it: a draft, always. Readers see the copy that was published last.

    ``words`` are paragraphs; a line that begins with # is a heading, one with a dash a point of a list. ``links`` are
    ``[words, address]``.

    The columns ``cleared_…`` are no longer used: see ``NamesCleared``. The release before this one still fills them, so
    they stay until the next.
    """

    kind = models.CharField(max_length=20, choices=[(kind.code, kind.title) for kind in WRITTEN_BY_HAND])
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=500)
    words = models.TextField()
    links = models.JSONField(default=list, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published = models.OneToOneField(
        PublishedPage, on_delete=models.PROTECT, null=True, blank=True, related_name="written_as"
    )
    cleared_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    cleared_why = models.TextField(blank=True, default="")
    cleared_at = models.DateTimeField(null=True, blank=True)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SitePageQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "kind slug title summary words links file published cleared_why cleared_at cleared_by"),
        keys=(KEY, "cleared_digest"),
    )

    class Meta:
        db_table = "site_page"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "kind", "slug"], name="site_page_address_once_in_a_space"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("site_page", kwargs={"space": self.space.slug, "pk": self.pk})


class PublicationFile(SpaceRecord):
    """A file that may be published with a review: its report, the partners' response. Looked through for names."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="publication_files")
    title = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    objects = ReadinessQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "review file"), words=(LEARNING_TEXT, "title"))

    class Meta:
        db_table = "publication_file"
        indexes: ClassVar = [models.Index(fields=["space", "file"], name="publication_file_file")]

    def __str__(self) -> str:
        return self.title


class ReviewPublication(SpaceRecord):
    """That a review is on the public site, with the page that was made of it last.

    ``was_published_before`` says that others had published it before it was recorded here: what must come before a
    publication was then asked of them.
    """

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="publication")
    page = models.OneToOneField(PublishedPage, on_delete=models.PROTECT, related_name="+")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField()
    was_published_before = models.BooleanField(default=False)

    objects = ReadinessQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(LEARNING, "review page published_by published_at was_published_before")
    )

    class Meta:
        db_table = "review_publication"

    def __str__(self) -> str:
        return str(self.page)


class NobodyListed(SpaceRecord):
    """Why nobody stands on a review's people list, such as that it is about no child in particular."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="nobody_listed")
    why = models.TextField()

    objects: Any = ReadinessQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "review"), words=(LEARNING_TEXT, "why"))

    class Meta:
        db_table = "nobody_listed"

    def __str__(self) -> str:
        return self.why
