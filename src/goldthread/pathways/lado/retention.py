"""How long cases of allegations stay (statutory.md 13.4). Schedules differ, so each is a setting of the partnership.

A schedule that was found gives each length. None that was found names allegations that are false, though no intent is
shown: they stay until the partnership says how long.
"""

from goldthread.cases.declaring import NO_OUTCOME, Fact, Kept
from goldthread.foundation.retention.classes import LOCAL, Anchor, AtEnd, RetentionClass, Rule
from goldthread.pathways.lado.models.codes import Result

YEAR = 12


def _rule(anchor: Anchor, years: int, source: str) -> Rule:
    return Rule(anchor, years * YEAR, AtEnd.REVIEW_BY_TWO, f"{LOCAL}: {source}")


CONSULTATION = RetentionClass(
    "LADO consultation",
    "LADO consultations",
    "Consultations that never became a referral: they name no adult",
    _rule(Anchor.LAST_CONTACT, 6, "6 years from the last contact, as in the schedule of Devon"),
)
DISPROVED = RetentionClass(
    "LADO unfounded or malicious",
    "LADO cases: unfounded or malicious",
    "Allegations that had no basis, or were made to deceive",
    _rule(
        Anchor.CLOSURE,
        10,
        "10 years from the end, as in the schedule of Devon; the policy of the North West has a review after 10 years",
    ),
)
FALSE = RetentionClass(
    "LADO false",
    "LADO cases: false",
    "Allegations that were disproved, and of which nothing shows that anybody meant to deceive",
    fixed="For good until this partnership says how long: the schedules that were found name unfounded and malicious"
    " allegations, and not false ones.",
    waits_for_a_rule=True,
)
MAY_STAND = RetentionClass(
    "LADO substantiated or unsubstantiated",
    "LADO cases: substantiated or unsubstantiated",
    "Allegations that were shown, and those that could be neither shown nor disproved",
    _rule(
        Anchor.BIRTH,
        100,
        "100 years from the birth of the person alleged, as in the schedule of Devon. An older rule, of South West"
        " procedures, is until retirement age, or 10 years if that is longer",
    ),
)
BORN = Fact("accepted", "adult_born_on")

RETENTION = (
    Kept(of=CONSULTATION, outcomes=(NO_OUTCOME,)),
    Kept(of=DISPROVED, outcomes=(Result.UNFOUNDED.value, Result.MALICIOUS.value), born=BORN),
    Kept(of=FALSE, outcomes=(Result.FALSE.value,), born=BORN),
    Kept(of=MAY_STAND, born=BORN),
)
