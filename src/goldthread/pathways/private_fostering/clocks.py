"""The clocks of private fostering (statutory.md 9.2): what the regulations say, or that their text was not read.

Advance notice of six weeks is no clock of ours: it is owed before anybody here knows of the arrangement. Its yearly
table says how long before the beginning notice came.
"""

from goldthread.cases.declaring import CaseClock, Fact, Later
from goldthread.foundation.clocks import Edition, Kind, Rule, hours, months, weeks, working_days
from goldthread.pathways.private_fostering.models.codes import OPEN_STILL, Decision

REGULATIONS = Edition("si-2005-1533", "Children (Private Arrangements for Fostering) Regulations 2005 (SI 2005/1533)")
LOCAL = Edition("local", "Local procedure for private fostering")

AWARE, NOTIFIED = Fact("notified", "aware_on"), Fact("notified")
VISITED = Fact("visited")
NEVER_WAS = Fact("decided", where={"decision": (Decision.NOT_PRIVATE,)})
DECIDED = Fact("decided", where={"decision": tuple(one for one in Decision if one not in OPEN_STILL)})

CLOCKS = (
    CaseClock(
        id="PF-02",
        title="Visit for the first time",
        starts=(AWARE,),
        stops=(VISITED,),
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
        stops=(VISITED,),
        ends=(NEVER_WAS,),
        again=True,
        rules=(
            Rule(
                weeks(6),
                Kind.STATUTORY,
                REGULATIONS,
                "Regulation 8(1)(a): not more than 6 weeks apart in the first year, which by regulation 8(6) begins"
                " when the council becomes aware",
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
        stops=(Fact("changed"), Fact("ended", "told_at")),
        each_its_own=True,
        rules=(
            Rule(
                hours(48),
                Kind.LOCAL,
                LOCAL,
                "Regulations 9 and 10 of SI 2005/1533 as they are commonly told: their text was not read. Confirm it"
                " before a carer is told that they were late",
            ),
        ),
        owed_by="The carer",
    ),
)
