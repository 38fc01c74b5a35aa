"""What an agency replied. No reply is ever changed: a newer one stands beside it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, Q

from goldthread.cases.casework.models import Case
from goldthread.cases.requests.models.lanes import Answer, Lane
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import role_choices
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class LaneReplyQuerySet(models.QuerySet["LaneReply"]):
    def visible_to(self, standing: Standing) -> "LaneReplyQuerySet":
        """The desk reads all, an agency its own, and one that takes part in the case those that the desk shared."""
        if standing.is_system:
            return self
        case = Case.objects.visible_to(standing).filter(the_very("pk", "lane__request__case"))
        lane = Lane.objects.visible_to(standing).filter(the_very("pk", "lane"))
        shared = Q(shared_at__isnull=False, third_party=False, sensitive=False)
        return self.filter(Q(Exists(lane)) | Q(Exists(case)) & shared)


class LaneReply(SpaceRecord):
    """What was said in a lane, for the ``number``-th time.

    Whoever asked reads it alone, until ``shared_at``: since then all who see the case do. ``third_party`` says that it
    tells of somebody other than the child and family, ``sensitive`` that it needs care: either keeps it with the desk
    for good. ``told_by`` is the post of whoever told it to the desk, which typed it; empty where
    the agency wrote it itself. ``replied_through`` names the link by which it came without an account.
    ``replied_at`` is when it came, ``agency`` whose it is.
    """

    lane = models.ForeignKey(Lane, on_delete=models.PROTECT, related_name="replies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=20, choices=Answer.choices)
    words = models.TextField(blank=True)
    relevance = models.TextField(blank=True)
    third_party = models.BooleanField(default=False, db_default=False)
    sensitive = models.BooleanField(default=False, db_default=False)
    replied_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True, blank=True)
    told_by = models.CharField(max_length=200, blank=True)
    replied_through = models.CharField(max_length=100, blank=True, default="", db_default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=40, choices=role_choices, blank=True)

    objects = LaneReplyQuerySet.as_manager()

    locked_after: ClassVar = "lane__request__case"
    handling: ClassVar = with_own_columns(
        facts=(CASE, "lane agency number answer third_party sensitive replied_at shared_at by role"),
        words=(CASE_TEXT, "words relevance told_by replied_through"),
    )

    class Meta:
        db_table = "case_request_reply"
        verbose_name = "reply"
        verbose_name_plural = "replies"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "lane", "number"], name="case_request_reply_number_once"),
            models.CheckConstraint(
                condition=Q(answer=Answer.NOTHING) | ~Q(words=""), name="case_request_reply_says_something"
            ),
            models.CheckConstraint(
                condition=Q(shared_at=None) | Q(third_party=False, sensitive=False),
                name="case_request_reply_marked_is_kept",
            ),
        ]

    def __str__(self) -> str:
        return f"Reply {self.number} of {self.lane}"

    @property
    def whose(self) -> str:
        """By role and agency, never by name."""
        if self.told_by:
            return f"{self.agency.name}: {self.told_by}"
        if self.replied_through:
            return f"{self.agency.name}, through {self.replied_through}"
        return f"{self.get_role_display()}, {self.agency.name}" if self.role else self.agency.name

    @property
    def marks(self) -> list[str]:
        """What keeps it with the desk, in words."""
        return [words for is_so, words in ((self.third_party, "Third party"), (self.sensitive, "Sensitive")) if is_so]

    @property
    def may_be_shared(self) -> bool:
        """A mark keeps it with the desk, and what is shared already is read by all."""
        return not self.marks and self.shared_at is None

    @property
    def in_words(self) -> list[tuple[str, str]]:
        """What it says, under headings."""
        said = self.words or "We know nothing of this."
        return [("", said), *([("Why it matters", self.relevance)] if self.relevance else [])]
