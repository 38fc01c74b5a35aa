"""Private fostering: from a notification to the end of the arrangement, with visits all along (statutory.md 9)."""

from dataclasses import replace

from goldthread.cases.declaring import (
    ComesOfAge,
    Doing,
    Fact,
    FoundBy,
    HandOver,
    Kept,
    Outcome,
    OwnList,
    Pathway,
    Stage,
)
from goldthread.cases.quality_panel.steps import LOOKED_AT
from goldthread.cases.transfers.steps import RECEIVED, TO_ADULTS, WENT_TO
from goldthread.foundation.access.roles import CASE_VERBS, READING, Can, Role
from goldthread.foundation.records.handling import Tier
from goldthread.foundation.retention.classes import RetentionClass
from goldthread.pathways.private_fostering.clocks import CLOCKS
from goldthread.pathways.private_fostering.figures import TABLES
from goldthread.pathways.private_fostering.models import Awareness
from goldthread.pathways.private_fostering.models.codes import Decision, EndReason
from goldthread.pathways.private_fostering.models.notifying import ENDS_AT, ENDS_AT_IF_DISABLED
from goldthread.pathways.private_fostering.steps import STEPS

LAW = (
    "Children Act 1989, Part 9; Children (Private Arrangements for Fostering) Regulations 2005 (SI 2005/1533); national"
    " minimum standards for private fostering"
)
OURS = "Local: this platform’s list"
OFFICER = Role(
    "private_fostering_officer",
    "Private fostering social worker",
    "Visits and assesses children who are privately fostered.",
    READING | {Can.VIEW_PROCEDURES, Can.EXPORT},
)
KEPT = RetentionClass(
    "private fostering",
    "Private fostering",
    "Notifications, visits, assessments and decisions of private fostering",
    fixed="For good until this partnership says how long: no schedule that was found names private fostering.",
    waits_for_a_rule=True,
)

MEANINGS = {
    Decision.SUITABLE: "The arrangement may go on.",
    Decision.WITH_REQUIREMENTS: "It may go on if the requirements that are named are met.",
    Decision.EXEMPTED: "It may go on, though more than three children are fostered there.",
    Decision.PROHIBITED: "It must end, and other care is considered.",
    Decision.NOT_PRIVATE: "The carer is a close relative, or the child is there less than 28 days.",
    Decision.LOOKED_AFTER: "The child came into the council’s care before it was decided.",
    Decision.RETURNED_HOME: "The child went home before it was decided.",
    Decision.NEVER_BEGAN: "It was to begin later, and the child did not move in after all.",
    Decision.REFUSED_ACCESS: "Nobody was let in, so that nothing could be decided. Consider the child’s safety.",
    Decision.AWAITING: "It is not decided yet.",
    EndReason.RETURNED_PARENT: "The child lives with a parent again.",
    EndReason.MOVED_RELATIVE: "The child lives with a close relative.",
    EndReason.ADOPTED: "The child was adopted.",
    EndReason.CHILD_16: "It is private fostering no longer, though the child may stay.",
    EndReason.LEFT_UK: "The child lives abroad.",
    EndReason.BECAME_CLA: "The child is in the council’s care. Hand over to those who plan it.",
    EndReason.CEASED: "The child stays, such as with a carer who has parental responsibility by now.",
    EndReason.OTHER: "None of these. Of a child who moves to another area the case is handed over to its council.",
}


PATHWAY = Pathway(
    code="private-fostering",
    title="Private fostering",
    one="private fostering case",
    many="private fostering cases",
    prefix="PF",
    source=LAW,
    purpose=(
        "A child under 16, or under 18 if disabled, lives for 28 days or more with somebody who is neither a parent nor"
        " a close relative, by private arrangement. The council visits, decides whether that is suitable, and goes on"
        " visiting."
    ),
    tier=Tier.CASE,
    people="the child, the carer, the family",
    stages=(
        Stage(code="notified", title="Notified", meaning="The council knows of it, visits, and has not decided yet."),
        Stage(code="in_place", title="In place", meaning="It may go on, and the child is visited at intervals."),
        Stage(
            code="to_end",
            title="Prohibited: must end",
            meaning="It is prohibited and must end. Visits go on until it has.",
        ),
        Stage(code="closed", title="Closed", meaning="It ended, or never was private fostering.", ends=True),
    ),
    steps=STEPS,
    clocks=CLOCKS,
    outcomes=(
        # What the law lets a council decide is no list of a partnership's own; why an arrangement ended is.
        *(
            Outcome(one.value, str(one.label), meaning, OURS, is_fixed=isinstance(one, Decision))
            for one, meaning in MEANINGS.items()
        ),
        *WENT_TO.values(),
    ),
    new_roles=(OFFICER,),
    # Those who visit and decide, and whoever was given sight of a case: they read when it began, what was decided, what
    # the carer must do and that it ended. The public reads figures, and nothing else.
    roles=(
        Doing(OFFICER.code, CASE_VERBS),
        Doing("agency_lead", frozenset({Can.VIEW_CASES})),
        Doing("practitioner", frozenset({Can.VIEW_CASES})),
    ),
    summary=("notified.kind", "notified.by", "notified.starts_on"),
    known_by=("notified.child_name", "notified.born_on"),
    stands=("decided.decision",),
    tables=TABLES,
    found_by=(FoundBy(word="child", facts=("notified.child_name",), is_person=True, born="born_on"),),
    pools=3,
    pools_from=2020,
    retention=(Kept(of=KEPT, born=Fact("notified", "born_on")),),
    comes_of_age=tuple(
        ComesOfAge(
            then=TO_ADULTS,
            words=(
                "From that day on it is private fostering no longer. Offer the case in time to those who look after the"
                " young person then, or record the end."
            ),
            years=years,
            born=Fact("notified", "born_on", where={"disabled": answers}),
        )
        for years, answers in ((ENDS_AT, (False, None)), (ENDS_AT_IF_DISABLED, (True,)))
    ),
    quality_panel=replace(LOOKED_AT, since=Fact(RECEIVED, "known_since")),
    own_lists=(
        OwnList(
            code="awareness",
            title="Awareness activity",
            one="activity",
            many="activities",
            button="Record an activity",
            record=Awareness,
            columns=("whom", "which", "asked", "answered", "outcome"),
            intro=(
                "Where it was made known that the council must be notified of private fostering, and what came of it."
                " Name no child, carer or family here: they have a case, and the notification in it says which kind"
                " of activity brought it, and the yearly figures count both."
            ),
        ),
    ),
    hand_overs=(
        HandOver("lado", "If an adult who works with children may have harmed a child"),
        HandOver("statutory-review", "If a child died or was seriously harmed"),
    ),
)
