"""What was told goes with its case; what came and belongs to no case here, as long after as its own class says."""

from django.db.models.functions import Coalesce, TruncDate

from goldthread.cases.casework.retaining import goes_with_its_case
from goldthread.cases.disclosures.models import TOLD_BY_ANOTHER, Disclosure, Received
from goldthread.foundation.retention.classes import Anchor, class_kept
from goldthread.foundation.retention.kinds.declaring import Kind, Part, declare

CODE = "received"


def register() -> None:
    """Called when the program starts."""
    of_its_own = class_kept(TOLD_BY_ANOTHER).code
    goes_with_its_case(
        Part(Disclosure, "case"),
        Part(Received, "case", otherwise=TOLD_BY_ANOTHER),
        drafts=["tell-area-{pk}"],
    )
    declare(
        Kind(
            code=CODE,
            class_code=of_its_own,
            title="What another area told",
            root=Received,
            candidates=lambda: Received.objects.filter(case=None),
            words=("reference", "from_name"),
            anchors={Anchor.LAST_CONTACT: TruncDate(Coalesce("answered_at", "arrived_at"))},
            parts=[],
            needs=[],
        )
    )
