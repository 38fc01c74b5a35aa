"""Put a received file on record. To be called inside a command, which says who may and why."""

from datetime import datetime

from django.conf import settings

from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.files.jobs import scan_file
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.spaces.models import Space


def keep_file(*, space: Space, received: Received, by: Actor, at: datetime) -> StoredFile:
    """The record of a file, which is scanned after the command where a scanner is named."""
    has_scanner = bool(settings.SCANNER)
    file = StoredFile.objects.create(
        space=space,
        name=received.name,
        kind=received.kind,
        size=received.size,
        sha256=received.sha256,
        place=received.place,
        scan=StoredFile.Scan.WAITING if has_scanner else StoredFile.Scan.NOT_SCANNED,
        received_by_id=account_of(by),
        received_at=at,
    )
    if has_scanner:
        scan_file.defer(space_id=space.pk, file_id=file.pk)
    return file
