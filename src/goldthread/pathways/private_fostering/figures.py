"""The yearly tables: those of the national return that was closed in 2016 (statutory.md 9.4), and a few of our own.

What is there on the last day of the year, as then on 31 March, and of whom; how many began and ended; whether visits
were in time. Whether a first visit came within seven working days is told by its clock.
"""

from goldthread.cases.declaring import (
    BandTable,
    CountTable,
    EachAnswerTable,
    Fact,
    InPlaceTable,
    KeptTable,
    Span,
    SpanTable,
    Table,
)
from goldthread.pathways.private_fostering.clocks import NEVER_WAS, NOTIFIED
from goldthread.pathways.private_fostering.models.codes import Decision

ARRANGEMENT = Span(
    begins=(Fact("notified", "starts_on", where={"lives_there": (True,)}), Fact("begun")),
    ends=(
        Fact("ended"),
        Fact("decided", where={"decision": (Decision.LOOKED_AFTER, Decision.RETURNED_HOME)}),
    ),
    never=(NEVER_WAS,),
)
AGES = (1, 5, 10, 16)
LAST_DAY_OF_LESS_THAN_SIX_WEEKS = 41

TABLES = (
    CountTable("notices", "Notices", (("notified", "Notices"), ("visited", "Children visited"))),
    Table("by", "Notices, by who gave them or from whom the council learned of it", "notified", "by"),
    Table("kind", "Notices, by kind of arrangement", "notified", "kind"),
    BandTable(
        "notice",
        "Arrangements notified before they began, by days of notice (six weeks are 42)",
        NOTIFIED,
        Fact("begun"),
        (LAST_DAY_OF_LESS_THAN_SIX_WEEKS,),
        "day",
    ),
    Table("decision", "Decisions", "decided", "decision"),
    SpanTable("arrangements", "Arrangements", ARRANGEMENT),
    InPlaceTable("age", "In place on the last day, by age", ARRANGEMENT, "notified", "born_on", ages=AGES),
    InPlaceTable("birthplace", "In place on the last day, by place of birth", ARRANGEMENT, "notified", "birthplace"),
    InPlaceTable("sex", "In place on the last day, by sex", ARRANGEMENT, "notified", "sex"),
    InPlaceTable("ethnicity", "In place on the last day, by ethnicity", ARRANGEMENT, "notified", "ethnicity"),
    InPlaceTable("in_place_kind", "In place on the last day, by kind", ARRANGEMENT, "notified", "kind"),
    KeptTable("visits_new", "New, by whether visits were in time", ARRANGEMENT, "PF-03", new=True),
    KeptTable("visits_old", "In place before, by whether visits were in time", ARRANGEMENT, "PF-03", new=False),
    EachAnswerTable("alone", "Cases with a visit, by whether the child was seen alone", "visited", "alone"),
    Table("ended", "Ended, by reason", "ended", "reason"),
)
