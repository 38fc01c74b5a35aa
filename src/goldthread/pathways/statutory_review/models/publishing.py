"""Approval by the partners, notice, the thread, publication, and what is looked at after it (statutory.md 7.2, 7.5)."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.cases.casework.models.records import last_of
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_not_before, check_within_reach
from goldthread.foundation.commands.refusals import Refused, refuse_all, wrong
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.records.working_days import working_days_before
from goldthread.foundation.ui.words import listed
from goldthread.partnership.learning.models import Review
from goldthread.pathways.statutory_review.models.codes import Decision
from goldthread.pathways.statutory_review.models.deciding import Decided
from goldthread.pathways.statutory_review.models.reviewing import Draft, called, standing_on

NOT_CHECKED = (
    "Draft {number} was not checked yet {by}. Record another draft once it was, or correct what is said of this one."
)
WHAT_THEME = "Enter its theme in a few words."
OF_ONE_CASE = "review_thread_of_one_case"
"""The constraint by which two cases that claim one review at once do not both have it."""
WHAT_HAPPENED = "Enter what happened, in words that may be published."
NO_PARTNER = "{agency} was no safeguarding partner on {day}. Choose one that was."
APPROVED_BEFORE = "{agency} has approved this draft already."
PLANNED_BEFORE = "Publication is planned for {day} or later: notice is given before it."
PUBLICATION_WAITS = (
    "It cannot be published yet: publication waits for {what}. Record that these are over, or that publication need"
    " not wait, once those who run them agree."
)
SHORT_NOTICE = "Notice is given at least {days} working days before publication, so by {day}. Say why it was later."
ANOTHER_DAY = "Its thread was published on {day}. Enter that day."
NOTICE_DAYS = 7
"""REV-04 (SI 2018/789, Part 3), whose text was not read."""
NOTICE_FIRST = (
    f"Give notice to the national Panel and the Secretary of State first, at least {NOTICE_DAYS} working days before."
)
THREAD_FIRST = "Begin its thread first: from there it is published here."
NOT_PUBLISHED_HERE = "Its thread is not published yet. Publish it there first: the thread says what is still missing."
CHANGE_IT_THERE = "What readers see stands in the review of the thread: change it there."
WHERE = "Say where it was published."
WHY_NOT_WHOLE = "Say why the whole report is not published."


def partners_on(space_id: int, day: date) -> set[int]:
    """The numbers of the safeguarding partners on a day."""
    rows = Agency.objects.filter(space_id=space_id, is_safeguarding_partner=True).in_force(day)
    return set(rows.values_list("pk", flat=True))


def partners_since(space_id: int, day: date) -> set[int]:
    """The numbers of those who were one on a day, or became one later."""
    rows = Agency.objects.filter(space_id=space_id, is_safeguarding_partner=True).exclude(ends_on__lt=day)
    return set(rows.values_list("pk", flat=True))


class Approved(CaseRecord):
    """One safeguarding partner approves the last draft. Once all have, the review is approved."""

    class Whose(models.TextChoices):
        SOME = "some", "Others are still to approve it"
        ALL = "all", "All have approved it"

    partner = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Safeguarding partner")
    by_role = models.CharField("Post of whoever approved it", max_length=200, help_text="Not a name")
    words = models.TextField("Remarks", blank=True)
    of_all = models.CharField(
        "How many have approved it", max_length=4, choices=Whose.choices, default=Whose.SOME, editable=False
    )
    draft = models.ForeignKey(Draft, models.PROTECT, related_name="+", null=True, editable=False, verbose_name="Draft")

    handling: ClassVar = with_case_columns(facts=(CASE, "partner of_all draft"), words=(CASE_TEXT, "by_role words"))

    class Meta:
        db_table = "review_approved"
        verbose_name = "approval by a partner"

    def check_it(self, today: date) -> None:
        if not self.case_id:
            return
        day = timezone.localdate(self.happened_at)
        partners = partners_on(self.space_id, day)
        if self.partner_id not in partners:
            raise Refused(NO_PARTNER.format(agency=self.partner, day=in_words(day)), "partner")
        if not self.pk:
            self.draft = _last_draft(self.case_id, day)
            _check_is_checked(self.draft)
        approved = self._approved_before()
        if self.partner_id in approved:
            raise Refused(APPROVED_BEFORE.format(agency=self.partner), "partner")
        if not self.pk:
            is_last = partners <= {*approved, self.partner_id}
            self.of_all = self.Whose.ALL if is_last else self.Whose.SOME

    def _approved_before(self) -> set[int]:
        """Partners that approved the same draft; what they said of an earlier one counts no more."""
        rows = Approved.objects.filter(case_id=self.case_id, draft=self.draft).exclude(pk=self.pk)
        return set(rows.values_list("partner_id", flat=True))


def _last_draft(case_id: int, day: date) -> Draft | None:
    """What is approved: the last draft, which was finished by then."""
    last: Draft | None = last_of(Draft.objects.filter(case_id=case_id))
    if last is not None:
        check_not_before(day, timezone.localdate(last.happened_at), "happened_at", "The draft was finished")
    return last


def approved_last_draft(case_id: int) -> set[int]:
    """The numbers of the partners that have approved the last draft."""
    last = last_of(Draft.objects.filter(case_id=case_id))
    rows = Approved.objects.filter(case_id=case_id, draft=last)
    return set(rows.values_list("partner_id", flat=True)) if last else set()


def _check_is_checked(draft: Draft | None) -> None:
    """Partners approve what agencies and a lawyer looked at (statutory.md 7.2)."""
    if draft is None or (draft.facts_checked and draft.law_checked):
        return
    by = [("by the agencies for its facts", draft.facts_checked), ("by a lawyer", draft.law_checked)]
    missing = listed([words for words, is_done in by if not is_done], "or")
    raise Refused(NOT_CHECKED.format(number=draft.number, by=missing))


def approval_of_last_draft(case_id: int) -> Approved | None:
    """The approval with which all partners had approved the last draft; None while some have not."""
    last = last_of(Draft.objects.filter(case_id=case_id))
    rows = Approved.objects.filter(case_id=case_id, of_all=Approved.Whose.ALL)
    found: Approved | None = last_of(rows.filter(draft=last))
    return found


class Noticed(CaseRecord):
    """The national Panel and the Secretary of State were given notice, with the report."""

    planned_on = models.DateField("Day on which publication is planned")
    how = models.CharField("How, and to whom", max_length=200)
    why_short = models.TextField(
        "Why it is given later than 7 working days before", blank=True, help_text="Only if it is"
    )

    handling: ClassVar = with_case_columns(facts=(CASE, "planned_on"), words=(CASE_TEXT, "how why_short"))

    class Meta:
        db_table = "review_noticed"
        verbose_name = "notice of publication"

    def check_it(self, today: date) -> None:
        day = timezone.localdate(self.happened_at)
        if self.planned_on < day:
            raise Refused(PLANNED_BEFORE.format(day=in_words(day)), "planned_on")
        check_within_reach(self.planned_on, today, "planned_on", "Publication")
        if not self.is_in_time(self.planned_on) and not self.why_short.strip():
            latest = working_days_before(self.planned_on, NOTICE_DAYS)
            raise Refused(SHORT_NOTICE.format(days=NOTICE_DAYS, day=in_words(latest)), "why_short")

    def is_in_time(self, published_on: date) -> bool:
        return timezone.localdate(self.happened_at) <= working_days_before(published_on, NOTICE_DAYS)


def notice_missing(case_id: int, on: date) -> str:
    """What is still missing of notice for publication on a day; nothing where it was given, or none is owed: it is of
    local child safeguarding practice reviews alone.
    """
    decided = last_of(Decided.objects.filter(case_id=case_id))
    if decided is None or decided.decision != Decision.LCSPR:
        return ""
    notice = last_of(Noticed.objects.filter(case_id=case_id))
    if notice is None:
        return NOTICE_FIRST
    if notice.is_in_time(on) or notice.why_short.strip():
        return ""
    return SHORT_NOTICE.format(days=NOTICE_DAYS, day=in_words(working_days_before(on, NOTICE_DAYS)))


class ThreadBegun(CaseRecord):
    """The review begins its thread: what was found, what is done about it, and whether practice changed."""

    pseudonym = models.CharField("Name under which the review is known", max_length=100, help_text="Never a real one")
    is_there = models.BooleanField(
        "It is a review that is recorded here already",
        default=False,
        help_text="Then enter the name that it has there, and leave out what follows: what it says stays as it is",
    )
    theme = models.CharField("Theme", max_length=300, blank=True, help_text="In a few words. Name nobody")
    incident = models.TextField(
        "What happened, in words that may be published", blank=True, help_text="Name nobody, and no day"
    )
    review = models.ForeignKey(Review, models.PROTECT, related_name="+", null=True, editable=False)

    handling: ClassVar = with_case_columns(
        facts=(CASE, "is_there review"), words=(CASE_TEXT, "pseudonym theme incident")
    )

    class Meta:
        db_table = "review_thread_begun"
        verbose_name = "beginning of a thread"
        constraints: ClassVar = [models.UniqueConstraint(fields=["space", "review"], name=OF_ONE_CASE)]

    def check_it(self, today: date) -> None:
        """What was begun is changed where it is read."""
        if self.pk and self.review_id:
            raise Refused(CHANGE_IT_THERE)
        if not self.is_there and not self.theme.strip():
            raise Refused(WHAT_THEME, "theme")
        if not self.is_there and not self.incident.strip():
            raise Refused(WHAT_HAPPENED, "incident")


class Published(CaseRecord):
    """The report is published, or instead of it what has to be improved."""

    class How(models.TextChoices):
        HERE = "here", "With its thread, on the public site of this partnership"
        ELSEWHERE = "elsewhere", "Elsewhere: by another board, or before it was recorded here"
        IMPROVEMENTS = "improvements", "Not the report, but what has to be improved"

    how = models.CharField("How it was published", max_length=12, choices=How.choices)
    where = models.CharField("Where", max_length=300, blank=True, help_text="Must be said unless it is published here")
    why_not_whole = models.TextField(
        "Why the report is not published", blank=True, help_text="Only if what has to be improved takes its place"
    )
    why_short_notice = models.TextField(
        "Why notice was later than 7 working days before", blank=True, help_text="Only if it was"
    )
    why_late = models.TextField(
        "Why it came later than it should have", blank=True, help_text="For example, a criminal trial"
    )

    handling: ClassVar = with_case_columns(
        facts=(CASE, "how"), words=(CASE_TEXT, "where why_not_whole why_short_notice why_late")
    )

    class Meta:
        db_table = "review_published_case"
        verbose_name = "publication"

    def check_it(self, today: date) -> None:
        refuse_all(self._wrong())

    def _wrong(self) -> Iterator[Refused]:
        if self.how != self.How.HERE and not self.where.strip():
            yield Refused(WHERE, "where")
        if self.how == self.How.IMPROVEMENTS and not self.why_not_whole.strip():
            yield Refused(WHY_NOT_WHOLE, "why_not_whole")
        if not self.case_id:
            return
        day = timezone.localdate(self.happened_at)
        waits = [one for one in standing_on(self.case_id, day) if one.blocks_publication]
        if waits and not self.pk:
            yield Refused(PUBLICATION_WAITS.format(what=called(waits)))
        missing = notice_missing(self.case_id, day)
        if missing == NOTICE_FIRST:
            yield Refused(missing)
        elif missing and not self.why_short_notice.strip():
            yield Refused(missing, "why_short_notice")
        if self.how == self.How.HERE:
            yield from wrong(self._check_thread, day)

    def _check_thread(self, day: date) -> None:
        begun = ThreadBegun.objects.filter(case_id=self.case_id).select_related("review").first()
        if begun is None or begun.review is None:
            raise Refused(THREAD_FIRST, "how")
        if not begun.review.is_published:
            raise Refused(NOT_PUBLISHED_HERE, "how")
        known = begun.review.published_on
        if known is not None and known != day:
            raise Refused(ANOTHER_DAY.format(day=in_words(known)), "happened_at")
