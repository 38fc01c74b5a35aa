"""What has reached the end of its period, as data for another program."""

from datetime import date
from typing import Any

from goldthread.foundation.retention.classes import Anchor
from goldthread.foundation.retention.due import due_in
from goldthread.foundation.retention.identity import label
from goldthread.foundation.retention.rules import with_source
from goldthread.foundation.spaces.models import Space


def due_as_data(space: Space, on: date) -> dict[str, Any]:
    """Numbers and days, never what a record is called nor when anybody was born."""
    rows = [
        {
            "kind": one.kind.code,
            "class": one.of.code,
            "record": f"{label(one.kind.root)}:{one.record.pk}",
            "anchored_on": None if one.rule.anchor == Anchor.BIRTH else one.anchored,
            "due_on": one.due_on,
            "why": one.why,
            "rule": with_source(one.rule),
            "state": one.state,
            "holds": len(one.holds),
        }
        for one in due_in(space, on)
    ]
    return {"space": space.slug, "as_of": on, "due": rows}
