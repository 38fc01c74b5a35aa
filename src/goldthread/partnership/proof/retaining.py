"""What a test of practice found keeps its evidence from being destroyed, and goes from it with it."""

from django.db.models import Exists, OuterRef, Q

from goldthread.foundation.retention.kinds.declaring import KINDS, Need, Part
from goldthread.partnership.proof.models import ResultEvidence

RESTS_ON_IT = Q(Exists(ResultEvidence.objects.filter(evidence=OuterRef("pk"))))


def register() -> None:
    """Called when the program starts."""
    evidence = KINDS["evidence"]
    evidence.parts.insert(0, Part(ResultEvidence, "evidence", called="link to a result"))
    evidence.needs.append(
        Need(RESTS_ON_IT & Q(withdrawn_at=None), "A result of a test of practice rests on it: withdraw it first.")
    )
