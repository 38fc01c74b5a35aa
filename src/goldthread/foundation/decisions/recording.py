"""How a decision is put on record. To be called inside a command of the part in which it is made: it says who may."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.decisions.models import Decision, Dissent
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.numbering import next_number
from goldthread.foundation.spaces.models import Space

LONGEST_QUORUM = 500
SIGNED_OFF = "It is signed off, so what it says stays. Add to it instead: that stands below what was decided."


class NotQuorate(Refused):
    """It was decided without a quorum, and whoever writes it down was not told so yet."""


@dataclass(frozen=True)
class Dissented:
    """Who saw it otherwise, by agency or post, and what they said."""

    words: str
    agency: Agency | None = None
    post: str = ""


@dataclass(frozen=True)
class Decided:
    """A decision, its reasons, and how it was made. ``votes`` are for, against and abstained, where people voted."""

    words: str
    reasons: str
    how: str = Decision.How.AGREED
    votes: tuple[int, int, int] | None = None
    dissents: tuple[Dissented, ...] = ()


@dataclass(frozen=True)
class Made:
    """Where, by which group and when, and whether it was quorate: ``None`` where the group has no quorum to count."""

    origin: str
    origin_id: int
    group: Group
    on: date
    is_quorate: bool | None = None
    quorum_then: str = ""


def record(space: Space, made: Made, decided: Decided) -> Decision:
    """The decision with its dissent, under the next number of the space. Raise Refused where something is missing."""
    _check(decided)
    votes = decided.votes or (None, None, None)
    Space.objects.select_for_update(no_key=True).get(pk=space.pk)  # so that no two decisions take one number
    decision = Decision.objects.create(
        space=space,
        number=next_number(Decision.objects.filter(space=space)),
        origin=made.origin,
        origin_id=made.origin_id,
        group=made.group,
        decided_on=made.on,
        words=decided.words.strip(),
        reasons=decided.reasons.strip(),
        how=decided.how,
        votes_for=votes[0],
        votes_against=votes[1],
        abstained=votes[2],
        is_quorate=made.is_quorate,
        quorum_then=made.quorum_then[:LONGEST_QUORUM],
    )
    dissented(decision, decided.dissents)
    return decision


def correct(decision: Decision, made: Made, decided: Decided) -> Decision:
    """What was written down is put right while it is not signed off. Who and when stay; the quorum is told anew."""
    if decision.is_locked:
        raise Refused(SIGNED_OFF)
    _check(decided)
    votes = decided.votes or (None, None, None)
    decision.words, decision.reasons, decision.how = decided.words.strip(), decided.reasons.strip(), decided.how
    decision.votes_for, decision.votes_against, decision.abstained = votes
    decision.is_quorate, decision.quorum_then = made.is_quorate, made.quorum_then[:LONGEST_QUORUM]
    decision.save()
    decision.dissents.all().delete()
    dissented(decision, decided.dissents)
    return decision


def dissented(decision: Decision, dissents: Iterable[Dissented]) -> None:
    """Put on record who saw a decision otherwise, beside those who stand there."""
    for one in dissents:
        Dissent.objects.create(
            space_id=decision.space_id,
            decision=decision,
            agency=one.agency,
            post=one.post.strip(),
            words=one.words.strip(),
        )


def _check(decided: Decided) -> None:
    if not decided.words.strip():
        raise Refused("Enter what was decided.", "words")
    if not decided.reasons.strip():
        raise Refused("Enter the reasons: somebody will ask for them in a year.", "reasons")
    if decided.how == Decision.How.VOTED and decided.votes is None:
        raise Refused("Enter how the votes fell.", "votes_for")
    if decided.votes and min(decided.votes) < 0:
        raise Refused("Votes cannot be fewer than 0.", "votes_for")
    if decided.votes and not sum(decided.votes):
        raise Refused("Enter how the votes fell.", "votes_for")
    for one in decided.dissents:
        check_dissent(one)
    if decided.how == Decision.How.AGREED and decided.dissents:
        raise Refused("Somebody saw it otherwise, so it was not agreed by all. Select how it was decided.", "how")


def check_dissent(one: Dissented) -> None:
    """Raise Refused unless it says who and what."""
    if not (one.agency or one.post.strip()):
        raise Refused("Enter who saw it otherwise.", "dissent_post")
    if not one.words.strip():
        raise Refused("Enter what they said.", "dissent_words")
