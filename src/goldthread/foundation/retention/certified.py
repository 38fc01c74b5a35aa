"""Tell the trail which certificates there are."""

from goldthread.foundation.retention.models import Certificate


def numbers_in(space_id: int) -> set[int]:
    return set(Certificate.objects.filter(space=space_id).values_list("number", flat=True))
