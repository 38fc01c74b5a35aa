"""The files of letters and replies are seen by whoever may see the letter."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.files.models import SEEN_THROUGH
from goldthread.partnership.learning.models import GovernmentLetter, LetterFileBefore, LetterReply


def files_sent(standing: Standing) -> QuerySet[Any, Any]:
    return GovernmentLetter.objects.visible_to(standing).filter(file=OuterRef("pk"))


def files_replaced(standing: Standing) -> QuerySet[Any, Any]:
    return LetterFileBefore.objects.visible_to(standing).filter(file=OuterRef("pk"))


def files_received(standing: Standing) -> QuerySet[Any, Any]:
    return LetterReply.objects.visible_to(standing).filter(file=OuterRef("pk"))


def register() -> None:
    """Called when the program starts."""
    SEEN_THROUGH.register(files_sent)
    SEEN_THROUGH.register(files_replaced)
    SEEN_THROUGH.register(files_received)
