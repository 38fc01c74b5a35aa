"""Find a person's own draft."""

from datetime import date

from goldthread.foundation.drafts.models import Draft


def draft_of(user_id: int, space_id: int, step: str, on: date) -> Draft | None:
    """What the person kept of this step and has not sent, unless it has expired."""
    return Draft.objects.of(user_id, on).filter(space_id=space_id, step=step).first()
