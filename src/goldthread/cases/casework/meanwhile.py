"""What became of a case while somebody had a form of it open, as its timeline tells them."""

from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.queries import events_of
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.trail.changes import last_changes
from goldthread.foundation.ui.words import moment

MOST = 5


def happened_since(case: Case, standing: Standing, version: int) -> list[str]:
    """What was done in it since it had this version, the last first: what, when and by which role, never by name.

    Of what the timeline keeps from somebody they are told nothing here either.
    """
    changes = last_changes(case, case.version - version) if case.version > version else []
    if not changes:
        return []
    since = changes[-1].at
    done = [event for event in events_of(case, standing) if event.recorded_at >= since]
    done.sort(key=lambda event: event.pk, reverse=True)
    return [_told(case, event) for event in done[:MOST]]


def _told(case: Case, event: CaseEvent) -> str:
    said = f"“{event.what}” was recorded on {moment(event.recorded_at)} by: {event.whose}."
    if not event.moved_to:
        return said
    stage = case.rules.stage(event.moved_to)
    return f"{said} It closed the case." if stage.ends else f"{said} It took the case to “{stage.title}”."
