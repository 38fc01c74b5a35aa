"""The status of an action follows from what its owners say, after a report as after a change of owners."""

from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.owners import Owing, last_judgement, owing

Status = Action.Status
Says = ProgressReport.Says


def follow_report(action: Action, report: ProgressReport) -> None:
    """After one owner's report. Saving raises the version, so that an open form notices."""
    owners = owing(action)
    was_reported_done = action.status == Status.COMPLETE_PENDING_EVIDENCE
    if was_reported_done and all(one.says == Says.DONE for one in _reports(owners)):
        # It was reported done as a whole before owners reported here: one who is silent does not say otherwise.
        action.done_on = action.done_on or report.done_on
    else:
        _follow(action, owners)
    action.save()


def follow_owners(action: Action, before: list[Owing]) -> None:
    """After others owe it than ``before``. What was typed, loaded or judged stands where nobody had reported since."""
    now = owing(action)
    came_from_reports = bool(_reports(before) or _reports(now))
    as_a_whole = action.status == Status.COMPLETE_PENDING_EVIDENCE and not _all_done(before)
    still_done = as_a_whole and all(one.says == Says.DONE for one in _reports(now))
    if came_from_reports and not still_done:
        _follow(action, now)
    # Saved in any case: it raises the version, so that a form somebody else has open notices.
    action.save()


def follows_reports(action: Action) -> bool:
    """Whether the status is for its owners to report. What was loaded stands as printed until one of them has."""
    owed = ActionOwner.objects.filter(action=action).exists()
    return owed and (not action.is_imported or ProgressReport.objects.filter(action=action).exists())


def _follow(action: Action, owners: list[Owing]) -> None:
    reports = _reports(owners)
    if _all_done(owners):
        action.status = Status.COMPLETE_PENDING_EVIDENCE
        action.done_on = max(one.done_on for one in reports if one.done_on)
        action.answer_by = None
        return
    has_begun = any(one.says != Says.NOT_STARTED for one in reports)
    action.status = Status.IN_PROGRESS if has_begun else Status.OPEN
    action.done_on = None
    judged = last_judgement(action)
    # What more was asked waits again where it is no longer answered by all who owe it.
    action.answer_by = judged.answer_by if judged else None


def _reports(owners: list[Owing]) -> list[ProgressReport]:
    return [one.report for one in owners if one.report]


def _all_done(owners: list[Owing]) -> bool:
    return all(one.is_done for one in owners)
