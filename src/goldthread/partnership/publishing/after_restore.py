"""Once a backup is restored: published files are copies, which no backup holds, and are made anew from what it does."""

from datetime import datetime
from pathlib import Path

from django.conf import settings

from goldthread.foundation.files import storage
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.publications import folder
from goldthread.foundation.publications.models import PublishedFile
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import plural
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def publish_files_again(at: datetime) -> list[str]:
    """Put each published file in its folder again, and say how many are without bytes."""
    outcomes = [is_there for space in every_space() for is_there in _published_again(space)]
    if not outcomes:
        return []
    said = [f"{plural(outcomes.count(True), 'published file')} put in the folder that the public site reads."]
    if lost := outcomes.count(False):
        said.append(f"{plural(lost, 'published file')} cannot be had from the backup: publish its page again.")
    return said


def _published_again(space: Space) -> list[bool]:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return [_put(one) for one in PublishedFile.objects.filter(space=space).order_by("pk")]


def _put(published: PublishedFile) -> bool:
    """Its place is the digest of its bytes, by which the file that it is a copy of is found."""
    for original in StoredFile.objects.filter(space=published.space_id, sha256=published.place):
        try:
            data = storage.read(original.place, original.sha256)
        except storage.DamagedFile:
            continue
        folder.put(Path(settings.PUBLISHED_FOLDER), published.space_id, data)
        return True
    return False
