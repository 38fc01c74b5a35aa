"""Forms about a document: added, changed, reviewed, no longer used, monitored."""

from typing import Any

from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.about import FormAbout, today_as
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.groups.queries import groups_on
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.ui.record_fields import with_chosen
from goldthread.partnership.procedures.commands.checks import check_not_ended
from goldthread.partnership.procedures.forms.checking import AddActionToRound, RecordRound
from goldthread.partnership.procedures.forms.documents import DocumentForm, EndDocument, RecordReview, said_of
from goldthread.partnership.procedures.models import GoverningDocument
from goldthread.partnership.procedures.views.in_sight import (
    crumbs_to_register,
    findings_in_sight,
    place_of,
    visible_document,
    visible_round,
)

recording = access(Can.RECORD_PROCEDURES)


def _choices(request: DeskRequest, document: GoverningDocument | None = None) -> dict[str, Any]:
    """What the form offers today, and what was chosen before."""
    space, today = request.space, request.today
    chosen = document if isinstance(document, GoverningDocument) else None
    groups = groups_on(space.pk, today)
    return {
        "boards": with_chosen(boards_on(space.pk, today), [chosen.board] if chosen else []),
        "groups": with_chosen(groups, [chosen.group, chosen.owner_group] if chosen else []),
        "agencies": with_chosen(agencies_on(space.pk, today), [chosen.owner_agency] if chosen else []),
    }


def _on_the_register(request: DeskRequest, _: Any) -> dict[str, Any]:
    slug = request.space.slug
    return {
        "back": reverse("procedures", args=[slug]),
        "crumbs": crumbs_to_register(request.space),
        "to": lambda pk: reverse("procedure", args=[slug, pk]),
    }


add = recording(
    FormAbout(
        find=lambda request: request.space,
        place=_on_the_register,
        given="space",
        form=DocumentForm,
        send=DocumentForm.add,
        adds=True,
        options=lambda request, _: _choices(request),
        suggested=lambda request, _: {
            name: request.GET[name] for name in ("kind", "group") if request.GET.get(name, "").isalnum()
        },
        title="Add a procedure or agreement",
        intro="Its text comes next, as its first version.",
        button="Add it",
        done="It was added.",
        step="add-procedure",
    ).view
)

change = recording(
    FormAbout(
        find=visible_document,
        place=lambda request, document: place_of(document),
        given="document",
        form=DocumentForm,
        send=DocumentForm.change,
        open_if=check_not_ended,
        now=said_of,
        options=_choices,
        title="Change what is said of it",
        intro="What its versions say stays as it is.",
        done="It was changed.",
        step="change-procedure",
    ).view
)

review = recording(
    FormAbout(
        find=visible_document,
        place=lambda request, document: place_of(document),
        given="document",
        form=RecordReview,
        send=RecordReview.record,
        open_if=check_not_ended,
        suggested=lambda request, document: {
            "reviewed_on": request.today,
            "next_on": months_after(request.today, document.review_months),
        },
        title="Record a review of it",
        done="The review was recorded.",
        step="review-procedure",
    ).view
)

end = recording(
    FormAbout(
        find=visible_document,
        place=lambda request, document: place_of(document),
        given="document",
        form=EndDocument,
        send=EndDocument.end,
        open_if=check_not_ended,
        suggested=today_as("last_day"),
        title="Record that it is no longer used",
        intro="What it said stays to be read, for each day on which it was in force.",
        button="Record it",
        danger=True,
        done="It is no longer used.",
    ).view
)

monitor = recording(
    FormAbout(
        find=visible_document,
        place=lambda request, document: place_of(document, "monitoring"),
        given="document",
        form=RecordRound,
        send=RecordRound.record,
        adds=True,
        suggested=today_as("held_on"),
        options=lambda request, _: {"findings": findings_in_sight(request)},
        title="Record how thresholds are understood",
        intro="One round of looking: an audit of referrals, early help conversations between agencies, or a survey.",
        done="The round was recorded.",
        step="monitor-thresholds",
    ).view
)

add_action = access(Can.RECORD_ACTIONS)(
    FormAbout(
        find=visible_round,
        place=lambda request, monitored: {
            **place_of(monitored.document, f"round-{monitored.pk}"),
            "to": lambda pk: reverse("action", args=[request.space.slug, pk]),
        },
        given="monitored",
        form=AddActionToRound,
        send=AddActionToRound.add,
        adds=True,
        options=lambda request, _: {
            "agencies": agencies_on(request.space.pk, request.today),
            "groups": groups_on(request.space.pk, request.today),
        },
        title="Add an action",
        intro="It stands among the actions of the partnership, and leads back to this round.",
        button="Add the action",
        done="The action was added.",
        step="action-after-round",
    ).view
)
