"""Forms about approval, proceedings, the family and the national panel."""

from django.http import HttpResponse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
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


@access(Can.RECORD_LEARNING)
def approve(request: DeskRequest, reference: str) -> HttpResponse:
    """A safeguarding partner approved the final text."""
    review = own_review(request, reference)
    form = RecordApproval(*sent(request), partners=partners_to_approve(review, request.today))
    page = FormPage(
        title="Record a partner’s approval",
        done="The approval was recorded.",
        step=f"record-approval-{review.pk}",
        **place_of(request, review, "approval"),
    )
    return answered(request, page, form, form.record, review=review)


@access(Can.RECORD_LEARNING)
def take_back(request: DeskRequest, pk: int) -> HttpResponse:
    """An approval counts no longer."""
    approval = visible_record(PartnerApproval, request, pk)
    form = TakeApprovalBack(*sent(request), seen=approval)
    page = FormPage(
        title="Take an approval back",
        intro=str(approval),
        button="Take the approval back",
        danger=True,
        done="The approval was taken back.",
        step=f"take-approval-back-{approval.pk}",
        **place_of(request, approval.review, "approval"),
    )
    return answered(request, page, form, form.take_back, approval=approval)


@access(Can.RECORD_LEARNING)
def add_proceeding(request: DeskRequest, reference: str) -> HttpResponse:
    """There are proceedings beside the review."""
    review = own_review(request, reference)
    form = ProceedingForm(*sent(request))
    page = FormPage(
        title="Add parallel proceedings",
        done="The proceedings were added.",
        step=f"add-proceeding-{review.pk}",
        **place_of(request, review, "proceedings"),
    )
    return answered(request, page, form, form.record, review=review)


@access(Can.RECORD_LEARNING)
def change_proceeding(request: DeskRequest, pk: int) -> HttpResponse:
    """What was said of proceedings is put right."""
    record = visible_record(ParallelProceeding, request, pk)
    now = {"kind": record.kind, "what": record.what, "must_wait": record.must_wait}
    form = ProceedingForm(*sent(request), seen=record, initial=now)
    page = FormPage(
        title="Change the proceedings",
        done="The proceedings were changed.",
        step=f"change-proceeding-{record.pk}",
        **place_of(request, record.review, "proceedings"),
    )
    return answered(request, page, form, form.change, record=record)


@access(Can.RECORD_LEARNING)
def clear_proceeding(request: DeskRequest, pk: int) -> HttpResponse:
    """Publication need not wait for them any more."""
    record = visible_record(ParallelProceeding, request, pk)
    form = ClearProceeding(*sent(request), seen=record)
    page = FormPage(
        title="Proceedings are clear",
        intro=str(record),
        done="The proceedings are recorded as clear.",
        step=f"clear-proceeding-{record.pk}",
        **place_of(request, record.review, "proceedings"),
    )
    return answered(request, page, form, form.clear, record=record)


@access(Can.RECORD_LEARNING)
def proceedings_asked(request: DeskRequest, reference: str) -> HttpResponse:
    """It was asked which proceedings there are."""
    review = own_review(request, reference)
    asked = ProceedingsAsked.objects.filter(review=review).first()
    now = {"asked_on": asked.asked_on, "of_whom": asked.of_whom} if asked else {}
    form = ProceedingsAskedForm(*sent(request), seen=review, initial=now)
    page = FormPage(
        title="Record who was asked about proceedings",
        intro="Record each of the proceedings that they told of as well.",
        done="It was recorded.",
        step=f"proceedings-asked-{review.pk}",
        **place_of(request, review, "proceedings"),
    )
    return answered(request, page, form, form.record, review=review)


@access(Can.RECORD_LEARNING)
def family(request: DeskRequest, reference: str) -> HttpResponse:
    """How the family was told, or why not."""
    review = own_review(request, reference)
    told = FamilyTold.objects.filter(review=review).first()
    form = FamilyForm(*sent(request), seen=review, initial=said_of(told))
    page = FormPage(
        title="How the family was told",
        intro="Name nobody here: say “the mother” or “a grandparent”.",
        done="It was recorded.",
        step=f"family-told-{review.pk}",
        **place_of(request, review, "family"),
    )
    return answered(request, page, form, form.record, review=review)


@access(Can.RECORD_LEARNING)
def panel(request: DeskRequest, reference: str) -> HttpResponse:
    """Notice was sent to the national panel, or why none is needed."""
    review = own_review(request, reference)
    told = PanelNotice.objects.filter(review=review).first()
    form = PanelForm(*sent(request), seen=review, initial=said_of(told))
    page = FormPage(
        title="Notice to the national panel",
        done="It was recorded.",
        step=f"panel-notice-{review.pk}",
        **place_of(request, review, "panel"),
    )
    return answered(request, page, form, form.record, review=review)
