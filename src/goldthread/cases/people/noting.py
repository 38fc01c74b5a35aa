"""That somebody read of a person is noted of the cases that told it, with for what they see each, not of the person.

A person is of many cases, and whoever reads the log of one is not to learn that another knows them, nor what its
readers are about. So whoever answers for a case sees who read of the people in it, and no other case's reader does.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from goldthread.cases.casework.models import Case
from goldthread.cases.people.models import Involvement
from goldthread.cases.people.models.people import sights
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.opening import note_opened
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.ui.words import listed


def note_told(request: DeskRequest, told: Iterable[tuple[Case, int]], what: str) -> None:
    """Note of each case of whom something that it tells was shown, and how."""
    for case, people in _by_case(told):
        note_opened(request, case, f"{_numbers(people)}, {what}", case)


def note_of_people(request: DeskRequest, roots: Collection[int], what: str) -> None:
    """Note of each case in which the reader sees one of these, that they were read of and how."""
    note_told(request, _taking_part(roots, request.standing), what)


def note_of_all(roots: Collection[int], what: str) -> None:
    """The same of every case of theirs, read or not: the steward of the register reads what all of them tell."""
    for case, people in _by_case(_taking_part(roots, None)):
        note_read(case, f"{_numbers(people)}, {what}")


def _taking_part(roots: Collection[int], standing: Standing | None) -> Iterator[tuple[Case, int]]:
    """Of the steward, also where they take part no more: what the case says of them besides still stands."""
    rows = Involvement.objects.all() if standing is None else sights(standing)
    for one in rows.of_all(roots).select_related("case__space").order_by("pk"):
        yield one.case, one.person_id


def _by_case(told: Iterable[tuple[Case, int]]) -> Iterator[tuple[Case, set[int]]]:
    cases, people = dict[int, Case](), defaultdict[int, set[int]](set)
    for case, person in told:
        cases[case.pk] = case
        people[case.pk].add(person)
    return ((cases[pk], people[pk]) for pk in sorted(cases))


def _numbers(people: Iterable[int]) -> str:
    """By the numbers that this case knows them under."""
    return listed([f"person {pk}" for pk in sorted(people)])
