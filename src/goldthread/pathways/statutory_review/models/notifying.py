"""The serious incident notification, and its withdrawal (statutory.md 7.3)."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.cases.casework.models.records import last_of
from goldthread.foundation.commands.checking import TO_COME, check_not_before
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.ui.words import listed
from goldthread.pathways.statutory_review.models.codes import SERIOUS, Incident

MUST_BE_NOTIFIED = "It was decided that nothing must be notified. If that has changed, record that first."
ANOTHER_KIND = "The council decided otherwise: {kinds}. If that has changed, record that first."
AWARE_BEFORE = "The council became aware before it decided: enter {day} or an earlier day."
SAY_WHICH_CHILD = "{whom} was notified already. Say which child this one is of, such as “second child”."
NOT_NOTIFIED = "No notification of {whom} stands. Those that stand are of: {standing}."
NONE_STANDS = "No notification stands that could be withdrawn."


class Notifiable(CaseRecord):
    """The council decides whether it must be notified; all partners should agree which incidents are."""

    kind = models.CharField(
        "What must be notified",
        max_length=20,
        choices=Incident.choices,
        help_text="For a child who was looked after, ask first whether abuse or neglect is suspected",
    )
    aware_at = models.DateTimeField("When the council became aware of the incident")
    agreed_by = models.CharField("Partners that agree", max_length=300, blank=True, help_text="Agencies, not names")
    reasons = models.TextField("Why")

    handling: ClassVar = with_case_columns(facts=(CASE, "kind aware_at"), words=(CASE_TEXT, "agreed_by reasons"))

    class Meta:
        db_table = "review_notifiable"
        verbose_name = "decision whether it must be notified"

    def check_it(self, today: date) -> None:
        decided_on = timezone.localdate(self.happened_at)
        if timezone.localdate(self.aware_at) > decided_on:
            raise Refused(AWARE_BEFORE.format(day=in_words(decided_on)), "aware_at")


class Notification(CaseRecord):
    """It was sent to the national Panel: one for each child who died, one for siblings who were harmed."""

    class Of(models.TextChoices):
        ONE = "one", "One child"
        SIBLINGS = "siblings", "Siblings who were seriously harmed, in one notification"
        OPERATION = "operation", "The main child of an operation, with a list of the others"

    class Told(models.TextChoices):
        OFSTED = "ofsted", "Ofsted"
        DFE = "dfe", "Department for Education"
        PARTNERS = "partners", "The other safeguarding partners"

    kind = models.CharField(
        "What is notified", max_length=20, choices=[one for one in Incident.choices if one[0] != Incident.NONE]
    )
    of = models.CharField("Whom it is of", max_length=12, choices=Of.choices)
    whom = models.CharField(
        "Which child",
        max_length=60,
        blank=True,
        help_text="Needed only if several are notified, such as “first child”. Not a name",
    )
    incident_on = models.DateField("Day of the incident", null=True, blank=True)
    place = models.CharField("Kind of place where it happened", max_length=200, help_text="Not an address")
    household = models.TextField("Household", blank=True)
    legal_status = models.CharField("Legal status of the child", max_length=200, blank=True)
    harm = models.TextField("Harm that is known or suspected")
    suspected = models.CharField("How the person suspected is related to the child", max_length=200, blank=True)
    agencies_involved = models.TextField("Agencies involved")
    police_coroner = models.TextField("Police and coroner", blank=True, help_text="What each is doing")
    media = models.TextField("Interest of the media", blank=True)
    siblings_safe = models.TextField("What was done at once to keep siblings and others safe")
    told = ArrayField(
        models.CharField(max_length=12, choices=Told.choices),
        verbose_name="Who else was told",
        blank=True,
        default=list,
    )
    panel_reference = models.CharField("Reference that the Panel gave", max_length=60, blank=True)

    handling: ClassVar = with_case_columns(
        facts=(CASE, "kind of incident_on told"),
        words=(
            CASE_TEXT,
            "whom place household legal_status harm suspected agencies_involved police_coroner media siblings_safe"
            " panel_reference",
        ),
    )

    class Meta:
        db_table = "review_notification"
        verbose_name = "serious incident notification"

    @property
    def child(self) -> str:
        return self.whom.strip() or "the child"

    def check_it(self, today: date) -> None:
        if self.incident_on and self.incident_on > today:
            raise Refused(TO_COME, "incident_on")
        if self.incident_on:
            sent_on = timezone.localdate(self.happened_at)
            check_not_before(sent_on, self.incident_on, "happened_at", "It happened")
        if not self.case_id:
            return
        self._check_decided()
        if any(one.child.casefold() == self.child.casefold() for one in standing_in(self.case_id) if one.pk != self.pk):
            raise Refused(SAY_WHICH_CHILD.format(whom=self.child.capitalize()), "whom")

    def _check_decided(self) -> None:
        """Of what kind it is the council decided before: of several children, several times."""
        decided = sorted(Notifiable.objects.filter(case_id=self.case_id), key=lambda one: one.in_time)
        if decided and decided[-1].kind == Incident.NONE:
            raise Refused(MUST_BE_NOTIFIED, "kind")
        kinds = {one.kind: one.get_kind_display() for one in decided if one.kind != Incident.NONE}
        if kinds and self.kind not in kinds:
            raise Refused(ANOTHER_KIND.format(kinds=listed([f"“{one}”" for one in kinds.values()])), "kind")


class Withdrawal(CaseRecord):
    """A notification is withdrawn, since the criteria turned out not to be met."""

    class Left(models.TextChoices):
        RAPID = "rapid", "Another stands, of which a rapid review is due"
        OTHER = "other", "Another stands, of a death in care"
        NONE = "none", "None stands"

    whom = models.CharField(
        "Of which child",
        max_length=60,
        blank=True,
        help_text="Needed only if several are notified, as it was said then",
    )
    reasons = models.TextField("Why the criteria are not met")
    told = models.TextField("Who was told", help_text="The national Panel, and whoever was told of the notification")
    left = models.CharField("What stands now", max_length=5, choices=Left.choices, default=Left.NONE, editable=False)
    notification = models.ForeignKey(
        Notification, models.PROTECT, related_name="+", null=True, editable=False, verbose_name="Notification"
    )

    handling: ClassVar = with_case_columns(facts=(CASE, "left notification"), words=(CASE_TEXT, "whom reasons told"))

    class Meta:
        db_table = "review_withdrawal"
        verbose_name = "withdrawal of a notification"

    def check_it(self, today: date) -> None:
        if not self.case_id or self.pk:
            return
        standing = standing_in(self.case_id)
        if not standing:
            raise Refused(NONE_STANDS)
        said = self.whom.strip().casefold()
        mine = [one for one in standing if one.child.casefold() == said] if said else standing
        if len(mine) != 1:
            names = listed([f"“{one.child}”" for one in standing])
            raise Refused(NOT_NOTIFIED.format(whom=f"“{self.whom.strip()}”", standing=names), "whom")
        check_not_before(
            timezone.localdate(self.happened_at),
            timezone.localdate(mine[0].happened_at),
            "happened_at",
            "It was notified",
        )
        self.notification = mine[0]
        self.left = _left([one for one in standing if one != mine[0]])


def standing_in(case_id: int) -> list[Notification]:
    """The notifications of a case that were not withdrawn."""
    withdrawn = Withdrawal.objects.filter(case_id=case_id, notification__isnull=False).values("notification")
    return list(Notification.objects.filter(case_id=case_id).exclude(pk__in=withdrawn).order_by("pk"))


def _left(standing: Iterable[Notification]) -> str:
    kinds = {one.kind for one in standing}
    if kinds & {*SERIOUS}:
        return Withdrawal.Left.RAPID
    return Withdrawal.Left.OTHER if kinds else Withdrawal.Left.NONE


def is_owed(case_id: int) -> bool:
    """Whether the council decided that a child was killed or seriously harmed, and no notification of it was sent, nor
    withdrawn since.
    """
    decided = last_of(Notifiable.objects.filter(case_id=case_id))
    if decided is None or decided.kind not in SERIOUS:
        return False
    sent = Notification.objects.filter(case_id=case_id, kind__in=SERIOUS)
    if any(one.kind in SERIOUS for one in standing_in(case_id)):
        return False
    withdrawn = Withdrawal.objects.filter(case_id=case_id, recorded_at__gte=decided.recorded_at)
    return not (sent.exists() and withdrawn.exists())
