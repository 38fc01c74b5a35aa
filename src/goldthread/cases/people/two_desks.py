"""Somebody whom two open cases are about: whoever leads each is told of the other, as far as they may be.

Whoever reads the other case is told its reference. To others it is only told that the person is known to another desk,
where that case's pathway tells so much; of the rest they are told nothing. Each is asked anew whenever a page is made.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.people.models import Involvement, Person
from goldthread.cases.people.models.people import OfAPersonQuerySet
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.roles import ROLES
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.queries import hidden_by_conflict

ROOT = "under"
"""Under whom somebody is known, as rows have it here."""


@dataclass(frozen=True)
class Known:
    """The other ``case`` of somebody whom a case is about, and whether whoever asks reads it."""

    case: Case
    is_read: bool

    @property
    def desk(self) -> str:
        return ROLES[self.case.rules.desk].title


def subjects() -> OfAPersonQuerySet:
    """Whom open cases are about."""
    standing_ones: OfAPersonQuerySet = Involvement.objects.standing_ones()
    rows = standing_ones.filter(part=Involvement.Part.SUBJECT, case__closed_at=None)
    return rows.annotate(**{ROOT: Coalesce("person__root", "person")})


def in_two(told: OfAPersonQuerySet) -> OfAPersonQuerySet:
    """Subjects of open cases who are among those ``told`` of another case too."""
    elsewhere = told.filter(person=OuterRef("pk")).exclude(case=OuterRef(OuterRef("case")))
    rows = Person.objects.filter(Q(pk=OuterRef(ROOT)) | Q(root=OuterRef(ROOT)))
    return subjects().filter(Exists(rows.filter(Exists(elsewhere))))


def told_to(standing: Standing) -> OfAPersonQuerySet:
    """Subjects of open cases of which somebody may be told at least that they are known to its desk."""
    read = Exists(Involvement.objects.visible_to(standing).filter(the_very("pk")))
    telling = [pathway.code for pathway in PATHWAYS.values() if pathway.tells_that_known]
    rows = subjects().annotate(is_read=read).filter(Q(is_read=True) | Q(case__pathway__in=telling))
    return rows.exclude(case__in=hidden_by_conflict(standing, CASE_KIND))


def known_to_others(cases: Collection[Case], standing: Standing) -> dict[int, list[Known]]:
    """By the number of each case, the other cases of those whom it is about, as far as somebody reads who these are."""
    about = subjects().visible_to(standing).filter(case__in=cases)
    roots: dict[int, set[int]] = defaultdict(set)
    for row in about:
        roots[row.case_id].add(getattr(row, ROOT))
    everybody = set[int]().union(*roots.values())
    others = told_to(standing).of_all(everybody).select_related("case__space").order_by("-case__opened_at", "-case")
    found: dict[int, dict[int, Known]] = defaultdict(dict)
    for row in others:
        for case in cases:
            if row.case_id != case.pk and getattr(row, ROOT) in roots[case.pk]:
                found[case.pk][row.case_id] = Known(row.case, row.is_read)
    return {pk: list(known.values()) for pk, known in found.items()}
