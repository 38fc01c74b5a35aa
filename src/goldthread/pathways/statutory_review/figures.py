"""The yearly tables (statutory.md 7.6). Whether notifications and rapid reviews were in time, their clocks tell.

A case that another area took over counts here for what was done here before, such as that it was referred and notified;
what comes later is done and counted there. How many these were the table of those that crossed a border tells.
"""

from goldthread.cases.declaring import AnyTable, BandTable, CountTable, EachAnswerTable, Fact, Span, SpanTable, Table
from goldthread.cases.transfers.steps import ACCEPTED, OFFERED, RECEIVED, WENT
from goldthread.pathways.statutory_review.models.reviewing import Proceeding

ENDED = (Fact("published"), Fact("finished"), Fact("given_up"), WENT, Fact("closed"))
WAITING = Span(
    begins=(Fact("proceeding", where={"blocks_publication": (True,)}),),
    ends=(
        Fact("proceeding", where={"publication": (Proceeding.Publication.FREE,)}),
        *ENDED,
    ),
)
DONE_BY_US = Span(begins=(Fact("commissioned"),), ends=ENDED)
MISTAKEN = (Fact("mistaken"),)

TABLES: tuple[AnyTable, ...] = (
    CountTable(
        "stages",
        "Referrals, notifications, rapid reviews and reviews",
        (
            ("referred", "Referred to the panel"),
            ("notified", "Serious incidents notified"),
            ("withdrawn", "Notifications withdrawn"),
            ("rapid_reviewed", "Rapid reviews held"),
            ("commissioned", "Reviews commissioned"),
            ("led_elsewhere", "Reviews that another area leads"),
        ),
        leaves_out=MISTAKEN,
    ),
    CountTable(
        "ended",
        "How reviews ended",
        (
            ("published", "Published"),
            ("finished", "Finished without publication"),
            ("given_up", "Given up"),
        ),
        leaves_out=MISTAKEN,
    ),
    Table(
        "notified",
        "Serious incidents notified, by kind, and also those withdrawn since",
        "notified",
        "kind",
        leaves_out=MISTAKEN,
    ),
    Table("recommended_by", "Recommendations, by who made them", "recommended", "made_by", leaves_out=MISTAKEN),
    Table("decision", "Decisions of the chair", "decided", "decision", leaves_out=MISTAKEN),
    Table("reply", "Replies of the national Panel", "answered", "reply", leaves_out=MISTAKEN),
    Table("kind", "Reviews commissioned, by kind", "commissioned", "kind", leaves_out=MISTAKEN),
    BandTable(
        "published",
        "Months from the decision to publication",
        Fact("decided"),
        Fact("published"),
        (3, 6, 12, 24),
        leaves_out=MISTAKEN,
    ),
    SpanTable("under_way", "Reviews under way", DONE_BY_US, leaves_out=MISTAKEN),
    SpanTable("waiting", "Reviews that wait for proceedings to end", WAITING, leaves_out=MISTAKEN),
    CountTable(
        "borders",
        "Cases handed over to another area, and taken over from one",
        (
            (OFFERED, "Offered to another area"),
            (ACCEPTED, "Accepted there"),
            (RECEIVED, "Came from another area"),
        ),
        leaves_out=MISTAKEN,
    ),
    EachAnswerTable(
        "proceedings", "Cases with parallel proceedings, by kind", "proceeding", "kind", leaves_out=MISTAKEN
    ),
)
