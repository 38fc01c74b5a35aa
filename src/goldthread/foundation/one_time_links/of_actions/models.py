"""Askings about actions: who was asked about which action, and which report came of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.one_time_links.by_link import SentByLink, columns_of_link
from goldthread.foundation.one_time_links.spoken import Spoken
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.spaces.models import with_own_columns


class AskingQuerySet(models.QuerySet["Asking"]):
    @once
    def visible_to(self, standing: Standing) -> "AskingQuerySet":
        """Seen by those who ask, by those who see how people are reached, and by the agency that was asked."""
        if standing.is_system:
            return self
        seen = Q(space_id__in=standing.spaces_where(Can.SEND_LINKS, Can.VIEW_PEOPLE))
        return self.filter(seen | Q(agency_id__in=standing.agencies_where(Can.VIEW_OWN_ACTIONS)))


class Asking(SentByLink):
    """One agency is asked to report on one action that it owes, once."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="askings")
    report = models.ForeignKey(ProgressReport, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    RECORD = "action"
    ANSWER = "report"
    CARRIES = (Can.VIEW_OWN_ACTIONS, Can.REPORT_PROGRESS, Can.GIVE_EVIDENCE)
    SPOKEN = Spoken(
        asks="about an action",
        wants="to report on an action that it owes",
        called="the action",
        answer="report",
        then="The page then shows what the action is about.",
    )

    objects = AskingQuerySet.as_manager()

    handling: ClassVar = with_own_columns(**columns_of_link("one-time link", "action report"))

    class Meta:
        db_table = "asking_by_link"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "link"], name="asking_by_link_once_a_link"),
            models.UniqueConstraint(fields=["space", "report"], name="asking_by_link_once_a_report"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "action", "-id"], name="asking_by_link_latest"),
            models.Index(fields=["space", "agency", "-id"], name="asking_by_link_of_agency"),
        ]
