"""What comes next for a meeting, who does it and by when: one sentence and the form that does it."""

from dataclasses import dataclass
from datetime import date

from goldthread.partnership.meetings.models import Meeting

State = Meeting.State


@dataclass(frozen=True)
class NextStep:
    """``form`` is the name of the address of its form; ``by`` the day by which it is due, if there is one."""

    words: str
    form: str = ""
    button: str = ""
    by: date | None = None

    def is_late(self, on: date) -> bool:
        return self.by is not None and self.by < on


def next_step(meeting: Meeting, on: date) -> NextStep | None:
    """Nothing for a meeting that was cancelled, or whose minutes were approved."""
    if meeting.state == State.CANCELLED or meeting.approved_at_id:
        return None
    if meeting.state == State.PLANNED:
        return _before(meeting, on)
    if not meeting.minutes_issued_at and not meeting.is_locked:
        return NextStep(
            "Write the minutes and issue them as a draft",
            "issue_minutes",
            "Issue the draft minutes",
            meeting.minutes_due_on,
        )
    if not meeting.is_locked:
        return NextStep("The chair reads the minutes and signs them off", "sign_off_minutes", "Record the sign-off")
    return NextStep("The next meeting approves the minutes", "approve_minutes", "Record the approval")


def _before(meeting: Meeting, on: date) -> NextStep:
    if meeting.on <= on:
        return NextStep("Record who came", "record_attendance", "Record who came", meeting.on)
    if meeting.agenda_begun_at is None:
        return NextStep("Begin the agenda", "begin_agenda", "Begin the agenda", meeting.papers_due_on)
    if meeting.agenda_issued_at is None:
        return NextStep("Finish the agenda and issue it", "issue_agenda", "Issue the agenda", meeting.papers_due_on)
    return NextStep("The agenda is issued: the meeting comes next")
