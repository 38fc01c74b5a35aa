"""What of learning a meeting looks at: findings that nobody answered, and reviews that should have been published."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, OuterRef
from django.urls import reverse

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.boards import BOARD_KINDS
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.models import BoardResponse, Finding, OutcomeStatement, Review
from goldthread.partnership.meetings.agenda_sources import (
    AgendaSource,
    Suggestion,
    nothing_due,
    register_agenda_source,
)
from goldthread.partnership.meetings.models import AgendaItem

FINDING = "finding"
PUBLISHED_WITHIN = relativedelta(months=6)
"""From the day on which a review was decided on until it is to be published (statutory.md section 7)."""


def findings_due(group: Group, standing: Standing, by: date) -> list[Suggestion]:
    """To a board: findings that ask for something and that it has not answered, with whether a board saw them yet."""
    if group.kind not in BOARD_KINDS:
        return []
    answered = BoardResponse.objects.filter(finding=OuterRef("pk")).exclude(answer=BoardResponse.Answer.NOT_IN_SOURCE)
    put = AgendaItem.objects.filter(source=FINDING, source_number=OuterRef("pk"), meeting__group__kind__in=BOARD_KINDS)
    asking = (Finding.ResponseType.RECOMMENDATION, Finding.ResponseType.NATIONAL)
    seen: Any = Finding.objects.visible_to(standing)
    rows = seen.filter(~Exists(answered), space=group.space_id, response_type__in=asking)
    rows = rows.exclude(review__kind__in=Review.BY_OTHERS)
    found = rows.annotate(was_put=Exists(put)).select_related("review").order_by("review__pseudonym", "number")
    return [Suggestion(one.pk, _finding(one), _why(one.was_put)) for one in found]


def _why(was_put: bool) -> str:
    return "no response is recorded" if was_put else "no response is recorded, and it was not put to a board yet"


def reviews_due(group: Group, standing: Standing, by: date) -> list[Suggestion]:
    """To a board: reviews that are not published and should be by the day of the meeting."""
    if group.kind not in BOARD_KINDS:
        return []
    rows = Review.objects.visible_to(standing).filter(space=group.space_id, is_published=False)
    rows = rows.filter(commenced_on__lte=by - PUBLISHED_WITHIN).exclude(kind__in=Review.BY_OTHERS)
    return [
        Suggestion(one.pk, str(one), f"publication due {in_words(one.commenced_on + PUBLISHED_WITHIN)}")
        for one in rows.order_by("commenced_on", "pk")
        if one.commenced_on
    ]


def findings_in_view(standing: Standing, space: Space, numbers: set[int]) -> Mapping[int, tuple[str, str]]:
    seen: Any = Finding.objects.visible_to(standing)
    rows = seen.filter(space=space, pk__in=numbers).select_related("review", "space")
    return {one.pk: (_finding(one), one.get_absolute_url()) for one in rows}


def reviews_in_view(standing: Standing, space: Space, numbers: set[int]) -> Mapping[int, tuple[str, str]]:
    rows = Review.objects.visible_to(standing).filter(space=space, pk__in=numbers).select_related("space")
    return {one.pk: (f"{one}", one.get_absolute_url()) for one in rows}


def outcomes_in_view(standing: Standing, space: Space, numbers: set[int]) -> Mapping[int, tuple[str, str]]:
    rows: Any = (
        OutcomeStatement.objects.visible_to(standing).filter(space=space, pk__in=numbers).select_related("review")
    )
    return {one.pk: (f"{one.review.pseudonym}, {one}", reverse("outcome", args=[space.slug, one.pk])) for one in rows}


def _finding(finding: Finding) -> str:
    return f"{finding.review.pseudonym}, finding {finding.number}: {finding.subject}"


def register() -> None:
    """Called when the program starts."""
    for source in (
        AgendaSource("review", "Reviews to be published", "review", Review, reviews_due, reviews_in_view),
        AgendaSource(
            FINDING, "Findings without a response", FINDING, Finding, findings_due, findings_in_view, "decision"
        ),
        AgendaSource(
            "outcome",
            "Outcomes",
            "outcome",
            OutcomeStatement,
            nothing_due,
            outcomes_in_view,
            "assurance",
            named_by=("words",),
        ),
    ):
        register_agenda_source(source)
