"""A subject access request: recorded, identity checked, looked for, decided item by item."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.jobs.ordered import check_waits, note_failed
from goldthread.foundation.looking.details import details_to_look_for
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import plural
from goldthread.partnership.rights.commands.matters import new_matter
from goldthread.partnership.rights.deciding import looked_through
from goldthread.partnership.rights.gathering import Gathered
from goldthread.partnership.rights.held import Held, digest_of
from goldthread.partnership.rights.log import check_day, check_open, log, said
from goldthread.partnership.rights.models import AccessRequest, GatheredItem, Matter, SearchDetail

ALONE = "matters of information rights"
NOT_WEIGHED = "Say how the child’s understanding and confidence were weighed."


@dataclass(frozen=True)
class Asking:
    """Who asks, of whom, and what. ``understanding`` and ``weighed`` are for a child only."""

    asked_by: str
    what: str
    received_on: date
    is_child: bool = False
    understanding: str = ""
    weighed: str = ""


@command(Can.ANSWER_RIGHTS, event="subject access request recorded", alone=ALONE)
def record_access_request(*, space: Space, asking: Asking, by: Actor, at: datetime) -> Matter:
    """Somebody asks what is held about them, or about somebody for whom they may ask."""
    asking = checked_asking(asking, Matter.Kind.ACCESS)
    matter = new_matter(space, Matter.Kind.ACCESS, asking.what, asking.received_on, at, asked_by=asking.asked_by)
    AccessRequest.objects.create(
        space=space,
        matter=matter,
        is_child=asking.is_child,
        understanding=asking.understanding,
        weighed=asking.weighed,
    )
    log(matter, f"Received on {in_words(asking.received_on)}", by, at)
    return matter


@command(Can.ANSWER_RIGHTS, event="child's understanding weighed", about="access")
def weigh_understanding(
    *, access: AccessRequest, understanding: str, weighed: str, by: Actor, at: datetime
) -> AccessRequest:
    """Whether a child understands it, and what weight the child's confidence has, is looked at again."""
    check_about_a_child(access)
    if understanding not in AccessRequest.Understanding.values:
        raise Refused("Choose whether the child understands it.", "understanding")
    access.weighed = said(weighed, NOT_WEIGHED, "weighed")
    access.understanding = understanding
    access.save()
    log(access.matter, access.get_understanding_display(), by, at, access.weighed)
    return access


@command(Can.ANSWER_RIGHTS, event="identity of whoever asked checked", about="access")
def record_identity(*, access: AccessRequest, how: str, checked_on: date, by: Actor, at: datetime) -> AccessRequest:
    """It is known who asks, and that they may."""
    check_open(access.matter)
    check_day(checked_on, at, "checked_on", since=access.matter.received_on)
    access.identity_how = said(how, "Say how it was checked.", "how")
    access.identity_on = checked_on
    access.save()
    log(access.matter, f"Identity checked on {in_words(checked_on)}", by, at, access.identity_how)
    return access


@command(Can.ANSWER_RIGHTS, event="details to look for added", about="matter")
def add_search_details(
    *, matter: Matter, kind: str, details: Sequence[str], by: Actor, at: datetime
) -> list[SearchDetail]:
    """What tells who the person is. What is there already stays there once."""
    check_open(matter, Matter.Kind.ACCESS)
    made = []
    for words in details_to_look_for(kind, details):
        detail, _ = SearchDetail.objects.get_or_create(space_id=matter.space_id, matter=matter, kind=kind, words=words)
        made.append(detail)
    log(matter, "What to look for was added to", by, at)
    return made


@command(Can.ANSWER_RIGHTS, event="detail to look for removed", about="detail")
def remove_search_detail(*, detail: SearchDetail, by: Actor, at: datetime) -> None:
    """It is not looked for any more. What was gathered by it stays, to be decided."""
    check_open(detail.matter)
    log(detail.matter, f"Not looked for any more: {detail.get_kind_display()}", by, at)
    detail.delete()


@command(Can.BE_THE_PROGRAM, event="what is held about a person gathered", about="access")
def record_gathered(*, access: AccessRequest, gathered: Gathered, by: Actor, at: datetime) -> AccessRequest:
    """Keep copies of what was found. What was gathered before stays as it is, decisions and all."""
    check_waits(access, "search")
    new = [one for one in gathered.held if _keep(access.matter, one, at)]
    access.search, access.searched_at = AccessRequest.Search.DONE, at
    access.texts, access.files = gathered.texts, gathered.files
    access.unread = [asdict(one) for one in gathered.unread]
    access.save()
    looked = f"{plural(access.texts, 'text')} and {plural(access.files, 'file')}"
    log(access.matter, f"Looked through {looked}: {plural(len(new), 'new item')}", by, at)
    return access


@command(Can.BE_THE_PROGRAM, event="what is held about a person not gathered", about="access")
def record_not_gathered(*, access: AccessRequest, by: Actor, at: datetime) -> AccessRequest:
    """It went wrong, and can be ordered again."""
    note_failed(access, "search")
    return access


@command(Can.ANSWER_RIGHTS, event="item added to what is held about a person", about="matter")
def add_item(*, matter: Matter, where: str, words: str, why: str, by: Actor, at: datetime) -> GatheredItem:
    """Something that is held elsewhere, such as on paper, or that the search did not find."""
    check_open(matter, Matter.Kind.ACCESS)
    where = said(where, "Say where it is held.", "where")
    words = said(words, "Enter what it says.", "words")
    why = said(why, "Say why it belongs to the request.", "why")
    digest = digest_of(words)
    if GatheredItem.objects.filter(matter=matter, place="by hand", digest=digest).exists():
        raise Refused("This is there already.", "words")
    item = GatheredItem.objects.create(
        space_id=matter.space_id,
        matter=matter,
        place="by hand",
        where=where,
        words=words,
        digest=digest,
        added_why=why,
        gathered_at=at,
    )
    log(matter, "An item was added by hand", by, at, why)
    return item


@command(Can.ANSWER_RIGHTS, event="item of a request decided", about="item")
def leave_out(*, item: GatheredItem, why: str, by: Actor, at: datetime) -> GatheredItem:
    """It is not about the person: it is neither released nor withheld."""
    check_open(item.matter)
    item.left_out_why = said(why, "Say why it does not belong to the request.", "why")
    looked_through(item, by, at)
    log(item.matter, f"{item} was left out", by, at, why)
    return item


@command(Can.ANSWER_RIGHTS, event="item of a request taken back in", about="item")
def take_back_in(*, item: GatheredItem, by: Actor, at: datetime) -> GatheredItem:
    """It belongs to the request after all, and is to be looked through."""
    check_left_out(item)
    item.left_out_why, item.decided_at, item.decided_by_id = "", None, None
    item.save()
    log(item.matter, f"{item} was taken back in", by, at)
    return item


def checked_asking(asking: Asking, kind: str) -> Asking:
    """As it is kept for a kind of matter: who asks is not asked of a freedom of information request."""
    is_child = asking.is_child and kind == Matter.Kind.ACCESS
    asks_who = kind != Matter.Kind.INFORMATION
    if asks_who and asking.asked_by not in Matter.AskedBy.values:
        raise Refused("Choose who asks.", "asked_by")
    if is_child and asking.understanding not in AccessRequest.Understanding.values:
        raise Refused("Choose whether the child understands it.", "understanding")
    return Asking(
        asked_by=asking.asked_by if asks_who else "",
        what=said(asking.what, "Say what is asked, or what happened.", "what"),
        received_on=asking.received_on,
        is_child=is_child,
        understanding=asking.understanding if is_child else "",
        weighed=said(asking.weighed, NOT_WEIGHED, "weighed") if is_child else "",
    )


def check_about_a_child(access: AccessRequest) -> None:
    check_open(access.matter)
    if not access.is_child:
        raise Refused("This request is not about a child.")


def check_left_out(item: GatheredItem) -> None:
    check_open(item.matter)
    if not item.is_left_out:
        raise Refused("It was not left out.")


def _keep(matter: Matter, held: Held, at: datetime) -> bool:
    """Whether it is new."""
    _, is_new = GatheredItem.objects.get_or_create(
        space_id=matter.space_id,
        matter=matter,
        place=held.place,
        digest=held.digest,
        defaults={
            "where": held.where,
            "href": held.href,
            "words": held.words,
            "file_id": held.file,
            "times": held.times,
            "gathered_at": at,
        },
    )
    return is_new
