"""The form by which a decision that is not signed off is put right, and how the page of a decision leads to it."""

from typing import Any

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.decisions.origins import Origin, Place, register_origin
from goldthread.foundation.decisions.recording import Dissented
from goldthread.foundation.decisions.views import check_open, place_of, visible_decision
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.partnership.meetings.deciding import ITEM
from goldthread.partnership.meetings.forms.minutes import CorrectDecision
from goldthread.partnership.meetings.models import AgendaItem
from goldthread.partnership.meetings.queries.quorum import quorum_of_item
from goldthread.partnership.meetings.queries.records import in_words, records_of


def made_in(decision: Decision, standing: Standing) -> Place | None:
    """The item, by its meeting and number: what it is called may be about a record."""
    rows = AgendaItem.objects.visible_to(standing).select_related("meeting__group", "meeting__space")
    item = rows.filter(pk=decision.origin_id).first()
    return Place(f"{item.meeting}, item {item.place}", item.get_absolute_url()) if item else None


def about(decision: Decision, standing: Standing) -> list[Place]:
    """The record of its item, and those that it was linked to."""
    told = in_words(records_of(decision), decision.space, standing)
    return [Place(words, href) for words, href in told.values()]


def _options(request: DeskRequest, decision: Decision) -> dict[str, Any]:
    item = AgendaItem.objects.select_related("meeting__group").get(pk=decision.origin_id)
    dissents = decision.dissents.select_related("agency").order_by("pk")[1:]
    return {
        "agencies": agencies_on(request.space.pk, decision.decided_on),
        "has_quorum": quorum_of_item(item).is_met is not False,
        "others": tuple(Dissented(one.words, one.agency, one.post) for one in dissents),
    }


def _said(decision: Decision) -> dict[str, Any]:
    names = ("words", "reasons", "how", "votes_for", "votes_against", "abstained")
    said = {name: getattr(decision, name) for name in names}
    for first in decision.dissents.order_by("pk")[:1]:
        said |= {"dissent_agency": str(first.agency_id or ""), "dissent_post": first.post, "dissent_words": first.words}
    return said


correct_decision = access(Can.RECORD_MEETINGS)(
    FormAbout(
        find=visible_decision,
        place=place_of,
        given="decision",
        form=CorrectDecision,
        send=CorrectDecision.correct,
        open_if=check_open,
        options=_options,
        now=_said,
        step="correct-decision",
        title="Correct the decision",
        intro="Until the minutes are signed off. Afterwards a decision stays as it is, and is only added to.",
        done="The decision was corrected.",
    ).view
)


def register() -> None:
    register_origin(Origin(ITEM, made_in, about, "correct_decision", "link_decision", "unlink_decision"))
