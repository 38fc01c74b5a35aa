"""Who a row is, without what it says: a digest that an older backup gives too, and no other row."""

import hashlib
import json
from typing import Any

from django.db.models import Model

from goldthread.foundation.trail.digests import microseconds


def identity(row: Any, slug: str) -> str:
    """Of model, space, number and the moment at which the database recorded the row, which never changes."""
    told = [label(type(row)), slug, row.pk, microseconds(row.recorded_at)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def label(model: type[Model]) -> str:
    return str(model._meta.label)
