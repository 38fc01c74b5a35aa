"""The made-up review that is not published yet, on its way: two of three partners, a trial, and a name in its text.

Nobody in it is real, no such postcode is given to any place, and the number is of the range kept for tests.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.commands import EventDetails, add_event
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.commands.earlier import (
    Published,
    confirm_published_before,
    say_published_before,
)
from goldthread.partnership.publishing.commands.names import add_details, record_looked_through
from goldthread.partnership.publishing.commands.ordering import order_name_check
from goldthread.partnership.publishing.commands.readiness import (
    Proceeding,
    Telling,
    clear_proceeding,
    record_approval,
    record_family_told,
    record_proceeding,
    record_proceedings_asked,
)
from goldthread.partnership.publishing.jobs import LOOKER
from goldthread.partnership.publishing.models import PersonDetail
from goldthread.partnership.publishing.names.hits import look_through
from goldthread.partnership.publishing.readiness import partners_on

Kind = PersonDetail.Kind
LIST = (
    (Kind.NAME, "the child", ("Teasel Thornbury-Vetch", "Tizzy")),
    (Kind.BORN, "the child", ("7 March 2019",)),
    (Kind.SCHOOL, "the child", ("Bramblewood Primary School",)),
    (Kind.IDENTIFIER, "the child", ("999 012 3456",)),
    (Kind.ADDRESS, "the family", ("9 Larkspur Close, Northmere, ZZ9 9QQ",)),
)
ROLES = ("Chief constable", "Chief nurse")


def fictitious_earlier_publication(*, review: Review, by: Actor, at: datetime) -> None:
    """A review that the made-up partnership published half a year before it was recorded here."""
    link = "https://www.northmere.example/reviews/child-q"
    published = Published(timezone.localdate(at - timedelta(days=180)), "the partnership’s website", link)
    say_published_before(review=review, published=published, by=by, at=at)
    confirm_published_before(review=review, by=by, at=at)


def fictitious_publishing(*, review: Review, by: Actor, at: datetime) -> None:
    """Record what is known of the review's publication, as people would have over some weeks."""
    asked, today = timezone.localdate(at - timedelta(days=30)), timezone.localdate(at)
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        partners = partners_on(review, today)
    for agency, role in zip(partners, ROLES, strict=False):
        record_approval(review=review, agency=agency, approved_on=asked, by_role=role, by=by, at=at)
    trial = Proceeding("criminal", "Trial of an adult of the household", must_wait=True)
    held_up = record_proceeding(review=review, proceeding=trial, by=by, at=at - timedelta(days=60))
    clear_proceeding(record=held_up, clear_on=asked, how="The trial ended", by=by, at=at)
    record_proceedings_asked(review=review, asked_on=asked, of_whom="Police, coroner and council", by=by, at=at)
    visited = Telling(asked, "The reviewer visited the parents at home and read the findings with them")
    record_family_told(review=review, telling=visited, by=by, at=at)
    told = PartialDate.from_date(asked - timedelta(days=20))
    add_event(review=review, details=EventDetails(told, "the reviewer met Tizzy and her brother"), by=by, at=at)
    for kind, whose, details in LIST:
        add_details(review=review, kind=kind, whose=whose, details=details, by=by, at=at)
    _looked_through(review, by, at)


def _looked_through(review: Review, by: Actor, at: datetime) -> None:
    """As the worker does it, which may not run yet while the demonstration is made."""
    check = order_name_check(review=review, by=by, at=at)
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        found = look_through(review)
    record_looked_through(check=check, found=found, by=LOOKER, at=at)
