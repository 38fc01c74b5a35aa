"""What happens to a risk: it is put on the register, scored, changed, linked and closed."""

from goldthread.partnership.risks.commands.linking import link_risk, raise_action_of_risk
from goldthread.partnership.risks.commands.register import RiskDetails, change_risk, close_risk, raise_risk
from goldthread.partnership.risks.commands.scoring import Scoring, score_risk

__all__ = [
    "RiskDetails",
    "Scoring",
    "change_risk",
    "close_risk",
    "link_risk",
    "raise_action_of_risk",
    "raise_risk",
    "score_risk",
]
