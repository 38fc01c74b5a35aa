"""The page of a list that a pathway keeps beside its cases, made from its declaration."""

from typing import Literal

from django.db import models
from django.urls import reverse

from goldthread.cases.casework.models import OwnEntry
from goldthread.cases.casework.shown import label_of
from goldthread.cases.declaring.own_lists import OwnList
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.told import fields_of_entries
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters_typed import DateBetween
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import sentence

WHEN = "happened_on"


def address_of_list(space: Space, rules: Pathway, kept: OwnList) -> str:
    return reverse("own_list", args=[space.slug, rules.code, kept.code])


def page_of_list(space: Space, rules: Pathway, kept: OwnList, *, may_change: bool) -> ListPage:
    """The last in front. Whoever may change an entry is led there by its day."""

    def change(entry: OwnEntry) -> str:
        return reverse("change_in_list", args=[space.slug, rules.code, kept.code, entry.pk])

    return ListPage(
        title=kept.title,
        one=kept.one,
        many=kept.many,
        stacks=True,
        columns=(
            Column(WHEN, "Day", kind="date", sort=(WHEN, "pk"), href=change if may_change else None),
            *(_column(kept, field) for field in fields_of_entries(kept) if field.name != WHEN),
        ),
        filters=(DateBetween("day", "Day", lookup=WHEN),),
        order=f"-{WHEN}",
        empty=Empty(f"No {kept.many} yet", sentence(f"each {kept.one} appears here once it is recorded")),
    )


def _column(kept: OwnList, field: models.Field) -> Column:
    value = f"get_{field.name}_display" if field.choices else field.name
    only: Literal["", "file"] = "" if field.name in kept.columns else "file"
    return Column(field.name, label_of(field), value=value, kind=_kind(field), only=only)


def _kind(field: models.Field) -> Literal["text", "number", "date"]:
    if isinstance(field, models.IntegerField):
        return "number"
    return "date" if isinstance(field, models.DateField) else "text"
