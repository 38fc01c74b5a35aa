"""What is recorded of a concern, in the order in which it comes."""

from goldthread.cases.declaring import Step
from goldthread.cases.quality_panel.steps import looked_at_by_panel
from goldthread.foundation.access.roles import Can
from goldthread.pathways.lado.models import (
    Advice,
    AgreedOutcome,
    BarringReferral,
    Closure,
    ConsultationEnd,
    Contact,
    EmployerAction,
    Evaluation,
    Feedback,
    FollowUp,
    Hearing,
    Learning,
    Meeting,
    Referral,
    RegulatorReferral,
    Review,
    SetAside,
    Strand,
)

UNNAMED = ("contact", "consultation")
NOBODY_YET = (
    "Before it is a referral nobody is named, neither the adult whom it is about nor a child: write “the adult” or “the"
    " child” instead, and the post of a person and not their name."
)
IN_A_LETTER = (
    "This goes into a letter: write it so that it names neither the adult nor a child. Whoever gets it knows by the"
    " reference."
)
TO_THE_REFERRER_IN_A_LETTER = (
    "If this is what you told whoever made the referral, it goes into a letter: write it so that it names neither the"
    " adult nor a child. Whoever gets it knows by the reference. Of what you told anybody else no letter is made: it"
    " stays with the case."
)
NAMED = ("referral", "managed")
AFTERWARDS = ("managed", "closed")
"""Who is told and what is learned is owed even when the case is closed."""

STEPS = (
    Step(
        code="contact",
        title="Take a contact",
        done="Contact taken",
        record=Contact,
        by=Can.RECORD_CASES,
        opens=True,
        leads_to="contact",
        watched=("caller", "employer", "about"),
        when="the contact was taken",
        asked_if=("known_on",),
        unnamed=NOBODY_YET,
        intro="Do not name the adult. You name them when you accept a referral, and not before.",
    ),
    Step(
        code="advised",
        title="Give advice",
        done="Advised",
        record=Advice,
        by=Can.RECORD_CASES,
        within=UNNAMED,
        leads_to="consultation",
        watched=("advised", "advice"),
        unnamed=NOBODY_YET,
        intro="This makes it a consultation. Keep no name of the adult, and send the advice in writing afterwards.",
    ),
    Step(
        code="followed_up",
        title="Record the advice in writing",
        done="Advised in writing",
        record=FollowUp,
        by=Can.RECORD_CASES,
        within=("consultation", *NAMED, "closed"),
        needs=("advised",),
        in_writing="elsewhere",
        watched=("sent_to", "advice", "elsewhere"),
        unnamed=NOBODY_YET,
    ),
    Step(
        code="consultation_ended",
        title="End the consultation",
        done="Consultation ended",
        record=ConsultationEnd,
        by=Can.CLOSE_CASES,
        within=("consultation",),
        leads_to="closed",
        needs=("followed_up",),
        watched=("words",),
        unnamed=NOBODY_YET,
    ),
    Step(
        code="set_aside",
        title="Set the contact aside",
        done="Contact set aside",
        record=SetAside,
        by=Can.CLOSE_CASES,
        within=("contact",),
        leads_to="closed",
        watched=("words",),
        unnamed=NOBODY_YET,
        intro="For what came twice or by mistake. If there is a concern, give advice instead.",
    ),
    Step(
        code="accepted",
        title="Accept it as a referral",
        done="Accepted as a referral",
        record=Referral,
        by=Can.DECIDE_CASES,
        within=UNNAMED,
        leads_to="referral",
        intro="The threshold is harm, not significant harm, and what happens in private life counts.",
    ),
    Step(
        code="evaluated",
        title="Record the initial evaluation",
        done="Evaluated",
        record=Evaluation,
        by=Can.DECIDE_CASES,
        within=("referral",),
        leads_to="managed",
        intro="Significant harm goes to social care and an offence to the police, before anything else is done.",
    ),
    Step(
        code="met",
        title="Record an allegations management meeting",
        done="Met",
        record=Meeting,
        by=Can.RECORD_CASES,
        within=NAMED,
    ),
    Step(
        code="reviewed",
        title="Record a review",
        done="Reviewed",
        record=Review,
        by=Can.RECORD_CASES,
        within=NAMED,
    ),
    Step(
        code="strand",
        title="Record where police, social care or the employer stand",
        done="Told how far an agency is",
        record=Strand,
        by=Can.RECORD_CASES,
        within=NAMED,
    ),
    Step(
        code="employer_acted",
        title="Record what the employer did",
        done="Employer acted",
        record=EmployerAction,
        by=Can.RECORD_CASES,
        within=(*NAMED, "closed"),
        needs=("accepted",),
    ),
    Step(
        code="hearing_held",
        title="Record a disciplinary hearing",
        done="Hearing held",
        record=Hearing,
        by=Can.RECORD_CASES,
        within=("managed",),
    ),
    Step(
        code="outcome_agreed",
        title="Agree the outcome",
        done="Outcome agreed",
        record=AgreedOutcome,
        by=Can.DECIDE_CASES,
        within=("managed",),
        outcome="result",
        again="changed",
        intro="On the balance of probabilities, with whoever investigated. No conviction is needed.",
    ),
    Step(
        code="barring_considered",
        title="Record a referral to the Disclosure and Barring Service",
        done="Referral to the Disclosure and Barring Service considered",
        record=BarringReferral,
        by=Can.RECORD_CASES,
        within=AFTERWARDS,
        needs=("accepted",),
    ),
    Step(
        code="regulator_considered",
        title="Record a referral to a regulator",
        done="Referral to a regulator considered",
        record=RegulatorReferral,
        by=Can.RECORD_CASES,
        within=AFTERWARDS,
        needs=("accepted",),
    ),
    Step(
        code="fed_back",
        title="Record feedback",
        done="Feedback given",
        record=Feedback,
        by=Can.RECORD_CASES,
        within=AFTERWARDS,
        needs=("outcome_agreed",),
        watched=("outcome_told", "next_step"),
        unnamed=TO_THE_REFERRER_IN_A_LETTER,
    ),
    Step(
        code="learned",
        title="Record what can be learned",
        done="Learning recorded",
        record=Learning,
        by=Can.RECORD_CASES,
        within=AFTERWARDS,
        watched=("learning", "theme"),
        unnamed="Learning is read by others: write it so that it names neither the adult nor a child.",
    ),
    looked_at_by_panel(within=NAMED),
    Step(
        code="closed",
        title="Close the case",
        done="Closed",
        record=Closure,
        by=Can.CLOSE_CASES,
        within=("managed",),
        leads_to="closed",
        needs=("outcome_agreed",),
        left_open="words",
        watched=("words",),
        unnamed=IN_A_LETTER,
    ),
)
