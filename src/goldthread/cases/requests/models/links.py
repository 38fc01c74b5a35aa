"""Lanes that were asked by a one-time link, and which reply came of it."""

from typing import ClassVar

from django.db import models

from goldthread.cases.casework.models import Case
from goldthread.cases.requests.models.lanes import Lane
from goldthread.cases.requests.models.replies import LaneReply
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.one_time_links.by_link import SentByLink, columns_of_link
from goldthread.foundation.one_time_links.spoken import Spoken
from goldthread.foundation.spaces.models import with_own_columns


class LaneLinkQuerySet(models.QuerySet["LaneLink"]):
    def visible_to(self, standing: Standing) -> "LaneLinkQuerySet":
        """The desk's alone, as the request is. An agency sees its lane and not at which mailbox it was asked."""
        return self if standing.is_system else self.filter(lane__request__case__in=Case.objects.run_by(standing))


class LaneLink(SentByLink):
    """One agency is asked for one reply in its lane, without an account.

    ``replies_before`` is how many had come in the lane when the link was sent: a later one leaves nothing to answer.
    """

    lane = models.ForeignKey(Lane, on_delete=models.PROTECT, related_name="links")
    replies_before = models.PositiveSmallIntegerField(default=0, db_default=0)
    reply = models.ForeignKey(LaneReply, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    RECORD = "lane"
    ANSWER = "reply"
    CARRIES = (Can.ANSWER_REQUESTS,)
    SPOKEN = Spoken(
        asks="for information",
        wants="for information",
        called="the request",
        answer="reply",
        then="The page then shows what is asked. If you know nothing, say so there: that is a reply, too.",
    )

    objects = LaneLinkQuerySet.as_manager()

    handling: ClassVar = with_own_columns(**columns_of_link("as its record", "lane replies_before reply"))

    class Meta:
        db_table = "case_request_link"
        verbose_name = "asking"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "link"], name="case_request_link_once_a_link"),
            models.UniqueConstraint(fields=["space", "reply"], name="case_request_link_once_a_reply"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "lane", "-id"], name="case_request_link_latest"),
            models.Index(fields=["space", "agency", "-id"], name="case_request_link_of_agency"),
        ]
