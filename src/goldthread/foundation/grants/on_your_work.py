"""Emergency openings to review, on the first page of those who review them and of those who answer for the record."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.grants.registry import KINDS
from goldthread.foundation.grants.who_may_see import review_mark
from goldthread.foundation.ui.words import moment, sentence
from goldthread.foundation.your_work.waiting import Kind, Waiting, register_kind

HEADING = "Emergency openings to review"
REST = "The page of each record says who may see it, and what was opened in an emergency."


def to_review(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """The oldest first. One's own is reviewed by somebody else, and of what one does not see nothing is told."""
    spaces = standing.spaces_where(Can.VIEW_CASES, *(kind.may_review for kind in KINDS.values()))
    in_sight = Q(pk__in=[])
    for kind in KINDS.values() if spaces else ():
        in_sight |= Q(about_kind=kind.db_table, about_id__in=kind.seen(standing).order_by().values("pk"))
    rows = Grant.objects.to_be_reviewed().filter(in_sight, space_id__in=spaces).exclude(account_id=standing.account)
    for grant in rows.select_related("space").order_by("starts_at", "pk") if spaces else ():
        kind = KINDS[grant.about_kind]
        record = kind.find(standing, grant.about_id)
        if record is None:
            continue
        if kind.allows(standing, record, kind.may_review) or standing.account in set(kind.owners(record.pk)):
            mark, tone = review_mark(grant, at)
            page = reverse("who_may_see", args=[grant.space.slug, grant.about_kind, grant.about_id])
            detail = f"{grant.space} · opened {moment(grant.starts_at)}"
            yield Waiting(sentence(kind.words(record)), page, detail, mark, tone)


def register() -> None:
    """Called when the program starts."""
    register_kind(Kind(HEADING, REST, to_review))
