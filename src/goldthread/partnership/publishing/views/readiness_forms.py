"""Forms about approval, proceedings, the family and the national panel."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Model
from django.http import HttpResponse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.commands.readiness import check_counts
from goldthread.partnership.publishing.forms.readiness import (
    ClearProceeding,
    FamilyForm,
    PanelForm,
    ProceedingForm,
    ProceedingsAskedForm,
    RecordApproval,
    TakeApprovalBack,
    said_of,
)
from goldthread.partnership.publishing.models import (
    FamilyTold,
    PanelNotice,
    ParallelProceeding,
    PartnerApproval,
    ProceedingsAsked,
)
from goldthread.partnership.publishing.readiness import partners_to_approve
from goldthread.partnership.publishing.views.in_sight import own_review, place_of, visible_record


def about_review(section: str, **declared: Any) -> Callable[..., HttpResponse]:
    """A form about a review of the partnership's own."""
    page = FormAbout(
        find=own_review,
        place=lambda request, review: place_of(request, review, section),
        given="review",
        **declared,
    )
    return access(Can.RECORD_LEARNING)(page.view)


def about(model: type[Model], section: str, **declared: Any) -> Callable[..., HttpResponse]:
    """A form about a record that belongs to a review."""
    page = FormAbout(
        find=partial(visible_record, model),
        place=lambda request, record: place_of(request, record.review, section),
        **declared,
    )
    return access(Can.RECORD_LEARNING)(page.view)


about_proceeding = partial(about, ParallelProceeding, "proceedings", given="record")


def _asked(review: Review) -> dict[str, Any]:
    asked = ProceedingsAsked.objects.filter(review=review).first()
    return {"asked_on": asked.asked_on, "of_whom": asked.of_whom} if asked else {}


approve = about_review(
    "approval",
    form=RecordApproval,
    send=RecordApproval.record,
    adds=True,
    options=lambda request, review: {"partners": partners_to_approve(review, request.today)},
    title="Record a partner’s approval",
    done="The approval was recorded.",
    step="record-approval",
)

take_back = about(
    PartnerApproval,
    "approval",
    given="approval",
    form=TakeApprovalBack,
    send=TakeApprovalBack.take_back,
    open_if=check_counts,
    title="Take an approval back",
    intro=str,
    button="Take the approval back",
    danger=True,
    done="The approval was taken back.",
    step="take-approval-back",
)

add_proceeding = about_review(
    "proceedings",
    form=ProceedingForm,
    send=ProceedingForm.record,
    adds=True,
    title="Add parallel proceedings",
    done="The proceedings were added.",
    step="add-proceeding",
)

change_proceeding = about_proceeding(
    form=ProceedingForm,
    send=ProceedingForm.change,
    now=lambda record: {"kind": record.kind, "what": record.what, "must_wait": record.must_wait},
    title="Change the proceedings",
    done="The proceedings were changed.",
    step="change-proceeding",
)

clear_proceeding = about_proceeding(
    form=ClearProceeding,
    send=ClearProceeding.clear,
    title="Proceedings are clear",
    intro=str,
    done="The proceedings are recorded as clear.",
    step="clear-proceeding",
)

proceedings_asked = about_review(
    "proceedings",
    form=ProceedingsAskedForm,
    send=ProceedingsAskedForm.record,
    now=_asked,
    title="Record who was asked about proceedings",
    intro="Record each of the proceedings that they told of as well.",
    step="proceedings-asked",
)

family = about_review(
    "family",
    form=FamilyForm,
    send=FamilyForm.record,
    now=lambda review: said_of(FamilyTold.objects.filter(review=review).first()),
    title="How the family was told",
    intro="Name nobody here: say “the mother” or “a grandparent”.",
    step="family-told",
)

panel = about_review(
    "panel",
    form=PanelForm,
    send=PanelForm.record,
    now=lambda review: said_of(PanelNotice.objects.filter(review=review).first()),
    title="Notice to the national panel",
    step="panel-notice",
)
