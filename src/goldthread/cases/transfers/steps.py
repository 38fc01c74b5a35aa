"""The steps by which a case goes to others or came from them, and the outcomes with which it is closed then."""

from datetime import datetime

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.sharing import keep_sharing
from goldthread.cases.declaring.ahead import Comes, Missing
from goldthread.cases.declaring.clocks import CaseClock, Fact
from goldthread.cases.declaring.outcomes import Outcome
from goldthread.cases.declaring.steps import Step
from goldthread.cases.transfers.models import (
    NOT_OFFERED,
    OFFERED_ALREADY,
    From,
    To,
    Transfer,
    TransferAccepted,
    TransferReceived,
    TransferRefused,
    TransferWithdrawn,
    waiting_in,
)
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.clocks import Edition, Kind, Rule, working_days
from goldthread.foundation.ui.words import listed, sentence

OFFERED, ACCEPTED, REFUSED, RECEIVED = "handed_on", "handed_on_taken", "handed_on_refused", "came_over"
WITHDRAWN = "handed_on_withdrawn"
ANSWERS = (ACCEPTED, REFUSED, WITHDRAWN)
CITATION = "Local: this platform’s list"
WHOM = {To.ADULTS: "adults’ services", To.AREA: "another area"}
WENT_TO = {
    To.ADULTS: Outcome(
        To.ADULTS.value,
        "Went to adults’ services",
        "Adults’ services accepted the case, and look after the person from then on.",
        CITATION,
        is_fixed=True,
    ),
    To.AREA: Outcome(
        To.AREA.value,
        "Went to another area",
        "The council or partnership of another area accepted the case, and goes on with it.",
        CITATION,
        is_fixed=True,
    ),
}
"""To be listed among the outcomes of a pathway that declares the steps: those where its cases go. Each follows from the
offer: no choice.
"""
TO_ADULTS = Fact(OFFERED, where={"to": (To.ADULTS.value,)})
"""What is recorded of a child who comes of age in a pathway whose cases go to adults' services then."""
WENT = Fact(ACCEPTED)
"""Others have the case: where each is counted by whoever has it, no figure counts it here."""


def clock_of_offers(code: str) -> CaseClock:
    """To be put among the clocks of such a pathway, by a code of its own, so that a case between two services stands in
    somebody's list.
    """
    return CaseClock(
        id=code,
        title="Get an answer to the offer of the case",
        starts=(Fact(OFFERED),),
        stops=tuple(Fact(one) for one in ANSWERS),
        rules=(
            Rule(
                working_days(10),
                Kind.LOCAL,
                Edition("local", "Local arrangements for transitions"),
                "No national rule for every kind of case. 10 working days are this platform’s default",
            ),
        ),
        owed_by="Those to whom it was offered",
    )


NOT_TOLD_BY_US = "Nobody was told by this program: tell them yourself, and record here what they answer."


def needs_an_offer(case: Case) -> list[Missing]:
    return [] if waiting_in(case.space_id, case.pk) else [Missing(words=NOT_OFFERED, step=OFFERED)]


def needs_no_offer(case: Case) -> list[Missing]:
    """The page of the case leads to the answers."""
    waiting = waiting_in(case.space_id, case.pk)
    return [Missing(words=OFFERED_ALREADY.format(whom=waiting.whom), page="case")] if waiting else []


def keep_what_is_shared(case: Case, record: Transfer, by: Actor, at: datetime) -> None:
    """What is handed over is shared, on the basis that the offer says: it stands among all that was shared."""
    keep_sharing(
        case,
        record,
        record.lawful_basis,
        what=record.handed,
        shared_with=record.whom,
        holding=None,
        by=by,
        at=at,
    )


def transfer_steps(
    *, within: tuple[str, ...], ends: str, to: tuple[To, ...] = (To.ADULTS, To.AREA)
) -> tuple[Step, ...]:
    """For cases in these stages; ``ends`` is the stage in which one is closed that was accepted elsewhere. ``to`` says
    where a case of the pathway can go: nobody who died goes to adults' services. The outcomes of these are to be among
    those of the pathway.
    """
    whom = listed([WHOM[one] for one in to], "or")
    to_areas_alone = To.ADULTS not in to
    source = "another area" if to_areas_alone else "another area or service"
    goes = {"to": tuple(one.value for one in to)}
    return (
        Step(
            code=RECEIVED,
            title="Record where the case came from",
            done=f"Came from {source}",
            record=TransferReceived,
            by=Can.RECORD_CASES,
            within=within,
            once=True,
            when="it was handed over to you",
            answers={"origin": (From.AREA.value,)} if to_areas_alone else {},
            comes=Comes.ASIDE,
            intro=f"{sentence(source)} handed it over. What they gave stays with the case as its documents.",
        ),
        Step(
            code=OFFERED,
            title=f"Hand the case over to {whom}",
            done=f"Offered to {whom}",
            record=Transfer,
            by=Can.DECIDE_CASES,
            within=within,
            sight=("taken_by",),
            sight_until=(REFUSED, WITHDRAWN),
            when="it was handed over",
            asked_if=("informed_why", "consent_why", "gateway_other"),
            # Another area is no agency here.
            answers={**goes, "taken_by": ()} if to_areas_alone else goes,
            begins=keep_what_is_shared,
            missing=needs_no_offer,
            comes=Comes.ASIDE,
            afterwards=NOT_TOLD_BY_US,
            intro=(
                "Until they accept it, the case stays open here and all its dates run on. Its whole history stays with"
                " you, also after they took it over."
            ),
        ),
        *_answers(within, ends, goes),
    )


def _answers(within: tuple[str, ...], ends: str, goes: dict[str, tuple[str, ...]]) -> tuple[Step, ...]:
    """What may become of an offer."""
    return (
        Step(
            code=ACCEPTED,
            title="Record that they accepted the case",
            done="Accepted by those to whom it was offered",
            record=TransferAccepted,
            by=Can.CLOSE_CASES,
            within=within,
            needs=(OFFERED,),
            missing=needs_an_offer,
            comes=Comes.AS_ANSWER,
            leads_to=ends,
            outcome="to",
            answers=goes,
            when="they accepted it",
            intro="This closes the case here.",
        ),
        Step(
            code=REFUSED,
            title="Record that they did not accept the case",
            done="Not accepted by those to whom it was offered",
            record=TransferRefused,
            by=Can.DECIDE_CASES,
            within=within,
            needs=(OFFERED,),
            missing=needs_an_offer,
            comes=Comes.AS_ANSWER,
            when="they said so",
            intro="The case goes on here. It may be offered again.",
        ),
        Step(
            code=WITHDRAWN,
            title="Take the offer of the case back",
            done="Offer taken back",
            record=TransferWithdrawn,
            by=Can.DECIDE_CASES,
            within=within,
            needs=(OFFERED,),
            missing=needs_an_offer,
            comes=Comes.AS_ANSWER,
            when="it was taken back",
            intro="For an offer that came to nothing, such as where the family did not move. The case goes on here.",
        ),
    )
