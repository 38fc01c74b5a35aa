"""Records of briefings: what is written, who passes it on, what people say of it, and what they are asked."""

from goldthread.partnership.briefings.models.briefings import (
    Briefing,
    BriefingFinding,
    BriefingResource,
    BriefingSettings,
)
from goldthread.partnership.briefings.models.cascade import Cascade, CascadeConfirmation
from goldthread.partnership.briefings.models.questions import (
    AgencyAsked,
    AnswerChoice,
    PracticeAnswer,
    PracticeQuestion,
    QuestionRound,
)
from goldthread.partnership.briefings.models.quotes import Quote

__all__ = [
    "AgencyAsked",
    "AnswerChoice",
    "Briefing",
    "BriefingFinding",
    "BriefingResource",
    "BriefingSettings",
    "Cascade",
    "CascadeConfirmation",
    "PracticeAnswer",
    "PracticeQuestion",
    "QuestionRound",
    "Quote",
]
