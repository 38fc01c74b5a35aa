"""What happens to a draft: it is kept, and dropped when it was sent or has expired."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.drafts.models import KEPT_FOR, Draft
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.sweeping import free_to_go

LONGEST_TITLE = 300


@command(Can.VIEW_PARTNERSHIP, event="draft kept")
def keep_draft(
    *,
    space: Space,
    step: str,
    content: dict[str, list[str]],
    by: Actor,
    at: datetime,
    title: str = "",
    address: str = "",
    version: int | None = None,
) -> Draft:
    """A person keeps what they typed, in the place of what they kept for this step before.

    ``version`` is that of the record which they saw.
    """
    kept: dict[str, Any] = {"content": content, "kept_at": at, "seen_version": version}
    kept |= {"title": title[:LONGEST_TITLE], "address": address}
    kept["expires_on"] = timezone.localdate(at) + KEPT_FOR
    draft, _ = Draft.objects.update_or_create(space=space, user_id=by.pk, step=step, defaults=kept)
    return draft


@command(Can.VIEW_PARTNERSHIP, event="draft dropped")
def drop_draft(*, space: Space, step: str, by: Actor, at: datetime) -> None:
    """A person's own draft of a step is no longer needed."""
    Draft.objects.filter(space=space, user_id=by.pk, step=step).delete()


@command(Can.VIEW_PARTNERSHIP, event="expired drafts dropped")
def drop_expired_drafts(*, space: Space, by: Actor, at: datetime) -> int:
    """What nobody took up in time goes, unless it is under a hold. Gives how many."""
    expired = Draft.objects.filter(space=space, expires_on__lt=timezone.localdate(at))
    return free_to_go(expired, space.pk).delete()[0]
