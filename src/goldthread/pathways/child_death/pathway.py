"""Child death review: from the notification of a death to the end of its review (statutory.md 6)."""

from goldthread.cases.declaring import (
    Doing,
    Fact,
    FoundBy,
    HandOver,
    Kept,
    OneForEach,
    Outcome,
    Owed,
    OwnList,
    Panel,
    Parts,
    Pathway,
    Stage,
)
from goldthread.cases.people.identifiers import read_nhs_number
from goldthread.cases.transfers.models import To
from goldthread.cases.transfers.steps import WENT_TO
from goldthread.foundation.access.roles import CASE_VERBS, READING, Can, Role
from goldthread.foundation.records.handling import Tier
from goldthread.foundation.retention.classes import LOCAL, Anchor, AtEnd, RetentionClass, Rule
from goldthread.pathways.child_death.asking import REPORTING_FORM
from goldthread.pathways.child_death.clocks import CLOCKS, FED_BACK, FINISHED, HARM, INCIDENT, TOLD, TWICE, WANTS_NONE
from goldthread.pathways.child_death.figures import TABLES
from goldthread.pathways.child_death.leaving import NATIONAL_FORM, PANEL_PAPER
from goldthread.pathways.child_death.models import FootprintArea
from goldthread.pathways.child_death.models.analysis_codes import Modifiable
from goldthread.pathways.child_death.models.codes import Done, NoNumber, Stands
from goldthread.pathways.child_death.steps import STEPS

LAW = (
    "Children Act 2004, sections 16M to 16P; Child death review: statutory and operational guidance (England), 2018,"
    " whose text was not read"
)
ANALYSIS_FORM = "The national child death analysis form, as public pages tell of it"
COORDINATOR = Role(
    "child_death_coordinator",
    "Child death review coordinator",
    "Runs the reviews of children’s deaths and the panel that discusses them.",
    READING | {Can.VIEW_PROCEDURES, Can.EXPORT},
)
KEPT = RetentionClass(
    "child death review",
    "Child death reviews",
    "Notifications, reporting forms, meetings and analysis forms of children’s deaths",
    Rule(
        Anchor.CLOSURE,
        20 * 12,
        AtEnd.REVIEW_BY_TWO,
        f"{LOCAL}: 20 years; no schedule that was found names it. By custom a review keeps its names only until the"
        " yearly return and stays without them after that. No names are taken out here: if yours are to go then, set a"
        " shorter period",
    ),
)
MEANINGS = {
    Modifiable.IDENTIFIED: (
        "At least one factor could be changed by something that is done, so that the risk of future deaths is lower."
        " It blames nobody, and does not say that this child would have lived."
    ),
    Modifiable.NONE: "No such factor was found.",
    Modifiable.INADEQUATE: "Too little is known to say whether there was one.",
}

PATHWAY = Pathway(
    code="child-death",
    title="Child death review",
    one="child death review",
    many="child death reviews",
    prefix="CDR",
    source=LAW,
    purpose=(
        "A child has died. Everybody who knew the child tells what they know, the family is supported and heard, and a"
        " panel that reads no name asks what could keep other children safe."
    ),
    tier=Tier.RESTRICTED,
    people="the child, the family, the staff",
    stages=(
        Stage(code="notified", title="Notified", meaning="The death is known here, and the first decisions are taken."),
        Stage(code="gathering", title="Information is gathered", meaning="Services tell what they know of the child."),
        Stage(code="to_panel", title="Waits for the panel", meaning="The review meeting was held."),
        Stage(
            code="finished",
            title="Finished by the panel",
            meaning="The form is returned, the family is told, actions begin.",
        ),
        Stage(code="closed", title="Closed", meaning="The review is over, or there was none to make.", ends=True),
    ),
    steps=STEPS,
    clocks=CLOCKS,
    outcomes=(
        *(Outcome(one.value, str(one.label), words, ANALYSIS_FORM) for one, words in MEANINGS.items()),
        WENT_TO[To.AREA],
    ),
    panel=Panel(
        title="child death overview panel",
        step="analysed",
        in_time=("CDR-05",),
        instead="Ask for another meeting of the panel, or say on the page of the clock why it is late.",
    ),
    new_roles=(COORDINATOR,),
    # Named people only. Agencies are asked by requests, and the panel reads papers that name nobody.
    roles=(Doing(COORDINATOR.code, CASE_VERBS),),
    summary=("notified.place", "notified.area"),
    known_by=("notified.child_name", "notified.born_on", "notified.died_at", "notified.nhs_number"),
    stands=("notified.age", "notified.circumstances", "first_decided.response", "analysed.category"),
    parts=Parts(
        step="followed", whose="process", each="which", stands="stands", over=(Stands.ENDED, Stands.NOT_NEEDED)
    ),
    to_do=(Parts(step="for_action", whose="level", each="what", stands="stands", over=(Done.DONE, Done.NOT_PURSUED)),),
    owed=(
        Owed("The return to the national database", Fact("returned")),
        Owed("Telling the family what was found", FED_BACK, after=(FINISHED,), unless=(WANTS_NONE,)),
        Owed("A key worker for the family", Fact("key_worker"), unless=(WANTS_NONE,)),
        Owed(
            "Telling those who notify serious incidents that harm is suspected", TOLD, after=(HARM,), unless=(INCIDENT,)
        ),
    ),
    found_by=(
        FoundBy(word="child", facts=("notified.child_name",), is_person=True, born="born_on", alike=True),
        # A newborn has no name and no number yet: its mother and its day of birth tell two notifications of one death.
        FoundBy(word="mother", facts=("notified.mother",), is_person=True, born="born_on"),
        FoundBy(word="NHS number", facts=("notified.nhs_number",), reads=read_nhs_number),
    ),
    tables=TABLES,
    # A year of a footprint has few deaths: figures are published of three years together (statutory.md 12.5).
    pools=3,
    pools_from=2020,
    # Whom a case is about has died: nobody of it comes of age.
    comes_of_age=(),
    papers=(PANEL_PAPER,),
    files=(NATIONAL_FORM,),
    asks_within=15,
    asked_forms=(REPORTING_FORM,),
    one_for_each=(
        OneForEach(
            "notified.nhs_number",
            "NHS number",
            "It is the same death: record there, as a further notification, what else is told.",
            given_up=TWICE,
            left={"why_no_number": NoNumber.COUNTED_ELSEWHERE},
        ),
    ),
    retention=(Kept(of=KEPT),),
    own_lists=(
        OwnList(
            code="footprint",
            title="Councils of the footprint",
            one="council",
            many="councils",
            button="Add a council",
            record=FootprintArea,
            columns=("area", "until_on"),
            intro=(
                "The councils whose children are reviewed here: one, or several that combined. The death of each child"
                " who lived there is reviewed; that of another child may be."
            ),
        ),
    ),
    hand_overs=(
        HandOver("statutory-review", "As soon as abuse or neglect is known or suspected"),
        HandOver("lado", "If an adult who works with children may have harmed a child"),
    ),
)
