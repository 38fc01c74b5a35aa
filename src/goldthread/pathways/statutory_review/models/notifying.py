"""The serious incident notification, and its withdrawal (statutory.md 7.3)."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.cases.casework.models.records import last_of
from goldthread.foundation.commands.checking import TO_COME
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.pathways.statutory_review.models.codes import Incident

MUST_BE_NOTIFIED = "It was decided that nothing must be notified. If that has changed, record that first."
AWARE_BEFORE = "The council became aware before it decided: enter {day} or an earlier day."


class Notifiable(CaseRecord):
    """The council decides whether it must be notified; all partners should agree which incidents are."""

    kind = models.CharField("What must be notified", max_length=20, choices=Incident.choices)
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
            "place household legal_status harm suspected agencies_involved police_coroner media siblings_safe"
            " panel_reference",
        ),
    )

    class Meta:
        db_table = "review_notification"
        verbose_name = "serious incident notification"

    def check_it(self, today: date) -> None:
        if self.incident_on and self.incident_on > today:
            raise Refused(TO_COME, "incident_on")
        if not self.case_id:
            return
        decided = last_of(Notifiable.objects.filter(case_id=self.case_id))
        if decided and decided.kind == Incident.NONE:
            raise Refused(MUST_BE_NOTIFIED, "kind")


class Withdrawal(CaseRecord):
    """The notification is withdrawn, since the criteria turned out not to be met."""

    reasons = models.TextField("Why the criteria are not met")
    told = models.TextField("Who was told", help_text="The national Panel, and whoever was told of the notification")

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "reasons told"))

    class Meta:
        db_table = "review_withdrawal"
        verbose_name = "withdrawal of a notification"
