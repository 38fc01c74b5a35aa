"""The steps of a review once it is decided on: from its commission to its publication."""

from goldthread.cases.declaring import Alone, Comes, Step
from goldthread.foundation.access.roles import Can
from goldthread.pathways.statutory_review.beforehand import (
    going_on_lacks,
    partners_to_approve,
    publication_lacks,
    quiet_end_comes,
    quiet_end_lacks,
)
from goldthread.pathways.statutory_review.models import (
    Approved,
    Commissioned,
    Draft,
    FamilyContact,
    Finished,
    GivenUp,
    GoneOn,
    Interviewed,
    Noticed,
    Proceeding,
    Published,
    ThreadBegun,
)
from goldthread.pathways.statutory_review.models.codes import Board
from goldthread.pathways.statutory_review.threads import NAMES_NOBODY, begin_thread

CHAIR, CHAIR_OF_ADULTS, CHAIR_OF_COMMUNITY = "review_chair", "review_chair_adults", "review_chair_community"
BY_ITS_CHAIR = Alone(
    roles=(CHAIR, CHAIR_OF_ADULTS, CHAIR_OF_COMMUNITY),
    step="recommended",
    said="board",
    by={
        Board.CHILDREN.value: CHAIR,
        Board.ADULTS.value: CHAIR_OF_ADULTS,
        Board.COMMUNITY.value: CHAIR_OF_COMMUNITY,
    },
)
"""The chair of the board concerned decides, and no other (statutory.md 7.1; seed 001)."""
BEFORE_PUBLICATION = ("notified", "rapid", "recommended", "commissioning", "under_way", "approved", "settled")

STEPS_OF_REVIEWS = (
    Step(
        code="commissioned",
        title="Commission the review",
        done="Commissioned",
        record=Commissioned,
        by=Can.RECORD_CASES,
        within=("commissioning",),
        leads_to="under_way",
        when="it was commissioned",
        intro=(
            "Name the reviewer by role and organisation. Their name stands in the contract, not here. Terms of"
            " reference are also called key lines of enquiry."
        ),
    ),
    Step(
        code="gone_on",
        title="Go on with the review",
        done="Review goes on",
        record=GoneOn,
        by=Can.RECORD_CASES,
        within=("commissioning",),
        needs=("commissioned",),
        decided_by="to",
        leads_by={one.value: one.value for one in GoneOn.To},
        comes=Comes.AS_ANSWER,
        missing=going_on_lacks,
        when="it went on",
        intro="For a review that was commissioned before, and on which the chair decided once more.",
    ),
    Step(
        code="family",
        title="Record contact with the family",
        done="Family contacted",
        record=FamilyContact,
        by=Can.RECORD_CASES,
        within=(*BEFORE_PUBLICATION, "published", "elsewhere"),
        when="it was",
    ),
    Step(
        code="proceeding",
        title="Record parallel proceedings",
        done="Parallel proceedings",
        record=Proceeding,
        by=Can.RECORD_CASES,
        within=("referred", *BEFORE_PUBLICATION, "published", "elsewhere"),
        when="it was so",
        intro=(
            "Record each when it begins, when what must wait changes, and when it is over: two trials are two. What you"
            " tick here holds up interviews or publication until you say otherwise."
        ),
    ),
    Step(
        code="interviewed",
        title="Record that practitioners were heard",
        done="Practitioners heard",
        record=Interviewed,
        by=Can.RECORD_CASES,
        within=("under_way",),
        when="they were heard",
        intro="Such as at a practitioner event. Proceedings may forbid it.",
        asked_if=("asked_first",),
    ),
    Step(
        code="drafted",
        title="Record a draft",
        done="Draft",
        record=Draft,
        by=Can.RECORD_CASES,
        within=("under_way", "approved"),
        leads_to="under_way",
        when="it was finished",
        intro="Once all partners have approved a draft, another one is approved anew by each of them.",
    ),
    Step(
        code="approved",
        title="Record the approval of a partner",
        done="Approved by a partner",
        record=Approved,
        by=Can.RECORD_CASES,
        within=("under_way",),
        needs=("drafted",),
        decided_by="of_all",
        leads_by={Approved.Whose.ALL.value: "approved"},
        offers={"partner": partners_to_approve},
        when="it was approved",
        intro="Each safeguarding partner approves the last draft. Until all have, it cannot be published.",
    ),
    Step(
        code="noticed",
        title="Record notice of publication",
        done="Notice given",
        record=Noticed,
        by=Can.RECORD_CASES,
        within=("approved",),
        when="it was given",
        intro="The national Panel and the Secretary of State get the report at least 7 working days before.",
    ),
    Step(
        code="thread",
        title="Begin its thread",
        done="Thread begun",
        record=ThreadBegun,
        by=Can.RECORD_CASES,
        within=("approved", "published", "settled", "elsewhere"),
        once=True,
        begins=begin_thread,
        asked_if=("theme", "incident"),
        watched=("theme", "incident"),
        unnamed=NAMES_NOBODY,
        when="it was begun",
        intro=(
            "This makes the review in the thread of learning: its findings, what is done about them and how it is"
            " tested. There it is made ready and published. Whoever reads reviews reads what you write here."
        ),
    ),
    Step(
        code="published",
        title="Record the publication",
        done="Published",
        record=Published,
        by=Can.RECORD_CASES,
        within=("approved", "elsewhere"),
        leads_to="published",
        asked_if=("where", "why_not_whole", "why_short_notice"),
        missing=publication_lacks,
        when="it was published",
    ),
    Step(
        code="finished",
        title="Finish the review without publication",
        done="Finished without publication",
        record=Finished,
        by=Can.RECORD_CASES,
        within=("under_way", "approved"),
        leads_to="published",
        missing=quiet_end_lacks,
        comes=quiet_end_comes,
        when="it was finished",
        intro="For what is seldom published, such as a review for learning or by one agency.",
    ),
    Step(
        code="given_up",
        title="Give the review up",
        done="Review given up",
        record=GivenUp,
        by=Can.DECIDE_ALONE,
        only=BY_ITS_CHAIR,
        within=("commissioning", "under_way", "approved"),
        leads_to="settled",
        when="it was decided",
        intro="The chair decides that the review is not done, such as where the national Panel does one.",
    ),
)
