"""The files that show whom a campaign reached are seen by whoever sees what the boards plan."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.files.models import SEEN_THROUGH
from goldthread.partnership.planning.models import CampaignReach


def files_of(standing: Standing) -> QuerySet[Any, Any]:
    return CampaignReach.objects.visible_to(standing).filter(file=OuterRef("pk"))


def register() -> None:
    """Called when the program starts."""
    SEEN_THROUGH.register(files_of)
