"""Rows of a made-up chronology, and what somebody reads of one."""

from itertools import count

from goldthread.cases.casework.factories import seen_by
from goldthread.cases.chronology.factories import ASKED_AT
from goldthread.cases.chronology.models import ChronologyEntry
from goldthread.cases.chronology.rows import Row
from goldthread.foundation.uncertain_dates import read_when
from goldthread.foundation.wall.passage import opened

KEYS = count(1)


def a_row(when, what="Something happened at home.", agency="Police", **said):
    """One row; its day as people write it."""
    usual = {"key": next(KEYS), "source": "The file"}
    return Row(agency=agency, when=read_when(when).when, what=what, **(usual | said))


def read_by(user, case):
    """What of the chronology somebody reads."""
    with opened(actor=user.pk, reading=[case.space_id]):
        rows = ChronologyEntry.objects.visible_to(seen_by(user, ASKED_AT)).order_by("pk")
        return [entry.what for entry in rows]
