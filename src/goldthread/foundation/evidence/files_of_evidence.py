"""The files that evidence keeps are seen by whoever may see the evidence."""

from django.db.models import OuterRef

from goldthread.foundation.evidence.models import Evidence, EvidenceVersion
from goldthread.foundation.files.models import SEEN_THROUGH


def register() -> None:
    """Once, when the program starts."""
    SEEN_THROUGH.register(
        lambda standing: EvidenceVersion.objects.filter(
            evidence__in=Evidence.objects.visible_to(standing), file=OuterRef("pk")
        )
    )
