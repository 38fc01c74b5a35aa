"""Summaries of agencies, the rapid review, what is recommended and what the chair decides (statutory.md 7.4, 7.6)."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_not_before
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.pathways.statutory_review.models.codes import Decision, OtherReview, Reply
from goldthread.pathways.statutory_review.models.notifying import Notification, Withdrawal

NOT_NOTIFIED = (
    "There is no serious incident notification in this case, or it was withdrawn. A rapid review follows a"
    " notification: record that first."
)
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

    agency_sees: ClassVar[str] = (
        "about_agency author period_from period_until contacts analysis good_practice own_learning done_at_once gaps"
        " staff_support"
    )
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
        sent = Notification.objects.filter(case_id=self.case_id).order_by("-pk").first()
        withdrawn = Withdrawal.objects.filter(case_id=self.case_id)
        if sent is None or withdrawn.filter(recorded_at__gt=sent.recorded_at).exists():
            raise Refused(NOT_NOTIFIED)


class Recommended(CaseRecord):
    """What is recommended to the chair: by the panel in its fixed seats, or by the partners where it meets too late."""

    class By(models.TextChoices):
        PANEL = "panel", "The panel, at its meeting"
        EXCEPTIONAL = "exceptional", "The panel, at an exceptional meeting"
        PARTNERS = "partners", "The safeguarding partners themselves"

    class Chair(models.TextChoices):
        WAS_THERE = "was_there", "Invited, and observed"
        DID_NOT_COME = "did_not_come", "Invited, and did not come"

    recommendation = models.CharField("Recommendation", max_length=32, choices=Decision.choices)
    made_by = models.CharField("Who recommends it", max_length=12, choices=By.choices)
    sat = ArrayField(
        models.CharField(max_length=40),
        verbose_name="Who sat",
        blank=True,
        default=list,
        help_text="Only if the panel recommends it. Who holds a seat, or its named deputy",
    )
    board_chair = models.CharField("Chair of the board concerned", max_length=12, choices=Chair.choices)
    why_partners = models.TextField(
        "Why the partners recommend it themselves",
        blank=True,
        help_text="Only if they do: for example, the panel meets too late",
    )
    reasons = models.TextField("Why")
    dissent = models.TextField("Who saw it otherwise, and why", blank=True, help_text="Agencies, not names")

    handling: ClassVar = with_case_columns(
        facts=(CASE, "recommendation made_by sat board_chair"), words=(CASE_TEXT, "why_partners reasons dissent")
    )

    class Meta:
        db_table = "review_recommended"
        verbose_name = "recommendation"

    def check_it(self, today: date) -> None:
        if self.made_by == self.By.PARTNERS and not self.why_partners.strip():
            raise Refused(WHY_PARTNERS, "why_partners")


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
        if not self.case_id or self.decision != Decision.WITHDRAWN:
            return
        if not Withdrawal.objects.filter(case_id=self.case_id).exists():
            raise Refused(WITHDRAW_FIRST, "decision")


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


class Answered(CaseRecord):
    """The national Panel replied."""

    reply = models.CharField("Reply of the Panel", max_length=28, choices=Reply.choices)
    words = models.TextField("What it says", blank=True)

    handling: ClassVar = with_case_columns(facts=(CASE, "reply"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "review_answered"
        verbose_name = "reply of the Panel"
