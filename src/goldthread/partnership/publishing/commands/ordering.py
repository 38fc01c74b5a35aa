"""Somebody has a review looked through for its people list."""

from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.jobs import look_for_names
from goldthread.partnership.publishing.models import NameCheck, NobodyListed, PersonDetail


@command(Can.PUBLISH_REVIEWS, event="names in a review to be looked for", about="review")
def order_name_check(*, review: Review, by: Actor, at: datetime) -> NameCheck:
    """Have all texts and files of a review looked through."""
    is_listed = PersonDetail.objects.filter(review=review).exists()
    if not is_listed and not NobodyListed.objects.filter(review=review).exists():
        raise Refused("The list is empty. Add to it who must not be named, or say why it is nobody.")
    check = NameCheck.objects.filter(review=review).first() or NameCheck(space_id=review.space_id, review=review)
    if check.pk and check.state == NameCheck.State.WAITING:
        raise Refused("It is being looked through already.")
    check.state, check.ordered_by_id, check.ordered_at = NameCheck.State.WAITING, account_of(by), at
    check.save()
    look_for_names.defer(space_id=review.space_id, check_id=check.pk)
    return check
