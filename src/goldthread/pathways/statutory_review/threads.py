"""From an approved review into the thread of learning, and what a case says there of whether it may be published."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.models.records import last_of
from goldthread.cases.chronology.anonymising import Listed
from goldthread.cases.papers.kept_out import check_names_nobody
from goldthread.cases.people.models import Involvement, SaidBirth, SaidName
from goldthread.foundation.access.standing import Actor, Standing
from goldthread.foundation.commands.refusals import SAID_OF, Refused
from goldthread.foundation.grants.queries import hidden_by_conflict
from goldthread.foundation.looking.details import DetailKind
from goldthread.foundation.records.dates import PartialDate
from goldthread.partnership.learning.commands import Areas, ReviewDetails, record_review
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.models.reviews import register_hidden
from goldthread.partnership.publishing.readiness import Condition, register_condition, register_hold, register_said
from goldthread.pathways.statutory_review.models import (
    Commissioned,
    Considered,
    FamilyContact,
    GivenUp,
    LedElsewhere,
    Noticed,
    Proceeding,
    RapidReview,
    Referral,
    ThreadBegun,
)
from goldthread.pathways.statutory_review.models.publishing import OF_ONE_CASE, approval_of_last_draft, notice_missing
from goldthread.pathways.statutory_review.models.reviewing import standing_on

KINDS = {one.value for one in Review.Kind}
"""Those of the thread. Of a review by one agency or from outside there is none: it is a learning review there."""
BY_ALL = "All safeguarding partners"
WAITS = "The case it came from still holds it up. Ask the review officer what it waits for."
WAITS_FOR = "the case it came from, of which the review officer can tell more"
ALL_CLEAR = "In the case it came from, all partners have approved it and nothing holds it up."
LED_BY_ANOTHER = "Another area leads it, and nothing that is recorded here holds it up."
NO_SUCH_REVIEW = "There is no review of that name here that came of no other case."
TITLE = "The case it came from"
NOT_DONE = ("settled",)
"""At which stage there is no review of ours any more: nobody approves it, and of its learning no notice is owed."""
READ_BY_ALL = ("pseudonym", "theme", "incident")
NAMES_NOBODY = "Whoever reads reviews reads this. Write “the child”, and the name under which the review is known."
SOMEBODY = "[somebody]"


def begin_thread(case: Case, record: ThreadBegun, by: Actor, at: datetime) -> None:
    """Make the review of which the thread is, or join one that is there. It is not published by that."""
    check_says_not_who(case, record)
    record.review = _there_already(case, record) or _made(case, record, by, at)
    record.save(update_fields=["review"])


def check_says_not_who(case: Case, record: ThreadBegun) -> None:
    """Raise Refused where what readers of reviews will read holds a name or day that the case keeps of its subject or
    of anybody who was added to it, however it is written.
    """
    check_names_nobody(case, record, READ_BY_ALL, _who_it_is(case), NAMES_NOBODY)


def _who_it_is(case: Case) -> Iterator[Listed]:
    """What tells who the child or adult is, and the others of the case: names, and days."""
    for one in Considered.objects.filter(case=case):
        yield _told(one.subject_name)
        yield from _days(one.born_on, one.died_on)
    yield from _days(*Referral.objects.filter(case=case).values_list("incident_on", flat=True))
    people = Involvement.objects.standing_ones().filter(space_id=case.space_id, case=case).values("person")
    told = {"space_id": case.space_id, "case": case, "person__in": people, "taken_back_at": None}
    yield from (_told(str(one)) for one in SaidName.objects.filter(**told))
    births = SaidBirth.objects.filter(**told, earliest_on=F("latest_on"))
    yield from _days(*births.values_list("earliest_on", flat=True))


def _told(name: str) -> Listed:
    return Listed(SOMEBODY, (name,))


def _days(*days: date | None) -> Iterator[Listed]:
    yield from (Listed(SOMEBODY, (day.isoformat(),), DetailKind.BORN) for day in days if day)


def _there_already(case: Case, record: ThreadBegun) -> Review | None:
    """A review that was recorded or loaded before, if somebody says that it is this one."""
    if not record.is_there:
        return None
    found = Review.objects.filter(space=case.space, pseudonym__iexact=record.pseudonym.strip())
    taken = ThreadBegun.objects.filter(review__in=found).exclude(pk=record.pk)
    review = found.exclude(pk__in=taken.values("review")).first()
    if review is None:
        raise Refused(NO_SUCH_REVIEW, "pseudonym")
    return review


def _made(case: Case, record: ThreadBegun, by: Actor, at: datetime) -> Review:
    commissioned = last_of(Commissioned.objects.filter(case=case))
    elsewhere = LedElsewhere.objects.filter(case=case).first()
    began = commissioned or elsewhere or last_of(RapidReview.objects.filter(case=case))
    details = ReviewDetails(
        pseudonym=record.pseudonym,
        kind=_kind_of(began),
        theme=record.theme,
        incident=record.incident,
        commenced=PartialDate.from_date(timezone.localdate(began.happened_at), "day") if began else None,
        **_approval(case),
    )
    try:
        return record_review(space=case.space, details=details, areas=_areas(commissioned, elsewhere), by=by, at=at)
    except Refused as why:
        raise Refused(str(why), why.field if why.field in READ_BY_ALL else "pseudonym") from why


def _kind_of(began: Any) -> str:
    """What was captured by a rapid review alone has a thread as well."""
    if isinstance(began, RapidReview):
        return Review.Kind.RAPID_REVIEW
    return began.kind if began and began.kind in KINDS else Review.Kind.LEARNING_REVIEW


def _approval(case: Case) -> dict[str, Any]:
    last = approval_of_last_draft(case.pk)
    return {"approved_on": timezone.localdate(last.happened_at), "approved_by": BY_ALL} if last else {}


def _areas(commissioned: Commissioned | None, elsewhere: LedElsewhere | None) -> Areas:
    if elsewhere is not None:
        return Areas(elsewhere.led_by, elsewhere.joined_by, elsewhere.contributed_by)
    if commissioned is None:
        return Areas()
    return Areas(joint_with=commissioned.joined_by, contribution_from=commissioned.contributed_by)


def condition_of(review: Review, on: date) -> Condition | None:
    """What the case from which a review came says of its publication; nothing of a review that came from none.

    Whoever publishes need not see the case: they are told that it waits, and neither for what nor which one it is.
    """
    begun = ThreadBegun.objects.filter(review=review).first()
    if begun is None:
        return None
    is_elsewhere = LedElsewhere.objects.filter(case_id=begun.case_id).exists()
    if _waits(begun.case_id, on, is_elsewhere=is_elsewhere):
        return Condition("case", TITLE, False, WAITS, "", WAITS_FOR)
    return Condition("case", TITLE, True, LED_BY_ANOTHER if is_elsewhere else ALL_CLEAR, "")


def _waits(case_id: int, on: date, *, is_elsewhere: bool) -> bool:
    """For proceedings, for partners who have not approved the last draft, or for notice."""
    if any(one.blocks_publication for one in standing_on(case_id, on)):
        return True
    is_settled = Case.objects.filter(pk=case_id, stage__in=NOT_DONE).exists()
    commissioned = Commissioned.objects.filter(case_id=case_id).exists()
    if is_elsewhere or not commissioned or is_settled or GivenUp.objects.filter(case_id=case_id).exists():
        return False
    return approval_of_last_draft(case_id) is None or bool(notice_missing(case_id, on))


def hold_case(review: Review) -> None:
    """Keep the case from which a review came as it is until the review is out: who records proceedings in it waits."""
    of_review = ThreadBegun.objects.filter(review=review).values("case")
    list(Case.objects.select_for_update(no_key=True).filter(pk__in=of_review).values_list("pk"))


def said_of(review: Review) -> dict[str, date | None]:
    """What the case says already of a review: which proceedings there are, and when the family was told before
    publication and notice was given. Its partners approve the draft; the text that goes out they approve there.
    """
    begun = ThreadBegun.objects.filter(review=review).first()
    if begun is None or LedElsewhere.objects.filter(case_id=begun.case_id).exists():
        return {}
    recorded = Proceeding.objects.filter(case_id=begun.case_id).exists()
    found: dict[str, date | None] = {"proceedings": None} if recorded else {}
    told = last_of(FamilyContact.objects.filter(case_id=begun.case_id, what=FamilyContact.What.BEFORE))
    notice = last_of(Noticed.objects.filter(case_id=begun.case_id))
    found |= {code: timezone.localdate(one.happened_at) for code, one in (("family", told), ("panel", notice)) if one}
    return found


def hidden_from(standing: Standing) -> QuerySet[Any]:
    """Reviews that came of a case which a conflict of interest hides from somebody."""
    hidden = hidden_by_conflict(standing, CASE_KIND)
    return ThreadBegun.objects.filter(case__in=hidden, review__isnull=False).values("review")


def register() -> None:
    """Called when the program starts."""
    register_condition(condition_of)
    register_hold(hold_case)
    register_said(said_of)
    register_hidden(hidden_from)
    SAID_OF[OF_ONE_CASE] = (NO_SUCH_REVIEW, "pseudonym")
