"""An agency says what it knows, or that it knows nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.casework.recording import check_moment
from goldthread.cases.going_live.queries import NO_PART, has_ended
from goldthread.cases.requests.asked_forms import in_words, keep_what_came
from goldthread.cases.requests.clocks import count_lane, due_of
from goldthread.cases.requests.models import Lane, LaneReply
from goldthread.cases.requests.models.lanes import Answer
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Held, account_of, standing_of
from goldthread.foundation.clocks.states import is_past
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.ui.words import moment

WITHDRAWN = "This request was withdrawn: nobody needs a reply to it. {why}"
NOT_NEEDED, ASKED_AGAIN = "Your reply is no longer needed.", "If it is needed again, you are asked again."
"""Whether a person withdrew it or nobody did: whoever replies sees nothing of the case, also not that it was closed."""
TOO_LATE = "From {when} on nobody waited for it any more. Enter an earlier moment."
MISSING = {
    Answer.INFORMATION: "Write what you know.",
    Answer.DECLINED: "Say why it cannot be shared.",
}


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What is said. A mark keeps it with the desk: ``third_party`` for what tells of somebody else. ``filled`` are the
    fields of the form for which the agency was asked, if it was for one.
    """

    answer: str
    words: str = ""
    relevance: str = ""
    third_party: bool = False
    sensitive: bool = False
    filled: Mapping[str, Any] = field(default_factory=dict)

    def checked(self) -> "Reply":
        """As it is kept. Raise Refused where something is missing."""
        if self.answer not in Answer.values:
            raise Refused("Choose what you reply.", "answer")
        answer = Answer(self.answer)
        words = said(self.words, MISSING[answer], "words") if answer in MISSING else self.words.strip()
        return replace(self, answer=answer.value, words=words, relevance=self.relevance.strip())


@command(Can.ANSWER_REQUESTS, event="request answered", about="lane")
def reply_to_request(*, lane: Lane, reply: Reply, by: Actor, at: datetime) -> LaneReply:
    """In the name of one's own agency. A newer reply stands beside the earlier ones, which stay as they are."""
    standing = standing_of(by, timezone.localdate(at), at)
    own = (one for one in standing.holdings if one.agency_id == lane.agency_id and one.allows(Can.ANSWER_REQUESTS))
    holding = next(own, None)
    if lane.agency_id not in standing.agencies_where(Can.ANSWER_REQUESTS):
        raise NotAllowed("Another agency was asked. Record what it told you instead.")
    if takes_no_part(lane):
        raise Refused(NO_PART.format(agency=lane.agency.name))
    through = "" if account_of(by) else by.name
    return _kept(lane, reply, replied_at=at, by=by, at=at, holding=holding, replied_through=through)


@command(Can.RECORD_CASES, event="reply recorded for an agency", about="lane")
def record_reply_for(
    *, lane: Lane, reply: Reply, told_by: str, replied_at: datetime, by: Actor, at: datetime
) -> LaneReply:
    """Whoever runs the case types what an agency told by telephone or letter, and whose post told it.

    What came before the case was closed, or before the agency took no more part, is recorded afterwards too: it had
    replied, so nothing was withdrawn. So is what came while a case was open again.
    """
    holding = acting_in(lane.request.case.rules, Can.RECORD_CASES, by, at, lane.space_id)
    who = said(told_by, "Say whose post told it, and how.", "told_by")
    check_may_be_told(lane)
    _check_replied(lane, replied_at, at)
    _wait_again(lane, replied_at)
    lane.withdrawn_at, lane.withdrawn_why, lane.withdrawn_with_case = None, "", False
    return _kept(lane, reply, replied_at=replied_at, by=by, at=at, holding=holding, told_by=who)


def _check_replied(lane: Lane, replied_at: datetime, at: datetime) -> None:
    """Nobody replies before they are asked, nor after that while nobody waits. A form asks for no seconds, so the
    minute in which they were asked counts. Of a case that was closed as of a day before they were asked, or were
    given more time, they replied afterwards, whenever it was.

    Each refusal stands beside the day, which the form asks for.
    """
    try:
        check_moment(replied_at, at)
    except Refused as why:
        raise Refused(str(why), "replied_on") from None
    asked_at = lane.request.asked_at
    if replied_at < asked_at.replace(second=0, microsecond=0):
        raise Refused(f"They were asked on {moment(asked_at)}. Enter that moment or a later one.", "replied_on")
    over_at = _over_at(lane)
    if over_at and replied_at > over_at > lane.counts_from:
        raise Refused(TOO_LATE.format(when=moment(over_at)), "replied_on")


def _over_at(lane: Lane) -> datetime | None:
    """Since when nobody waits for one that was withdrawn; None where it may be told yet. A case that was open again
    is over since it was closed last.
    """
    if lane.withdrawn_at is None or takes_no_part(lane):
        return lane.withdrawn_at
    return lane.request.case.closed_at


def _wait_again(lane: Lane, replied_at: datetime) -> None:
    """What came after it was withdrawn, in a case that is or was open again, is late only if it was late by then:
    nobody waited for it since.
    """
    closed_at, withdrawn_at = lane.request.case.closed_at, lane.withdrawn_at
    if withdrawn_at is None or (closed_at and closed_at <= withdrawn_at):
        return
    if replied_at > withdrawn_at and not is_past(due_of(lane), withdrawn_at):
        lane.times_limited += 1
        lane.counts_from = replied_at


def check_may_be_told(lane: Lane) -> None:
    """Raise Refused where somebody said that no reply is needed."""
    if not lane.may_be_told:
        raise Refused(WITHDRAWN.format(why=lane.withdrawn_why))


def check_takes_replies(lane: Lane) -> None:
    """Raise Refused where nobody needs one any more."""
    if lane.withdrawn_at:
        raise Refused(withdrawn(lane))


def withdrawn(lane: Lane) -> str:
    """Of one that was withdrawn, as the agency reads it: with the reason that a person gave, if one did."""
    why = "" if lane.withdrawn_with_case else lane.withdrawn_why
    return " ".join(words for words in (NOT_NEEDED, why, ASKED_AGAIN) if words)


def takes_no_part(lane: Lane) -> bool:
    """Whether its agency takes no more part in the pathway."""
    return has_ended(lane.space_id, lane.request.case.pathway, lane.agency_id)


def _kept(
    lane: Lane, given: Reply, *, replied_at: datetime, by: Actor, at: datetime, holding: Held | None, **how: str
) -> LaneReply:
    """The lane is locked: of two who reply at once the second has the next number, and both are kept."""
    check_takes_replies(lane)
    words = in_words(lane, given.filled, given.words) if given.answer == Answer.INFORMATION else given.words
    reply = replace(given, words=words).checked()
    lane.replies_given += 1
    if not LaneReply.objects.filter(lane=lane, replied_at__gt=replied_at).exists():
        lane.answer = reply.answer
    lane.answered_at = min(lane.answered_at or replied_at, replied_at)
    kept = LaneReply.objects.create(
        space_id=lane.space_id,
        lane=lane,
        agency_id=lane.agency_id,
        number=lane.replies_given,
        replied_at=replied_at,
        by_id=account_of(by),
        role=holding.role if holding else "",
        **how,
        **{name: value for name, value in vars(reply).items() if name != "filled"},
    )
    told = ["replies_given", "answer", "answered_at", "times_limited", "counts_from"]
    lane.save(update_fields=[*told, "withdrawn_at", "withdrawn_why", "withdrawn_with_case"])
    count_lane(lane, at)
    keep_what_came(lane, reply.answer, reply.filled, happened_at=replied_at, by=by, at=at, as_=holding)
    return kept
