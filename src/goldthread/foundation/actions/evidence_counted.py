"""How many pieces of evidence of an action count on a day."""

from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from goldthread.foundation.actions.models import ActionEvidence, ActionQuerySet
from goldthread.foundation.evidence.models import EvidenceVersion


def with_evidence_counted(rows: ActionQuerySet, on: date) -> ActionQuerySet:
    """Each with ``evidence_counts``: pieces that were not withdrawn and whose newest version has not run out."""
    versions = EvidenceVersion.objects.filter(space=OuterRef("space"), evidence=OuterRef("evidence"))
    newest = versions.order_by("-number").values("good_until")[:1]
    links = ActionEvidence.objects.filter(
        space=OuterRef("space"), action=OuterRef("pk"), evidence__withdrawn_at__isnull=True
    )
    counting = links.alias(good_until=Subquery(newest)).filter(Q(good_until=None) | Q(good_until__gte=on))
    number = counting.order_by().values("action").annotate(number=Count("pk")).values("number")
    return rows.annotate(evidence_counts=Coalesce(Subquery(number), 0))
