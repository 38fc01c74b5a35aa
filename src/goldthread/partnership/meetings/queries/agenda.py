"""An agenda as one person may see it: items, what they are about, their papers, decisions and corrections."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, owned
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.groups.models import Group
from goldthread.partnership.meetings.agenda_sources import AGENDA_SOURCES, AgendaSource, Suggestion
from goldthread.partnership.meetings.deciding import ITEM, actions_for_members, actions_given_at
from goldthread.partnership.meetings.models import (
    AgendaItem,
    AgendaItemQuerySet,
    Conflict,
    Correction,
    Meeting,
    Paper,
    PaperQuerySet,
)
from goldthread.partnership.meetings.queries.quorum import Quorum, quorums_of_items


@dataclass
class ShownItem:
    """One item as a person sees it. ``about`` and ``href`` are words and address of the record that it is about."""

    item: AgendaItem
    about: str = ""
    href: str = ""
    minutes: str = ""
    """As far as the reader may read them: until a draft is issued, whoever writes them is alone with them."""
    papers: list[Paper] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    quorum: Quorum | None = None
    paper_is_missing: bool = False
    """One is asked for and there is none, not even one that this reader may not see."""

    @property
    def title(self) -> str:
        """Its own title, and for an item about a record what that is called."""
        return self.about or self.item.title


@dataclass(frozen=True)
class Due:
    """What could go on an agenda, by where it comes from."""

    source: AgendaSource
    suggestions: list[Suggestion]


def agenda_of(meeting: Meeting, standing: Standing) -> list[ShownItem]:
    """The items that a person may see, in order, each with all that belongs to it."""
    papers = Paper.objects.visible_to(standing)
    return shown_items(meeting, AgendaItem.objects.visible_to(standing).filter(meeting=meeting), papers, standing)


def agenda_for_members(meeting: Meeting, standings: Sequence[Standing]) -> list[ShownItem]:
    """The items that every member of the group may see; ``standings`` are what members hold besides their seats."""
    rows = AgendaItem.objects.filter(meeting=meeting)
    for standing in standings:
        rows = rows.filter(pk__in=AgendaItem.objects.for_members(meeting.group, standing).values("pk"))
    return shown_items(meeting, rows, Paper.objects.filter(withdrawn_at=None), standings[0])


def shown_items(meeting: Meeting, rows: AgendaItemQuerySet, seen: PaperQuerySet, standing: Standing) -> list[ShownItem]:
    """Items in order, each with all that belongs to it; of papers those that are ``seen``."""
    rows = rows.in_order()
    items = list(
        rows.select_related("agency", "topic").prefetch_related(
            "conflicts__seat__agency", "conflicts__account", "readers__seat__agency"
        )
    )
    with_paper = set(Paper.objects.filter(item__in=items).that_count().values_list("item", flat=True))
    may_read = meeting.minutes_are_out or standing.may(Can.RECORD_MEETINGS, meeting.space_id)
    shown = {
        item.pk: ShownItem(
            item,
            minutes=item.minutes if may_read else "",
            paper_is_missing=item.paper_wanted and item.pk not in with_paper,
        )
        for item in items
    }
    _tell_what_about(meeting, standing, shown.values())
    papers = seen.filter(item__in=items).that_count().select_related("file", "agency")
    for paper in papers:
        shown[paper.item_id].papers.append(paper)
    decisions = Decision.objects.filter(space_id=meeting.space_id, origin=ITEM, origin_id__in=shown)
    for decision in decisions.order_by("number").prefetch_related("dissents__agency", "addenda"):
        shown[decision.origin_id].decisions.append(decision)
    for correction in Correction.objects.filter(item__in=items).select_related("agreed_at__group").order_by("pk"):
        if correction.item_id:
            shown[correction.item_id].corrections.append(correction)
    for number, quorum in quorums_of_items(meeting, items).items():
        shown[number].quorum = quorum
    return list(shown.values())


def declared_in(shown: Sequence[ShownItem]) -> list[tuple[AgendaItem, Conflict]]:
    """The conflicts of interest in those items that a reader sees: never the reader's own."""
    return [(one.item, conflict) for one in shown for conflict in one.item.conflicts.all()]


def is_cut(meeting: Meeting, shown: Sequence[ShownItem]) -> bool:
    """Whether a reader sees fewer items than there are. They are told that numbers may be missing, and not which."""
    return meeting.items.count() > len(shown)


def due_for(meeting: Meeting, standing: Standing) -> list[Due]:
    """What the group should look at by the day of a meeting and what is not on its agenda, by source."""
    there: dict[str, set[int]] = defaultdict(set)
    for code, number in meeting.items.exclude(source="").values_list("source", "source_number"):
        there[code].add(number or 0)
    found = []
    for source in AGENDA_SOURCES.values():
        new = [one for one in source.due(meeting.group, standing, meeting.on) if one.number not in there[source.code]]
        if new:
            found.append(Due(source, new))
    return found


def check_something_due(meeting: Meeting) -> None:
    """Raise Refused where there is nothing that could be put on the agenda by itself."""
    if not due_for(meeting, Standing(is_system=True)):
        raise Refused("Nothing that this group should look at is due by the day of the meeting. Add an item instead.")


def open_actions_of(meeting: Meeting, standing: Standing) -> list[Action]:
    """Actions that the group owes, or that its meetings gave out, and that are open, those due first at the top."""
    from_meetings = AgendaItem.objects.filter(meeting__group=meeting.group_id).values("pk")
    of_group = owned(group=meeting.group_id) | Q(origin=ITEM, origin_id__in=from_meetings)
    seen = Action.objects.visible_to(standing).filter(of_group, space_id=meeting.space_id)
    return _open_first_due(seen)


def open_actions_of_group(meeting: Meeting, standings: Sequence[Standing]) -> list[Action]:
    """Open actions that the group itself owes: a member may be an agency's lead, who sees no other agency's."""
    owed = Action.objects.filter(owned(group=meeting.group_id), space_id=meeting.space_id)
    return _open_first_due(_seen_by_all(owed, meeting.group, standings))


def _seen_by_all(actions: QuerySet[Action], group: Group, standings: Sequence[Standing]) -> QuerySet[Action]:
    for standing in standings:
        actions = actions.filter(pk__in=actions_for_members(group, standing).values("pk"))
    return actions


def _open_first_due(actions: QuerySet[Action]) -> list[Action]:
    rows = actions.filter(status__in=Action.OPEN_STATUSES)
    return list(rows.select_related("space").order_by("wanted_by", "pk"))


def actions_from(meeting: Meeting, standing: Standing) -> list[Action]:
    """Actions that this meeting gave out, as far as a person may see them."""
    return _given(actions_given_at(meeting).filter(pk__in=Action.objects.visible_to(standing).values("pk")))


def actions_from_for_members(meeting: Meeting, standings: Sequence[Standing]) -> list[Action]:
    """Actions that this meeting gave out, as far as every member of the group may see them."""
    return _given(_seen_by_all(actions_given_at(meeting), meeting.group, standings))


def _given(actions: QuerySet[Action]) -> list[Action]:
    return list(actions.select_related("space").prefetch_related("owners__agency", "owners__group").order_by("pk"))


def last_before(meeting: Meeting) -> Meeting | None:
    """The meeting of the group that was held last before this one."""
    held = Meeting.objects.filter(group=meeting.group, state=Meeting.State.HELD, on__lt=meeting.on)
    return held.order_by("-on", "-begins_at").select_related("group", "space").first()


def next_after(group_id: int, day: date) -> Meeting | None:
    """The next planned meeting of a group from a day on."""
    planned = Meeting.objects.filter(group=group_id, state=Meeting.State.PLANNED, on__gte=day)
    return planned.in_order().select_related("group", "space").first()


def _tell_what_about(meeting: Meeting, standing: Standing, shown: Iterable[ShownItem]) -> None:
    by_source: dict[str, list[ShownItem]] = defaultdict(list)
    for one in shown:
        if one.item.source:
            by_source[one.item.source].append(one)
    for code, several in by_source.items():
        numbers = {one.item.source_number for one in several if one.item.source_number}
        words = AGENDA_SOURCES[code].in_view(standing, meeting.space, numbers) if code in AGENDA_SOURCES else {}
        for one in several:
            one.about, one.href = words.get(one.item.source_number or 0, ("", ""))
