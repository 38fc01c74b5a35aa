"""What a partnership learns: reviews, findings, what was asked and answered, how change is tested."""

from goldthread.partnership.learning.models.elsewhere import (
    ElsewhereDecision,
    ElsewhereFinding,
    ElsewhereSource,
    SourceResponse,
)
from goldthread.partnership.learning.models.figures import NotANumber, ReviewFigure
from goldthread.partnership.learning.models.findings import (
    Finding,
    FindingAction,
    FindingLead,
    Recommendation,
)
from goldthread.partnership.learning.models.letters import (
    GovernmentLetter,
    LetterChase,
    LetterFileBefore,
    LetterFinding,
    LetterReply,
    LetterState,
)
from goldthread.partnership.learning.models.notes import ActionNote, Feedback, ReviewLink, ReviewNote
from goldthread.partnership.learning.models.outcomes import AssuranceMethod, OutcomeFinding, OutcomeStatement
from goldthread.partnership.learning.models.responses import BoardResponse, EarlierResponse
from goldthread.partnership.learning.models.reviews import ORIGIN, Review, ReviewEvent

__all__ = [
    "ORIGIN",
    "ActionNote",
    "AssuranceMethod",
    "BoardResponse",
    "EarlierResponse",
    "ElsewhereDecision",
    "ElsewhereFinding",
    "ElsewhereSource",
    "Feedback",
    "Finding",
    "FindingAction",
    "FindingLead",
    "GovernmentLetter",
    "LetterChase",
    "LetterFileBefore",
    "LetterFinding",
    "LetterReply",
    "LetterState",
    "NotANumber",
    "OutcomeFinding",
    "OutcomeStatement",
    "Recommendation",
    "Review",
    "ReviewEvent",
    "ReviewFigure",
    "ReviewLink",
    "ReviewNote",
    "SourceResponse",
]
