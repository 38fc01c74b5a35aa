"""Every record of a kind with the end of its period, over or not: how one to be held is found."""

from typing import Any

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
from goldthread.foundation.retention.classes import Rule
from goldthread.foundation.retention.kinds.declaring import KINDS, Kind
from goldthread.foundation.retention.rules import months_after, rule_on
from goldthread.foundation.retention.views.in_sight import crumbs, seen
from goldthread.foundation.trail.reading import noting_what_is_taken


@access(Can.REVIEW_RETENTION)
def records(request: DeskRequest, kind: str) -> HttpResponse:
    """Those that the person may see."""
    of_kind = KINDS.get(kind)
    if of_kind is None:
        raise Http404
    rule = rule_on(request.space.pk, of_kind.class_code, request.today)
    anchor = of_kind.anchors[rule.anchor] if rule else next(iter(of_kind.anchors.values()))
    rows = seen(request, of_kind).filter(pk__in=of_kind.candidates().values("pk")).select_related(*of_kind.beside)
    return respond(
        request,
        _list(of_kind, rule, request.space.slug),
        rows.annotate(anchored=anchor),
        may_export=request.standing.may(Can.EXPORT, request.space.pk),
        noted=noting_what_is_taken(request.space),
        crumbs=crumbs(request),
    )


def _list(kind: Kind, rule: Rule | None, slug: str) -> ListPage:
    def over(row: Any) -> Any:
        return months_after(row.anchored, rule.months) if rule and row.anchored else None

    def address(row: Any) -> str:
        return reverse("retention_record", args=[slug, kind.code, row.pk])

    return ListPage(
        title=f"{kind.of_class.title}: how long each stays",
        one="record",
        columns=(
            Column("record", "Record", value=str, sort=kind.words, href=address),
            Column("from", "Runs from", value="anchored", sort=("anchored",), kind="date"),
            Column("over", "Period is over", value=over, kind="date"),
        ),
        filters=(Search("words", fields=kind.words),) if kind.words else (),
        order="from",
        empty=Empty("There is nothing of this kind yet"),
        stacks=True,
    )
