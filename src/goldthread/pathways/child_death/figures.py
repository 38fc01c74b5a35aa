"""The yearly tables (statutory.md 6.4). What is published is of three years together: a year has few deaths.

Whether deaths were notified within 48 hours, and each other limit, is told by its clock.
"""

from goldthread.cases.declaring import BandTable, CountTable, EachAnswerTable, Table
from goldthread.cases.transfers.steps import ACCEPTED, OFFERED, RECEIVED, WENT
from goldthread.pathways.child_death.clocks import ASIDE, DIED, FINISHED, RESPONDS
from goldthread.pathways.child_death.models.footprint import councils_of

QUARTER, HALF, YEAR = 91, 183, 365
"""In days (statutory.md 0.3)."""
NOT_OURS = (ASIDE, WENT)
"""Each death is counted once: one that another area took over is counted there, and in no table here but the last."""

TABLES = (
    CountTable(
        "counts",
        "Deaths and reviews",
        (
            ("notified", "Deaths notified"),
            ("met", "Review meetings held"),
            ("analysed", "Reviews finished by the panel"),
        ),
        leaves_out=NOT_OURS,
    ),
    Table(
        "response",
        "Deaths by whether there was a joint agency response",
        RESPONDS.step,
        "response",
        leaves_out=NOT_OURS,
    ),
    Table("area", "Deaths by council", "notified", "area", leaves_out=NOT_OURS, here=councils_of),
    Table(
        "deprivation", "Deaths by deprivation of the area of the home", "notified", "deprivation", leaves_out=NOT_OURS
    ),
    Table("age", "Deaths by age", "notified", "age", leaves_out=NOT_OURS),
    Table("sex", "Deaths by sex", "notified", "sex", leaves_out=NOT_OURS),
    Table("ethnicity", "Deaths by ethnicity", "notified", "ethnicity", leaves_out=NOT_OURS),
    Table("place", "Deaths by place", "notified", "place", leaves_out=NOT_OURS),
    Table("by", "Deaths by who notified them", "notified", "by", leaves_out=NOT_OURS),
    BandTable(
        "time",
        "Finished reviews by days from death to panel",
        DIED,
        FINISHED,
        (QUARTER, HALF, YEAR),
        "day",
        middle=True,
        leaves_out=NOT_OURS,
    ),
    Table("category", "Finished reviews by category of death", "analysed", "category", leaves_out=NOT_OURS),
    Table(
        "expected", "Finished reviews by whether the death was expected", "analysed", "expected", leaves_out=NOT_OURS
    ),
    Table("modifiable", "Finished reviews by modifiable factors", "analysed", "modifiable", leaves_out=NOT_OURS),
    EachAnswerTable(
        "factor", "Reviews with a factor, by factor", "found", "factor", among="analysed", leaves_out=NOT_OURS
    ),
    EachAnswerTable(
        "domain", "Reviews with a factor, by domain", "found", "domain", among="analysed", leaves_out=NOT_OURS
    ),
    EachAnswerTable(
        "level", "Reviews with an action, by level", "for_action", "level", among="analysed", leaves_out=NOT_OURS
    ),
    EachAnswerTable(
        "done",
        "Reviews with an action, by where it stands",
        "for_action",
        "stands",
        among="analysed",
        leaves_out=NOT_OURS,
    ),
    Table("aside", "Not reviewed here, by reason", "set_aside", "why"),
    CountTable(
        "borders",
        "Reviews handed over to another area, and taken over from one",
        (
            (OFFERED, "Offered to another area"),
            (ACCEPTED, "Accepted there: counted there, and in no other table here"),
            (RECEIVED, "Came from another area: counted here"),
        ),
    ),
)
