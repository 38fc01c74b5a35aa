"""What parts above add to the page of a case, such as requests and the chronology. They register when they start."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, Exists, Func, QuerySet

from goldthread.cases.casework.models import Case, CaseQuerySet
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.requests import DeskRequest

THERE = "sections_there"


@dataclass(frozen=True)
class Section:
    """A section of a case's page.

    ``kept`` are its rows of one case, as a query within one of cases (``OuterRef("pk")``), whoever sees them.
    ``shown`` gives the template what it prints. It is told whether there are any such rows: where there are none, as in
    most cases of most sections, it asks the database nothing.
    """

    template: str
    shown: Callable[[Case, DeskRequest, bool], dict[str, Any]]
    kept: Callable[[], QuerySet]


SECTIONS: list[Section] = []

Note = tuple[str, str]
"""A sentence, and the address at which something is done about it; none where there is nothing for the reader to do."""
NOTES: list[Callable[[Case, Step, DeskRequest], list[Note]]] = []
"""What parts above tell whoever opens the form of a step: what is to be done before it."""
BESIDE: list[Callable[[Pathway, DeskRequest], list[Note]]] = []
"""Lists that parts above make of the cases of a pathway, for those who run it: what each is called, and where."""


def register_section(section: Section) -> None:
    if section not in SECTIONS:
        SECTIONS.append(section)


def register_note(note: Callable[[Case, Step, DeskRequest], list[Note]]) -> None:
    if note not in NOTES:
        NOTES.append(note)


def notes_on(case: Case, step: Step, request: DeskRequest) -> list[Note]:
    return [one for note in NOTES for one in note(case, step, request)]


def with_sections(cases: CaseQuerySet) -> CaseQuerySet:
    """Each with which sections have something to show, asked in the statement that finds the case."""
    there = [Exists(section.kept()) for section in SECTIONS]
    listed = Func(*there, template="array[%(expressions)s]", output_field=ArrayField(BooleanField()))
    return cases.annotate(**{THERE: listed})


def sections_of(case: Case, request: DeskRequest) -> list[tuple[str, dict[str, Any]]]:
    """Of a case that was found ``with_sections``."""
    pairs = zip(SECTIONS, getattr(case, THERE), strict=True)
    return [(section.template, section.shown(case, request, there)) for section, there in pairs]


def register_beside(lists: Callable[[Pathway, DeskRequest], list[Note]]) -> None:
    if lists not in BESIDE:
        BESIDE.append(lists)


def lists_beside(pathway: Pathway, request: DeskRequest) -> list[Note]:
    return [one for lists in BESIDE for one in lists(pathway, request)]
