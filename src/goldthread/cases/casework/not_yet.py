"""What whoever opens the form of a step is told that must come before it."""

from goldthread.cases.casework.commands.stepping import check_open_to
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.offering import Offered, steps_open, told_for_some
from goldthread.cases.casework.permissions import for_whom, is_for
from goldthread.cases.casework.sections import Note
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.commands.refusals import Refused


def why_shut(case: Case, step: Step) -> str:
    """Why nobody can record it now, as the command says it; nothing where somebody can."""
    try:
        check_open_to(case, step)
    except Refused as why:
        return str(why)
    return ""


def not_yet(case: Case, step: Step, standing: Standing, shut: str) -> Offered | None:
    """What keeps somebody from it who opens its form: all that is missing, with where that is put right, or that it is
    another's. None where nothing does. ``shut`` is why nobody can.
    """
    if not is_for(case, step, standing):
        return Offered(step, sentences=((for_whom(case, step), ""),))
    if not shut:
        return None
    offered = next((one for one in steps_open(case, standing, _recorded(case)) if one.step is step), None)
    return offered if offered is not None and offered.first else Offered(step, sentences=((shut, ""),))


def needed_for_some(case: Case, step: Step, standing: Standing) -> list[Note]:
    """What some of its answers need, told before anything is typed."""
    return told_for_some(case, step, standing, _recorded(case)) if step.missing else []


def _recorded(case: Case) -> set[str]:
    """The steps that were."""
    events = CaseEvent.objects.filter(space_id=case.space_id, case=case, kind=CaseEvent.Kind.STEP)
    return set(events.values_list("step", flat=True))
