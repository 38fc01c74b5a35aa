"""Packs are seen by those who answer for information rights; so is a file while it is looked at for a request."""

from typing import Any

from django.db.models import Func, JSONField, OuterRef, QuerySet, Value

from goldthread.foundation.files.models import SEEN_THROUGH
from goldthread.partnership.rights.models import AccessRequest, GatheredItem, Pack, RedactedCopy


def register() -> None:
    """Once, when the program starts."""
    SEEN_THROUGH.register(lambda standing: Pack.objects.visible_to(standing).filter(file=OuterRef("pk")))
    SEEN_THROUGH.register(lambda standing: RedactedCopy.objects.visible_to(standing).filter(file=OuterRef("pk")))
    SEEN_THROUGH.register(lambda standing: naming_as_unread(AccessRequest.objects.visible_to(standing)))
    SEEN_THROUGH.register(lambda standing: GatheredItem.objects.visible_to(standing).filter(file=OuterRef("pk")))


def naming_as_unread(requests: QuerySet[AccessRequest]) -> QuerySet[Any, Any]:
    """Those for which the file that is asked about could not be read whole."""
    entry = Func(Value("file"), OuterRef("pk"), function="jsonb_build_object")
    return requests.filter(unread__contains=Func(entry, function="jsonb_build_array", output_field=JSONField()))
