"""Matters that were raised, what was said of each, and how long a reply may take."""

from goldthread.partnership.matters.models.matters import ORIGIN, RaisedMatter, RaisedMatterQuerySet, ReplyTime
from goldthread.partnership.matters.models.turns import MatterTurn

__all__ = ["ORIGIN", "MatterTurn", "RaisedMatter", "RaisedMatterQuerySet", "ReplyTime"]
