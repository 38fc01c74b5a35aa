"""Somebody has the worker gather what is held, or make a pack of what was decided."""

from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.partnership.rights.jobs import gather_what_is_held, make_pack
from goldthread.partnership.rights.log import check_open, log, said
from goldthread.partnership.rights.models import AccessRequest, Matter, Pack, SearchDetail
from goldthread.partnership.rights.releasing import kept_items, latest_copy


@command(Can.ANSWER_RIGHTS, event="what is held about a person to be gathered", about="access")
def order_gathering(*, access: AccessRequest, by: Actor, at: datetime) -> AccessRequest:
    """Have everything looked through."""
    check_may_be_gathered(access)
    access.search = AccessRequest.Search.WAITING
    access.save()
    log(access.matter, "The search was begun", by, at)
    gather_what_is_held.defer(space_id=access.space_id, access_id=access.pk)
    return access


@command(Can.ANSWER_RIGHTS, event="pack of a request ordered", about="matter")
def order_pack(*, matter: Matter, letter: str, by: Actor, at: datetime) -> Pack:
    """Have what is released made into one file, once every item was decided and it is known who asks."""
    check_may_be_packed(matter)
    pack = Pack.objects.create(
        space_id=matter.space_id,
        matter=matter,
        letter=said(letter, "Write the letter.", "letter"),
        ordered_by_id=account_of(by),
        ordered_at=at,
    )
    log(matter, "The pack was ordered", by, at)
    make_pack.defer(space_id=matter.space_id, pack_id=pack.pk)
    return pack


def check_may_be_gathered(access: AccessRequest) -> None:
    check_open(access.matter)
    if access.search == AccessRequest.Search.WAITING:
        raise Refused("It is being looked through already.")
    if not SearchDetail.objects.filter(matter=access.matter_id).exists():
        raise Refused("Say first what to look for, such as a name.")


def check_may_be_packed(matter: Matter) -> None:
    """Everything was looked for and decided, it is known who asks, and no pack is being made."""
    check_open(matter, Matter.Kind.ACCESS)
    access = AccessRequest.objects.get(matter=matter)
    if access.identity_on is None:
        raise Refused("Record first how the identity of whoever asks was checked.")
    if access.search != AccessRequest.Search.DONE:
        raise Refused("Have everything looked through first.")
    undecided = kept_items(matter).filter(decided_at=None).count()
    if undecided:
        raise Refused(
            f"Look through each item first: {undecided} are left."
            if undecided > 1
            else "Look through the last item first."
        )
    for item in kept_items(matter).filter(withheld=""):
        copy = latest_copy(item)
        if copy and not copy.file.may_be_opened:
            raise Refused(f"{item}: its copy waits for its scan, or a virus was found in it. Wait, or add another.")
    if Pack.objects.filter(matter=matter, state=Pack.State.WAITING).exists():
        raise Refused("It is being made already.")
