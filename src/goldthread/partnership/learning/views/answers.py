"""What the partners answered to a finding: what counts now, and what they had answered before."""

from django.db.models import Prefetch

from goldthread.partnership.learning.models import BoardResponse, EarlierResponse, Finding


def answers_to(finding: Finding) -> list[BoardResponse]:
    """Each answer that counts, to the finding or a recommendation of it, with the earlier ones, newest first."""
    earlier = Prefetch("earlier", EarlierResponse.objects.order_by("-pk"))
    given = BoardResponse.objects.filter(finding=finding).exclude(answer=BoardResponse.Answer.NOT_IN_SOURCE)
    return list(given.select_related("recommendation").prefetch_related(earlier).order_by("pk"))
