"""A complaint about personal data: acknowledged, answered and, if asked, reviewed. And requests for information."""

from datetime import date, datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.commands import ActionDetails, Origin, add_action
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.numbering import next_reference
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import PartialDate, in_words
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.rights.commands.access import ALONE
from goldthread.partnership.rights.commands.matters import new_matter
from goldthread.partnership.rights.log import check_day, check_open, log, said
from goldthread.partnership.rights.models import Complaint, InformationAnswer, Matter, RaisedAction

ORIGIN = "data protection"
"""What an action says of where it came from: not from which matter."""


@command(Can.ANSWER_RIGHTS, event="complaint about personal data recorded", alone=ALONE)
def record_complaint(*, space: Space, asked_by: str, what: str, received_on: date, by: Actor, at: datetime) -> Matter:
    """Somebody complains about how personal data was handled, or how a request was answered."""
    if asked_by not in Matter.AskedBy.values:
        raise Refused("Choose who complains.", "asked_by")
    matter = new_matter(space, Matter.Kind.COMPLAINT, what, received_on, at, asked_by=asked_by)
    Complaint.objects.create(space=space, matter=matter)
    log(matter, f"Received on {in_words(received_on)}", by, at)
    return matter


@command(Can.ANSWER_RIGHTS, event="freedom of information request recorded", alone=ALONE)
def record_information_request(*, space: Space, what: str, received_on: date, by: Actor, at: datetime) -> Matter:
    """Somebody asks for information that a public body holds, whoever they are."""
    matter = new_matter(space, Matter.Kind.INFORMATION, what, received_on, at)
    log(matter, f"Received on {in_words(received_on)}", by, at)
    return matter


@command(Can.ANSWER_RIGHTS, event="freedom of information request answered", about="matter")
def answer_information_request(
    *, matter: Matter, on: date, outcome: str, words: str, by: Actor, at: datetime
) -> InformationAnswer:
    """Whoever asked was told. It is not asked who they are."""
    check_information_awaited(matter)
    if outcome not in InformationAnswer.Outcome.values:
        raise Refused("Choose the outcome.", "outcome")
    check_day(on, at, "on", since=matter.received_on)
    answer = InformationAnswer.objects.create(
        space_id=matter.space_id,
        matter=matter,
        answered_on=on,
        outcome=outcome,
        words=said(words, "Say what they were told.", "words"),
    )
    log(matter, f"Answered on {in_words(on)}: {answer}", by, at, words)
    return answer


@command(Can.ANSWER_RIGHTS, event="complaint acknowledged", about="complaint")
def acknowledge(*, complaint: Complaint, on: date, by: Actor, at: datetime) -> Complaint:
    """The person was told that it came."""
    check_acknowledgement_awaited(complaint)
    check_day(on, at, "on", since=complaint.matter.received_on)
    complaint.acknowledged_on = on
    complaint.save()
    log(complaint.matter, f"Acknowledged on {in_words(on)}", by, at)
    return complaint


@command(Can.ANSWER_RIGHTS, event="complaint answered", about="complaint")
def answer_complaint(
    *, complaint: Complaint, on: date, outcome: str, answer: str, learning: str, by: Actor, at: datetime
) -> Complaint:
    """What came of it, as the person was told, and what was learned."""
    check_answer_awaited(complaint)
    if outcome not in Complaint.Outcome.values:
        raise Refused("Choose the outcome.", "outcome")
    if complaint.acknowledged_on:
        check_day(on, at, "on", since=complaint.acknowledged_on, what="it was acknowledged")
    check_day(on, at, "on", since=complaint.matter.received_on)
    complaint.answer = said(answer, "Say what the person was told.", "answer")
    complaint.answered_on, complaint.outcome, complaint.learning = on, outcome, learning.strip()
    complaint.save()
    log(complaint.matter, f"Answered on {in_words(on)}: {complaint}", by, at, answer)
    return complaint


@command(Can.ANSWER_RIGHTS, event="review of a complaint asked", about="complaint")
def ask_for_review(*, complaint: Complaint, on: date, by: Actor, at: datetime) -> Complaint:
    """The person is not satisfied with the answer."""
    check_review_may_be_asked(complaint)
    check_day(on, at, "on", since=complaint.answered_on, what="it was answered")
    complaint.review_asked_on = on
    complaint.save()
    log(complaint.matter, f"A review was asked on {in_words(on)}", by, at)
    return complaint


@command(Can.ANSWER_RIGHTS, event="complaint reviewed", about="complaint")
def review_complaint(*, complaint: Complaint, on: date, review: str, by: Actor, at: datetime) -> Complaint:
    """Somebody looked at the answer again."""
    check_review_awaited(complaint)
    check_day(on, at, "on", since=complaint.review_asked_on, what="the review was asked")
    complaint.review = said(review, "Say what came of the review, as the person was told.", "review")
    complaint.reviewed_on = on
    complaint.save()
    log(complaint.matter, f"Reviewed on {in_words(on)}", by, at, review)
    return complaint


@command(Can.ANSWER_RIGHTS, event="action raised from what was learned", about="matter", alone=ORIGIN)
def raise_action(*, matter: Matter, title: str, due_on: date | None, by: Actor, at: datetime) -> Action:
    """Something is to change. The action says that it is about data protection, and not from which matter it came."""
    check_actions_come_of(matter)
    due = PartialDate.from_date(due_on) if due_on else None
    action = add_action(
        space=matter.space,
        reference=next_reference("DP-", Action.objects.filter(space=matter.space_id, origin=ORIGIN)),
        details=ActionDetails(title=title, due=due),
        origin=Origin(ORIGIN),
        by=by,
        at=at,
    )
    RaisedAction.objects.create(space_id=matter.space_id, matter=matter, action=action)
    log(matter, f"Action {action.reference} was raised", by, at)
    return action


def check_information_awaited(matter: Matter) -> None:
    check_open(matter, Matter.Kind.INFORMATION)
    if InformationAnswer.objects.filter(matter=matter).exists():
        raise Refused("It was answered already.")


def check_acknowledgement_awaited(complaint: Complaint) -> None:
    check_open(complaint.matter)
    if complaint.acknowledged_on:
        raise Refused("It was acknowledged already.")


def check_answer_awaited(complaint: Complaint) -> None:
    check_open(complaint.matter)
    if complaint.answered_on:
        raise Refused("It was answered already.")


def check_review_may_be_asked(complaint: Complaint) -> None:
    check_open(complaint.matter)
    if complaint.answered_on is None or complaint.review_asked_on:
        raise Refused("A review is asked once, after the answer.")


def check_review_awaited(complaint: Complaint) -> None:
    check_open(complaint.matter)
    if complaint.review_asked_on is None or complaint.reviewed_on:
        raise Refused("Nobody waits for a review.")


def check_actions_come_of(matter: Matter) -> None:
    if matter.kind not in (Matter.Kind.COMPLAINT, Matter.Kind.BREACH):
        raise Refused("Actions are raised from complaints and breaches.")
