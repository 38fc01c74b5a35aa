"""Files that are to be published are seen by whoever prepares that."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.files.models import SEEN_THROUGH
from goldthread.partnership.publishing.models import PublicationFile, SitePage


def files_of_reviews(standing: Standing) -> QuerySet[Any, Any]:
    return PublicationFile.objects.visible_to(standing).filter(file=OuterRef("pk"))


def files_of_pages(standing: Standing) -> QuerySet[Any, Any]:
    return SitePage.objects.visible_to(standing).filter(file=OuterRef("pk"))


def register() -> None:
    """Called when the program starts."""
    SEEN_THROUGH.register(files_of_reviews)
    SEEN_THROUGH.register(files_of_pages)
