"""Statutory reviews: from a referral to one panel to a published review and its thread (statutory.md 7)."""

from goldthread.cases.declaring import (
    Ask,
    Doing,
    Fact,
    FoundBy,
    HandOver,
    Kept,
    Outcome,
    Owed,
    Panel,
    Parts,
    Pathway,
    PublicForm,
    Stage,
)
from goldthread.cases.transfers.models import To
from goldthread.cases.transfers.steps import WENT_TO
from goldthread.foundation.access.roles import CASE_VERBS, READING, Can, Role
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.records.handling import Tier
from goldthread.foundation.retention.classes import RetentionClass
from goldthread.pathways.statutory_review.clocks import CLOCKS, EVENTS
from goldthread.pathways.statutory_review.figures import TABLES
from goldthread.pathways.statutory_review.models.codes import Decision
from goldthread.pathways.statutory_review.models.reviewing import FamilyContact, Proceeding
from goldthread.pathways.statutory_review.steps import STEPS
from goldthread.pathways.statutory_review.steps_of_others import COMES_OF_AGE
from goldthread.pathways.statutory_review.steps_of_reviews import CHAIR, CHAIR_OF_ADULTS, CHAIR_OF_COMMUNITY

LAW = (
    "Children Act 2004, sections 16C and 16F; SI 2018/789, Part 3; Working Together to Safeguard Children; Care Act"
    " 2014, section 44; Domestic Violence, Crime and Victims Act 2004, section 9"
)
OF_RAPID_REVIEWS = (
    "What a rapid review may end in, as this platform lists it. Guidance of the national Panel was not read"
)
OURS = "Local: this platform’s list, for what no rapid review is of"
OFFICER = Role(
    "review_officer",
    "Statutory review officer",
    "Runs the one panel: takes referrals, notifies, commissions reviews and takes them into the thread of learning.",
    READING | {Can.VIEW_PROCEDURES, Can.EXPORT, Can.VIEW_UNPUBLISHED_REVIEWS, Can.RECORD_LEARNING},
)
CHAIRS = tuple(
    Role(
        code,
        f"Chair who decides on reviews of {whom}",
        f"Chairs {board}. Decides, alone, on what is recommended to it.",
        READING | {Can.VIEW_PROCEDURES},
    )
    for code, whom, board in (
        (CHAIR, "children", "the children’s board or partnership"),
        (CHAIR_OF_ADULTS, "adults", "the safeguarding adults board"),
        (CHAIR_OF_COMMUNITY, "domestic deaths", "the community safety partnership"),
    )
)
KEPT = RetentionClass(
    "statutory review",
    "Statutory reviews",
    "Referrals, notifications, rapid reviews, decisions and the papers of reviews",
    fixed="For good until this partnership says how long: the schedules that were found differ.",
    waits_for_a_rule=True,
)

MEANINGS = {
    Decision.LCSPR: "A local review (LCSPR) is commissioned, and is expected to be published.",
    Decision.CAPTURED: "The criteria were considered. Enough was learned already, and what is done about it recorded.",
    Decision.ALTERNATIVE: "There is something to learn, but the criteria, or what is proportionate, ask for less.",
    Decision.SINGLE: "What can be learned is learned by one agency.",
    Decision.NATIONAL: "It looks complex or of national importance. The national Panel decides.",
    Decision.OTHER_LEADS: "Another statutory review looks at the same, and this partnership takes part in it.",
    Decision.WITHDRAWN: "The criteria turned out not to be met, and the notification was withdrawn.",
    Decision.SCR: "A child died or was seriously harmed under the law before local partnerships.",
    Decision.SAR: "The criteria of the Care Act 2014 are met, or a discretionary review is done under it.",
    Decision.DHR: "The criteria of the Act of 2004 are met. The community safety partnership answers for it.",
    Decision.DARDR: "The same under the Act of 2024. Not to be chosen before that is in force.",
    Decision.NONE: "No criterion is met, and no review for learning is needed.",
}
NEW = tuple(Decision)[: tuple(Decision).index(Decision.WITHDRAWN) + 1]

PUBLIC_FORM = PublicForm(
    step="referred",
    title="Refer a death or serious harm to the review panel",
    words=(
        "Use this form if somebody died or was seriously harmed, and agencies may have to learn from it. Anybody may"
        " refer: an agency, a coroner, family or somebody else. The panel looks whether one of these is needed:",
        "Do not name the child, the adult or anybody else here. You will be asked who they are.",
    ),
    list_words=(
        "a review of how a child was safeguarded",
        "a review of how an adult with care and support needs was safeguarded",
        "a review of a death that came from domestic abuse",
    ),
    asks=(
        Ask("source", "Who are you?", needed="Select who you are"),
        Ask("organisation", "Your organisation", "Only if you write for an agency or a board"),
        Ask(
            "caller",
            "Your post, or how you are related",
            "For example, team manager, or aunt. Not your name",
            needed="Enter your post, or how you are related",
        ),
        Ask(
            "reply_to",
            "Your email address or telephone number",
            "You are answered there",
            needed="Enter your email address or telephone number",
        ),
        Ask("subject", "Who died or was harmed?", needed="Select who died or was harmed"),
        Ask("incident_on", "When did it happen?", "Leave this out if you do not know"),
        Ask("what", "What happened?", "Write “the child” or “the adult”, and no name"),
        Ask("why", "Why may agencies have to learn from it?"),
        Ask("known_to", "Which agencies knew them?", "Leave this out if you do not know"),
    ),
    organisations=("organisation",),
    watched=("caller", "what", "why"),
    received_by="the officer of the review panel",
    next_words=(
        "The officer asks you who it is about and brings it before the panel.",
        "The panel recommends, and the chair decides whether there is a review.",
    ),
)

PATHWAY = Pathway(
    code="statutory-review",
    title="Statutory reviews and serious incidents",
    one="review case",
    many="review cases",
    prefix="REV",
    source=LAW,
    purpose=(
        "Somebody died or was seriously harmed, and agencies may have to learn from it. One panel looks at which review"
        " is needed, the chair decides, and what is learned goes on into the thread."
    ),
    tier=Tier.RESTRICTED,
    people="the child, the adult, the family, practitioners",
    stages=(
        Stage(
            code="referred",
            title="Referred",
            meaning="Somebody referred it, and it is being considered.",
        ),
        Stage(code="notified", title="Notified", meaning="The national Panel was notified, and a rapid review is due."),
        Stage(code="rapid", title="Rapid review held", meaning="The panel or the partners recommend what comes next."),
        Stage(code="recommended", title="Recommended", meaning="It waits for the chair, who decides."),
        Stage(code="commissioning", title="To be commissioned", meaning="There is to be a review."),
        Stage(code="under_way", title="Review under way", meaning="A reviewer was commissioned, and drafts are made."),
        Stage(
            code="approved",
            title="Approved",
            meaning="All safeguarding partners approved it. It is made ready for publication, or waits for it.",
        ),
        Stage(
            code="published",
            title="Published or finished",
            meaning="The report is out, or the review ended without one. The panel looks at how the action plan goes.",
        ),
        Stage(
            code="settled",
            title="No review of ours",
            meaning="There is no review of ours, or none any more. What was learned is captured.",
        ),
        Stage(code="elsewhere", title="Led by another area", meaning="We take part in a review that others lead."),
        Stage(code="closed", title="Closed", meaning="Nothing more is to be done in the case.", ends=True),
    ),
    steps=STEPS,
    clocks=CLOCKS,
    events=EVENTS,
    panel=Panel(
        title="review panel",
        step="recommended",
        in_time=("REV-02",),
        instead=(
            "Ask for an exceptional meeting, or tell the safeguarding partners, and record it: they may recommend it"
            " themselves, which is recorded as such. Those who hold a seat as safeguarding partner are told by letter"
            " and on their first page."
        ),
        tells=(Seat.Role.LEAD_SAFEGUARDING_PARTNER.value, Seat.Role.DELEGATED_SAFEGUARDING_PARTNER.value),
        they_may=(
            "The safeguarding partners may recommend what comes of it themselves. Tell the review officer, who records"
            " it as such."
        ),
    ),
    # What guidance and statute let a chair decide is no list of a partnership's own.
    outcomes=(
        *(
            Outcome(
                one.value,
                str(one.label),
                meaning,
                OF_RAPID_REVIEWS if one in NEW else OURS,
                is_fixed=one is not Decision.NONE,
            )
            for one, meaning in MEANINGS.items()
        ),
        WENT_TO[To.AREA],
    ),
    new_roles=(OFFICER, *CHAIRS),
    # Named people only. An agency sees what it was given sight of, and gives its own summary. The chairs decide,
    # each on what is of their board, and neither give leads nor pause clocks.
    roles=(
        Doing(OFFICER.code, CASE_VERBS),
        *(Doing(one.code, frozenset({Can.VIEW_CASES, Can.DECIDE_ALONE})) for one in CHAIRS),
        Doing("agency_lead", frozenset({Can.VIEW_CASES, Can.RECORD_CASES})),
    ),
    public_form=PUBLIC_FORM,
    summary=("referred.subject", "considered.kind"),
    known_by=("considered.subject_name", "considered.born_on", "considered.died_on"),
    stands=(
        "referred.incident_on",
        "referred.what",
        "referred.why",
        "led_elsewhere.led_by",
        "led_elsewhere.our_part",
        "recommended.recommendation",
        "decided.decision",
        "commissioned.reviewer",
    ),
    parts=Parts(step="proceeding", whose="kind", each="which", stands="state", over=(Proceeding.State.OVER,)),
    owed=(Owed("Contact with the family", Fact("family", where={"what": tuple(FamilyContact.What)})),),
    tables=TABLES,
    pools=3,
    pools_from=2020,
    comes_of_age=COMES_OF_AGE,
    retention=(Kept(of=KEPT, born=Fact("considered", "born_on")),),
    found_by=(FoundBy(word="child or adult", facts=("considered.subject_name",), is_person=True, born="born_on"),),
    hand_overs=(HandOver("lado", "If an adult who works with children may have harmed a child"),),
)
