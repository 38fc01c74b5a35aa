"""The clocks of statutory reviews (statutory.md 7.3 to 7.5): what is guidance, what is disputed, and what is our own.

Notice of publication (REV-04) is none of them: it is counted back from the day of publication, which holds it.
"""

from datetime import date

from goldthread.cases.declaring import Begins, CaseClock, Event, Fact
from goldthread.cases.transfers.steps import clock_of_offers
from goldthread.foundation.clocks import Edition, Kind, Rule, months, working_days
from goldthread.pathways.statutory_review.models.codes import (
    DEATHS_IN_CARE,
    OF_DOMESTIC_ABUSE,
    OF_DOMESTIC_DEATHS,
    SERIOUS,
    Decision,
    Incident,
    Reply,
)
from goldthread.pathways.statutory_review.models.codes import Kind as Review
from goldthread.pathways.statutory_review.models.publishing import Approved

SINCE_2018 = Edition(
    "wt-2018",
    "Working Together to Safeguard Children 2018 and later, with guidance of the national Panel",
    begins=date(2018, 7, 4),
)
OF_2015 = Edition("wt-2015", "Working Together to Safeguard Children 2015", undated=True)
HOME_OFFICE = Edition("dhr-2016", "Statutory guidance on domestic homicide reviews, 2016", undated=True)
LOCAL = Edition("local", "Local procedure for statutory reviews")
NOT_READ = "The text was not read: have it confirmed before it is reported as late"


def _decided(*decisions: Decision) -> Fact:
    return Fact("decided", where={"decision": decisions})


def _decided_otherwise(*decisions: Decision) -> Fact:
    return _decided(*(one for one in Decision if one not in decisions))


AWARE = Fact("notifiable", "aware_at", where={"kind": SERIOUS})
NOTIFIED = Fact("notified", where={"kind": SERIOUS})
NOT_TO_BE = (Fact("notifiable", where={"kind": (Incident.NONE,)}, taken_back_by=(Fact("notifiable"),)),)
"""Only as long as nothing else was decided since: a council that changes its mind owes it from the first day on."""
WITHDRAWN = Fact("withdrawn", taken_back_by=(NOTIFIED,))
"""Only as long as the same child was not notified again: then what was owed goes on, late or not."""
OF_EACH_CHILD = "child"
DECIDED_ON_IT = _decided_otherwise(Decision.WITHDRAWN)
REFERRED, DECIDED, PUBLISHED = Fact("referred"), Fact("decided"), Fact("published")
NOT_DONE = (Fact("given_up"), Fact("answered", where={"reply": (Reply.NATIONAL,)}))
ALL_APPROVED = Fact("approved", where={"of_all": (Approved.Whose.ALL,)})
COUNCIL, PARTNERS = "The council", "The safeguarding partners"


def _considered(*kinds: Review) -> tuple[Fact, ...]:
    return (Fact("considered", where={"kind": kinds}),)


EVENTS = (Event("notified", "Day on which it was notified, if it was another", ("notified.happened_at",)),)

CLOCKS = (
    CaseClock(
        id="REV-00",
        title="Say which reviews may be needed",
        starts=(REFERRED,),
        stops=(Fact("considered"),),
        rules=(
            Rule(
                working_days(5),
                Kind.LOCAL,
                LOCAL,
                "No national rule: as long as a council has to notify, which may run from before the referral",
            ),
        ),
        owed_by="The review officer",
    ),
    CaseClock(
        id="REV-01-DECIDE",
        title="Decide whether it must be notified",
        starts=(*_considered(Review.LCSPR), Fact("considered", where={"is_serious": (True,)})),
        stops=(Fact("notifiable"),),
        even_before=(Fact("notifiable"),),
        for_all=True,
        rules=(
            Rule(
                working_days(2),
                Kind.LOCAL,
                LOCAL,
                "No national rule: the 5 working days for notifying run from becoming aware",
            ),
        ),
        owed_by=COUNCIL,
    ),
    CaseClock(
        id="REV-01",
        each=OF_EACH_CHILD,
        title="Notify the national Panel of a serious incident",
        starts=(AWARE,),
        stops=(NOTIFIED,),
        ends=NOT_TO_BE,
        for_all=True,
        rules=(
            Rule(
                working_days(5),
                Kind.GUIDANCE,
                SINCE_2018,
                "5 working days from becoming aware. That it must be notified is the law: Children Act 2004, section"
                " 16C",
            ),
        ),
        owed_by=COUNCIL,
    ),
    CaseClock(
        id="REV-07",
        each=OF_EACH_CHILD,
        title="Notify the death of a looked-after child or care leaver",
        starts=(Fact("notifiable", "aware_at", where={"kind": DEATHS_IN_CARE}),),
        stops=(Fact("notified"),),
        ends=NOT_TO_BE,
        for_all=True,
        rules=(
            Rule(
                working_days(5),
                Kind.GUIDANCE,
                SINCE_2018,
                "5 working days; a looked-after child whether or not abuse is suspected, a care leaver up to and"
                " including 24",
            ),
        ),
        owed_by=COUNCIL,
    ),
    CaseClock(
        id="REV-02",
        each=OF_EACH_CHILD,
        title="Finish the rapid review and decide",
        starts=(NOTIFIED,),
        may_begin=(
            Begins("notified", "The notification", (NOTIFIED,), "Counted from the notification, as Devon and Kent do"),
            Begins(
                "aware",
                "The council’s becoming aware",
                (AWARE,),
                "Counted from becoming aware, as Working Together is commonly told. Its text was not read",
            ),
        ),
        stops=(DECIDED_ON_IT,),
        ends=(WITHDRAWN, *NOT_TO_BE),
        for_all=True,
        rules=(
            Rule(
                working_days(15),
                Kind.GUIDANCE,
                SINCE_2018,
                "15 working days. It is an expectation and no statute, and sources differ on what starts it",
            ),
        ),
        owed_by=PARTNERS,
    ),
    CaseClock(
        id="REV-02-AWARE",
        each=OF_EACH_CHILD,
        title="Warning: rapid review, if it is counted from becoming aware",
        starts=(AWARE,),
        only_where=("REV-02", "notified"),
        stops=(DECIDED_ON_IT,),
        ends=(WITHDRAWN, *NOT_TO_BE),
        for_all=True,
        rules=(
            Rule(
                working_days(15),
                Kind.LOCAL,
                LOCAL,
                "A warning beside the rapid review: some count its 15 working days from becoming aware",
            ),
        ),
        owed_by=PARTNERS,
    ),
    CaseClock(
        id="REV-03",
        title="Publish the local child safeguarding practice review",
        starts=(_decided(Decision.LCSPR),),
        stops=(PUBLISHED,),
        ends=(_decided_otherwise(Decision.LCSPR), *NOT_DONE),
        for_all=True,
        pausable=True,
        rules=(
            Rule(
                months(6),
                Kind.GUIDANCE,
                SINCE_2018,
                "As soon as possible, and no later than 6 months from the decision. For a criminal trial or an inquest"
                " it may stand, with the reasons sent to the Panel",
            ),
        ),
        owed_by=PARTNERS,
    ),
    CaseClock(
        id="REV-05",
        title="Decide on a serious case review",
        starts=(REFERRED,),
        only_if=_considered(Review.SCR),
        stops=(DECIDED,),
        rules=(Rule(months(1), Kind.GUIDANCE, OF_2015, f"1 month from the notification to the board. {NOT_READ}"),),
        owed_by="The chair",
    ),
    CaseClock(
        id="REV-05-DONE",
        title="Complete the serious case review",
        starts=(_decided(Decision.SCR),),
        stops=(ALL_APPROVED,),
        ends=(_decided_otherwise(Decision.SCR), *NOT_DONE),
        for_all=True,
        pausable=True,
        rules=(Rule(months(6), Kind.GUIDANCE, OF_2015, f"6 months from when it is begun. {NOT_READ}"),),
        owed_by="The chair",
    ),
    CaseClock(
        id="REV-08",
        title="Decide on a review of a domestic homicide",
        starts=(REFERRED,),
        only_if=_considered(*OF_DOMESTIC_ABUSE),
        stops=(DECIDED,),
        rules=(Rule(months(1), Kind.GUIDANCE, HOME_OFFICE, f"1 month from notice of the homicide. {NOT_READ}"),),
        owed_by="The community safety partnership",
    ),
    CaseClock(
        id="REV-08-DONE",
        title="Complete the review of a domestic homicide",
        starts=(_decided(*OF_DOMESTIC_DEATHS),),
        stops=(ALL_APPROVED,),
        ends=(_decided_otherwise(*OF_DOMESTIC_DEATHS), *NOT_DONE),
        for_all=True,
        pausable=True,
        rules=(Rule(months(6), Kind.GUIDANCE, HOME_OFFICE, f"6 months from the decision. {NOT_READ}"),),
        owed_by="The community safety partnership",
    ),
    CaseClock(
        id="REV-06",
        title="Look at the action plan",
        starts=(PUBLISHED, Fact("finished")),
        stops=(Fact("monitored"),),
        again=True,
        rules=(Rule(months(3), Kind.LOCAL, LOCAL, "No national rule; every 3 months"),),
        owed_by="The panel",
    ),
    clock_of_offers("REV-TR"),
)
