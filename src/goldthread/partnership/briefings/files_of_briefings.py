"""The files of a briefing are seen by whoever sees the briefing."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.files.models import SEEN_THROUGH
from goldthread.partnership.briefings.models import BriefingResource


def files_of(standing: Standing) -> QuerySet[Any, Any]:
    return BriefingResource.objects.visible_to(standing).filter(file=OuterRef("pk"))


def register() -> None:
    """Once, when the program starts."""
    SEEN_THROUGH.register(files_of)
