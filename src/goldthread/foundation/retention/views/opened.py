"""Who has opened what: the reads of a space that the trail keeps, as far as the person may see what was read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Case, CharField, Model, OuterRef, Q, QuerySet, Subquery, Value, When
from django.http import HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.filters_typed import DateBetween
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.retention.untold import hangs_on_one, untold
from goldthread.foundation.retention.views.in_sight import crumbs
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.changes import names_of
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken
from goldthread.foundation.ui.plain_words import lower_first

RECORD = "record"
"""In the address one record, as its table and number: ``evidence.8``."""
UNTOLD = "Not told here"


@dataclass(frozen=True)
class Reads:
    """The reads that a person may see, the kinds of record in them, and who opened those. Of some, ``is_untold``, they
    read neither who nor what for.
    """

    rows: QuerySet[Any]
    models: Mapping[str, type[Model]]
    people: Mapping[str, str]

    def who(self, row: Any) -> str:
        return UNTOLD if row.is_untold else self.people.get(row.actor, row.actor)

    def what_for(self, row: Any) -> str:
        return UNTOLD if row.is_untold else said(row).get("purpose", "")

    def called(self, row: Any) -> str:
        """What was opened, by kind and reference, or by number where it has none: a title may say more than the reader
        of this page may know.
        """
        return f"{_one(self.models[row.object_table])} {row.reference or row.object_id}"


@access(Can.VIEW_TRAIL)
def opened_by(request: DeskRequest) -> HttpResponse:
    """Every read, or those of one record. That somebody looked here is noted too."""
    record = request.GET.get(RECORD, "")
    reads = reads_for(request.standing, request.space, record)
    note_read(request.space, f"who has opened {record}" if _parts(record) else "who has opened what")
    return respond(
        request,
        _list(reads, record),
        reads.rows,
        may_export=request.standing.may(Can.EXPORT, request.space.pk),
        noted=noting_what_is_taken(request.space),
        template="retention/opened.html",
        is_some_untold=reads.rows.filter(is_untold=True).exists(),
        crumbs=crumbs(request)[: 2 if request.standing.may(Can.REVIEW_RETENTION, request.space.pk) else 1],
    )


def address_of(slug: str, record: Model) -> str:
    """Where it is seen who has opened a record."""
    return f"{reverse('opened_by', args=[slug])}?{RECORD}={record._meta.db_table}.{record.pk}"


def reads_for(standing: Standing, space: Space, record: str = "") -> Reads:
    """Reads of what the person may see now; of what they may not see, not even that it was opened."""
    reads = TrailEntry.objects.filter(space=space.pk, operation="read", forgotten=None)
    if named := _parts(record):
        reads = reads.filter(object_table=named[0], object_id=named[1])
    tables = set(reads.order_by().values_list("object_table", flat=True).distinct())
    seen = dict(_seen(standing, space, tables))
    mine, kept = Q(pk=None), Q(pk=None)
    for table, (model, rows) in seen.items():
        # Of very many records few were opened: what somebody sees is asked of these alone.
        opened = rows.filter(pk__in=reads.filter(object_table=table).order_by().values("object_id"))
        mine |= Q(object_table=table, object_id__in=opened.values("pk"))
        if hangs_on_one(model):
            others = model._default_manager.filter(untold(model, standing), space=space)
            kept |= Q(object_table=table, object_id__in=others.values("pk"))
    visible = reads.filter(mine).annotate(
        is_untold=Case(When(kept, then=Value(True)), default=Value(False)), reference=_references(seen)
    )
    actors = visible.filter(is_untold=False).order_by().values_list("actor", flat=True).distinct()
    models = {table: model for table, (model, _) in seen.items()}
    return Reads(visible.select_related("body"), models, names_of(actors))


def _seen(
    standing: Standing, space: Space, tables: set[str]
) -> Iterator[tuple[str, tuple[type[Model], QuerySet[Any]]]]:
    for model in apps.get_models():
        table = model._meta.db_table
        rows: Any = model._default_manager.all()
        if table not in tables:
            continue
        if model is Space:
            yield table, (model, rows.filter(pk=space.pk))
        elif hasattr(rows, "visible_to") and hasattr(model, "space_id"):
            yield table, (model, rows.visible_to(standing).filter(space=space))


def _references(seen: Mapping[str, tuple[type[Model], QuerySet[Any]]]) -> Case:
    """By what people call a record, where every one of its kind has a reference; else nothing."""
    told = [
        When(
            object_table=table,
            then=Subquery(model._default_manager.filter(pk=OuterRef("object_id")).order_by().values("reference")[:1]),
        )
        for table, (model, _) in seen.items()
        if any(one.name == "reference" and not one.blank for one in model._meta.concrete_fields)
    ]
    return Case(*told, default=Value(""), output_field=CharField())


def said(row: TrailEntry) -> dict[str, str]:
    """What the trail keeps of a read."""
    body: dict[str, str] = json.loads(row.body.words) if hasattr(row, "body") else {}
    return body


def opened_by_one(rows: QuerySet[Any], chosen: list[str]) -> QuerySet[Any]:
    """Reads by somebody, of those of which it is told who: else a filter would tell it of the others."""
    return rows.filter(actor__in=chosen, is_untold=False)


def _parts(record: str) -> tuple[str, int] | None:
    """Table and number of a record in the address; nothing where it names none."""
    table, _, number = record.rpartition(".")
    is_number = number.isascii() and number.isdigit() and len(number) < len(str(2**63))
    return (table, int(number)) if table.isidentifier() and is_number else None


def _list(reads: Reads, record: str) -> ListPage:
    kinds = sorted(((table, _one(model)) for table, model in reads.models.items()), key=lambda one: one[1])
    people = sorted(reads.people.items(), key=lambda one: one[1])
    named = _parts(record)
    of_one = f"Who has opened {lower_first(_called(reads, *named))}" if named and reads.models else ""
    return ListPage(
        title=of_one or "Who has opened what",
        one="reading",
        columns=(
            Column("at", "When", sort=("at", "pk"), kind="moment"),
            Column("who", "Who", value=reads.who),
            Column(
                "opened", "What", value=reads.called, href=lambda row: f"?{RECORD}={row.object_table}.{row.object_id}"
            ),
            Column("shown", "What was shown", value=lambda row: said(row).get("what", "")),
            Column("purpose", "What for", value=reads.what_for),
        ),
        filters=(
            Choice("person", "Who", people, lookup=opened_by_one),
            Choice("kind", "What", kinds, lookup="object_table"),
            DateBetween("day", "When", lookup="at", moments=True),
        ),
        order="-at",
        keep=(RECORD,),
        empty=Empty("Nothing was opened yet"),
        stacks=True,
    )


def _called(reads: Reads, table: str, pk: int) -> str:
    """The one record of which these are the reads."""
    first = reads.rows.first()
    return reads.called(first) if first else f"{_one(reads.models[table])} {pk}"


def _one(model: type[Model]) -> str:
    name = str(model._meta.verbose_name)
    return f"{name[0].upper()}{name[1:]}"
