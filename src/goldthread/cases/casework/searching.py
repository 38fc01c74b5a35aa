"""How cases are found: by reference, by the words of their records, and that one is known to somebody else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from goldthread.cases.casework.found_again import REFERENCE, facts_of
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.searching_given import kind_of, records_of, texts_of
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.access.standing import Standing, standing_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.grants.queries import is_hidden
from goldthread.foundation.records.searchable import Searchable
from goldthread.foundation.search.queries import MORE_HELD
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read

SIGHT_OF = "case {}"
"""What finding a case of a pathway needs: a role for the whole space that sees them."""

OF_ITS_CASE = "(select 'case ' || c.pathway from \"case\" c where c.id = r.case_id)"
IN_THE_REGISTER = "'the register alone'"
"""What finding a fact of a restricted case needs in the search of everything. Nobody holds it."""
MOST_PEOPLE = 3


@dataclass(frozen=True)
class Known:
    """There is such a case, and who answers for it."""

    space: Space
    role: str
    contacts: tuple[str, ...]


def held_of_cases(standing: Standing) -> Mapping[int, Iterable[str]]:
    """Of each space, the pathways all of whose cases somebody sees."""
    held: dict[int, list[str]] = defaultdict(list)
    for pathway in PATHWAYS.values():
        for space in whole_spaces_of(pathway, standing, Can.VIEW_CASES):
            held[space].append(SIGHT_OF.format(pathway.code))
    return held


def known_elsewhere(sought: str, standing: Standing, on: date) -> list[Known]:
    """Whoever works on cases in a space, and asks for one by its exact reference that they do not see, is told that it
    is known and whom to ask. That they asked is noted. Whom a conflict of interest concerns is told nothing, and is
    not named as somebody to ask.
    """
    reference = REFERENCE.fullmatch(sought.strip().upper())
    pathway = next((one for one in PATHWAYS.values() if reference and one.prefix == reference[1]), None)
    if reference is None or pathway is None or not pathway.tells_that_known or standing.is_system:
        return []
    there = Case.objects.of(pathway).filter(space_id__in=standing.spaces_where(Can.VIEW_CASES), reference=reference[0])
    unseen = there.exclude(pk__in=Case.objects.visible_to(standing).filter(pk__in=there.values("pk")).values("pk"))
    return [
        _asked_for(case, standing, on)
        for case in unseen.select_related("space").order_by("pk")
        if not is_hidden(standing, case)
    ]


def _asked_for(case: Case, standing: Standing, on: date) -> Known:
    note_read(case, "that it is known, by its reference")
    holdings = Holding.objects.in_force(on).filter(space_id=case.space_id, role=case.rules.desk, agency=None)
    desk = User.objects.filter(pk__in=holdings.values("user_id"), is_active=True).order_by("name", "pk")
    may_read = (one.email for one in desk if not is_hidden(standing_of(one, on, standing.moment), case))
    return Known(case.space, ROLES[case.rules.desk].title, tuple(islice(may_read, MOST_PEOPLE)))


def register() -> None:
    """Called when the program starts. Of a restricted case its reference is in the index, and no word but the facts by
    which whoever runs its pathway finds it in the register: nobody holds what finding those elsewhere needs.
    """
    MORE_HELD.append(held_of_cases)
    Case.searched = Searchable("Case", "r.reference", "''", f"'{SIGHT_OF.format('')}' || r.pathway")  # type: ignore[attr-defined]
    for pathway in PATHWAYS.values():
        by_facts = facts_of(pathway)
        for record in records_of(pathway):
            names = by_facts.get(record, []) if pathway.is_restricted else texts_of(record)
            words = " || ' ' || ".join(f"r.{name}" for name in names)
            needs = IN_THE_REGISTER if pathway.is_restricted else OF_ITS_CASE
            if words:
                record.searched = Searchable(  # type: ignore[attr-defined]
                    kind_of(pathway), "''", words, needs, beside=("case__space",)
                )
