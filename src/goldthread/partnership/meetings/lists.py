"""The lists of meetings, and of papers that are asked for."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from goldthread.foundation.groups.models import Group
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.filters_typed import DateBetween
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.partnership.meetings.models import AgendaItem, Meeting


def time_of(meeting: Meeting) -> str:
    return f"{meeting.begins_at:%H:%M} to {meeting.ends_at:%H:%M}"


def meetings_page(groups: Iterable[Group]) -> ListPage:
    """The list page, with the groups whose meetings are in sight."""
    return ListPage(
        title="Meetings",
        one="meeting",
        columns=(
            Column("on", "Day", kind="date", sort=("on", "begins_at"), href=Meeting.get_absolute_url),
            Column("time", "Time", value=time_of),
            Column("group", "Group", value="group.name", sort=("group__name",)),
            Column("state", "State", value="get_state_display", sort=("state",), kind="tag"),
            Column("papers", "Papers due", value="papers_due_on", kind="date"),
            Column("minutes", "Minutes due", value="minutes_due_on", kind="date"),
            Column("mode", "How", value="get_mode_display"),
            Column("place", "Where", only="file"),
        ),
        filters=(
            Choice("group", "Group", [(group.pk, group.name) for group in groups], lookup="group"),
            Choice("state", "State", Meeting.State.choices, lookup="state"),
            DateBetween("on", "Day", lookup="on"),
        ),
        order="-on",
        empty=Empty(
            "No meetings in sight",
            "Meetings that you may see appear here. Whoever runs them makes a group’s calendar on its page.",
        ),
    )


def papers_asked_page(today: date) -> ListPage:
    """Papers that an agency is to send: for which meeting, by when, and whether one was sent."""

    def how(item: Any) -> str:
        if item.sent_at:
            return "Sent"
        return "Late" if item.meeting.papers_due_on < today else "To be sent"

    def send(item: AgendaItem) -> str:
        return reverse("send_paper", args=[item.space.slug, item.pk])

    return ListPage(
        title="Papers asked of your agency",
        one="paper",
        columns=(
            Column("title", "For", sort=("title",), href=send),
            Column("due", "Due", value="meeting.papers_due_on", kind="date", sort=("meeting__papers_due_on",)),
            Column("how", "State", value=how, kind="tag"),
            Column("group", "Group", value="meeting.group.name"),
            Column("on", "Meets on", value="meeting.on", kind="date", sort=("meeting__on",)),
            Column("agency", "Agency", value="agency.name"),
            Column("sent", "Last sent", value="sent_at", kind="moment"),
        ),
        filters=(DateBetween("due", "Due", lookup="meeting__papers_due_on"),),
        order="due",
        empty=Empty("No papers asked for", "Papers that a meeting to come asks of your agency appear here."),
    )
