"""In which order records are locked, so that two changes never wait for each other: what they belong to comes first."""

from typing import Any

from django.db import models
from django.db.models import Subquery


def lock_what_comes_first(record: models.Model) -> None:
    """Lock, until the transaction ends, what a record belongs to: its kind names it in ``locked_after`` by the way that
    leads there ("lane__request__case"). Without one there is nothing to be locked.
    """
    way = getattr(type(record), "locked_after", "")
    if not way:
        return
    kind: Any = type(record)
    for name in way.split("__"):
        kind = kind._meta.get_field(name).related_model
    number = type(record)._base_manager.filter(pk=record.pk).values(way)
    kind._base_manager.select_for_update(of=("self",)).filter(pk=Subquery(number)).values_list("pk").first()
