"""Every record of a kind with the end of its period, over or not: how one to be held is found."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, CharField, DateField, Field, Q, Value, When
from django.db.models.functions import Cast
from django.http import Http404, HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters_typed import Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.retention.classes import CLASSES, NOT_HELD, Anchor, Rule
from goldthread.foundation.retention.kinds.declaring import KINDS, Kind
from goldthread.foundation.retention.rules import Standing, end_of, schedule_on
from goldthread.foundation.retention.views.in_sight import crumbs, seen
from goldthread.foundation.trail.reading import noting_what_is_taken

Schedule = Mapping[str, Standing]


@access(Can.REVIEW_RETENTION)
def records(request: DeskRequest, kind: str) -> HttpResponse:
    """Those that the person may see."""
    of_kind = KINDS.get(kind)
    if of_kind is None:
        raise Http404
    schedule = schedule_on(request.space.pk, request.today)
    rows = seen(request, of_kind).filter(pk__in=of_kind.candidates().values("pk")).select_related(*of_kind.beside)
    return respond(
        request,
        _list(of_kind, schedule, request.space.slug),
        _with_beginnings(of_kind, schedule, rows),
        may_export=request.standing.may(Can.EXPORT, request.space.pk),
        noted=noting_what_is_taken(request.space),
        crumbs=crumbs(request),
    )


def _with_beginnings(kind: Kind, schedule: Schedule, rows: Any) -> Any:
    """Each with its class, the day from which its period runs, and the day it ended."""
    began, of = [], []
    for sort in kind.by_class:
        rule, anchors = schedule[sort.class_code].rule, kind.anchors_of(sort)
        began.append((sort.where, anchors[rule.anchor] if rule else next(iter(anchors.values()))))
        of.append((sort.where, Value(sort.class_code)))
    ended = kind.anchors.get(Anchor.CLOSURE, Value(None))
    return rows.annotate(
        of=_of_each(of, CharField()), anchored=_of_each(began, DateField()), ended=Cast(ended, DateField())
    )


def _of_each(found: list[tuple[Q, Any]], field: Field) -> Any:
    """By the first condition that holds; of a kind that is not apart by class there is one, which is none."""
    if len(found) == 1 and not found[0][0]:
        return Cast(found[0][1], field)
    return Case(*(When(where, then=said) for where, said in found), default=Value(None), output_field=field)


def _list(kind: Kind, schedule: Schedule, slug: str) -> ListPage:
    """By what each is called. Where a kind is apart by class the day from which a period runs orders nothing: it would
    be worked out of every record, and put them in the order of birthdays.
    """

    def rule_of(row: Any) -> Rule | None:
        return schedule[row.of].rule if row.of else None

    def began(row: Any) -> Any:
        """Not a birthday: the list is read without saying what for."""
        rule = rule_of(row)
        return None if rule and rule.anchor in NOT_HELD else row.anchored

    def over(row: Any) -> Any:
        rule = rule_of(row)
        return end_of(rule, row.anchored, row.ended) if rule and row.anchored else None

    def title_of(row: Any) -> str:
        return CLASSES[row.of].title if row.of else ""

    def address(row: Any) -> str:
        return reverse("retention_record", args=[slug, kind.code, row.pk])

    return ListPage(
        title=f"{kind.of_class.title}: how long each stays",
        one="record",
        columns=(
            Column("record", "Record", value=str, sort=kind.words or ("pk",), href=address),
            *([Column("class", "Class", value=title_of, sort=("of", "pk"))] if kind.sorts else []),
            Column("from", "Runs from", value=began, sort=() if kind.sorts else ("anchored",), kind="date"),
            Column("over", "Period is over", value=over, kind="date"),
        ),
        filters=(Search("words", fields=kind.words),) if kind.words else (),
        order="record",
        empty=Empty("There is nothing of this kind yet"),
        stacks=True,
    )
