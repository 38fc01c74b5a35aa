"""Whether cases of a pathway may begin, and which agencies may take part in them."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.going_live.models import LivePathway, TakingPart
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import hold_still
from goldthread.foundation.commands.refusals import Refused

TOGETHER = "going live"
"""Judged as a whole: nobody leaves while a pathway goes live, nor while they are told of a case."""

NOT_LIVE = (
    "{title} is not live in this partnership. Its impact assessments and sharing agreements must be recorded first,"
    " agency by agency."
)
NOT_TAKING_PART = (
    "{agency} takes no part in this: its impact assessment and sharing agreement are not recorded. Choose another, or"
    " ask the partnership’s business unit to record them."
)
NO_PART = "{agency} takes no part in cases of this kind any more, so it is asked nothing more."


def is_live(space_id: int, pathway: str) -> bool:
    return LivePathway.objects.filter(space_id=space_id, pathway=pathway).exists()


def live_pathways(space_id: int) -> set[str]:
    """The codes of those of which cases may begin."""
    return set(LivePathway.objects.filter(space_id=space_id).values_list("pathway", flat=True))


def ready_agencies(space_id: int, pathway: str) -> set[int]:
    """The numbers of those that may take part today."""
    rows = TakingPart.objects.filter(
        space_id=space_id,
        pathway=pathway,
        assessed_on__isnull=False,
        agreed_on__isnull=False,
        ended_on__isnull=True,
    )
    return set(rows.values_list("agency_id", flat=True))


def ended_parts(agency: str, pathway: str) -> QuerySet[TakingPart]:
    """Within a query about records of a space: that their agency, by those paths, takes no more part in the pathway."""
    of_agency = TakingPart.objects.filter(space_id=OuterRef("space_id"), agency_id=OuterRef(agency))
    return of_agency.filter(pathway=OuterRef(pathway), ended_on__isnull=False)


def still_shown(answered: Q, agency: str, pathway: str) -> Q:
    """Within a query about what agencies were asked: one that takes no more part in the pathway is shown nothing new,
    and of what it was asked that alone which it answered.
    """
    return answered | Q(~Exists(ended_parts(agency, pathway)))


def has_ended(space_id: int, pathway: str, agency_id: int) -> bool:
    """Whether an agency takes no more part in a pathway."""
    rows = TakingPart.objects.filter(space_id=space_id, pathway=pathway, agency_id=agency_id)
    return rows.filter(ended_on__isnull=False).exists()


def check_live(space_id: int, pathway: Pathway) -> None:
    """Raise Refused where cases of it may not begin yet."""
    if not is_live(space_id, pathway.code):
        raise Refused(NOT_LIVE.format(title=pathway.title))


def check_taking_part(space_id: int, pathway: Pathway, agencies: Iterable[Agency], field: str = "") -> None:
    """Raise Refused at the first that may not be told of a case. Asked of nobody, it asks nothing.

    For a command that tells them: until it is kept, none of them ends its part, so that what it is given ends too.
    """
    asked = list(agencies)
    if not asked:
        return
    hold_still(TOGETHER, space_id)
    ready = ready_agencies(space_id, pathway.code)
    for agency in asked:
        if agency.pk not in ready:
            raise Refused(NOT_TAKING_PART.format(agency=agency.name), field)
