"""Evidence of two actions of the made-up review: a register in two versions, and a form as a file.

Nobody and nothing in it is real. It is given through the same commands that people use.
"""

from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.evidence_of_actions import give_evidence
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.evidence.commands import add_version
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.models import ORIGIN, Review

FORM = """Call about a child (made up)

1. Who is calling, and how can they be reached?
2. Which child is it about, and where is the child now?
3. What was seen or heard, and when?
4. Who else was told?
"""


def fictitious_evidence(*, review: Review, by: Actor, at: datetime) -> None:
    """The training is shown and was shown again; of the form, what everybody uses."""
    form, training = _action(review, "1.1"), _action(review, "1.2")
    began, again = at - timedelta(days=40), at - timedelta(days=5)
    register = give_evidence(
        action=training,
        title="Training register",
        shown=Shown(words="61 of 80 reception staff have had the hour.", happened_on=timezone.localdate(began)),
        agency=_owner(training),
        by=by,
        at=began,
    )
    add_version(
        evidence=register,
        shown=Shown(
            words="78 of 80 reception staff have had the hour. Two are on leave.",
            happened_on=timezone.localdate(again),
            good_until=timezone.localdate(again + timedelta(days=365)),
        ),
        by=by,
        at=again,
    )
    paper = receive(SimpleUploadedFile("form-for-calls.txt", FORM.encode()))
    give_evidence(action=form, title="Form for calls", shown=Shown(file=paper), agency=_owner(form), by=by, at=again)


def _action(review: Review, reference: str) -> Action:
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        return Action.objects.get(space=review.space_id, origin=ORIGIN, origin_id=review.pk, reference=reference)


def _owner(action: Action) -> Agency:
    with opened(actor=SYSTEM_ACTOR, reading=[action.space_id]):
        return Agency.objects.get(actions_owed__action=action)
