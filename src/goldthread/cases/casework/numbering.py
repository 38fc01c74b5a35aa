"""The numbers in the references of cases: each is given out once, also after its case was destroyed.

What brings many cases at once, such as a file, takes as many as it has before it begins: whoever opens a case meanwhile
gets the number after them. While the worker loads a long file they wait for nothing, for it takes them in a short
change of its own; while a person waits for a short one they wait as well, a second or two. What fails leaves a gap.
"""

from collections.abc import Collection

from django.db.models import Max

from goldthread.cases.casework.models import Case, SpentNumber
from goldthread.foundation.records.numbering import next_number


def next_case_number(space_id: int, pathway: str, year: int) -> int:
    """Whoever asks holds the numbers of the space."""
    of_year = {"space": space_id, "pathway": pathway, "year": year}
    spent = SpentNumber.objects.filter(**of_year)
    return max(next_number(Case.objects.filter(**of_year)), next_number(spent))


def spend_numbers(space_id: int, pathway: str, year: int, many: int) -> range:
    """So many in a row that nobody else gets. Whoever asks holds the numbers of the space until the change is over."""
    first = next_case_number(space_id, pathway, year)
    numbers = range(first, first + many)
    if many:
        _spent_up_to(space_id, pathway, year, numbers[-1])
    return numbers


def keep_numbers(cases: Collection[int]) -> None:
    """Called before cases are destroyed, by their keys: a number below the highest leaves a gap by itself."""
    ends = Case.objects.filter(pk__in=cases).values_list("space_id", "pathway", "year").annotate(Max("number"))
    for space_id, pathway, year, highest in ends.order_by("space_id", "pathway", "year"):
        _spent_up_to(space_id, pathway, year, highest)


def _spent_up_to(space_id: int, pathway: str, year: int, number: int) -> None:
    """Never lower than it was: who destroys cases and who loads a file may come at once."""
    rows = SpentNumber.objects.select_for_update()
    of_year = {"space_id": space_id, "pathway": pathway, "year": year}
    spent, _ = rows.get_or_create(**of_year, defaults={"number": number})
    if number > spent.number:
        spent.number = number
        spent.save()
