"""Undo a load as a whole: every record of it goes, or none does."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import models

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.loads.kinds import KINDS
from goldthread.foundation.loads.loading import one_load_at_a_time
from goldthread.foundation.sources.models import Load, Sourced
from goldthread.foundation.wall.passage import SYSTEM_ACTOR

NAMED_AT_MOST = 5


@command(Can.IMPORT, event="load undone", about="load")
def undo_load(*, load: Load, by: Actor, at: datetime) -> Load:
    """Remove all records of a load; the load itself stays, as undone.

    Refused when a record of it was changed here since, or when something recorded here depends on one:
    undoing would then throw away work that the file does not hold.
    """
    if load.state == Load.State.UNDONE:
        raise Refused(f"This load was undone before, on {load.undone_at:%-d %B %Y}.")
    one_load_at_a_time(load.space)
    made = [model for model in sourced_models() if _lock_rows(model, load)]
    _refuse_if_changed(load, made)
    _refuse_if_built_upon(load, made)
    for model in _dependents_first(made):
        rows = model._base_manager.filter(load=load)
        rows._raw_delete(rows.db)
    load.state = Load.State.UNDONE
    load.undone_by_id = None if by.pk == SYSTEM_ACTOR else by.pk
    load.undone_at = at
    load.save(update_fields=["state", "undone_by", "undone_at"])
    return load


def sourced_models() -> list[type[models.Model]]:
    """Every model whose records may come from a file."""
    return [model for model in apps.get_models() if issubclass(model, Sourced)]


def _lock_rows(model: type[models.Model], load: Load) -> bool:
    """Hold fast what a load made of one kind, so that nobody changes it between counting and removing."""
    rows = model._base_manager.filter(load=load).order_by("pk").select_for_update()
    return bool(rows.values_list("pk", flat=True))


def _refuse_if_changed(load: Load, made: list[type[models.Model]]) -> None:
    rows = {model: model._default_manager.filter(load=load, version__gt=1).order_by("pk") for model in made}
    changed = Counter({_plural(model): several.count() for model, several in rows.items()})
    if changed.total():
        raise Refused(
            f"This load cannot be undone: {_counted(changed)} of it were changed here since it was loaded."
            f" Changed: {_named(rows.values())}."
        )


def _refuse_if_built_upon(load: Load, made: list[type[models.Model]]) -> None:
    kind = KINDS.get(load.kind)
    later: Counter[str] = Counter(kind.built_upon(load) if kind else {})
    found = []
    for model in made:
        mine = model._default_manager.filter(load=load)
        for field in _references_to(model):
            rows = field.model._base_manager.filter(**{f"{field.name}__in": mine}).order_by("pk")
            if issubclass(field.model, Sourced):
                rows = rows.exclude(load_id=load.pk)
            later[_plural(field.model)] += rows.count()
            found.append(rows)
    if later.total():
        named = _named(found)
        raise Refused(
            f"This load cannot be undone: {_counted(later)} recorded here since then depend on it."
            f" Remove them first{f': {named}' if named else ''}."
        )


def _named(several: Iterable[models.QuerySet[Any]]) -> str:
    """The first few of some records by name, so that the person knows where to look."""
    names = list(islice((f"“{row}”" for rows in several for row in rows[:NAMED_AT_MOST]), NAMED_AT_MOST + 1))
    return ", ".join(names[:NAMED_AT_MOST]) + (" and others" if len(names) > NAMED_AT_MOST else "")


def _references_to(model: type[models.Model]) -> list["models.Field[Any, Any]"]:
    """Every foreign key that points to a model, those without a name for the way back among them."""
    return [
        relation.field
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel) and relation.field.related_model is model
    ]


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items() if number)


def _plural(model: type[models.Model]) -> str:
    return str(model._meta.verbose_name_plural)


def _dependents_first(made: Iterable[type[models.Model]]) -> list[type[models.Model]]:
    """Order models so that whatever refers to another goes before it."""
    left, ordered = list(made), []
    while left:
        free = [one for one in left if not any(_refers(other, one) for other in left if other is not one)]
        ordered += free or left
        left = [one for one in left if one not in (free or left)]
    return ordered


def _refers(one: type[models.Model], other: type[models.Model]) -> bool:
    return any(field.related_model is other for field in one._meta.local_fields)
