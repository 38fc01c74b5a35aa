"""The scrutineer challenges the partnership, or something that is on its thread."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, standing_of
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.near_days import is_too_far, too_far
from goldthread.foundation.records.numbering import next_number
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.models import Finding, OutcomeStatement, Recommendation
from goldthread.partnership.proof.proving import proof_of_outcome, proofs_of
from goldthread.partnership.scrutiny.models import Challenge

Subject = Action | Finding | Recommendation | OutcomeStatement
FIELD_OF: dict[type[Subject], str] = {
    Action: "action",
    Finding: "finding",
    Recommendation: "recommendation",
    OutcomeStatement: "outcome",
}
NO_PAST = "The day by which you ask for an answer must be today or later."


@dataclass(frozen=True)
class Asked:
    """A question, why it is asked, by when it is to be answered, and whom it is to: with neither, the board."""

    question: str
    why: str
    due_on: date
    agency: Agency | None = None
    group: Group | None = None


@command(Can.SCRUTINISE, event="challenge raised", alone="challenges")
def raise_challenge(*, space: Space, asked: Asked, by: Actor, at: datetime, about: Subject | None = None) -> Challenge:
    """The scrutineer asks for an answer, about one thing or about the partnership as a whole."""
    today = timezone.localdate(at)
    _check(space, asked, today)
    standing = standing_of(by, today)
    if about is not None:
        _check_subject(space, asked, about, standing)
    subject = {FIELD_OF[type(about)]: about} if about is not None else {}
    return Challenge.objects.create(
        space=space,
        number=next_number(Challenge.objects.filter(space=space)),
        question=asked.question.strip(),
        why=asked.why.strip(),
        due_on=asked.due_on,
        agency=asked.agency,
        group=asked.group,
        state_then=state_of(about, standing, today),
        raised_at=at,
        **subject,
    )


def state_of(about: Subject | None, standing: Standing, on: date) -> str:
    """What is known of a thing on a day, in a word: how far an action is, or whether practice changed."""
    if isinstance(about, Action):
        return about.get_status_display()
    if isinstance(about, OutcomeStatement):
        return proof_of_outcome(about, on).state
    if isinstance(about, Finding):
        proofs = proofs_of(about.review, standing, on)
        return next((proof.state for proof in proofs if proof.finding.pk == about.pk), "")
    if isinstance(about, Recommendation):
        return state_of(about.finding, standing, on)
    return ""


def check_due(due_on: date, today: date) -> None:
    """Raise Refused for a day by which nobody can answer, or which is a slip of the hand."""
    if due_on < today:
        raise Refused(NO_PAST, "due_on")
    if is_too_far(due_on, today):
        raise Refused(too_far("The day by which you ask for an answer", today), "due_on")


def _check(space: Space, asked: Asked, today: date) -> None:
    if not asked.question.strip():
        raise Refused("Enter what you ask.", "question")
    if not asked.why.strip():
        raise Refused("Enter why you ask it.", "why")
    check_due(asked.due_on, today)
    if asked.agency and asked.group:
        raise Refused("Choose one agency or one group.", "to")
    if any(one is not None and one.space_id != space.pk for one in (asked.agency, asked.group)):
        raise Refused("Choose an agency or a group of this partnership.", "to")


def _check_subject(space: Space, asked: Asked, about: Subject, standing: Standing) -> None:
    """It must be in the scrutineer's sight, and in the sight of the agency that is to answer."""
    rows = type(about)._default_manager.filter(space=space, pk=about.pk)
    if not rows.visible_to(standing).exists():
        raise Refused("What you challenge is no longer there.")
    if asked.agency is None:
        return
    lead = Standing((Holding(space=space, role="agency_lead", agency=asked.agency),))
    if not rows.visible_to(lead).exists():
        unseen = "does not owe this action" if isinstance(about, Action) else "does not see this yet"
        raise Refused(f"{asked.agency} {unseen}, so it could not answer. Put the challenge to the board.", "to")
