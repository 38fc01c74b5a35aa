"""Forms by which minutes, decisions and actions are recorded."""

from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.queries import groups_on
from goldthread.partnership.meetings.commands.agenda import check_may_change
from goldthread.partnership.meetings.commands.minutes import check_goes_on
from goldthread.partnership.meetings.forms.minutes import (
    ApproveMinutes,
    CarryOver,
    CloseTopic,
    CorrectMinutes,
    GiveAction,
    IssueMinutes,
    RecordDecision,
    SetPhrases,
    SignOff,
    WriteMinutes,
)
from goldthread.partnership.meetings.models import AgendaItem, Meeting
from goldthread.partnership.meetings.queries.quorum import quorum_of_item
from goldthread.partnership.meetings.standing import phrases_of
from goldthread.partnership.meetings.views.agenda_forms import agencies_then
from goldthread.partnership.meetings.views.declaring import about_group, about_item, about_meeting
from goldthread.partnership.meetings.views.in_sight import place_of_item


def _later(request: DeskRequest, meeting: Meeting) -> list[Meeting]:
    """Later meetings of the group, up to today, that were not cancelled."""
    rows = Meeting.objects.standing().filter(group=meeting.group, on__gt=meeting.on, on__lte=request.today)
    return list(rows.in_order().select_related("group"))


def _for_decision(request: DeskRequest, item: AgendaItem) -> dict[str, Any]:
    has_quorum = quorum_of_item(item).is_met is not False
    return {**agencies_then(request, item.meeting), "has_quorum": has_quorum}


def _check_signed_off(meeting: Meeting) -> None:
    if not meeting.is_locked:
        raise Refused("The minutes are not signed off yet. Change them where they stand.")


write_minutes = about_item(
    form=WriteMinutes,
    send=WriteMinutes.write,
    open_if=lambda item: check_may_change(item.meeting),
    place=lambda request, item: {**place_of_item(request, item), "template": "meetings/write_minutes.html"},
    options=lambda _, item: {"phrases": phrases_of(item.meeting.group)},
    now=lambda item: {"words": item.minutes},
    step="minutes",
    title="Write the minutes of this item",
    done="The minutes were saved.",
)

set_phrases = about_group(
    form=SetPhrases,
    send=SetPhrases.set,
    adds=False,
    now=lambda group: {"phrases": phrases_of(group)},
    title="Set the phrases of the minutes",
    intro="They can be put into the minutes of an item with one choice.",
    done="It was saved.",
)

record_decision = about_item(
    form=RecordDecision,
    send=RecordDecision.record,
    adds=True,
    open_if=lambda item: check_may_change(item.meeting),
    options=_for_decision,
    suggested=lambda *_: {"how": "agreed"},
    step="decision",
    title="Record a decision",
    intro=lambda item: f"Quorum for this item: {quorum_of_item(item).in_words}.",
    button="Record the decision",
    done="The decision was recorded.",
)

give_action = about_item(
    form=GiveAction,
    send=GiveAction.give,
    adds=True,
    open_if=lambda item: check_may_change(item.meeting),
    options=lambda request, item: {
        **agencies_then(request, item.meeting),
        "groups": groups_on(request.space.pk, item.meeting.on),
    },
    title="Give out an action",
    button="Give it out",
    done="The action was given out.",
)

carry_over = about_item(
    form=CarryOver,
    send=CarryOver.carry,
    title="Carry this over",
    intro="It comes to every later meeting, under matters arising, until it is closed.",
    button="Carry it over",
    done="It comes to the next meeting.",
)

close_topic = about_item(
    form=CloseTopic,
    send=CloseTopic.close,
    open_if=check_goes_on,
    title="Close the topic",
    intro="It comes to no later meeting, and is taken off agendas that were begun already. Where something was filed or"
    " written under it there, it stays, and is marked as closed.",
    button="Close it",
    done="The topic was closed.",
)

issue_minutes = about_meeting(
    form=IssueMinutes,
    send=IssueMinutes.issue,
    title="Issue the draft minutes",
    intro="Everyone who holds a seat or deputises is told that they can be read here.",
    button="Issue the draft minutes",
    done="The draft minutes were issued.",
)

sign_off = about_meeting(
    form=SignOff,
    send=SignOff.sign_off,
    title="Record the sign-off",
    intro="Minutes and decisions are locked. What is put right afterwards stands beside them as a correction.",
    button="Sign them off",
    done="The minutes are signed off.",
)

correct_minutes = about_meeting(
    form=CorrectMinutes,
    send=CorrectMinutes.correct,
    adds=True,
    open_if=_check_signed_off,
    options=lambda request, meeting: {
        "items": list(AgendaItem.objects.visible_to(request.standing).filter(meeting=meeting).in_order()),
        "later": _later(request, meeting),
    },
    step="minutes-correction",
    title="Correct the minutes",
    intro="What they say stays. The correction stands below it.",
    button="Add the correction",
    done="The correction was added.",
)

approve_minutes = about_meeting(
    form=ApproveMinutes,
    send=ApproveMinutes.approve,
    open_if=_check_signed_off,
    options=lambda request, meeting: {"later": _later(request, meeting)},
    title="Record that the minutes were approved",
    button="Record the approval",
    done="The minutes are approved.",
)
