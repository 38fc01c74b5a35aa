"""Boards: the groups to which plans, reports called in, risks and money belong. One unit may run several."""

from datetime import date

from django.db import models

from goldthread.foundation.groups.models import Group, GroupKind
from goldthread.foundation.groups.queries import groups_on

BOARD_KINDS = (GroupKind.EXECUTIVE, GroupKind.BOARD)
"""Kinds of group that answer for plans and money. A sub-group or panel works for one of them."""


class OfABoard(models.Model):
    """Something that belongs to one board of a partnership. Its model classes the field ``board`` as a fact."""

    board = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True


def boards_on(space_id: int, day: date) -> list[Group]:
    """The boards of a space on a day, in the words of that day, executives first. Two queries."""
    return [group for group in groups_on(space_id, day) if group.kind in BOARD_KINDS]
