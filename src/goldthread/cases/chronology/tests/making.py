"""Rows of a made-up chronology."""

from itertools import count

from goldthread.cases.chronology.rows import Row
from goldthread.foundation.uncertain_dates import read_when

KEYS = count(1)


def a_row(when, what="Something happened at home.", agency="Police", **said):
    """One row; its day as people write it."""
    usual = {"key": next(KEYS), "source": "The file"}
    return Row(agency=agency, when=read_when(when).when, what=what, **(usual | said))
