"""What comes before publication, for tests, named for its situation. Nothing here is real."""

from datetime import UTC, date, datetime
from typing import Any

from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.retention.factories import somebody
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.commands.earlier import (
    Published,
    confirm_published_before,
    say_published_before,
)
from goldthread.partnership.publishing.commands.names import add_details
from goldthread.partnership.publishing.commands.ordering import order_name_check
from goldthread.partnership.publishing.commands.readiness import (
    Proceeding,
    Telling,
    record_approval,
    record_family_told,
    record_panel_notice,
    record_proceeding,
    record_proceedings_asked,
)
from goldthread.partnership.publishing.jobs import look_for_names
from goldthread.partnership.publishing.models import NameCheck, ParallelProceeding, PartnerApproval, PersonDetail

LATER = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DAY = date(2026, 11, 20)
TESTS = System("tests")


def an_approval(review: Review, agency: Agency, **given: Any) -> PartnerApproval:
    """A partner approved the text on 20 November 2026."""
    said = {"approved_on": DAY, "by_role": "Chief executive", **given}
    return record_approval(review=review, agency=agency, by=TESTS, at=LATER, **said)


def a_proceeding(review: Review, must_wait: bool = True) -> ParallelProceeding:
    """A trial that is not over."""
    proceeding = Proceeding("criminal", "Trial of an adult of the household", must_wait)
    return record_proceeding(review=review, proceeding=proceeding, by=TESTS, at=LATER)


def all_recorded(review: Review, partners: list[Agency]) -> None:
    """Every partner approved, proceedings were asked about, the family and the panel were told."""
    for agency in partners:
        an_approval(review, agency)
    record_proceedings_asked(review=review, asked_on=DAY, of_whom="Police, coroner, council", by=TESTS, at=LATER)
    record_family_told(review=review, telling=Telling(DAY, "At home, by the reviewer"), by=TESTS, at=LATER)
    record_panel_notice(review=review, telling=Telling(DAY, "By e-mail"), by=TESTS, at=LATER)


def published_before(review: Review) -> Review:
    """It was published on 1 June 2026, as one person said and another confirmed."""
    published = Published(date(2026, 6, 1), "the board’s website", "https://board.example/review.pdf")
    one = somebody(review.space, "coordinator", f"Says-{review.reference}")
    another = somebody(review.space, "partnership_manager", f"Confirms-{review.reference}")
    say_published_before(review=review, published=published, by=one, at=LATER)
    return confirm_published_before(review=review, by=another, at=LATER).review


def a_detail(
    review: Review, words: str = "Robin Testerby", kind: str = "name", whose: str = "the child"
) -> PersonDetail:
    """An entry of the people list of a review."""
    (made,) = add_details(review=review, kind=kind, whose=whose, details=[words], by=TESTS, at=LATER)
    return made


def looked_for(review: Review) -> NameCheck:
    """Names were looked for, as the worker does it."""
    check = order_name_check(review=review, by=TESTS, at=LATER)
    look_for_names.func(space_id=review.space_id, check_id=check.pk)
    return check
