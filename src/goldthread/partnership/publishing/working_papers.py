"""What of a review is working paper, and goes under the retention schedule while the review itself stays."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from goldthread.foundation.retention.classes import Anchor
from goldthread.foundation.retention.kinds.declaring import Kind, Part, declare
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.models import (
    FamilyTold,
    NameCheck,
    NameHit,
    NamesCleared,
    PanelNotice,
    ParallelProceeding,
    PartnerApproval,
    PersonDetail,
    ProceedingsAsked,
)

PAPERS = (PersonDetail, NameCheck, PartnerApproval, ParallelProceeding, ProceedingsAsked, FamilyTold, PanelNotice)
KIND = "review-papers"
CLEARED = "names-cleared"


def reviews_with_papers() -> QuerySet[Any]:
    """Reviews of which some working paper is still there."""
    some = Q()
    for model in (*PAPERS, NameHit):
        some |= Q(Exists(model._default_manager.filter(review=OuterRef("pk"))))
    return Review.objects.filter(some)


def register() -> None:
    """Called when the program starts."""
    declare(_papers())
    declare(_cleared())


def _cleared() -> Kind:
    """That names on a page were cleared: its page could go out from that day on."""
    given = TruncDate("cleared_at")
    return Kind(
        code=CLEARED,
        class_code="review-working-paper",
        title="Names cleared on a public page",
        root=NamesCleared,
        candidates=NamesCleared.objects.all,
        words=("path",),
        anchors={Anchor.PUBLICATION: given, Anchor.DECISION: given},
        parts=[],
        needs=[],
    )


def _papers() -> Kind:
    return Kind(
        code=KIND,
        class_code="review-working-paper",
        title="Working papers of a review",
        root=Review,
        root_goes=False,
        candidates=reviews_with_papers,
        words=("pseudonym", "reference"),
        anchors={Anchor.PUBLICATION: F("published_on"), Anchor.DECISION: F("approved_on")},
        # Looking for names again takes hits away that are found no more.
        parts=[Part(NameHit, "review", made_anew=True), *(Part(model, "review") for model in PAPERS)],
        needs=[],
        drafts=[
            "record-approval-{pk}",
            "add-proceeding-{pk}",
            "proceedings-asked-{pk}",
            "family-told-{pk}",
            "panel-notice-{pk}",
        ],
    )
