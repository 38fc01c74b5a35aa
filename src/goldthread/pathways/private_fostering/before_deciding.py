"""What must be there before it is decided whether an arrangement may go on, told when the form is opened."""

from collections.abc import Iterator

from goldthread.cases.casework.models import Case
from goldthread.cases.declaring import Missing
from goldthread.foundation.ui.words import listed
from goldthread.pathways.private_fostering.models import Assessment, Notification
from goldthread.pathways.private_fostering.models.deciding import open_requirements, was_visited
from goldthread.pathways.private_fostering.models.registered import registered_in

NOT_SAID = (
    "To decide whether it may go on or is prohibited: the notification does not say yet {what}. What must be kept"
    " secret the people of the case answer instead."
)
ASSESS, VISIT = (
    "To decide that it may go on: record the assessment.",
    "To decide that it may go on: record a visit at which the child was seen, or one before they moved in.",
)
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
