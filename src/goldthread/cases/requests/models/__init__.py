"""Requests for information about a case, the lane of each agency that was asked, and what it replied."""

from goldthread.cases.requests.models.lanes import LANE_KIND, Lane, LaneQuerySet
from goldthread.cases.requests.models.replies import LaneReply
from goldthread.cases.requests.models.requests import InformationRequest, cases_of_desk

__all__ = ["LANE_KIND", "InformationRequest", "Lane", "LaneQuerySet", "LaneReply", "cases_of_desk"]
