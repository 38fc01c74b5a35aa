"""When a request is over and its time is up, what tells who asked is destroyed; what was decided, and why, stays."""

from datetime import datetime, timedelta

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, System
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.retention.holding import holds_in, holds_on, words_of
from goldthread.foundation.retention.judging import ALONE
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.rights.log import log
from goldthread.partnership.rights.models import (
    AccessRequest,
    GatheredItem,
    Matter,
    RedactedCopy,
    SearchDetail,
    WithheldPassage,
    WithheldWords,
    settings_of,
)
from goldthread.partnership.rights.retaining import kind

DESTROYED = "Destroyed"
DESTROYER = System("what tells who asked destroyed")


@command(Can.BE_THE_PROGRAM, event="what tells who asked destroyed", about="matter", alone=ALONE)
def destroy_what_tells_who(*, matter: Matter, by: Actor, at: datetime) -> Matter:
    """Names and other details, and what was gathered and redacted. The pack stays as long as the file is to be kept."""
    if matter.is_open:
        raise Refused("This matter is open.")
    if holds := holds_on(holds_in(matter.space_id), kind(), matter.pk):
        raise Refused(words_of(holds))
    SearchDetail.objects.filter(matter=matter).delete()
    WithheldWords.objects.filter(matter=matter).delete()
    WithheldPassage.objects.filter(matter=matter).delete()
    copies = list(RedactedCopy.objects.filter(matter=matter).values_list("file", flat=True))
    RedactedCopy.objects.filter(matter=matter).delete()
    StoredFile.objects.filter(pk__in=copies).delete()
    for item in GatheredItem.objects.filter(matter=matter):
        item.words, item.where, item.href, item.file, item.digest = "", DESTROYED, "", None, str(item.pk)
        item.save()
    AccessRequest.objects.filter(matter=matter).update(unread=[])
    matter.destroyed_at = at
    matter.save()
    log(matter, "What tells who asked was destroyed", by, at)
    return matter


def destroy_over(at: datetime) -> None:
    """Of every space, what was closed as long ago as its partnership keeps it; nothing that is under a hold."""
    for space in every_space():
        for matter in _over(space, at):
            destroy_what_tells_who(matter=matter, by=DESTROYER, at=at)


def _over(space: Space, at: datetime) -> list[Matter]:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        before, holds = at - timedelta(days=settings_of(space.pk).keep_days), holds_in(space.pk)
        over = Matter.objects.filter(space=space, closed_at__lte=before, destroyed_at=None).order_by("pk")
        return [one for one in over if not holds_on(holds, kind(), one.pk)]
