"""What happens to a decision after it was made."""

from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.decisions.models import Addendum, Decision
from goldthread.foundation.decisions.recording import SIGNED_OFF, Dissented, check_dissent, dissented


@command(Can.RECORD_MEETINGS, event="decision added to", about="decision")
def add_addendum(*, decision: Decision, words: str, reason: str, by: Actor, at: datetime) -> Addendum:
    """Something is added to a decision that was signed off. What it says stays."""
    if not decision.is_locked:
        raise Refused("It is not signed off yet. Correct it instead.")
    if not words.strip():
        raise Refused("Enter what is added.", "words")
    if not reason.strip():
        raise Refused("Enter why.", "reason")
    return Addendum.objects.create(
        space_id=decision.space_id, decision=decision, words=words.strip(), reason=reason.strip(), added_at=at
    )


@command(Can.RECORD_MEETINGS, event="dissent recorded", about="decision")
def add_dissent(*, decision: Decision, told: Dissented, by: Actor, at: datetime) -> Decision:
    """One more who saw it otherwise, before it is signed off. What was agreed by all then was not."""
    if decision.is_locked:
        raise Refused(SIGNED_OFF)
    check_dissent(told)
    if decision.how == Decision.How.AGREED:
        decision.how = Decision.How.MOST
        decision.save()
    dissented(decision, [told])
    return decision
