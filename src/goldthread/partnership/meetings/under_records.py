"""What meetings show on the pages of records: where each was talked over."""

from goldthread.foundation.ui.under_records import register_under_records
from goldthread.partnership.meetings.queries.records import discussed


def register() -> None:
    register_under_records("meetings/discussed.html", discussed)
