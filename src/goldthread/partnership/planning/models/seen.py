"""Who sees what boards plan."""

from typing import Self, TypeVar

from django.db import models

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing

Row = TypeVar("Row", bound=models.Model)


class PlanQuerySet(models.QuerySet[Row]):
    @once
    def visible_to(self, standing: Standing) -> Self:
        """Those who see what the boards of a space plan see all of it."""
        if standing.is_system:
            return self
        return self.filter(space_id__in=standing.spaces_where(Can.VIEW_PLANS))
