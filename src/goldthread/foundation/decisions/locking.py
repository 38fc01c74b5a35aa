"""When what a decision was made in is signed off, it is locked. To be called inside a command."""

from datetime import datetime

from django.db.models import QuerySet

from goldthread.foundation.decisions.models import Decision


def sign_off_decisions(decisions: QuerySet[Decision], at: datetime) -> None:
    """Lock those that are not locked yet."""
    decisions.filter(signed_off_at=None).update(signed_off_at=at)
