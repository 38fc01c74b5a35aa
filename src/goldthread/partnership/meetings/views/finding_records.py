"""Records looked for by their words: to put them on an agenda, or to link a decision to them."""

from typing import Any

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.decisions.views import place_of, visible_decision
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.partnership.meetings.commands.agenda import check_may_change
from goldthread.partnership.meetings.forms.agenda import AddDue
from goldthread.partnership.meetings.forms.linking import LinkDecision, UnlinkDecision
from goldthread.partnership.meetings.models import DecisionRecord, Meeting
from goldthread.partnership.meetings.queries.agenda import Due
from goldthread.partnership.meetings.queries.records import in_words, records_of, sought
from goldthread.partnership.meetings.views.declaring import about_meeting
from goldthread.partnership.meetings.views.in_sight import place_of_meeting

SOUGHT = "q"
TEMPLATE = "meetings/find_records.html"


def _words(request: DeskRequest) -> str:
    return request.GET.get(SOUGHT, "").strip()


def _looking(request: DeskRequest, place: dict[str, Any]) -> dict[str, Any]:
    return {**place, "template": TEMPLATE, "more": {"sought": _words(request)}}


def _for_agenda(request: DeskRequest, meeting: Meeting) -> list[Due]:
    there = meeting.items.exclude(source="").values_list("source", "source_number")
    but = [(code, number or 0) for code, number in there]
    return sought(_words(request), request.space, request.standing, but)


def _linked(request: DeskRequest, decision: Decision) -> list[tuple[str, str]]:
    keys = DecisionRecord.objects.filter(decision=decision).order_by("pk").values_list("source", "source_number")
    told = in_words(keys, request.space, request.standing)
    return [(f"{code}-{number}", words) for (code, number), (words, _) in told.items()]


def _check_linked(decision: Decision) -> None:
    if not DecisionRecord.objects.filter(decision=decision).exists():
        raise Refused("It is linked to no record besides that of its item.")


add_about_record = about_meeting(
    form=AddDue,
    send=AddDue.add,
    adds=True,
    place=lambda request, meeting: _looking(request, place_of_meeting(request, meeting)),
    open_if=check_may_change,
    options=lambda request, meeting: {"due": _for_agenda(request, meeting)},
    title="Add an item about a record",
    intro="A review, finding, action, figure, report, risk, matter, priority, contribution or procedure. What it is"
    " called is told to those who may see it, and to nobody else.",
    button="Put on the agenda",
    done="They were put on the agenda.",
)

link_decision = access(Can.RECORD_MEETINGS)(
    FormAbout(
        find=visible_decision,
        place=lambda request, decision: _looking(request, dict(place_of(request, decision))),
        given="decision",
        form=LinkDecision,
        send=LinkDecision.link,
        adds=True,
        options=lambda request, decision: {
            "due": sought(_words(request), request.space, request.standing, records_of(decision))
        },
        title="Link the decision to a record",
        intro="The decision is then shown on the page of the record, to those who may see both.",
        button="Link",
        done="The decision was linked.",
    ).view
)

unlink_decision = access(Can.RECORD_MEETINGS)(
    FormAbout(
        find=visible_decision,
        place=place_of,
        given="decision",
        form=UnlinkDecision,
        send=UnlinkDecision.unlink,
        adds=True,
        open_if=_check_linked,
        options=lambda request, decision: {"linked": _linked(request, decision)},
        title="Remove a link of the decision",
        intro="Only where it was linked by mistake.",
        button="Remove the link",
        danger=True,
        done="The link was removed.",
    ).view
)
