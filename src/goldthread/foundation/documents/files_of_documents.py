"""The files of documents are seen by whoever sees the document; logos and Word styles by those who make documents."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.documents.models import Document, DocumentFile, DocumentTemplate
from goldthread.foundation.files.models import SEEN_THROUGH


def register() -> None:
    """Once, when the program starts."""
    SEEN_THROUGH.register(
        lambda standing: DocumentFile.objects.filter(
            document__in=Document.objects.visible_to(standing), file=OuterRef("pk")
        )
    )
    SEEN_THROUGH.register(lambda standing: _of_templates(standing, "logo"))
    SEEN_THROUGH.register(lambda standing: _of_templates(standing, "word_file"))


def _of_templates(standing: Standing, name: str) -> QuerySet[Any, Any]:
    return DocumentTemplate.objects.visible_to(standing).filter(**{name: OuterRef("pk")})
