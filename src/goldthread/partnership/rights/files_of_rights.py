"""Packs are seen by those who answer for information rights; so is a file while it is gathered for a request."""

from goldthread.foundation.files.models import SEEN_THROUGH
from goldthread.partnership.rights.models import GatheredItem, Pack


def register() -> None:
    """Once, when the program starts."""
    SEEN_THROUGH.register(lambda standing: Pack.objects.visible_to(standing).exclude(file=None).values("file"))
    SEEN_THROUGH.register(lambda standing: GatheredItem.objects.visible_to(standing).exclude(file=None).values("file"))
