"""The clocks of an allegation (statutory.md 8.4): what guidance, one council's procedure or nobody says of each.

LADO-04 is a target for all cases together: 80% within one month, 90% within three, all but the most exceptional within
twelve. No single case can be held against a percentage, so the clock is the twelve months, and the yearly table has
the bands.
"""

from goldthread.cases.declaring import CaseClock, Fact
from goldthread.foundation.clocks import Edition, Kind, Limit, Rule, months, weeks, working_days
from goldthread.pathways.lado.models import SetAside
from goldthread.pathways.lado.models.referral import Evaluation

SHEFFIELD = Edition("sheffield", "Procedures of Sheffield on allegations against people who work with children")
KCSIE = Edition("kcsie-2016", "Keeping children safe in education, an edition of about 2016", undated=True)
LOCAL = Edition("local", "Local procedure of the designated officer")

MAY_BE_OMITTED = (
    "The edition is not named on the page that was read, and later editions may omit it: look whether the one in force"
    " when the case began still says it"
)
NO_RULE = "No national rule"
View = Evaluation.View

CONTACT, ADVISED, FOLLOWED_UP = Fact("contact"), Fact("advised"), Fact("followed_up")
ACCEPTED = Fact("accepted")
NONE_OF_ITS_OWN = Fact("set_aside", where={"why": (SetAside.Why.TWICE, SetAside.Why.MISTAKE)})
"""It is on record already, or nobody meant to send it: an answer was never owed, and nothing counts it as a contact."""
NO_CONCERN = Fact("set_aside", where={"why": (SetAside.Why.NO_CONCERN,)})
"""Somebody did get in touch, and was owed an answer until they were told that."""
EMPLOYER_REFERRED = Fact("employer_acted", where={"action": ("dbs_referred",)})
BARRING_REFERRED = (Fact("barring_considered", where={"decision": ("referred",)}), EMPLOYER_REFERRED)
NO_MEETING = Fact("evaluated", where={"needs_meeting": (False,)})
AGREED, CLOSED = Fact("outcome_agreed"), Fact("closed")


def _viewed(*views: str) -> Fact:
    return Fact("evaluated", where={"first_view": views})


def _kcsie(limit: Limit, paragraph: int, says: str) -> tuple[Rule, ...]:
    return (Rule(limit, Kind.GUIDANCE, KCSIE, f"Paragraph {paragraph}: {says}. {MAY_BE_OMITTED}"),)


def _local(limit: Limit, citation: str = NO_RULE) -> tuple[Rule, ...]:
    return (Rule(limit, Kind.LOCAL, LOCAL, citation),)


CLOCKS = (
    CaseClock(
        id="LADO-01",
        title="The employer tells the designated officer",
        starts=(Fact("contact", "known_on", where={"source": ("employer",)}),),
        stops=(CONTACT,),
        rules=(
            Rule(
                working_days(1),
                Kind.GUIDANCE,
                SHEFFIELD,
                "one council’s own: the national guidance itself was not read, and some boroughs say 24 hours",
            ),
        ),
        owed_by="The employer",
    ),
    CaseClock(
        id="LADO-02",
        title="Answer the contact",
        starts=(CONTACT,),
        stops=(ADVISED, ACCEPTED, NO_CONCERN),
        ends=(NONE_OF_ITS_OWN,),
        rules=_local(
            working_days(1), "No national rule; as in Bracknell Forest’s yearly report of its officer 2016-17"
        ),
        owed_by="The designated officer",
    ),
    CaseClock(
        id="LADO-03",
        title="Hold the allegations management meeting",
        starts=(ACCEPTED,),
        stops=(Fact("met"),),
        ends=(NO_MEETING,),
        # No meeting follows either where it was evaluated on an earlier day than it was accepted.
        even_before=(NO_MEETING,),
        rules=_local(working_days(5)),
        owed_by="The designated officer",
        pausable=True,
    ),
    CaseClock(
        id="LADO-04",
        title="Bring the case to an end",
        starts=(ACCEPTED,),
        stops=(CLOSED,),
        rules=_kcsie(
            months(12),
            174,
            "80% within 1 month, 90% within 3 months, all but the most exceptional within 12 months",
        ),
        owed_by="The designated officer",
        pausable=True,
    ),
    CaseClock(
        id="LADO-05",
        title="Settle what is clearly unsubstantiated or malicious",
        starts=(ACCEPTED,),
        only_if=(_viewed(View.UNSUBSTANTIATED, View.MALICIOUS),),
        stops=(AGREED, CLOSED),
        rules=_kcsie(
            weeks(1), 175, "where it is clear at once that it is unsubstantiated or malicious, within one week"
        ),
        owed_by="The designated officer",
        pausable=True,
    ),
    CaseClock(
        id="LADO-06",
        title="The employer acts where no formal action is needed",
        starts=(_viewed(View.NO_FORMAL_ACTION),),
        stops=(Fact("employer_acted"),),
        rules=_kcsie(working_days(3), 175, "where no formal disciplinary action is needed, within three working days"),
        owed_by="The employer",
        pausable=True,
    ),
    CaseClock(
        id="LADO-07",
        title="The employer holds the disciplinary hearing",
        starts=(_viewed(View.HEARING),),
        stops=(Fact("hearing_held"),),
        rules=_kcsie(working_days(15), 175, "where a hearing can be held at once, within 15 working days"),
        owed_by="The employer",
        pausable=True,
    ),
    CaseClock(
        id="LADO-08",
        title="Review the open case",
        starts=(ACCEPTED,),
        stops=(Fact("reviewed"),),
        rules=_local(months(1), "No national rule; every two weeks if possible"),
        owed_by="The designated officer",
        again=True,
        pausable=True,
    ),
    CaseClock(
        id="LADO-09",
        title="Refer to the Disclosure and Barring Service",
        starts=(Fact("employer_acted", where={"removed": (True,)}),),
        stops=(*BARRING_REFERRED, Fact("barring_considered", where={"decision": ("not_needed",)})),
        for_all=True,
        even_before=BARRING_REFERRED,
        rules=_local(months(1), "As soon as possible; no national limit, and one month as the target"),
        owed_by="The employer",
        pausable=True,
        outlives=True,
    ),
    CaseClock(
        id="LADO-10",
        title="Send the advice in writing",
        starts=(ADVISED,),
        stops=(FOLLOWED_UP,),
        rules=_local(working_days(2)),
        owed_by="The designated officer",
        outlives=True,
    ),
    CaseClock(
        id="LADO-11",
        title="Tell whoever made the referral what came of it",
        starts=(AGREED,),
        stops=(Fact("fed_back", where={"to": ("referrer",)}),),
        rules=_local(working_days(5)),
        owed_by="The designated officer",
        outlives=True,
    ),
)
