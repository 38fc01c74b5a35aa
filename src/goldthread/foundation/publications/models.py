"""Public sites and what is published on them. Nothing that is still a draft ever stands in these tables."""

from typing import Any, ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.documents.content import Content
from goldthread.foundation.files.kinds import KINDS
from goldthread.foundation.publications.help_lines import HelpLine
from goldthread.foundation.publications.kinds import PAGE_KINDS, PageKind
from goldthread.foundation.records.handling import KEY, PUBLISHED, WORKED_OUT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

AWAY = "https://www.bbc.co.uk/weather"
"""Where "Exit this page" leads unless a partnership says otherwise: a page that anybody may have open."""


class PublicationsQuerySet(models.QuerySet[Any]):
    @once
    def visible_to(self, standing: Standing) -> "PublicationsQuerySet":
        """What is published is public; here it is seen by those who see the partnership."""
        if standing.is_system:
            return self
        return self.filter(space_id__in=standing.spaces_where(Can.VIEW_PARTNERSHIP))


class PublicSite(SpaceRecord):
    """The public site of a partnership, known by the name of its host. What is said here shows at once.

    ``worried_lines`` and ``young_lines`` are help lines, each ``[who, how]``: who answers about a child, and whom a
    young person can talk to.
    """

    host = models.CharField(max_length=253)
    name = models.CharField(max_length=200)
    strapline = models.CharField(max_length=300)
    contact = models.EmailField()
    exit_address = models.URLField(default=AWAY)
    worried_words = models.TextField()
    worried_lines = models.JSONField(default=list)
    young_lines = models.JSONField(default=list)

    objects = PublicationsQuerySet.as_manager()

    public_rows = "true"
    handling: ClassVar = with_own_columns(
        facts=(PUBLISHED, "host name strapline contact exit_address worried_words worried_lines young_lines")
    )

    class Meta:
        db_table = "public_site"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space"], name="public_site_once_in_a_space"),
            models.UniqueConstraint(fields=["host"], name="public_site_host_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def worried(self) -> list[HelpLine]:
        return [HelpLine(*line) for line in self.worried_lines]

    @property
    def young(self) -> list[HelpLine]:
        return [HelpLine(*line) for line in self.young_lines]


class PublishedPage(SpaceRecord):
    """One page as readers see it: a frozen copy with no way back into the house.

    Once it is withdrawn its address says so, with the day and the reason, and nothing else of it is left here. The
    trail keeps what it said.
    """

    class State(models.TextChoices):
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"

    kind = models.CharField(max_length=20, choices=[(kind.code, kind.title) for kind in PAGE_KINDS.values()])
    path = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=500, blank=True)
    content = models.JSONField(null=True, blank=True)
    words = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)
    first_published_on = models.DateField()
    changed_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PUBLISHED)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)
    sought = models.GeneratedField(
        expression=SearchVector("title", weight="A", config="english")
        + SearchVector("summary", weight="B", config="english")
        + SearchVector("words", weight="C", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = PublicationsQuerySet.as_manager()

    public_rows = "true"
    handling: ClassVar = with_own_columns(
        facts=(
            PUBLISHED,
            "kind path title summary content words position first_published_on changed_on state withdrawn_on"
            " withdrawn_why",
        ),
        sought=(WORKED_OUT, "sought"),
    )

    class Meta:
        db_table = "published_page"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "path"], name="published_page_path_once_in_a_space"),
            models.CheckConstraint(
                condition=Q(state="published", content__isnull=False, withdrawn_on=None, withdrawn_why="")
                | (
                    Q(state="withdrawn", content=None, words="", summary="", title="", withdrawn_on__isnull=False)
                    & ~Q(withdrawn_why="")
                ),
                name="published_page_says_nothing_once_withdrawn",
            ),
        ]
        indexes: ClassVar = [GinIndex(fields=["sought"], name="published_page_sought")]

    def __str__(self) -> str:
        return self.title or self.path

    @property
    def of_kind(self) -> PageKind:
        return PAGE_KINDS[self.kind]

    @property
    def is_out(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def as_content(self) -> Content:
        """What it says. Raise ValueError once it is withdrawn."""
        if self.content is None:
            raise ValueError("this page is withdrawn")
        return Content.model_validate(self.content)


class PublishedFile(SpaceRecord):
    """A file that readers may take from a page. Its bytes are a copy, in a folder that holds nothing else."""

    page = models.ForeignKey(PublishedPage, on_delete=models.CASCADE, related_name="files")
    title = models.CharField(max_length=200)
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=10, choices=[(kind.code, kind.title) for kind in KINDS.values()])
    size = models.PositiveIntegerField()
    place = models.CharField(max_length=64)
    position = models.PositiveIntegerField(default=0)

    objects = PublicationsQuerySet.as_manager()

    public_rows = "true"
    handling: ClassVar = with_own_columns(facts=(PUBLISHED, "page title name kind size position"), keys=(KEY, "place"))

    class Meta:
        db_table = "published_file"
        indexes: ClassVar = [models.Index(fields=["space", "place"], name="published_file_place")]

    def __str__(self) -> str:
        return self.title
