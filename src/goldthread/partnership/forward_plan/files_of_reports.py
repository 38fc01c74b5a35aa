"""The files of reports are seen by whoever may see the report."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.files.models import SEEN_THROUGH
from goldthread.partnership.forward_plan.models import CalledReport


def files_of(standing: Standing) -> QuerySet[Any, Any]:
    return CalledReport.objects.visible_to(standing).filter(file=OuterRef("pk"))


def register() -> None:
    """Called when the program starts."""
    SEEN_THROUGH.register(files_of)
