"""What a risk hangs together with."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.records.handling import BUSINESS
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.matters.models import RaisedMatter
from goldthread.partnership.risks.models.risks import Risk

LINKED: dict[str, type[Any]] = {"action": Action, "matter": RaisedMatter, "finding": Finding}
"""What a risk may be linked to, by the field that points to it."""

ONE = (
    Q(action__isnull=False, matter=None, finding=None)
    | Q(action=None, matter__isnull=False, finding=None)
    | Q(action=None, matter=None, finding__isnull=False)
)


class RiskLinkQuerySet(models.QuerySet["RiskLink"]):
    @once
    def visible_to(self, standing: Standing) -> "RiskLinkQuerySet":
        """Seen by whoever sees both the risk and what it is linked to."""
        if standing.is_system:
            return self
        seen = Q()
        for field, model in LINKED.items():
            seen |= Q(**{f"{field}__in": model.objects.visible_to(standing)})
        return self.filter(seen, risk__in=Risk.objects.visible_to(standing))


class RiskLink(SpaceRecord):
    """That a risk hangs together with one action, matter or finding."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="links")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="risk_links")
    matter = models.ForeignKey(RaisedMatter, on_delete=models.PROTECT, null=True, blank=True, related_name="risk_links")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="risk_links")

    objects = RiskLinkQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "risk action matter finding"))

    class Meta:
        db_table = "risk_link"
        constraints: ClassVar = [
            models.CheckConstraint(condition=ONE, name="risk_link_is_to_one_thing"),
            *(
                models.UniqueConstraint(
                    fields=["space", "risk", field],
                    condition=Q(**{f"{field}__isnull": False}),
                    name=f"risk_link_once_to_one_{field}",
                )
                for field in ("action", "matter", "finding")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.risk}, {self.action or self.matter or self.finding}"
