"""Summaries of agencies, the rapid review, what is recommended and what the chair decides (statutory.md 7.4, 7.6)."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.cases.casework.models.records import last_of
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_not_before
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.pathways.statutory_review.models.boards import check_board, check_is_theirs
from goldthread.pathways.statutory_review.models.codes import (
    SERIOUS,
    Board,
    Criterion,
    Decision,
    Kind,
    OtherReview,
    Reply,
    Subject,
)
from goldthread.pathways.statutory_review.models.in_order import last_known_to
from goldthread.pathways.statutory_review.models.notifying import Notifiable, Withdrawal, is_owed, standing_in
from goldthread.pathways.statutory_review.models.referring import Considered, Referral, check_is_no_new_scr

NOT_NOTIFIED = (
    "There is no serious incident notification in this case, or it was withdrawn. A rapid review follows a"
    " notification: record that first."
)
ASK_FIRST = "Decide first whether it must be notified: a child died or was harmed, and the council has 5 working days."
NOTIFY_FIRST = "The council decided that it must be notified. Record the notification first, and then the rapid review."
COVERS_LATER = "A summary cannot cover days after that on which it was finished."
WHY_NOT_INVITED = "Say why the chair of the board concerned was not invited."
WHICH_PARTNERS = "Say which of the safeguarding partners recommend it."
NONE_BUT_PARTNERS = "Only where the partners recommend it themselves is it said which of them do."
WHY_PARTNERS = "Say why the partners recommend it themselves, such as that the panel meets too late."
WHICH_OTHER = "Say which other review leads."
WITHDRAW_FIRST = "Record that the notification was withdrawn, and why, before this is decided."


class Summary(CaseRecord):
    """What one agency knew and did, looked at by itself, for the panel and the rapid review."""

    about_agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Agency")
    author = models.CharField("Post of the author", max_length=200, help_text="Somebody who had no part in the case")
    period_from = models.DateField("First day that it covers")
    period_until = models.DateField("Last day that it covers")
    contacts = models.TextField(
        "Contacts in their order", help_text="Day, who, whether the child was seen and seen alone, and what was done"
    )
    analysis = models.TextField("What is made of it")
    good_practice = models.TextField("Good practice", blank=True)
    own_learning = models.TextField("What the agency learns")
    done_at_once = models.TextField("What was done at once", blank=True)
    gaps = models.TextField("Gaps in policy", blank=True)
    staff_support = models.TextField("How staff are supported", blank=True)

    # Each agency reads its own, and none that of another: what one knows another may not.
    agency_sees: ClassVar[str] = ""
    handling: ClassVar = with_case_columns(
        facts=(CASE, "about_agency period_from period_until"),
        words=(
            CASE_TEXT,
            "author contacts analysis good_practice own_learning done_at_once gaps staff_support",
        ),
    )

    class Meta:
        db_table = "review_summary"
        verbose_name = "agency summary"

    def check_it(self, today: date) -> None:
        check_not_before(self.period_until, self.period_from, "period_until", "It begins")
        if self.period_until > timezone.localdate(self.happened_at):
            raise Refused(COVERS_LATER, "period_until")


class RapidReview(CaseRecord):
    """The partners look at once at the facts, at safety and at what may be learned. Never without a notification."""

    facts = models.TextField("What is known so far")
    safety = models.TextField("What keeps children safe now")
    learning = models.TextField("What may be learned")
    scrutineer = models.TextField("What the independent scrutineer says", blank=True)

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "facts safety learning scrutineer"))

    class Meta:
        db_table = "review_rapid"
        verbose_name = "rapid review"

    def check_it(self, today: date) -> None:
        """A notification that was withdrawn since is none. That there ever was one the database holds as well."""
        if not self.case_id or self.pk:
            return
        standing = [one for one in standing_in(self.case_id) if one.kind in SERIOUS]
        if not standing:
            raise Refused(NOT_NOTIFIED)
        first = min(timezone.localdate(one.happened_at) for one in standing)
        check_not_before(timezone.localdate(self.happened_at), first, "happened_at", "It was notified")


class Recommended(CaseRecord):
    """What is recommended to the chair: by the panel in its fixed seats, or by the partners where it meets too late."""

    class By(models.TextChoices):
        PANEL = "panel", "The panel, at its meeting"
        EXCEPTIONAL = "exceptional", "The panel, at an exceptional meeting"
        PARTNERS = "partners", "The safeguarding partners themselves"

    class Chair(models.TextChoices):
        WAS_THERE = "was_there", "Invited, and observed"
        DID_NOT_COME = "did_not_come", "Invited, and did not come"
        NOT_INVITED = "not_invited", "Not invited, for the reason given below"

    recommendation = models.CharField("Recommendation", max_length=32, choices=Decision.choices)
    made_by = models.CharField("Who recommends it", max_length=12, choices=By.choices)
    sat = ArrayField(
        models.CharField(max_length=40),
        verbose_name="Who sat",
        blank=True,
        default=list,
        help_text="Only if the panel recommends it. Who holds a seat, or its named deputy",
    )
    board = models.CharField(
        "Board concerned",
        max_length=16,
        choices=Board.choices,
        default="",
        db_default="",
        help_text="Its chair decides",
    )
    board_chair = models.CharField("Chair of the board concerned", max_length=12, choices=Chair.choices)
    why_not_invited = models.CharField(
        "Why that chair was not invited", max_length=200, blank=True, help_text="Only if so: for example, no panel sat"
    )
    partners = models.CharField(
        "Which partners recommend it",
        max_length=300,
        blank=True,
        help_text="Only if the partners do it themselves. Agencies, not names",
    )
    why_partners = models.TextField(
        "Why the partners recommend it themselves",
        blank=True,
        help_text="Only if they do: for example, the panel meets too late",
    )
    reasons = models.TextField("Why")
    dissent = models.TextField("Who saw it otherwise, and why", blank=True, help_text="Agencies, not names")

    handling: ClassVar = with_case_columns(
        facts=(CASE, "recommendation made_by sat board board_chair"),
        words=(CASE_TEXT, "why_not_invited partners why_partners reasons dissent"),
    )

    class Meta:
        db_table = "review_recommended"
        verbose_name = "recommendation"

    def check_it(self, today: date) -> None:
        if self.made_by == self.By.PARTNERS:
            if not self.partners.strip():
                raise Refused(WHICH_PARTNERS, "partners")
            if not self.why_partners.strip():
                raise Refused(WHY_PARTNERS, "why_partners")
        elif self.partners.strip():
            raise Refused(NONE_BUT_PARTNERS, "partners")
        if self.board_chair == self.Chair.NOT_INVITED and not self.why_not_invited.strip():
            raise Refused(WHY_NOT_INVITED, "why_not_invited")
        if not self.case_id:
            return
        check_board(self, Board(self.board), Decision(self.recommendation), "recommendation")
        if not self.pk and (undone := duty_undone(self.case_id)):
            raise Refused(undone)


def duty_undone(case_id: int) -> str:
    """That a child died or was harmed and the council has not said whether it must be notified, or said so and has not
    notified it: the panel does not take the place of that.
    """
    considered = last_of(Considered.objects.filter(case_id=case_id))
    if considered is not None and considered.kind == Kind.SCR:
        return ""
    of_child = Referral.objects.filter(case_id=case_id).exclude(subject=Subject.ADULT).exists()
    is_ticked = considered is not None and Criterion.LCSPR in considered.criteria
    if (of_child or is_ticked) and not Notifiable.objects.filter(case_id=case_id).exists():
        return ASK_FIRST
    return NOTIFY_FIRST if is_owed(case_id) else ""


class PartnersTold(CaseRecord):
    """The safeguarding partners were told that the panel meets too late for a rapid review."""

    whom = models.CharField("Who was told", max_length=300, help_text="Agencies and posts, not names")
    answer = models.TextField("What they want to do", blank=True)

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "whom answer"))

    class Meta:
        db_table = "review_partners_told"
        verbose_name = "word to the partners"


class Decided(CaseRecord):
    """The chair decides, alone, on what was recommended."""

    decision = models.CharField("Decision", max_length=32, choices=Decision.choices)
    other = models.CharField(
        "Which other review leads", max_length=28, choices=OtherReview.choices, blank=True, help_text="Only if one does"
    )
    reasons = models.TextField("Why", help_text="Where it is otherwise than recommended, say so")
    changed = models.TextField("What changed since it was decided before", blank=True, default="")

    handling: ClassVar = with_case_columns(facts=(CASE, "decision other"), words=(CASE_TEXT, "reasons changed"))

    class Meta:
        db_table = "review_decision"
        verbose_name = "decision"

    def check_it(self, today: date) -> None:
        if self.decision == Decision.OTHER_LEADS and not self.other:
            raise Refused(WHICH_OTHER, "other")
        if not self.case_id:
            return
        if self.decision == Decision.SCR:
            check_is_no_new_scr(self.case_id, "decision")
        if self.decision == Decision.WITHDRAWN and not self.pk:
            serious = [one for one in standing_in(self.case_id) if one.kind in SERIOUS]
            if serious or not Withdrawal.objects.filter(case_id=self.case_id).exists():
                raise Refused(WITHDRAW_FIRST, "decision")
        if recommended := last_known_to(self, Recommended.objects.all()):
            if recommended.board:
                check_is_theirs(Board(recommended.board), Decision(self.decision), "decision")
            since = timezone.localdate(recommended.happened_at)
            check_not_before(timezone.localdate(self.happened_at), since, "happened_at", "It was recommended")


class Reported(CaseRecord):
    """What came of it was sent to the national Panel."""

    rationale = models.TextField("What was decided, and why")
    learning = models.TextField("What was learned at once")
    plan = models.TextField("What is planned")
    scrutineer = models.TextField("What the independent scrutineer says", blank=True)

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "rationale learning plan scrutineer"))

    class Meta:
        db_table = "review_reported"
        verbose_name = "report to the Panel"

    def check_it(self, today: date) -> None:
        if decided := last_known_to(self, Decided.objects.all()):
            since = timezone.localdate(decided.happened_at)
            check_not_before(timezone.localdate(self.happened_at), since, "happened_at", "It was decided")


class DelayTold(CaseRecord):
    """The national Panel was sent the reasons why a review comes later than 6 months from the decision."""

    reasons = models.TextField("Why it comes later", help_text="For example, a criminal trial or an inquest")
    expected = models.CharField("When it is expected", max_length=200, blank=True)

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "reasons expected"))

    class Meta:
        db_table = "review_delay_told"
        verbose_name = "reasons for delay"


class Answered(CaseRecord):
    """The national Panel replied."""

    reply = models.CharField("Reply of the Panel", max_length=28, choices=Reply.choices)
    words = models.TextField("What it says", blank=True)

    handling: ClassVar = with_case_columns(facts=(CASE, "reply"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "review_answered"
        verbose_name = "reply of the Panel"
