"""The yearly tables: those of the national return that was closed in 2016 (statutory.md 9.4), and a few of our own.

What is there on the last day of the year, as then on 31 March, and of whom; how many began and ended; whether visits
were in time. Whether a first visit came within seven working days is told by its clock. Of awareness it is
counted what was done, how many were asked and answered, and the notifications that came of it.

An arrangement that others took over counts here until they did, and ended here then: it is none of those that ended for
a reason, and a table of its own tells how many went, and how many came.
"""

from goldthread.cases.declaring import (
    BandTable,
    CountTable,
    EachAnswerTable,
    Fact,
    InPlaceTable,
    KeptTable,
    ListTable,
    Span,
    SpanTable,
    Table,
)
from goldthread.cases.transfers.steps import ACCEPTED, RECEIVED
from goldthread.pathways.private_fostering.clocks import NEVER_WAS, NOTIFIED
from goldthread.pathways.private_fostering.models.codes import Decision, MustNotify

ARRANGEMENT = Span(
    begins=(Fact("notified", "there_since"), Fact("begun")),
    ends=(
        Fact("ended"),
        Fact("decided", where={"decision": (Decision.LOOKED_AFTER, Decision.RETURNED_HOME)}),
        Fact(ACCEPTED),
        # From that birthday on it is private fostering no longer, whether or not anybody recorded the end.
        Fact("notified", "ends_on"),
    ),
    never=(NEVER_WAS,),
)
AGES = (1, 5, 10, 16)
LAST_DAY_OF_LESS_THAN_SIX_WEEKS = 41
LAST_DAY = "In place on the last day, by {what}"

TABLES = (
    CountTable("notices", "Notifications", (("notified", "Notifications"), ("visited", "Cases with a visit"))),
    EachAnswerTable(
        "by",
        "Cases, by who notified or from whom the council learned of it",
        "notified",
        "by",
        also={one.value: Fact("notified_too", where={"by": (one,)}) for one in MustNotify},
    ),
    Table("kind", "Notifications, by kind of arrangement", "notified", "kind"),
    ListTable("activities", "Awareness activities, by who was asked or told", "awareness", "whom"),
    ListTable("asked", "How many were asked in awareness activities", "awareness", "whom", adds="asked"),
    ListTable("answered", "How many of them answered", "awareness", "whom", adds="answered"),
    Table("brought_by", "Notifications, by the kind of awareness activity that brought them", "notified", "brought_by"),
    BandTable(
        "notice",
        "Arrangements notified before they began, by days from the notification to the beginning (six weeks are 42)",
        NOTIFIED,
        Fact("begun"),
        (LAST_DAY_OF_LESS_THAN_SIX_WEEKS,),
        "day",
    ),
    Table("decision", "Decisions", "decided", "decision"),
    SpanTable("arrangements", "Arrangements", ARRANGEMENT),
    InPlaceTable("age", LAST_DAY.format(what="age"), ARRANGEMENT, "notified", "born_on", ages=AGES),
    InPlaceTable("birthplace", LAST_DAY.format(what="place of birth"), ARRANGEMENT, "notified", "birthplace"),
    InPlaceTable("sex", LAST_DAY.format(what="sex"), ARRANGEMENT, "notified", "sex"),
    InPlaceTable("ethnicity", LAST_DAY.format(what="ethnicity"), ARRANGEMENT, "notified", "ethnicity"),
    InPlaceTable("in_place_kind", LAST_DAY.format(what="kind"), ARRANGEMENT, "notified", "kind"),
    KeptTable("visits_new", "Arrangements that began in {period}: visits in time", ARRANGEMENT, "PF-03", new=True),
    KeptTable("visits_old", "Arrangements that began before {period}: visits in time", ARRANGEMENT, "PF-03", new=False),
    EachAnswerTable("alone", "Cases with a visit, by whether the child was seen", "visited", "child"),
    Table("ended", "Ended, by reason", "ended", "reason"),
    Table("went", "Went to others, by who took them over", ACCEPTED, "to"),
    Table("came", "Came from others, by where they came from", RECEIVED, "origin"),
)
