"""Somebody raises a matter, for an agency or a board, and it is put to whoever owes a reply."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_happened
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.groups.boards import BOARD_KINDS
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.near_days import is_too_far, too_far
from goldthread.foundation.records.numbering import next_number
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.matters.kinds import KINDS, MatterKind, To
from goldthread.partnership.matters.models import RaisedMatter
from goldthread.partnership.matters.times import reply_days

MATTERS = "matters raised with a board"
"""Judged as a whole: two that are raised at once get two numbers."""


@dataclass(frozen=True)
class Raised:
    """What is raised, with which board, in whose name, and whom it is put to: with none of the three, the board.

    Without ``due_on`` a reply is due after the days that the partnership gives for this kind.
    """

    kind: str
    board: Group
    subject: str
    what: str
    for_agency: Agency | None = None
    for_group: Group | None = None
    to_agency: Agency | None = None
    to_group: Group | None = None
    to_body: str = ""
    due_on: date | None = None
    raised_on: date | None = None

    @property
    def put_to(self) -> list[To]:
        given = ((To.AGENCY, self.to_agency), (To.GROUP, self.to_group), (To.BODY, self.to_body.strip()))
        return [to for to, one in given if one] or [To.BOARD]


@command(Can.RAISE_MATTERS, Can.CHALLENGE_PARTNERS, Can.RECORD_PLANS, event="matter raised", alone=MATTERS)
def raise_matter(*, space: Space, raised: Raised, by: Actor, at: datetime) -> RaisedMatter:
    """Somebody raises something with a board; whoever it is put to owes a reply by a day."""
    today = timezone.localdate(at)
    kind = KINDS.get(raised.kind)
    if kind is None:
        raise Refused("Choose what kind of matter it is.", "kind")
    standing = standing_of(by, today)
    held = _in_whose_name(space, kind, raised, standing)
    _check_words(raised)
    _check_places(space, kind, raised)
    raised_on = raised.raised_on or today
    check_happened(raised_on, today, "raised_on")
    due_on = raised.due_on or max(raised_on + timedelta(days=reply_days(space.pk, kind)), today)
    check_due(due_on, today)
    return RaisedMatter.objects.create(
        space=space,
        board=raised.board,
        number=next_number(RaisedMatter.objects.filter(space=space)),
        kind=kind.code,
        subject=raised.subject.strip(),
        what=raised.what.strip(),
        raised_role=held.role if held and not raised.for_group else "",
        raised_agency=raised.for_agency or (held.agency if held else None),
        raised_group=raised.for_group,
        raised_on=raised_on,
        to_agency=raised.to_agency,
        to_group=raised.to_group,
        to_body=raised.to_body.strip(),
        due_on=due_on,
    )


def check_due(due_on: date, today: date) -> None:
    """Raise Refused for a day by which nobody can reply, or which is a slip of the hand."""
    if due_on < today:
        raise Refused("The day by which a reply is due must be today or later.", "due_on")
    if is_too_far(due_on, today):
        raise Refused(too_far("The day by which a reply is due", today), "due_on")


def _in_whose_name(space: Space, kind: MatterKind, raised: Raised, standing: Standing) -> Holding | None:
    """The role in which it is raised. Whoever holds one for an agency raises for that agency and for no other.

    A board's office writes down what others raised, so that it raises for whoever it says: then no role of its own
    stands beside it.
    """
    if standing.is_system:
        return None
    is_office = space.pk in standing.whole_spaces_where(Can.RECORD_PLANS)
    held = [one for one in standing.holdings if one.space_id == space.pk and one.allows(kind.raised_with)]
    if not held:
        raise NotAllowed("Your role does not let you raise this.")
    if is_office:
        return None if raised.for_agency or raised.for_group else held[0]
    if raised.for_group:
        raise Refused("You cannot raise this for a board.", "for")
    if raised.for_agency is None:
        return held[0]
    for_it = [one for one in held if one.agency_id == raised.for_agency.pk]
    if not for_it:
        raise Refused("You can raise this for your own agency only.", "for")
    return for_it[0]


def _check_words(raised: Raised) -> None:
    if not raised.subject.strip():
        raise Refused("Enter what it is, in a line.", "subject")
    if not raised.what.strip():
        raise Refused("Enter what you see, and what comes of it for children.", "what")


def _check_places(space: Space, kind: MatterKind, raised: Raised) -> None:
    board = raised.board
    if board.space_id != space.pk or board.kind not in BOARD_KINDS:
        raise Refused("Choose a board of this partnership.", "board")
    named = (raised.for_agency, raised.for_group, raised.to_agency, raised.to_group)
    if any(one is not None and one.space_id != space.pk for one in named):
        raise Refused("Choose an agency or a group of this partnership.", "to")
    if len(raised.put_to) > 1 or raised.put_to[0] not in kind.to:
        raise Refused("Say whom it is put to.", "to")
    if raised.to_agency and raised.to_agency == raised.for_agency:
        raise Refused(f"{raised.to_agency} cannot raise this with itself.", "to")
    if raised.to_group and raised.to_group == raised.for_group:
        raise Refused(f"{raised.to_group} cannot raise this with itself.", "to")
