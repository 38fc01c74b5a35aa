"""Somebody whom two open cases are about, or who is said in one to have harmed and is the subject of the other: whoever
leads each is told of the other, as far as they may be.

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

SUBJECT, HARMED = Involvement.Part.SUBJECT, Involvement.Part.SAID_TO_HAVE_HARMED
WHO: dict[str, str] = {
    SUBJECT: "Somebody whom this case is about",
    HARMED: "Somebody who is said in this case to have harmed",
}
IS_THERE: dict[str, str] = {SUBJECT: "is also the subject of", HARMED: "is said to have harmed in"}
ROOT = "under"
"""Under whom somebody is known, as rows have it here."""


@dataclass(frozen=True)
class Known:
    """The other ``case`` of somebody, whether whoever asks reads it, and as what they take part here and there."""

    case: Case
    is_read: bool
    here: str
    there: str

    @property
    def desk(self) -> str:
        return ROLES[self.case.rules.desk].title

    @property
    def who(self) -> str:
        return WHO[self.here]

    @property
    def is_there(self) -> str:
        return IS_THERE[self.there]


def concerned() -> OfAPersonQuerySet:
    """Whom open cases are about, and who is said in them to have harmed."""
    standing_ones: OfAPersonQuerySet = Involvement.objects.standing_ones()
    rows = standing_ones.filter(part__in=WHO, case__closed_at=None)
    return rows.annotate(**{ROOT: Coalesce("person__root", "person")})


def in_two(told: OfAPersonQuerySet) -> OfAPersonQuerySet:
    """Of those concerned, who are among those ``told`` of another case too and are the subject of one of the two."""
    elsewhere = told.filter(person=OuterRef("pk")).exclude(case=OuterRef(OuterRef("case")))
    rows = Person.objects.filter(Q(pk=OuterRef(ROOT)) | Q(root=OuterRef(ROOT)))
    is_there, is_subject_there = (
        Exists(rows.filter(Exists(one))) for one in (elsewhere, elsewhere.filter(part=SUBJECT))
    )
    return concerned().filter(Q(is_subject_there) | Q(is_there, part=SUBJECT))


def told_to(standing: Standing) -> OfAPersonQuerySet:
    """Those concerned in open cases of which somebody may be told at least that they are known to its desk."""
    read = Exists(Involvement.objects.visible_to(standing).filter(the_very("pk")))
    telling = [pathway.code for pathway in PATHWAYS.values() if pathway.tells_that_known]
    rows = concerned().annotate(is_read=read).filter(Q(is_read=True) | Q(case__pathway__in=telling))
    return rows.exclude(case__in=hidden_by_conflict(standing, CASE_KIND))


def known_to_others(cases: Collection[Case], standing: Standing) -> dict[int, list[Known]]:
    """By the number of each case, the other cases of those concerned, as far as somebody reads who these are."""
    about = concerned().visible_to(standing).filter(case__in=cases)
    parts: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in about:
        parts[row.case_id][getattr(row, ROOT)].add(row.part)
    everybody = set[int]().union(*parts.values())
    others = (
        told_to(standing).of_all(everybody).select_related("case__space").order_by("-case__opened_at", "-case", "part")
    )
    found: dict[int, dict[int, Known]] = defaultdict(dict)
    for row in others:
        for case in cases:
            here = parts[case.pk].get(getattr(row, ROOT), set())
            if row.case_id != case.pk and (SUBJECT in here or (here and row.part == SUBJECT)):
                known = Known(row.case, row.is_read, SUBJECT if SUBJECT in here else HARMED, row.part)
                found[case.pk].setdefault(row.case_id, known)
    return {pk: list(known.values()) for pk, known in found.items()}
