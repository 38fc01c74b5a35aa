"""What is recorded of a review, in the order in which it comes."""

from goldthread.cases.declaring import Names, Sat, Step
from goldthread.cases.transfers.models import To
from goldthread.cases.transfers.steps import transfer_steps
from goldthread.foundation.access.roles import Can
from goldthread.pathways.child_death.beforehand import agreement_lacks, word_of_harm_lacks
from goldthread.pathways.child_death.models import (
    AgenciesIdentified,
    Analysis,
    Closure,
    FamilyContact,
    FirstDecisions,
    ForAction,
    FormsAsked,
    FoundFactor,
    FurtherNotification,
    IncidentTold,
    KeyWorker,
    NationalReturn,
    Notification,
    OtherProcess,
    ReportingForm,
    ResponseMeeting,
    ReviewMeeting,
    SceneVisit,
    SetAside,
)
from goldthread.pathways.child_death.models.codes import Sitting, WhyAside
from goldthread.pathways.child_death.sections import NOTIFICATION
from goldthread.pathways.child_death.telling import tell_reviewers

BEFORE_PANEL = ("notified", "gathering", "to_panel")
OPEN = (*BEFORE_PANEL, "finished")
NAMES_NOBODY = (
    "This goes to the panel, which reads no name. Write “the child”, “the mother”, “the nurse”, and no name of the"
    " child, the family or staff."
)

RESPONDING = (
    Step(
        code="notified",
        title="Record a death",
        done="Death notified",
        record=Notification,
        by=Can.RECORD_CASES,
        opens=True,
        leads_to="notified",
        since="died_at",
        asked_if=("why_no_number", "why_late"),
        sections=NOTIFICATION,
        names=(
            Names(part="subject", kind="child", name="child_name", born="born_on", sex="sex", nhs_number="nhs_number"),
            Names(part="parent", kind="adult", name="mother"),
            Names(part="parent", kind="adult", name="father"),
        ),
        when="the notification came",
        intro=(
            "Any professional who knows that a child has died tells the child death review, whatever the cause. Behind"
            " each form is a bereaved family: write as they might one day read it."
        ),
    ),
    Step(
        code="notified_again",
        title="Record a further notification",
        done="Notified by somebody else",
        record=FurtherNotification,
        by=Can.RECORD_CASES,
        within=OPEN,
        when="the further notification came",
    ),
    Step(
        code="first_decided",
        title="Record the first decisions",
        done="First decisions taken",
        record=FirstDecisions,
        by=Can.RECORD_CASES,
        within=OPEN,
        when="they were taken",
        intro="Coroner, certificate, joint agency response. Record them again if more becomes known.",
    ),
    Step(
        code="incident_told",
        title="Tell those who notify serious incidents",
        done="Those who notify serious incidents told",
        record=IncidentTold,
        by=Can.RECORD_CASES,
        within=OPEN,
        needs=("first_decided",),
        begins=tell_reviewers,
        asked_if=("words",),
        missing=word_of_harm_lacks,
        when="they were told",
        intro=(
            "Where abuse or neglect is known or suspected, the council has 5 working days to notify the national Panel."
            " This sends a letter to whoever runs statutory reviews here. It names nobody and asks them to speak with"
            " you: ring them too."
        ),
    ),
    Step(
        code="visited",
        title="Record the visit to the place",
        done="Place visited",
        record=SceneVisit,
        by=Can.RECORD_CASES,
        within=BEFORE_PANEL,
        needs=("first_decided",),
        when="the visit was made",
    ),
    Step(
        code="responded",
        title="Record a meeting of the joint agency response",
        done="Joint agency response met",
        record=ResponseMeeting,
        by=Can.RECORD_CASES,
        within=BEFORE_PANEL,
        needs=("first_decided",),
        when="they met",
    ),
    Step(
        code="followed",
        title="Record where another process stands",
        done="Process of others followed",
        record=OtherProcess,
        by=Can.RECORD_CASES,
        within=OPEN,
        when="it came to stand so",
        intro="Post-mortem examination, inquest, police, hospital, LeDeR, MBRRACE: others lead these, and their end is"
        " awaited here.",
    ),
)

WITH_OTHERS = (
    Step(
        code="key_worker",
        title="Name the key worker",
        done="Key worker named",
        record=KeyWorker,
        by=Can.RECORD_CASES,
        within=OPEN,
        when="it was agreed",
        intro="One person to whom the family turns with every question, from the first days until the end.",
    ),
    Step(
        code="family",
        title="Record contact with the family",
        done="In contact with the family",
        record=FamilyContact,
        by=Can.RECORD_CASES,
        within=OPEN,
        when="it was",
        intro="The family may tell what they know, ask questions and be told what was found. They do not attend the"
        " panel, and no paper names them.",
    ),
    Step(
        code="identified",
        title="Record which services knew the child",
        done="Services identified",
        record=AgenciesIdentified,
        by=Can.RECORD_CASES,
        within=("notified", "gathering"),
        leads_to="gathering",
        when="they were known",
    ),
    Step(
        code="asked",
        title="Record that reporting forms went out",
        done="Reporting forms sent out",
        record=FormsAsked,
        by=Can.RECORD_CASES,
        within=("gathering", "to_panel"),
        when="they went out",
        intro="For forms that went out in another way than by an information request of this case.",
    ),
    Step(
        code="reported",
        title="Record a reporting form",
        done="Reporting form came",
        record=ReportingForm,
        by=Can.RECORD_CASES,
        within=("gathering", "to_panel"),
        when="it came",
        intro="For a form that came in another way than as the reply to an information request of this case.",
    ),
)

ANALYSING = (
    Step(
        code="met",
        title="Record the child death review meeting",
        done="Review meeting held",
        record=ReviewMeeting,
        by=Can.RECORD_CASES,
        within=BEFORE_PANEL,
        leads_to="to_panel",
        watched=("cause", "summary", "care", "questions"),
        unnamed=NAMES_NOBODY,
        when="the meeting was held",
        intro="Those who cared for the child meet and draft the analysis form.",
    ),
    Step(
        code="found",
        title="Record a factor",
        done="Factor found",
        record=FoundFactor,
        by=Can.RECORD_CASES,
        within=("gathering", "to_panel", "finished"),
        watched=("which", "words"),
        unnamed=NAMES_NOBODY,
        asked_if=("which",),
        when="it was found",
    ),
    Step(
        code="analysed",
        title="Record what the panel finished",
        done="Panel finished the analysis form",
        record=Analysis,
        by=Can.DECIDE_CASES,
        within=("to_panel", "finished"),
        leads_to="finished",
        again="why_again",
        outcome="modifiable",
        sat=Sat(field="sat", asked_by="sitting", where=(Sitting.PANEL,)),
        asked_if=("sat", "others_sat"),
        watched=("summary", "learning", "why_again"),
        unnamed=NAMES_NOBODY,
        when="the panel finished it",
        intro="The panel reads papers that name nobody. Record each factor before this.",
    ),
    Step(
        code="for_action",
        title="Record what is to be done",
        done="Action recommended",
        record=ForAction,
        by=Can.DECIDE_CASES,
        within=("to_panel", "finished"),
        watched=("what",),
        unnamed="Actions are read by others: name neither the child nor the family.",
        when="it was agreed",
        intro="If an agency here owes it, set it as an action of the case besides: it is reminded there.",
    ),
    Step(
        code="returned",
        title="Record the national return",
        done="Returned to the national database",
        record=NationalReturn,
        by=Can.RECORD_CASES,
        within=("finished",),
        missing=agreement_lacks,
        when="it was sent",
    ),
)

ENDING = (
    Step(
        code="closed",
        title="Close the review",
        done="Closed",
        record=Closure,
        by=Can.CLOSE_CASES,
        within=("finished",),
        leads_to="closed",
        left_open="words",
        missing=agreement_lacks,
        when="it was closed",
    ),
    Step(
        code="set_aside",
        title="Set the case aside",
        done="Set aside",
        record=SetAside,
        by=Can.CLOSE_CASES,
        within=OPEN,
        leads_to="closed",
        asked_if=("other",),
        # One that another area reviews is offered to it, so that it is known whether they have it.
        answers={"why": (WhyAside.TWICE.value, WhyAside.NO_CHILD.value)},
        when="it was found",
        intro="If another area reviews the death, hand the case over to it instead.",
    ),
)

BORDERS = transfer_steps(within=OPEN, ends="closed", to=(To.AREA,))
"""To those who review deaths of the area where the child lived, and from them: nobody who died goes to adults."""
STEPS = (*RESPONDING, *WITH_OTHERS, *ANALYSING, *BORDERS, *ENDING)
