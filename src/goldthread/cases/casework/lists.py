"""The register of a pathway's cases, made from its declaration."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse

from goldthread.cases.casework.found_again import box_of
from goldthread.cases.casework.models import Came, Case
from goldthread.cases.casework.models.cases import RUNS_NO_LONGER
from goldthread.cases.casework.overdue import overdue
from goldthread.cases.casework.queries import (
    BY_LEAD,
    IS_READ,
    NEXT_DUE,
    READS_END,
    Lead,
    fact_name,
    initials_in_lists,
    summary_fields,
)
from goldthread.cases.casework.shown import label_of
from goldthread.cases.casework.unopened import reading_among
from goldthread.cases.casework.who_left import note_who_waits
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.ui.words import listed, sentence

NOBODY, PAST = "none", "past"
INITIALS = "{word}, initials"
NAMES_NOBODY = "This list names nobody, since many pass by a list."
HAS_INITIALS = "This list has initials and no names, since many pass by a list. Its files have neither."
IN_THE_FILTER = "To find a case by the name of the {word}, use the filter."
IN_THE_SEARCH = "To find a case by the name of the {word}, use the search."
WORKLIST = "?closed=no&sort=lead"
"""The register as those who run the pathway work through it: what is open, by who leads it."""


def register_page(
    request: DeskRequest, pathway: Pathway, leads: list[Lead], *, may_open: bool, may_lead: bool
) -> ListPage:
    """To filter by what the pathway knows, to sort, and to take away. ``may_lead``: they say who leads each, and where
    those are looked for that nobody leads, or somebody who sees them no more, they choose several to give them one.
    """

    def late(rows: models.QuerySet, is_overdue: bool) -> models.QuerySet:
        return overdue(rows, request.space, request.standing, request.now, is_overdue=is_overdue)

    def note_waiting(rows: Sequence[Case]) -> None:
        note_who_waits(pathway, request.space.pk, request.now, rows)

    chooses = may_lead and shows_unled(request)
    return ListPage(
        title=pathway.title,
        one=pathway.one,
        many=pathway.many,
        stacks=True,
        columns=_columns(pathway, may_lead=may_lead, chooses=chooses),
        beside=note_waiting if chooses else None,
        filters=(
            box_of(pathway, request.space, request.standing),
            Choice("stage", "Stage", [(one.code, one.title) for one in pathway.stages]),
            YesNo("closed", "Closed", lambda rows, is_closed: rows.filter(closed_at__isnull=not is_closed)),
            YesNo("late", "Something is overdue", late),
            led_by(leads),
            *(_filter(step, field, request) for step, field in summary_fields(pathway) if field.choices),
            DateBetween("opened", "Opened", lookup="opened_at", moments=True),
        ),
        order="-opened",
        empty=_empty(request, pathway, may_open=may_open),
    )


def shows_unled(request: DeskRequest) -> bool:
    """Whether somebody looks for the cases that nobody leads, or somebody who sees them no more: by the filter, or
    where those that nobody leads stand first.
    """
    return request.GET.get("lead") in {NOBODY, PAST} or request.GET.get("sort") == "lead"


def led_by(leads: list[Lead]) -> Choice:
    """By name, and all together those who lead a case and run it no longer: of some of them no name is left."""
    runs_it = [one.pk for one in leads if one.runs_it]
    named = [(one.pk, one.name if one.runs_it else f"{one.name} (runs it no longer)") for one in leads]

    def narrow(rows: models.QuerySet, chosen: list[str]) -> models.QuerySet:
        (one,) = chosen
        if one == NOBODY:
            return rows.filter(lead=None)
        if one == PAST:  # by number alone: of some of them there is no account to be seen
            return rows.filter(**{f"{BY_LEAD}__gt": 0}).exclude(**{f"{BY_LEAD}__in": runs_it})
        return rows.filter(lead=one)

    return Choice("lead", "Led by", [*named, (PAST, RUNS_NO_LONGER), (NOBODY, "Nobody")], narrow)


def _waits(case: Case) -> bool:
    """To be asked of cases of which it was noted."""
    return case.waits_for_lead


def _columns(pathway: Pathway, *, may_lead: bool, chooses: bool) -> tuple[Column, ...]:
    """Sorted by who leads them, those that nobody leads stand first, and of each lead those that began first."""
    facts = (
        Column(
            fact_name(step, field),
            label_of(field),
            value=_words(step, field),
            kind="date" if isinstance(field, models.DateField) else "text",
        )
        for step, field in summary_fields(pathway)
    )
    return (
        Column("reference", "Reference", sort=("year", "number"), href=Case.get_absolute_url),
        *initials_columns(pathway),
        Column("opened", "Opened", value="opened_at", kind="date", sort=("opened_at", "id")),
        *facts,
        Column("stage", "Stage", value="where.title"),
        Column("due", "Due next", value=NEXT_DUE, kind="date"),
        Column("lead", "Lead", value="led_by", sort=(BY_LEAD, "opened_at", "id"), cell="casework/cells.html:lead_of"),
        *(
            [Column("hand", "Change the lead", value="reference", cell="casework/cells.html:hand_over", only="page")]
            if may_lead
            else ()
        ),
        *(
            [Column("choose", "Choose", "reference", cell="casework/cells.html:choose", only="page", where=_waits)]
            if chooses
            else ()
        ),
        Column("closed", "Closed", value="closed_at", kind="date", only="file"),
        Column("outcome", "Outcome", value=_if_read(lambda case: case.outcome_in_words, READS_END), only="file"),
        Column("came", "How it came", value=_if_read(lambda case: Came(case.came).label), only="file"),
    )


def _if_read(told: Callable[[Any], str], asked: str = IS_READ) -> Callable[[Any], str]:
    return lambda case: told(case) if getattr(case, asked) else ""


def names_in_list(pathway: Pathway) -> str:
    """What a list says of the names that it leaves out; nothing where no case of the pathway is known by one."""
    words = listed([one.word for one in pathway.found_by if one.is_person], "or")
    if not words:
        return ""
    left_out = HAS_INITIALS if initials_in_lists(pathway) else NAMES_NOBODY
    return f"{left_out} {(IN_THE_FILTER if pathway.is_restricted else IN_THE_SEARCH).format(word=words)}"


def initials_columns(pathway: Pathway) -> list[Column]:
    """Of a list whose rows come ``with_initials``. No file has them."""
    return [
        Column(fact_name(step, field), INITIALS.format(word=sentence(word)), value=_initials(step, field), only="page")
        for word, step, field in initials_in_lists(pathway)
    ]


def _initials(step: Step, field: models.Field) -> Callable[[Any], str]:
    name = fact_name(step, field)
    return lambda case: " ".join(f"{word[0].upper()}." for word in str(getattr(case, name) or "").split())


def _words(step: Step, field: models.Field) -> Callable[[Any], Any]:
    said, name = dict(field.choices or ()), fact_name(step, field)
    return lambda case: said.get(getattr(case, name), getattr(case, name))


def _filter(step: Step, field: models.Field, request: DeskRequest) -> Choice:
    """Among the cases whose answer the register shows them: it is not to be learned by filtering either."""

    def narrow(rows: models.QuerySet, chosen: list[str]) -> models.QuerySet:
        said = step.record.objects.filter(the_very("case_id"), space_id=OuterRef("space_id"))
        shown = reading_among(step, field, request.space, request.standing)
        return rows.filter(shown).filter(Exists(said.filter(**{f"{field.name}__in": chosen})))

    return Choice(field.name, label_of(field), [(code, str(words)) for code, words in field.flatchoices], narrow)


def _empty(request: DeskRequest, pathway: Pathway, *, may_open: bool) -> Empty:
    title, words = f"No {pathway.many} yet", sentence(f"each {pathway.one} appears here once it is recorded")
    if not may_open:
        return Empty(title, words)
    opening = pathway.opening[0]
    href = reverse("open_case", args=[request.space.slug, pathway.code, opening.code])
    return Empty(title, words, href=href, link=opening.title)
