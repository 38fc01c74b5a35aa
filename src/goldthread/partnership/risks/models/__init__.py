"""Risks of a board, how each was scored over time, and what each hangs together with."""

from goldthread.partnership.risks.models.links import RiskLink
from goldthread.partnership.risks.models.risks import ORIGIN, Risk, RiskQuerySet, RiskScore

__all__ = ["ORIGIN", "Risk", "RiskLink", "RiskQuerySet", "RiskScore"]
