"""The clocks of private fostering (statutory.md 9.2): what the regulations say, or that their text was not read.

Advance notice of six weeks is no clock of ours: it is owed before anybody here knows of the arrangement. Its yearly
table says how long before the beginning notice came.
"""

from goldthread.cases.declaring import CaseClock, Fact, Later
from goldthread.cases.transfers.steps import clock_of_offers
from goldthread.foundation.clocks import Edition, Kind, Rule, days, months, weeks, working_days
from goldthread.pathways.private_fostering.models import Requirement, Visit, VisitAsked
from goldthread.pathways.private_fostering.models.codes import OPEN_STILL, Decision
from goldthread.pathways.private_fostering.models.looking import SEEN

REGULATIONS = Edition("si-2005-1533", "Children (Private Arrangements for Fostering) Regulations 2005 (SI 2005/1533)")
LOCAL = Edition("local", "Local procedure for private fostering")

AWARE, NOTIFIED = Fact("notified", "aware_on"), Fact("notified")
SAW_THE_CHILD = Fact("visited", where={"child": SEEN})
BEFORE_THE_CHILD_CAME = Fact("visited", where={"child": (Visit.Child.NOT_YET,)})
"""Of an arrangement that is to begin later: the council visits all the same, and the child is not there yet."""
NEVER_BEGAN = Fact("decided", where={"decision": (Decision.NEVER_BEGAN,)})
NEVER_WAS = Fact("decided", where={"decision": (Decision.NOT_PRIVATE,)})
OF_AGE = Fact("notified", "ends_on")
"""From that birthday on Part 9 asks nothing of the council."""
TOLD_OF_THE_END = Fact("ended", "told_at")
NO_MORE_REQUIRED = Fact("required", where={"state": (Requirement.State.MET, Requirement.State.LIFTED)})
"""Before the day that was set as well as after it."""
DECIDED = Fact("decided", where={"decision": tuple(one for one in Decision if one not in OPEN_STILL)})

CLOCKS = (
    CaseClock(
        id="PF-02",
        title="Visit for the first time",
        starts=(AWARE,),
        stops=(SAW_THE_CHILD, BEFORE_THE_CHILD_CAME),
        ends=(NEVER_WAS,),
        rules=(
            Rule(
                working_days(7),
                Kind.STATUTORY,
                REGULATIONS,
                "Regulations 4 and 7, whose text was not read: that it is 7 working days is told by the official"
                " statistics of 2009. Have it confirmed before a visit is reported as late",
            ),
        ),
        owed_by="The council",
    ),
    CaseClock(
        id="PF-03",
        title="Visit the child",
        starts=(AWARE,),
        stops=(SAW_THE_CHILD,),
        ends=(NEVER_WAS, NEVER_BEGAN),
        until=(OF_AGE,),
        again=True,
        rules=(
            Rule(
                weeks(6),
                Kind.STATUTORY,
                REGULATIONS,
                "Regulation 8(1)(a): not more than 6 weeks apart in the first year, which by regulation 8(6) begins"
                " when the council becomes aware. So a visit is asked also before a child moves in of whom the council"
                " was told beforehand: look at the day of beginning before that is reported as late",
            ),
        ),
        later=(
            Later(
                months(12),
                (
                    Rule(
                        weeks(12),
                        Kind.STATUTORY,
                        REGULATIONS,
                        "Regulation 8(1)(b): not more than 12 weeks apart in the second year and after",
                    ),
                ),
            ),
        ),
        owed_by="The council",
    ),
    CaseClock(
        id="PF-05",
        title="Assess and decide",
        starts=(NOTIFIED,),
        stops=(DECIDED,),
        rules=(Rule(working_days(42), Kind.LOCAL, LOCAL, "No national rule; 42 working days by custom, some have 45"),),
        owed_by="The council",
    ),
    CaseClock(
        id="PF-06",
        title="Tell the council of a change, or of the end",
        starts=(Fact("changed", "changed_at"), Fact("ended")),
        stops=(Fact("changed"), TOLD_OF_THE_END),
        # A carer who told beforehand has told.
        even_before=(TOLD_OF_THE_END,),
        each_its_own=True,
        rules=(
            Rule(
                days(2),
                Kind.STATUTORY,
                REGULATIONS,
                "Regulations 9 and 10, whose text was not read: they are commonly told as 48 hours. The forms ask for"
                " days, so two days are counted. Have it confirmed before a carer is told that they were late",
            ),
        ),
        owed_by="The carer",
    ),
    CaseClock(
        id="PF-07",
        title="Record the end: the child is 16, or 18 if disabled",
        starts=(OF_AGE,),
        stops=(Fact("ended"),),
        rules=(
            Rule(
                days(7), Kind.LOCAL, LOCAL, "No national rule: from that birthday on it is private fostering no longer"
            ),
        ),
        owed_by="The council",
    ),
    CaseClock(
        id="PF-08",
        title="Make the visit that was asked for",
        starts=(Fact("visit_asked", where={"reasonable": (VisitAsked.Reasonable.YES,)}),),
        stops=(Fact("visited", where={"why": (Visit.Why.ASKED,), "child": SEEN}),),
        rules=(
            Rule(
                working_days(7),
                Kind.LOCAL,
                LOCAL,
                "Regulation 8(2) has a visit made when child, carer or parent reasonably ask for it, and sets no limit",
            ),
        ),
        owed_by="The council",
    ),
    CaseClock(
        id="PF-09",
        title="See that the carer meets requirement",
        starts=(Fact("required", "by_on", where={"state": (Requirement.State.SET,)}),),
        stops=(NO_MORE_REQUIRED,),
        even_before=(NO_MORE_REQUIRED,),
        each="number",
        tells_each=True,
        from_last=True,
        rules=(
            Rule(
                days(1), Kind.LOCAL, LOCAL, "The day that was set for the carer, and one more to record what came of it"
            ),
        ),
        owed_by="The carer",
    ),
    clock_of_offers("TR-01"),
)
