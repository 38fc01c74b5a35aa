"""Of which records the page of who opened what tells only that they were opened.

Who opened a record to which sight is given one by one, and what for, can tell whom it is about. So those alone read it
who answer for the record; and of what hangs on one, such as its clocks, letters and files, likewise.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import ForeignKey, Model, Q

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.grants.registry import KINDS, AboutKind
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.timekeeping.subjects import SUBJECTS

LONGEST_WAY = 4
"""Of an entry of a chronology its lane, of that the chronology, and of that the case."""
NOTHING = Q(pk__in=[])


def untold(model: type[Model], standing: Standing) -> Q:
    """Which rows of a table those are for somebody."""
    if model is Clock:
        return _clocks(standing)
    if model is StoredFile:
        return _files(standing)
    found = NOTHING
    for way, kind in _ways(model, LONGEST_WAY):
        found |= ~Q(**{f"{way}__in": kind.answered_by(standing).values("pk")})
    return found


def hangs_on_one(model: type[Model]) -> bool:
    """Whether rows of a table are, or may be, such a record or what hangs on one."""
    return model in (Clock, StoredFile) or any(True for _ in _ways(model, LONGEST_WAY))


def _ways(model: type[Model], steps: int, before: str = "") -> Iterator[tuple[str, AboutKind]]:
    """How one comes from a row to such records: by what every row must name."""
    kind = KINDS.get(model._meta.db_table)
    if kind is not None:
        yield before.removesuffix("__") or "pk", kind
        return
    for field in model._meta.concrete_fields if steps else ():
        if isinstance(field, ForeignKey) and not field.null:
            yield from _ways(field.related_model, steps - 1, f"{before}{field.name}__")


def _clocks(standing: Standing) -> Q:
    found = NOTHING
    for model in apps.get_models():
        table = model._meta.db_table
        if table in SUBJECTS and hangs_on_one(model):
            rows = model._default_manager.filter(untold(model, standing))
            found |= Q(subject_kind=table, subject_id__in=rows.values("pk"))
    return found


def _files(standing: Standing) -> Q:
    found = NOTHING
    for model in apps.get_models():
        fields = [one for one in model._meta.concrete_fields if one.related_model is StoredFile]
        for field in fields if hangs_on_one(model) else ():
            rows = model._default_manager.filter(untold(model, standing), **{f"{field.name}__isnull": False})
            found |= Q(pk__in=rows.values(field.attname))
    return found
