"""The serious incident notification, and its withdrawal (statutory.md 7.3)."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from goldthread.cases.casework.models import Case, CaseRecord, with_case_columns
from goldthread.foundation.commands.checking import TO_COME, check_not_before
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.ui.words import listed
from goldthread.pathways.statutory_review.models.codes import SERIOUS, Incident
from goldthread.pathways.statutory_review.models.referring import Referral

OF_WHOM = "Needed only if there are several children, such as “first child”, and said alike each time. Not a name"
DECIDED_OF = (
    "It was decided of {children} whether it must be notified. Say which of them it is, or decide of this one first."
)
STANDS = "A notification of {whom} stands. Withdraw it, and say why, before this is decided."
LONG_BEFORE = "The council became aware before what happened, or years before it decided. Check the year."
MOST_YEARS = 2
THE_CHILD = "the child"
REVIEWED = ("under_way", "approved", "published")
OF_ITS_OWN = (
    "A review of what was notified before is under way or finished here, and this notification asks a rapid review of"
    " its own. Begin a case of its own for it, and say here that there is one."
)
MUST_BE_NOTIFIED = "It was decided that nothing must be notified. If that has changed, record that first."
ANOTHER_KIND = "The council decided otherwise: {kinds}. If that has changed, record that first."
AWARE_BEFORE = "The council became aware before it decided: enter {day} or an earlier day."
SAY_WHICH_CHILD = "{whom} was notified already. Say which child this one is of, such as “second child”."
NOT_NOTIFIED = "No notification of {whom} stands. Those that stand are of: {standing}."


class Notifiable(CaseRecord):
    """The council decides whether it must be notified; all partners should agree which incidents are."""

    kind = models.CharField(
        "What must be notified",
        max_length=20,
        choices=Incident.choices,
        help_text="For a child who was looked after, ask first whether abuse or neglect is suspected",
    )
    whom = models.CharField("Which child", max_length=60, blank=True, default="", db_default="", help_text=OF_WHOM)
    aware_at = models.DateTimeField("When the council became aware of the incident")
    agreed_by = models.CharField("Partners that agree", max_length=300, blank=True, help_text="Agencies, not names")
    reasons = models.TextField("Why")

    handling: ClassVar = with_case_columns(facts=(CASE, "kind aware_at"), words=(CASE_TEXT, "whom agreed_by reasons"))

    class Meta:
        db_table = "review_notifiable"
        verbose_name = "decision whether it must be notified"

    @property
    def child(self) -> str:
        return self.whom.strip() or THE_CHILD

    def check_it(self, today: date) -> None:
        decided_on, aware_on = timezone.localdate(self.happened_at), timezone.localdate(self.aware_at)
        if aware_on > decided_on:
            raise Refused(AWARE_BEFORE.format(day=in_words(decided_on)), "aware_at")
        if not self.case_id:
            return
        referred = Referral.objects.filter(case_id=self.case_id).first()
        happened_on = referred.incident_on if referred else None
        if aware_on < (happened_on or months_after(decided_on, -12 * MOST_YEARS)):
            raise Refused(LONG_BEFORE, "aware_at")
        if self.kind == Incident.NONE and not self.pk and of_child(standing_in(self.case_id), self.child):
            raise Refused(STANDS.format(whom=self.child), "kind")


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
        help_text=OF_WHOM,
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
        return self.whom.strip() or THE_CHILD

    def check_it(self, today: date) -> None:
        if self.incident_on and self.incident_on > today:
            raise Refused(TO_COME, "incident_on")
        if self.incident_on:
            sent_on = timezone.localdate(self.happened_at)
            check_not_before(sent_on, self.incident_on, "happened_at", "It happened")
        if not self.case_id:
            return
        if self.pk:
            return
        self._check_decided()
        stage = Case.objects.filter(pk=self.case_id).values_list("stage", flat=True).get()
        if self.kind in SERIOUS and stage in REVIEWED and any(one.kind in SERIOUS for one in standing_in(self.case_id)):
            raise Refused(OF_ITS_OWN)
        # A death in care in which abuse comes to be known later is notified as that too.
        if any(one.kind == self.kind for one in of_child(standing_in(self.case_id), self.child)):
            raise Refused(SAY_WHICH_CHILD.format(whom=self.child.capitalize()), "whom")

    def _check_decided(self) -> None:
        """Of what kind it is the council decided before, of each child."""
        of_all = sorted(Notifiable.objects.filter(case_id=self.case_id), key=lambda one: one.in_time)
        decided = of_child(of_all, self.child)
        if of_all and not decided:
            children = dict.fromkeys(f"“{one.child}”" for one in of_all)
            raise Refused(DECIDED_OF.format(children=listed([*children])), "whom")
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

    @property
    def child(self) -> str:
        return self.notification.child if self.notification else self.whom.strip() or THE_CHILD

    def check_it(self, today: date) -> None:
        """Which it is of is said when it is recorded, and stays."""
        if self.notification is not None:
            self.whom = self.notification.whom
        if not self.case_id or self.pk:
            return
        standing = standing_in(self.case_id)
        mine = of_child(standing, self.whom.strip()) if self.whom.strip() else standing
        if len({one.child.casefold() for one in mine}) != 1:
            names = listed([f"“{one.child}”" for one in standing])
            raise Refused(NOT_NOTIFIED.format(whom=f"“{self.whom.strip()}”", standing=names), "whom")
        check_not_before(
            timezone.localdate(self.happened_at),
            timezone.localdate(mine[-1].happened_at),
            "happened_at",
            "It was notified",
        )
        self.notification, self.whom = mine[-1], mine[-1].whom
        self.left = _left([one for one in standing if one != mine[-1]])


def standing_in(case_id: int) -> list[Notification]:
    """The notifications of a case that were not withdrawn."""
    withdrawn = Withdrawal.objects.filter(case_id=case_id, notification__isnull=False).values("notification")
    return list(Notification.objects.filter(case_id=case_id).exclude(pk__in=withdrawn).order_by("pk"))


def _left(standing: Iterable[Notification]) -> str:
    kinds = {one.kind for one in standing}
    if kinds & {*SERIOUS}:
        return Withdrawal.Left.RAPID
    return Withdrawal.Left.OTHER if kinds else Withdrawal.Left.NONE


def of_child(records: Iterable[Any], child: str) -> list[Any]:
    """Those of one child, as it is called in the case."""
    return [one for one in records if one.child.casefold() == child.casefold()]


def is_owed(case_id: int) -> bool:
    """Whether the council decided of a child that it was killed or seriously harmed, and no notification of that child
    was sent, nor withdrawn since.
    """
    decided: dict[str, Notifiable] = {}
    for one in sorted(Notifiable.objects.filter(case_id=case_id), key=lambda one: one.in_time):
        decided[one.child.casefold()] = one
    standing = [one for one in standing_in(case_id) if one.kind in SERIOUS]
    withdrawn = list(Withdrawal.objects.filter(case_id=case_id).select_related("notification"))
    return any(
        last.kind in SERIOUS
        and not of_child(standing, child)
        and not any(one.recorded_at >= last.recorded_at for one in of_child(withdrawn, child))
        for child, last in decided.items()
    )
