"""The pack as one PDF, for one reader or for every member."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.documents.joining import Bundle
from goldthread.partnership.meetings.models import AgendaItem, Attendance, Correction, Meeting, Paper
from goldthread.partnership.meetings.pack.pages import (
    Entry,
    Minutes,
    actions_page,
    front_page,
    minutes_page,
    printed,
    sheet_for,
)
from goldthread.partnership.meetings.pack.papers import pdf_of
from goldthread.partnership.meetings.queries.agenda import (
    ShownItem,
    actions_from,
    actions_from_for_members,
    agenda_for_members,
    agenda_of,
    is_cut,
    last_before,
    open_actions_of,
    open_actions_of_group,
)
from goldthread.partnership.meetings.queries.members import standings_of_members

Part = AgendaItem.Part
HEAD, AN_ITEM, A_LINE, A_PAGE = 60, 13, 9, 245
"""Millimetres of the front pages: what stands above the items, an item, a line that it may have, and a page of them."""
EVERY_MEMBER = "every member of the group"


@dataclass(frozen=True)
class Pack:
    """All that goes into a pack, read from the database: making it asks it nothing more."""

    meeting: Meeting
    items: list[ShownItem]
    made_for: str
    before: Minutes | None
    actions: list[Action]
    is_cut: bool = False


def pack_for(meeting: Meeting, standing: Standing, made_for: str) -> Pack:
    """What a pack for one person holds: what they may see, and nothing else."""
    last = last_before(meeting)
    before = minutes_of(last, agenda_of(last, standing), actions_from(last, standing)) if last else None
    items = agenda_of(meeting, standing)
    actions = open_actions_of(meeting, standing)
    return Pack(meeting, items, made_for, before, actions, is_cut(meeting, items))


def pack_for_members(meeting: Meeting, on: date) -> Pack:
    """What a pack for no one in particular holds: what every member may see, whoever sits there on a day."""
    members = standings_of_members(meeting.group, on)
    last, before = last_before(meeting), None
    if last:
        before = minutes_of(last, agenda_for_members(last, members), actions_from_for_members(last, members))
    items = agenda_for_members(meeting, members)
    actions = open_actions_of_group(meeting, members)
    return Pack(meeting, items, EVERY_MEMBER, before, actions, is_cut(meeting, items))


def minutes_of(meeting: Meeting, items: list[ShownItem], actions: list[Action]) -> Minutes:
    attendances = Attendance.objects.filter(meeting=meeting).select_related("seat__agency", "agency")
    corrections = Correction.objects.filter(meeting=meeting, item=None).select_related("agreed_at__group")
    came = list(attendances.order_by("how", "pk"))
    return Minutes(meeting, items, came, list(corrections.order_by("pk")), actions)


def made(pack: Pack, address: str) -> bytes:
    """The PDF. ``address`` is that of the house, for what has to be read there. It takes a second or two."""
    bundle = Bundle(f"{pack.meeting}")
    held: list[tuple[ShownItem, list[str]]] = [(one, _add_item(bundle, pack, one, address)) for one in pack.items]

    def front(begins: Sequence[int]) -> bytes:
        pages = iter(begins)
        lines = [(one, [Entry(title, next(pages)) for title in titles]) for one, titles in held]
        return printed(front_page(pack.meeting, lines, pack.made_for, is_cut=pack.is_cut))

    return bundle.joined(front, guess=_front_pages(held))


def _front_pages(held: Sequence[tuple[ShownItem, Sequence[str]]]) -> int:
    """About how many pages agenda and contents take. A wrong guess costs a second drawing, and nothing else."""
    millimetres = HEAD
    for one, titles in held:
        lines = len(titles) + one.paper_is_missing + bool(one.item.what_is_asked)
        millimetres += AN_ITEM + A_LINE * lines
    return 1 + int(millimetres // A_PAGE)


def _add_item(bundle: Bundle, pack: Pack, one: ShownItem, address: str) -> list[str]:
    """Put in the bundle what belongs to an item, and give what each is called."""
    under, titles = f"{one.item.place}. {one.title}", []
    if one.item.part == Part.MINUTES and pack.before and any(item.minutes for item in pack.before.items):
        titles.append(f"Minutes of {pack.before.meeting}")
        bundle.add(titles[-1], printed(minutes_page(pack.before)), under)
    if one.item.part == Part.ACTIONS and pack.actions:
        titles.append("Open actions")
        bundle.add(titles[-1], printed(actions_page(pack.meeting, pack.actions)), under)
    for paper in one.papers:
        titles.append(paper.title)
        _add_paper(bundle, paper, under, address)
    return titles


def _add_paper(bundle: Bundle, paper: Paper, under: str, address: str) -> None:
    def instead(why: str) -> bytes:
        return printed(sheet_for(paper, why, address))

    bundle.add(paper.title, pdf_of(paper, address), under, instead)
