"""Emergency openings to review, on the first page of those who review them and of those who answer for the record."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models import Exists, Q
from django.urls import reverse

from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.grants.registry import KINDS
from goldthread.foundation.grants.reviewing import stands_in
from goldthread.foundation.grants.who_may_see import review_mark
from goldthread.foundation.grants.working_there import WorkingThere
from goldthread.foundation.ui.words import moment, sentence
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind

HEADING = "Emergency openings to review"
REST = "The page of each record says who may see it, and what was opened in an emergency."


def to_review(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """The oldest first. One's own is reviewed by somebody else. Of what one does not see nothing is told, unless
    nobody else is left to review it.
    """
    reach = _in_reach(standing)
    if reach is None:
        return
    rows = Grant.objects.to_be_reviewed().filter(reach, about_kind__in=KINDS).exclude(account_id=standing.account)
    openings = list(rows.select_related("space").order_by("starts_at", "pk"))
    asked = _Asked(openings, standing, at)
    theirs = ((grant, page) for grant in openings if (page := asked.page_of(grant)))
    for grant, page in islice(theirs, SHOWN + 1):
        mark, tone = review_mark(grant, at)
        words = KINDS[grant.about_kind].words(asked.record_of(grant))
        yield Waiting(sentence(words), page, f"{grant.space} · opened {moment(grant.starts_at)}", mark, tone)


def _in_reach(standing: Standing) -> Q | None:
    """Which openings can be for somebody at all: every one where they may stand in, else those of records that they
    see, asked record by record. Nothing where they deal with none.
    """
    standing_in = standing.spaces_where(Can.BREAK_GLASS)
    spaces = standing.spaces_where(Can.VIEW_CASES, *(kind.may_review for kind in KINDS.values())) - standing_in
    if not spaces | standing_in:
        return None
    reach = Q(space_id__in=standing_in)
    for kind in KINDS.values() if spaces else ():
        seen = Exists(kind.seen(standing).order_by().filter(the_very("pk", "about_id")))
        reach |= Q(seen, about_kind=kind.db_table, space_id__in=spaces)
    return reach


class _Asked:
    """For whom some openings are, in a fixed number of statements for each kind of record."""

    def __init__(self, openings: Sequence[Grant], standing: Standing, at: datetime) -> None:
        self.standing, self.at = standing, at
        numbers: defaultdict[str, set[int]] = defaultdict(set)
        for one in openings:
            numbers[one.about_kind].add(one.about_id)
        self.records = {kind: KINDS[kind].model._default_manager.in_bulk(wanted) for kind, wanted in numbers.items()}
        self.seen = {
            kind: set(KINDS[kind].seen(standing).order_by().filter(pk__in=wanted).values_list("pk", flat=True))
            for kind, wanted in numbers.items()
        }
        self.there = WorkingThere.of([one for found in self.records.values() for one in found.values()], at)

    def record_of(self, grant: Grant) -> Any:
        return self.records[grant.about_kind][grant.about_id]

    def page_of(self, grant: Grant) -> str:
        """Where somebody reads of it, or reviews what they do not see; nothing where it is not for them."""
        kind, record, standing = KINDS[grant.about_kind], self.record_of(grant), self.standing
        place = [grant.space.slug, grant.about_kind, grant.about_id]
        answers = kind.allows(standing, record, kind.may_review) or kind.is_theirs(standing, record)
        if answers and record.pk in self.seen[grant.about_kind]:
            return reverse("who_may_see", args=place)
        if stands_in(standing, kind, record, grant, self.at, self.there):
            return reverse("review_break_glass", args=[*place, grant.pk])
        return ""


def register() -> None:
    """Called when the program starts."""
    register_kind(Kind(HEADING, REST, to_review))
