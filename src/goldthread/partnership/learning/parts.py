"""Everything that a thread is made of, read in a fixed number of queries however much there is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.partnership.learning.models import (
    ORIGIN,
    AssuranceMethod,
    BoardResponse,
    Finding,
    FindingAction,
    FindingLead,
    OutcomeFinding,
    OutcomeStatement,
    Recommendation,
    Review,
)


@dataclass(frozen=True)
class Parts:
    """The records of one review's thread, as far as somebody may see them, grouped by what they hang on."""

    review: Review
    findings: list[Finding]
    leads: dict[int, list[FindingLead]]
    recommendations: dict[int, list[Recommendation]]
    responses: dict[int, list[BoardResponse]]
    actions: list[Action]
    owners: dict[int, list[ActionOwner]]
    served: list[FindingAction]
    outcomes: list[OutcomeStatement]
    shown_by: list[OutcomeFinding]
    methods: list[AssuranceMethod]


def parts_of(review: Review, standing: Standing) -> Parts:
    """Read a review's thread. The caller has made sure that the review itself may be seen."""
    of_review = {"finding__review": review}
    actions = list(actions_of(review, standing))
    seen = {action.pk for action in actions}
    links = FindingAction.objects.filter(**of_review).order_by("pk")
    owners = ActionOwner.objects.filter(action__in=seen).select_related("agency", "group").order_by("pk")
    return Parts(
        review=review,
        findings=list(
            Finding.objects.filter(review=review).select_related("learned_from__printed__elsewhere").order_by("number")
        ),
        leads=_by(
            "finding_id",
            FindingLead.objects.filter(**of_review).select_related("agency").order_by("position", "pk"),
        ),
        recommendations=_by("finding_id", Recommendation.objects.filter(**of_review).order_by("pk")),
        responses=_by("finding_id", BoardResponse.objects.filter(**of_review).order_by("pk")),
        actions=actions,
        owners=_by("action_id", owners),
        served=[link for link in links if link.action_id in seen],
        outcomes=list(OutcomeStatement.objects.filter(review=review).order_by("pk")),
        shown_by=list(OutcomeFinding.objects.filter(**of_review).order_by("pk")),
        methods=list(AssuranceMethod.objects.filter(review=review).order_by("pk")),
    )


def actions_of(review: Review, standing: Standing) -> Iterable[Action]:
    """Actions that came from a review or serve one of its findings, as far as a person may see them."""
    serving = FindingAction.objects.filter(finding__review=review).values_list("action_id", flat=True)
    from_it = Action.objects.filter(space_id=review.space_id, origin=ORIGIN, origin_id=review.pk)
    # As two look-ups by index: an "or" between them would read every action of the space.
    either = from_it.values_list("pk", flat=True).union(serving)
    rows = Action.objects.visible_to(standing).filter(pk__in=either, space_id=review.space_id)
    return rows.with_evidence().order_by("pk")


def _by(name: str, rows: Iterable[Any]) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[getattr(row, name)].append(row)
    return dict(grouped)
