"""What somebody sees at a moment, asked as a page asks it."""

from django.utils import timezone

from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.actions.models import Action
from goldthread.foundation.wall.passage import opened


def standing_at(user, at):
    return standing_of(user, timezone.localdate(at), at)


def seen_by(user, at):
    """References of the records that somebody sees, within the spaces where they hold a role."""
    with opened(actor=user.pk):
        standing = standing_at(user, at)
        with opened(actor=user.pk, reading={one.space_id for one in standing.holdings}):
            return set(Action.objects.visible_to(standing).values_list("reference", flat=True))


def sees(user, record, at):
    return record.reference in seen_by(user, at)
