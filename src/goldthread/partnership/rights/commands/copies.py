"""A scan or picture is released as a copy in which is blacked out what is withheld. The file itself never is."""

from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.looking.stored import LONGEST_WHERE, where_in
from goldthread.partnership.rights.commands.withholding import Why
from goldthread.partnership.rights.deciding import looked_through
from goldthread.partnership.rights.log import check_open, log, said
from goldthread.partnership.rights.models import GatheredItem, Matter, Reason, RedactedCopy
from goldthread.partnership.rights.releasing import files_to_look_at

AS_IT_LOOKS = "as it looks"


@command(Can.ANSWER_RIGHTS, event="file included in a request", about="matter")
def include_file(*, matter: Matter, file: StoredFile, why: str, by: Actor, at: datetime) -> GatheredItem:
    """A scan or picture shows something of the person that no program reads."""
    check_open(matter, Matter.Kind.ACCESS)
    if not files_to_look_at(matter).filter(pk=file.pk).exists():
        raise Refused("Choose a file of this request that is not included yet.", "file")
    item = GatheredItem.objects.create(
        space_id=matter.space_id,
        matter=matter,
        place=f"{file._meta.db_table}.{file.pk}.looks",
        where=f"{where_in(file)}, {AS_IT_LOOKS}"[:LONGEST_WHERE],
        href=file.get_absolute_url(),
        digest=file.sha256,
        file=file,
        added_why=said(why, "Say why it belongs to the request.", "why"),
        gathered_at=at,
    )
    log(matter, f"A file was included as it looks: {str(item).lower()}", by, at, why)
    return item


@command(Can.ANSWER_RIGHTS, event="redacted copy of a file added", about="item")
def add_redacted_copy(
    *, item: GatheredItem, received: Received, why: Why | None, by: Actor, at: datetime
) -> GatheredItem:
    """What is released in its place; ``why`` says what for something is blacked out, none if nothing is."""
    check_takes_a_copy(item)
    why = why.checked() if why else None
    RedactedCopy.objects.create(
        space_id=item.space_id,
        matter_id=item.matter_id,
        item=item,
        file=keep_file(space=item.matter.space, received=received, by=by, at=at),
        made_at=at,
        **(why.as_fields() if why else {}),
    )
    item.withheld, item.withheld_why, item.is_reason_told = "", "", True
    looked_through(item, by, at)
    how = Reason(why.reason).label if why else "nothing is blacked out"
    log(item.matter, f"A redacted copy of {str(item).lower()} is released: {how}", by, at, why.why if why else "")
    return item


def check_takes_a_copy(item: GatheredItem) -> None:
    check_open(item.matter)
    if not item.is_as_it_looks:
        raise Refused("This is released as words. Withhold passages of it instead.")
    if item.is_left_out:
        raise Refused("It was left out. Take it back in first.")
