"""What whoever opens the form of a decision or a requirement is told of what is there, and of what is missing."""

from collections.abc import Iterator

from goldthread.cases.casework.models import Case
from goldthread.cases.declaring import Missing
from goldthread.foundation.ui.words import listed
from goldthread.pathways.private_fostering.models import Assessment, Decided, Notification
from goldthread.pathways.private_fostering.models.codes import BEFORE_IT_WAS_DECIDED, GOES_ON, Decision
from goldthread.pathways.private_fostering.models.deciding import (
    Requirement,
    open_requirements,
    requirements_in,
    was_visited,
)
from goldthread.pathways.private_fostering.models.looking import moved_in_on
from goldthread.pathways.private_fostering.models.registered import registered_in

NOT_SAID = (
    "To decide whether it may go on or is prohibited: the notification does not say yet {what}. If an answer must be"
    " kept secret, record it with the people of the case instead."
)
ASSESS, VISIT = (
    "To decide that it may go on: record the assessment.",
    "To decide that it may go on: record a visit at which the child was seen, or one before they moved in.",
)
TO_BE_MET = "Requirement {number} is to be met: {what}"
REQUIRE = "To decide “suitable with requirements”: record what the carer must do."


def decision_lacks(case: Case) -> Iterator[Missing]:
    """Other decisions, such as that it is no private fostering, need none of it."""
    told = Notification.objects.filter(case=case).first()
    if told and (missing := told.not_said(registered_in(case.pk))):
        words = NOT_SAID.format(what=listed([f"“{one}”" for one in missing]))
        yield Missing(words=words, step="notified", record=told, blocks=False)
    if not Assessment.objects.filter(case=case).exists():
        yield Missing(words=ASSESS, step="assessed", blocks=False)
    if not was_visited(case.pk):
        yield Missing(words=VISIT, step="visited", blocks=False)
    if not open_requirements(case.pk):
        yield Missing(words=REQUIRE, step="required", blocks=False)


def decisions_open(case: Case) -> set[str]:
    """Without what is no answer any more: what came of it before it was decided, and that it never began."""
    decided = Decided.objects.filter(case=case, decision__in=(*GOES_ON, Decision.PROHIBITED)).exists()
    over = {*BEFORE_IT_WAS_DECIDED} if decided else set()
    if moved_in_on(Decided(case=case)):
        over.add(Decision.NEVER_BEGAN)
    return {one.value for one in Decision if one not in over}


def numbers_in(case: Case) -> list[int]:
    return [*requirements_in(case.pk)]


def requirements_told(case: Case) -> Iterator[Missing]:
    """On the form of a requirement, in the words in which each was set last, which are to be met: by its number alone
    nobody knows one.
    """
    for number, one in requirements_in(case.pk).items():
        if one.state == Requirement.State.SET:
            yield Missing(words=TO_BE_MET.format(number=number, what=one.requirement), blocks=False)
