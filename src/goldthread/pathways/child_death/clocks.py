"""The clocks of child death review (statutory.md 6.2, 15): each with its source, or that its text was not read.

CDR-06, the report, is none: the law says “at such intervals as they consider appropriate” (section 16M(6)).
"""

from goldthread.cases.declaring import CaseClock, Fact
from goldthread.cases.transfers.steps import clock_of_offers
from goldthread.foundation.clocks import Edition, Kind, Limit, Rule, days, hours, months, weeks, working_days
from goldthread.pathways.child_death.models.codes import Meeting, Process, Stands, WhyAside, With

GUIDANCE = Edition(
    "cdr-guidance-2018", "Child death review: statutory and operational guidance (England), October 2018", undated=True
)
LOCAL = Edition("local", "Local procedure for child death review")
CROYDON = "Local: Croydon met within 5 working days of an unexpected death (its procedures)"
NOT_READ = "The text was not read: have it confirmed before anything is reported as late"

DIED, NOTIFIED = Fact("notified", "died_at"), Fact("notified")
RESPONDS = Fact("first_decided", where={"response": (True,)})
DISCUSSED = Fact("met")
AS_LAST_DECIDED = (Fact("first_decided"),)
STOOD_DOWN = Fact("first_decided", where={"response": (False,)}, taken_back_by=AS_LAST_DECIDED)
NO_HARM = Fact("first_decided", where={"harm": (False,)}, taken_back_by=AS_LAST_DECIDED)
HARM = Fact("first_decided", where={"harm": (True,)})
INCIDENT = Fact("followed", where={"process": (Process.SERIOUS_INCIDENT,), "stands": (Stands.UNDER_WAY, Stands.ENDED)})
"""That it is to be expected tells nobody of it."""
TOLD = Fact("incident_told")
FED_BACK = Fact("family", where={"done": (With.FED_BACK,)})
WANTS_NONE = Fact("family", where={"done": (With.WANTS_NONE,)}, taken_back_by=(Fact("family"),))
"""Until the family is in touch again: whoever asks later is owed an answer."""
VISITED, INITIAL = Fact("visited"), Fact("responded", where={"meeting": (Meeting.INITIAL,)})
INQUEST_OVER = Fact("followed", where={"process": (Process.INQUEST,), "stands": (Stands.ENDED,)})
WAITS_FOR_INQUEST = Fact(
    "followed",
    where={"process": (Process.INQUEST,), "stands": (Stands.EXPECTED, Stands.UNDER_WAY), "waits": (True,)},
    taken_back_by=(Fact("followed"),),
    each=("process",),
)
"""As it was said last of the inquest: the panel is due once that is over."""
FINISHED = Fact("analysed")
NO_REVIEW = Fact("set_aside", where={"why": (WhyAside.TWICE, WhyAside.NO_CHILD)})
ASIDE = Fact("set_aside")
TWICE = Fact("set_aside", where={"why": (WhyAside.TWICE,)})


def _guidance(limit: Limit, words: str) -> tuple[Rule, ...]:
    return (Rule(limit, Kind.GUIDANCE, GUIDANCE, f"{words}. {NOT_READ}"),)


def _local(limit: Limit, words: str) -> tuple[Rule, ...]:
    return (Rule(limit, Kind.LOCAL, LOCAL, words),)


CLOCKS = (
    CaseClock(
        id="CDR-S1",
        title="Take the first decisions",
        starts=(DIED,),
        stops=(Fact("first_decided"),),
        ends=(NO_REVIEW,),
        rules=_local(hours(2), "By custom within 1 to 2 hours: no text that was read has it"),
        owed_by="Health and the police",
    ),
    CaseClock(
        id="CDR-S7",
        title="Tell those who notify serious incidents",
        starts=(HARM,),
        stops=(TOLD, INCIDENT),
        ends=(NO_REVIEW, NO_HARM),
        for_all=True,
        even_before=(TOLD, INCIDENT),
        rules=_local(working_days(1), "At once where abuse or neglect is known or suspected: one working day here"),
        owed_by="Child death review",
    ),
    CaseClock(
        id="CDR-01",
        title="Notify the death",
        starts=(DIED,),
        stops=(NOTIFIED,),
        ends=(NO_REVIEW,),
        rules=_guidance(hours(48), "Notified within 48 hours; an older local rule was 24 hours or one working day"),
        owed_by="Any professional who knows of it",
    ),
    CaseClock(
        id="CDR-02",
        title="Visit the place of death",
        starts=(RESPONDS,),
        stops=(VISITED,),
        ends=(NO_REVIEW, STOOD_DOWN),
        for_all=True,
        even_before=(VISITED,),
        rules=_guidance(hours(24), "The joint agency response begins at once; the visit is within 24 hours"),
        owed_by="Police and health",
    ),
    CaseClock(
        id="CDR-02L",
        title="Hold the first meeting of the joint agency response",
        starts=(RESPONDS,),
        stops=(INITIAL,),
        ends=(NO_REVIEW, STOOD_DOWN),
        for_all=True,
        even_before=(INITIAL,),
        rules=_local(working_days(5), CROYDON),
        owed_by="Health",
    ),
    CaseClock(
        id="CDR-02D",
        title="Hold the case discussion of the joint agency response",
        starts=(RESPONDS,),
        stops=(Fact("responded", where={"meeting": (Meeting.CASE_DISCUSSION,)}),),
        ends=(NO_REVIEW, STOOD_DOWN),
        for_all=True,
        pausable=True,
        rules=_guidance(days(28), "The case discussion follows after about 28 days"),
        owed_by="Police and health",
    ),
    CaseClock(
        id="CDR-03",
        title="Send out the reporting forms",
        starts=(Fact("identified"),),
        stops=(Fact("asked"),),
        ends=(NO_REVIEW,),
        for_all=True,
        rules=_local(working_days(3), "No national rule: 3 working days from when the agencies are known"),
        owed_by="Child death review",
    ),
    CaseClock(
        id="CDR-03R",
        title="Have all reporting forms back",
        starts=(Fact("asked"),),
        stops=(Fact("reported", where={"all_in": (True,)}),),
        ends=(NO_REVIEW,),
        for_all=True,
        rules=_local(working_days(15), "No national rule: 2 to 3 weeks by custom"),
        owed_by="Agencies that knew the child",
    ),
    CaseClock(
        id="CDR-04",
        title="Hold the child death review meeting",
        starts=(DIED,),
        stops=(DISCUSSED,),
        ends=(NO_REVIEW,),
        pausable=True,
        rules=_guidance(months(3), "Within 3 months of the death; an inquest or police investigation may delay it"),
        owed_by="Health",
    ),
    CaseClock(
        id="CDR-05",
        title="Discuss at the panel",
        starts=(DISCUSSED, INQUEST_OVER),
        stops=(FINISHED,),
        ends=(NO_REVIEW, WAITS_FOR_INQUEST),
        even_before=(WAITS_FOR_INQUEST,),
        only_if=(DISCUSSED,),
        from_last=True,
        pausable=True,
        rules=_guidance(
            weeks(6), "Within 6 weeks of the outcome of the review meeting, or of the inquest, whichever is later"
        ),
        owed_by="The panel",
    ),
    CaseClock(
        id="CDR-S8",
        title="Return the form to the national database",
        starts=(FINISHED,),
        stops=(Fact("returned"),),
        rules=_local(working_days(10), "No national rule was read: 10 working days"),
        owed_by="Child death review",
    ),
    CaseClock(
        id="CDR-S8F",
        title="Tell the family what was found",
        starts=(FINISHED,),
        stops=(FED_BACK,),
        ends=(WANTS_NONE,),
        even_before=(WANTS_NONE,),
        rules=_local(working_days(10), "No national rule was read: 10 working days"),
        owed_by="The key worker",
    ),
    clock_of_offers("CDR-TR"),
)
