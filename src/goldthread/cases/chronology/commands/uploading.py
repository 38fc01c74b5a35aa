"""A file becomes entries of a lane: all of them, the good ones, or none."""

from collections.abc import Sequence
from datetime import datetime

from goldthread.cases.chronology.allowing import check_may_change, is_for_agency, lane_to_add_to, open_lane
from goldthread.cases.chronology.commands.handing_in import TELLING
from goldthread.cases.chronology.models import ChronologyEntry, ChronologyLane, ChronologyUpload
from goldthread.cases.chronology.reading import FileRow
from goldthread.cases.chronology.received import Sent, TakeUp, told_in
from goldthread.cases.chronology.rows import LONGEST_WRITTEN
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.ui.words import plural


@command(*TELLING, event="entries of a chronology uploaded", about="lane")
def upload_entries(*, lane: ChronologyLane, sent: Sent, take: str, by: Actor, at: datetime) -> ChronologyUpload:
    """What was read of the file is held against the lane as it is now, and kept with the line from which each came."""
    lane = lane_to_add_to(lane, by, at)
    found = sent.read.without(told_in(lane))
    if found.bad and take != TakeUp.GOOD:
        raise Refused(
            f"{plural(len(found.bad), 'line')} cannot be taken. Put the file right, or take the good ones.", "take"
        )
    if not found.good:
        raise Refused("No line of the file can be taken.", "file")
    upload = ChronologyUpload.objects.create(
        space_id=lane.space_id,
        lane=lane,
        file=keep_file(space=lane.chronology.case.space, received=sent.received, by=by, at=at),
        source=sent.source,
        taken=len(found.good),
        left_out=len(found.bad),
        uploaded_at=at,
        uploaded_by_id=account_of(by),
    )
    ChronologyEntry.objects.bulk_create(_entries(upload, found.good, by, at))
    return upload


def _entries(upload: ChronologyUpload, good: Sequence[FileRow], by: Actor, at: datetime) -> list[ChronologyEntry]:
    made, told_for_it = [], is_for_agency(upload.lane, by, at)
    for read in good:
        if read.row is not None:
            entry = ChronologyEntry(
                space_id=upload.space_id,
                lane=upload.lane,
                upload=upload,
                written=read.written[:LONGEST_WRITTEN],
                file_row=read.where,
                told_by_id=account_of(by),
                told_at=at,
                told_for_it=told_for_it,
            )
            entry.say(read.row)
            made.append(entry)
    return made


@command(*TELLING, event="upload of a chronology struck out", about="upload")
def strike_upload_out(*, upload: ChronologyUpload, why: str, by: Actor, at: datetime) -> ChronologyUpload:
    """Everything that came from one file counts no longer: it was the wrong file, or was read wrongly."""
    # Entries before their lane, as where one of them is changed: so that neither waits for the other.
    list(upload.entries.select_for_update().order_by("pk").values_list("pk"))
    open_lane(upload.lane, by, at)
    check_may_change(upload, by, at)
    reason = said(why, "Say why it is struck out.", "why")
    standing = upload.entries.filter(struck_out_at=None)
    if not standing.update(struck_out_at=at, struck_out_by_id=account_of(by), struck_out_why=reason):
        raise Refused("Nothing of this file stands any more.")
    return upload
