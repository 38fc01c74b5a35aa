"""What is recorded on the way from a referral to a published review, in the order in which it comes."""

from goldthread.cases.declaring import Names, Sat, Step
from goldthread.foundation.access.roles import Can
from goldthread.pathways.statutory_review.beforehand import mistake_lacks, recommendation_lacks, withdrawal_lacks
from goldthread.pathways.statutory_review.models import (
    Answered,
    Closed,
    Considered,
    Contribution,
    Decided,
    DelayTold,
    LedElsewhere,
    Mistaken,
    Monitored,
    Notifiable,
    Notification,
    PartnersTold,
    RapidReview,
    Recommended,
    Referral,
    Reported,
    Summary,
    Withdrawal,
)
from goldthread.pathways.statutory_review.models.codes import OURS_TO_DO, SERIOUS, Decision, Reply
from goldthread.pathways.statutory_review.steps_of_others import STEPS_OF_OTHERS
from goldthread.pathways.statutory_review.steps_of_reviews import BY_ITS_CHAIR, STEPS_OF_REVIEWS

AFTER_DECISION = ("commissioning", "under_way", "approved", "settled")
BEFORE_CLOSURE = (
    "referred",
    "notified",
    "rapid",
    "recommended",
    "commissioning",
    "under_way",
    "approved",
    "published",
    "settled",
)
"""Abuse may come to be known in the middle of a review: the duty to notify does not end with the panel."""
NAMES_NOBODY = "Others read this who may not see the case. Write the name under which the review is known."
NOBODY_YET = (
    "Do not name the child, the adult or others in a referral. Write “the child”, and name them when it is considered."
)

STEPS = (
    Step(
        code="referred",
        title="Refer a death or serious harm",
        done="Referred",
        record=Referral,
        by=Can.RECORD_CASES,
        opens=True,
        by_agency=True,
        leads_to="referred",
        when="it was referred",
        since="incident_on",
        asked_if=("organisation",),
        watched=("caller", "what", "why", "immediate"),
        unnamed=NOBODY_YET,
        intro="Anybody may refer a death or serious harm from which agencies may have to learn. Name nobody here.",
    ),
    Step(
        code="led_elsewhere",
        title="Record a review that another area leads",
        done="Led by another area",
        record=LedElsewhere,
        by=Can.RECORD_CASES,
        opens=True,
        leads_to="elsewhere",
        when="we were asked to take part",
        watched=("link", "owed"),
        unnamed=NAMES_NOBODY,
        intro="For a review in which this partnership takes part. What it leads itself begins with a referral.",
    ),
    Step(
        code="contributed",
        title="Record what we gave",
        done="Given to the review",
        record=Contribution,
        by=Can.RECORD_CASES,
        within=("elsewhere",),
        when="it was given",
    ),
    Step(
        code="considered",
        title="Say which reviews may be needed",
        done="Considered",
        record=Considered,
        by=Can.RECORD_CASES,
        within=("referred", "notified", "rapid", "recommended"),
        names=(Names(part="subject", kind="child", name="subject_name", born="born_on"),),
        when="it was considered",
        intro=(
            "Also called screening. Here the child or adult is named for the first time. Tick every criterion that is"
            " met."
        ),
    ),
    Step(
        code="notifiable",
        title="Decide whether it must be notified",
        done="Decided whether it must be notified",
        record=Notifiable,
        by=Can.RECORD_CASES,
        within=BEFORE_CLOSURE,
        when="the council decided",
        intro=(
            "The council must notify if abuse or neglect of a child is known or suspected and the child died or was"
            " seriously harmed. It has 5 working days from becoming aware. All partners should agree."
        ),
    ),
    Step(
        code="notified",
        title="Record the serious incident notification",
        done="Notified",
        record=Notification,
        by=Can.RECORD_CASES,
        within=BEFORE_CLOSURE,
        needs=("notifiable",),
        decided_by="kind",
        leads_by={one.value: "notified" for one in SERIOUS},
        when="it was sent to the national Panel",
        intro=(
            "Also called a SIN. One notification for each child who died. Siblings who were seriously harmed go into"
            " one; children who have nothing to do with each other into one each. Of a death in care in which neither"
            " abuse nor neglect is suspected no rapid review is due."
        ),
    ),
    Step(
        code="withdrawn",
        title="Withdraw a notification",
        done="Notification withdrawn",
        record=Withdrawal,
        by=Can.RECORD_CASES,
        within=BEFORE_CLOSURE,
        needs=("notified",),
        decided_by="left",
        leads_by={one.value: "referred" for one in (Withdrawal.Left.NONE, Withdrawal.Left.OTHER)},
        missing=withdrawal_lacks,
        when="it was withdrawn",
    ),
    Step(
        code="summarised",
        title="Give the summary of an agency",
        done="Summary of an agency",
        record=Summary,
        by=Can.RECORD_CASES,
        within=("referred", "notified", "rapid", "recommended", "under_way", "elsewhere"),
        by_agency=True,
        own_agency="about_agency",
        sight=("about_agency",),
        when="it was finished",
        intro=(
            "Also called an individual management review (IMR). What the agency knew and did, looked at by somebody who"
            " had no part in it. The officer takes it to the panel: a seat on the panel gives no sight of the case."
        ),
    ),
    Step(
        code="rapid_reviewed",
        title="Record the rapid review",
        done="Rapid review held",
        record=RapidReview,
        by=Can.RECORD_CASES,
        within=("referred", "notified"),
        needs=("notified", "considered"),
        leads_to="rapid",
        when="it was held",
        intro="The meeting of the partners. The chair decides on what is recommended then, and the report follows.",
    ),
    Step(
        code="partners_told",
        title="Record that the partners were told that the panel meets too late",
        done="Partners told that the panel meets too late",
        record=PartnersTold,
        by=Can.RECORD_CASES,
        within=("notified", "rapid"),
        when="they were told",
    ),
    Step(
        code="recommended",
        title="Record the recommendation",
        done="Recommended",
        record=Recommended,
        by=Can.RECORD_CASES,
        within=("referred", "rapid", "recommended"),
        needs=("considered",),
        leads_to="recommended",
        when="it was recommended",
        asked_if=("sat", "why_not_invited", "partners", "why_partners"),
        missing=recommendation_lacks,
        sat=Sat(field="sat", asked_by="made_by", where=(Recommended.By.PANEL, Recommended.By.EXCEPTIONAL)),
        intro=(
            "The panel sits in its fixed seats: who holds one or its named deputy, and no substitute. The chair of the"
            " board concerned is invited to observe."
        ),
    ),
    Step(
        code="decided",
        title="Decide",
        done="Decided by the chair",
        record=Decided,
        by=Can.DECIDE_ALONE,
        only=BY_ITS_CHAIR,
        within=("recommended",),
        outcome="decision",
        again="changed",
        decided_by="decision",
        leads_by={
            **{one.value: "settled" for one in Decision},
            **{one.value: "commissioning" for one in OURS_TO_DO},
        },
        asked_if=("other",),
        when="it was decided",
        intro="The chair of the board concerned decides alone, on what was recommended.",
    ),
    Step(
        code="reported",
        title="Record the report to the national Panel",
        done="Reported to the Panel",
        record=Reported,
        by=Can.RECORD_CASES,
        within=AFTER_DECISION,
        needs=("notified",),
        when="it was sent",
        intro="What was decided and learned, at once after the decision on the rapid review.",
    ),
    Step(
        code="delay_told",
        title="Record that reasons for delay were sent",
        done="Reasons for delay sent",
        record=DelayTold,
        by=Can.RECORD_CASES,
        within=("commissioning", "under_way", "approved"),
        when="they were sent to the national Panel",
    ),
    Step(
        code="answered",
        title="Record the reply of the national Panel",
        done="The Panel replied",
        record=Answered,
        by=Can.RECORD_CASES,
        within=AFTER_DECISION,
        needs=("reported",),
        decided_by="reply",
        leads_by={Reply.RECONSIDER.value: "recommended", Reply.NATIONAL.value: "settled"},
        when="it came",
    ),
    *STEPS_OF_REVIEWS,
    *STEPS_OF_OTHERS,
    Step(
        code="monitored",
        title="Record a look at the action plan",
        done="Action plan looked at",
        record=Monitored,
        by=Can.RECORD_CASES,
        within=("published",),
        when="the panel looked at it",
    ),
    Step(
        code="closed",
        title="Close the case",
        done="Closed",
        record=Closed,
        by=Can.CLOSE_CASES,
        within=("settled", "published", "elsewhere"),
        leads_to="closed",
        left_open="words",
        when="it was closed",
    ),
    Step(
        code="mistaken",
        title="Close what came twice or by mistake",
        done="Closed: it came twice or by mistake",
        record=Mistaken,
        by=Can.CLOSE_CASES,
        within=("referred",),
        leads_to="closed",
        missing=mistake_lacks,
        when="it was closed",
        intro="Only for what never was a case of the panel. Figures leave it out. The panel looks at the rest.",
    ),
)
