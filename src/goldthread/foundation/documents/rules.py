"""What every command about documents asks first."""

from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.documents.kinds import DocumentKind
from goldthread.foundation.documents.models import Document
from goldthread.foundation.spaces.models import Space


def check_may_be_written(document: Document) -> None:
    if document.is_made:
        raise Refused("This document was made and stays as it is. Begin a new one.")
    if not document.may_be_written:
        raise Refused("This document is being made. Wait until it is there.")


def check_makes(kind: DocumentKind, space: Space, by: Actor, at: datetime) -> None:
    if not standing_of(by, timezone.localdate(at)).may(kind.makes, space.pk):
        raise NotAllowed("Your role does not allow this here.")
