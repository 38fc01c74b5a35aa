"""Packs are seen by those who answer for information rights; so is a file while it is looked at for a request."""

from typing import Any

from django.db.models import Func, IntegerField, QuerySet

from goldthread.foundation.files.models import SEEN_THROUGH
from goldthread.partnership.rights.models import AccessRequest, GatheredItem, Pack, RedactedCopy


def register() -> None:
    """Once, when the program starts."""
    SEEN_THROUGH.register(lambda standing: Pack.objects.visible_to(standing).exclude(file=None).values("file"))
    SEEN_THROUGH.register(lambda standing: RedactedCopy.objects.visible_to(standing).values("file"))
    SEEN_THROUGH.register(lambda standing: unread_files(AccessRequest.objects.visible_to(standing)))
    SEEN_THROUGH.register(lambda standing: GatheredItem.objects.visible_to(standing).exclude(file=None).values("file"))


def unread_files(requests: QuerySet[AccessRequest]) -> QuerySet[Any, Any]:
    """Numbers of the files that could not be read whole for requests."""
    number = Func(
        "unread",
        template="(jsonb_path_query(%(expressions)s, '$[*].file'))::integer",
        output_field=IntegerField(),
    )
    return requests.annotate(unread_file=number).values("unread_file")
