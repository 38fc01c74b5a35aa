"""Whether an action is shown to be done: evidence counts until it is withdrawn or its newest version runs out."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from goldthread.foundation.actions.models import ActionEvidence, ActionQuerySet
from goldthread.foundation.evidence.models import EvidenceVersion


def shown_on(on: date) -> Exists:
    """That some evidence of an action counts on a day."""
    return Exists(_counting(on))


def with_evidence_counted(rows: ActionQuerySet, on: date) -> ActionQuerySet:
    """Each with ``evidence_counts``: how many pieces of evidence count on a day."""
    number = _counting(on).order_by().values("action").annotate(number=Count("pk")).values("number")
    return rows.annotate(evidence_counts=Coalesce(Subquery(number), 0))


def lost_by(on: date) -> Q:
    """That evidence was given of an action, and that none of it counts on a day.

    Those of which some was lost are found from the evidence, which is little; only of them is it asked what remains.
    """
    is_lost = Q(evidence__withdrawn_at__isnull=False) | Q(evidence__versions__good_until__lt=on)
    return Q(pk__in=ActionEvidence.objects.filter(is_lost).values("action")) & ~Q(shown_on(on))


def _counting(on: date) -> QuerySet[ActionEvidence, Any]:
    """Of an action that is asked about, the evidence that counts on a day."""
    newest = EvidenceVersion.objects.filter(space=OuterRef("space"), evidence=OuterRef("evidence")).order_by("-number")
    of_action = ActionEvidence.objects.filter(
        space=OuterRef("space"), action=OuterRef("pk"), evidence__withdrawn_at__isnull=True
    )
    until = of_action.alias(good_until=Subquery(newest.values("good_until")[:1]))
    return until.filter(Q(good_until=None) | Q(good_until__gte=on))
