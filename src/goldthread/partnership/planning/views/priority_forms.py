"""Forms about a priority: set, changed, given reasons and outcomes, carried on or ended; campaigns and audits."""

from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.form_pages.about import today_as
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.groups.queries import groups_on
from goldthread.foundation.ui.record_fields import with_chosen
from goldthread.partnership.planning.forms.needs import AddFigure
from goldthread.partnership.planning.forms.priorities import (
    AddChallenge,
    AddOutcome,
    AddPriority,
    CarryOn,
    ChangePriority,
    SetReasons,
    said_of_priority,
)
from goldthread.partnership.planning.forms.reach import CampaignForm, RecordAudit, RecordReach, said_of_campaign
from goldthread.partnership.planning.models import Need, Priority
from goldthread.partnership.planning.queries import other_priorities, priorities_in
from goldthread.partnership.planning.views.declaring import about_campaign, about_outcome, about_priority, new_record
from goldthread.partnership.planning.views.in_sight import findings_in_sight, tests_in_sight
from goldthread.partnership.planning.years import offered_years, year_in_words, year_of


def _years(request: DeskRequest, *also: int) -> list[tuple[int, str]]:
    """Those that are offered today, and those that were chosen before."""
    offered = dict(offered_years(request.today)) | {year: year_in_words(year) for year in also}
    return sorted(offered.items(), reverse=True)


def _for_a_new_one(request: DeskRequest, _: Any) -> dict[str, Any]:
    rows = priorities_in(request.space, request.standing).filter(parent=None, load=None)
    return {
        "years": _years(request),
        "boards": boards_on(request.space.pk, request.today),
        "above": rows.order_by("-first_year", "board", "number"),
        "groups": groups_on(request.space.pk, request.today),
    }


def _suggested(request: DeskRequest, _: Any) -> dict[str, Any]:
    """This year, or what a link says: the page of a priority leads here for one that stands under it."""
    this = year_of(request.today)
    under = request.GET.get("under", "")
    above = priorities_in(request.space, request.standing).filter(pk=under).first() if under.isdecimal() else None
    if above is None:
        return {"first_year": this, "last_year": this}
    return {
        "first_year": above.first_year,
        "last_year": above.last_year,
        "parent": str(above.pk),
        "board": above.board_id,
    }


def _for_changing(request: DeskRequest, priority: Priority) -> dict[str, Any]:
    beside = other_priorities(priority).filter(parent=None)
    return {
        "years": _years(request, priority.first_year, priority.last_year),
        "above": with_chosen(beside, [priority.parent]),
        "groups": with_chosen(groups_on(request.space.pk, request.today), [priority.group]),
    }


def _reasons(request: DeskRequest, priority: Priority) -> dict[str, Any]:
    needs = Need.objects.visible_to(request.standing).filter(space=request.space, assessment__board=priority.board_id)
    return {"needs": list(needs.order_by("assessment", "number")), "findings": findings_in_sight(request)}


def _reasons_now(priority: Priority) -> dict[str, Any]:
    return {
        "needs": [str(one.need_id) for one in priority.priorityneed_set.all()],
        "findings": [str(one.finding_id) for one in priority.priorityfinding_set.all()],
    }


add = new_record(
    "priority",
    form=AddPriority,
    send=AddPriority.add,
    options=_for_a_new_one,
    suggested=_suggested,
    title="Set a priority",
    done="The priority was set.",
    step="add-priority",
)

change = about_priority(
    form=ChangePriority,
    send=ChangePriority.change,
    now=said_of_priority,
    options=_for_changing,
    title="Change the priority",
    done="The priority was changed.",
    step="change-priority",
)

reasons = about_priority(
    "why",
    form=SetReasons,
    send=SetReasons.set,
    now=_reasons_now,
    options=_reasons,
    title="Say what led to this priority",
    done="It was recorded what led to it.",
)

outcome = about_priority(
    "outcomes",
    form=AddOutcome,
    send=AddOutcome.add,
    adds=True,
    title="Say what is wanted",
    done="It was recorded.",
    step="add-outcome-of-priority",
)

correct_outcome = about_outcome(
    form=AddOutcome,
    send=AddOutcome.correct,
    now=lambda outcome: {"words": outcome.words, "known_by": outcome.known_by},
    title="Correct what is wanted",
)

figure = about_outcome(
    form=AddFigure,
    send=AddFigure.of_outcome,
    adds=True,
    title="Give a figure",
    intro="It shows how far this came about. Figures of later periods are given beside it.",
    done="The figure was recorded.",
)

challenge = about_priority(
    "challenges",
    form=AddChallenge,
    send=AddChallenge.add,
    adds=True,
    options=lambda request, priority: {"years": range(priority.last_year, priority.first_year - 1, -1)},
    title="Note a challenge",
    step="add-plan-challenge",
)

carry = about_priority(
    "next",
    form=CarryOn,
    send=CarryOn.decide,
    suggested=today_as("decided_on"),
    options=lambda request, priority: {"others": other_priorities(priority).filter(last_year__gt=priority.last_year)},
    title="Decide what becomes of it",
    intro=lambda priority: f"Its years are {priority.years}. What is decided stays as it is.",
    button="Record the decision",
    done="It was recorded what becomes of it.",
)

campaign = about_priority(
    "campaigns",
    form=CampaignForm,
    send=CampaignForm.add,
    adds=True,
    title="Add a campaign",
    done="The campaign was added.",
    step="add-campaign",
)

change_campaign = about_campaign(
    form=CampaignForm,
    send=CampaignForm.change,
    now=said_of_campaign,
    title="Change the campaign",
    done="The campaign was changed.",
)

reach = about_campaign(
    form=RecordReach,
    send=RecordReach.record,
    adds=True,
    suggested=today_as("reached_on"),
    title="Record whom it reached",
    intro="Since the last time that this was recorded. Leave a number empty if nobody counted.",
)

audit = about_priority(
    "audits",
    form=RecordAudit,
    send=RecordAudit.record,
    adds=True,
    suggested=today_as("audited_on"),
    options=lambda request, _: {"tests": tests_in_sight(request)},
    title="Record an audit",
    step="add-strand-audit",
)
