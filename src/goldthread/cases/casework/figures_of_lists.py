"""Yearly figures of the lists that a pathway keeps beside its cases."""

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from goldthread.cases.casework.figure_rows import answers_of, table_of
from goldthread.cases.casework.figure_tables import FigureTable
from goldthread.cases.casework.figures_asked import Asked
from goldthread.cases.declaring import ListTable


def by_entries(table: ListTable, asked: Asked) -> FigureTable:
    """For whoever reads the list: no agency does."""
    kept = asked.pathway.own_list(table.of)
    assert kept is not None
    first, next_one = map(timezone.localdate, asked.between)
    rows = kept.record.objects.visible_to(asked.standing).filter(space=asked.space)
    made = rows.filter(happened_on__gte=first, happened_on__lt=next_one).order_by()
    number = Coalesce(Sum(table.adds), 0) if table.adds else Count("pk")
    counts = dict(made.values_list(table.field).annotate(number=number))
    return table_of(table, answers_of(kept.record._meta.get_field(table.field), counts), counts)
