"""Requests for information about a case, the lane of each agency that was asked, its links, and what it replied."""

from goldthread.cases.requests.models.lanes import LANE_KIND, Lane, LaneQuerySet
from goldthread.cases.requests.models.links import LaneLink
from goldthread.cases.requests.models.reminders import LaneReminder
from goldthread.cases.requests.models.replies import LaneReply
from goldthread.cases.requests.models.requests import InformationRequest

__all__ = ["LANE_KIND", "InformationRequest", "Lane", "LaneLink", "LaneQuerySet", "LaneReminder", "LaneReply"]
