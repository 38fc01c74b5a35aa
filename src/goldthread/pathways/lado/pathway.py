"""LADO: concerns about people who work with children, from a contact to an outcome (statutory.md 8)."""

from goldthread.cases.declaring import (
    BandTable,
    CountTable,
    Doing,
    EachAnswerTable,
    Fact,
    FoundBy,
    Outcome,
    Owed,
    Parts,
    Pathway,
    Stage,
    Table,
)
from goldthread.cases.quality_panel.steps import LOOKED_AT
from goldthread.foundation.access.roles import CASE_VERBS, READING, Can, Role
from goldthread.foundation.records.handling import Tier
from goldthread.pathways.lado.clocks import CLOCKS, EMPLOYER_REFERRED, NONE_OF_ITS_OWN
from goldthread.pathways.lado.letters import LETTERS
from goldthread.pathways.lado.models import Feedback, Strand
from goldthread.pathways.lado.models.codes import ReferralDecision, Result
from goldthread.pathways.lado.public import PUBLIC_FORM
from goldthread.pathways.lado.retention import RETENTION
from goldthread.pathways.lado.steps import NOBODY_YET, STEPS

SOURCE = (
    "Working Together to Safeguard Children and Keeping children safe in education, on allegations against people who"
    " work with children; thresholds of the National LADO Network"
)
OFFICER = Role(
    "designated_officer",
    "Designated officer (LADO)",
    "Advises on and oversees concerns about people who work with children.",
    READING | {Can.VIEW_PROCEDURES, Can.EXPORT},
)
TOWER_HAMLETS_AND_DEVON = (
    "Tower Hamlets, outcomes of allegations; Devon, allegations against people who work with children"
)
COMMON_USE = "In common use: Devon has it as the fifth outcome, and Leeds counts malicious ones under it"


def _outcome(result: Result, meaning: str, citation: str = TOWER_HAMLETS_AND_DEVON) -> Outcome:
    return Outcome(result.value, str(result.label), meaning, citation)


PATHWAY = Pathway(
    code="lado",
    title="Allegations against people who work with children (LADO)",
    one="LADO case",
    many="LADO cases",
    prefix="LADO",
    source=SOURCE,
    purpose=(
        "Somebody who works or volunteers with children may have harmed a child or may be a risk to children. The"
        " designated officer advises employers, and sees to it that what meets the threshold is dealt with fairly and"
        " soon."
    ),
    tier=Tier.RESTRICTED,
    people="the adult, the child, the family",
    stages=(
        Stage(
            code="contact",
            title="Contact",
            meaning="Somebody got in touch. Nobody is named yet.",
            unnamed=NOBODY_YET,
        ),
        Stage(
            code="consultation",
            title="Consultation",
            meaning="The threshold is not met, or is not clear: the employer is advised, and nobody is named.",
            unnamed=NOBODY_YET,
        ),
        Stage(
            code="referral",
            title="Referral",
            meaning="The threshold is met, and the adult is named. It waits for its initial evaluation.",
        ),
        Stage(
            code="managed",
            title="Allegation managed",
            meaning="Meetings are held, or it is overseen, until an outcome is agreed.",
        ),
        Stage(code="closed", title="Closed", meaning="It was dealt with.", ends=True),
    ),
    steps=STEPS,
    clocks=CLOCKS,
    outcomes=(
        _outcome(Result.SUBSTANTIATED, "There is enough evidence to show that it happened."),
        _outcome(
            Result.MALICIOUS,
            "There is enough evidence to disprove it, and it was made on purpose to deceive.",
        ),
        _outcome(
            Result.FALSE, "There is enough evidence to disprove it, and nothing shows that anybody meant to deceive."
        ),
        _outcome(
            Result.UNSUBSTANTIATED,
            "There is not enough evidence to prove or disprove it. It says nothing of guilt or innocence.",
        ),
        _outcome(
            Result.UNFOUNDED,
            "There is no evidence or proper basis for it: it was likely a mistake or a misunderstanding.",
            COMMON_USE,
        ),
    ),
    new_roles=(OFFICER,),
    # Named people only: neither the manager nor the independent scrutineer, unless a case is opened to one of them.
    roles=(Doing(OFFICER.code, CASE_VERBS),),
    public_form=PUBLIC_FORM,
    letters=LETTERS,
    # It is about an adult: of the child whom it may have harmed other cases look out for a birthday.
    comes_of_age=(),
    quality_panel=LOOKED_AT,
    retention=RETENTION,
    stands=("accepted.adult_role", "outcome_agreed.result"),
    parts=Parts(step="strand", whose="whose", stands="status", over=(Strand.Status.NOT_NEEDED, Strand.Status.ENDED)),
    owed=(Owed("Feedback to the child or their family", Fact("fed_back", where={"to": (Feedback.To.CHILD,)})),),
    # Whether there was an earlier concern is what these records are kept for (statutory.md 8).
    found_by=(
        FoundBy(word="adult", facts=("accepted.adult_name",), is_person=True, born="adult_born_on"),
        FoundBy(word="employer", facts=("contact.employer", "accepted.employer")),
    ),
    summary=("contact.employer_type", "contact.employer", "accepted.category", "accepted.tier"),
    tables=(
        CountTable(
            "funnel",
            "Contacts, consultations and referrals",
            (("contact", "Contacts"), ("advised", "Consultations"), ("accepted", "Referrals")),
            leaves_out=(NONE_OF_ITS_OWN,),
        ),
        Table("source", "Contacts by where they came from", "contact", "source", leaves_out=(NONE_OF_ITS_OWN,)),
        Table("channel", "Contacts by how they came", "contact", "channel", leaves_out=(NONE_OF_ITS_OWN,)),
        Table(
            "contact_employer",
            "Contacts by kind of employer",
            "contact",
            "employer_type",
            leaves_out=(NONE_OF_ITS_OWN,),
        ),
        Table("set_aside", "Contacts set aside, by reason", "set_aside", "why"),
        Table("employer", "Referrals by kind of employer", "accepted", "sector"),
        Table("category", "Referrals by category", "accepted", "category"),
        Table("location", "Referrals by where or when", "accepted", "location"),
        Table("outcome", "Agreed outcomes", "outcome_agreed", "result"),
        BandTable("timeliness", "Closed cases by time since referral", Fact("accepted"), Fact("closed"), (1, 3, 12)),
        EachAnswerTable("feedback", "Cases with feedback, by to whom", "fed_back", "to"),
        EachAnswerTable(
            "barring",
            "Cases with a decision on the Disclosure and Barring Service, by decision",
            "barring_considered",
            "decision",
            also={ReferralDecision.REFERRED.value: EMPLOYER_REFERRED},
        ),
        EachAnswerTable(
            "regulator", "Cases with a decision on a regulator, by decision", "regulator_considered", "decision"
        ),
        EachAnswerTable("themes", "Cases from which something was learned, by theme", "learned", "theme"),
    ),
)
