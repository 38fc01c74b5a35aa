"""What is recorded where a case goes to others, and where one came from them."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone

from goldthread.cases.casework.lawful_basis import (
    BASIS_FIELDS,
    BASIS_MEANS,
    GATEWAY_MEANS,
    Basis,
    Condition,
    Consent,
    Gateway,
    Informed,
    LawfulBasis,
)
from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import TO_COME, check_not_before
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import CASE, CASE_TEXT

OFFERED_ALREADY = "It was offered to {whom}, and they have not answered. Record their answer first."
NOT_OFFERED = "It is not offered to anybody now: what was offered last was answered. Offer it first."
ANSWERED_BEFORE = "It was answered on {day}. Enter that day or an earlier one."


NOT_HERE = "Another area is no agency here, and nobody here is given sight by it. Leave this out."


class To(models.TextChoices):
    """To whom a case goes. Each is an outcome, too: as that a case is closed which was accepted there."""

    ADULTS = "transferred_adults", "Adults’ services"
    AREA = "transferred_area", "Another council or area"


class From(models.TextChoices):
    AREA = "area", "Another council or area"
    SERVICE = "service", "Another service of this area"


class Transfer(CaseRecord):
    """A case is offered to others with what they need. It stays open, and theirs and ours, until they accept it."""

    to = models.CharField("To whom it is handed over", max_length=20, choices=To.choices)
    whom = models.CharField("Which service or council", max_length=200)
    contact = models.CharField(
        "Who takes it there", max_length=300, blank=True, help_text="Post, and how to reach whoever holds it"
    )
    taken_by = models.ForeignKey(
        Agency,
        verbose_name="Agency here that takes it over",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Only if they take part here: they are given sight of the case. Leave it out for another area",
    )
    handed = models.TextField(
        "What is handed over", help_text="For example, the chronology, the last assessment, the plan and who signed it"
    )
    why = models.TextField("Why it is handed over, and why no more is than they need")
    informed = models.CharField("Do those whom it is about know?", max_length=20, choices=Informed.choices)
    informed_why = models.TextField(
        "Why they are not told", blank=True, default="", db_default="", help_text="Only if they are not"
    )
    consent = models.CharField(
        "Do they agree to the service?",
        max_length=30,
        choices=Consent.choices,
        default="",
        db_default="",
        help_text="To agree to a service is not to agree to data",
    )
    consent_why = models.TextField(
        "Why they were not asked", blank=True, default="", db_default="", help_text="Only if they were not"
    )
    basis = models.CharField("On which lawful basis", max_length=20, choices=Basis.choices)
    condition = models.CharField(
        "Condition for special categories of data",
        max_length=20,
        choices=Condition.choices,
        default="",
        db_default="",
    )
    gateway = models.CharField("By which power or duty", max_length=20, choices=Gateway.choices)
    gateway_other = models.CharField(
        "Which other power or duty", max_length=200, blank=True, help_text="Only if it is none of the list"
    )

    # To which area a child goes is for none but those who run the case: a family may hide from whoever else sees it.
    agency_sees = "to"
    meanings: ClassVar = {"basis": BASIS_MEANS, "gateway": GATEWAY_MEANS}
    handling: ClassVar = with_case_columns(
        facts=(CASE, "to taken_by informed consent basis condition gateway"),
        words=(CASE_TEXT, "whom contact handed why informed_why consent_why gateway_other"),
    )

    class Meta:
        db_table = "case_transfer"
        verbose_name = "transfer"

    @property
    def lawful_basis(self) -> LawfulBasis:
        """On which it is handed over. Why it is necessary is why it is handed over."""
        said = {name: getattr(self, name) for name in BASIS_FIELDS if name != "rationale"}
        return LawfulBasis(**said, rationale=self.why)

    def check_it(self, today: date) -> None:
        self.lawful_basis.checked()
        if self.to == To.AREA and self.taken_by_id:
            raise Refused(NOT_HERE, "taken_by")
        if not self.case_id:
            return
        if not self.pk and (waiting := waiting_in(self.space_id, self.case_id)):
            raise Refused(OFFERED_ALREADY.format(whom=waiting.whom), "whom")
        mine = [one for one in answers_in(self.space_id, self.case_id) if self.pk and one.transfer_id == self.pk]
        first = min((timezone.localdate(one.happened_at) for one in mine), default=None)
        if first is not None and timezone.localdate(self.happened_at) > first:
            raise Refused(ANSWERED_BEFORE.format(day=in_words(first)), "happened_at")


class Answer(CaseRecord):
    """What became of an offer: what they said to whom it was made, or that it was taken back."""

    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="Offer"
    )

    class Meta:
        abstract = True

    def check_it(self, today: date) -> None:
        """It is of the one offer that waits, and not before that was made."""
        if not self.case_id:
            return
        if not self.pk:
            self.transfer = waiting_in(self.space_id, self.case_id)
            if self.transfer is None:
                raise Refused(NOT_OFFERED)
        if self.transfer is not None:
            offered_on = timezone.localdate(self.transfer.happened_at)
            check_not_before(timezone.localdate(self.happened_at), offered_on, "happened_at", "It was offered")


class TransferAccepted(Answer):
    """They took it over: here it is closed, and stays to be read by whoever may. Who that is the offer says."""

    to = models.CharField("Who took it over", max_length=20, choices=To.choices, default=To.AREA, editable=False)
    accepted_by = models.CharField(
        "Who accepted it",
        max_length=300,
        blank=True,
        help_text="Posts and services, not names. Leave it empty if it was those to whom it was offered",
    )
    reference_there = models.CharField("Their reference for the case", max_length=100, blank=True)
    agreed = models.TextField(
        "What was agreed", blank=True, help_text="For example, who tells the child or the family, and when"
    )

    handling: ClassVar = with_case_columns(
        facts=(CASE, "transfer to"), words=(CASE_TEXT, "accepted_by reference_there agreed")
    )

    class Meta:
        db_table = "case_transfer_accepted"
        verbose_name = "acceptance of a transfer"
        verbose_name_plural = "acceptances of transfers"

    def check_it(self, today: date) -> None:
        super().check_it(today)
        if self.transfer is not None:
            self.to = self.transfer.to
            self.accepted_by = self.accepted_by.strip() or self.transfer.whom


class TransferRefused(Answer):
    """They did not take it over: it goes on here, and may be offered again."""

    why = models.TextField("Why they did not accept it")
    goes_on = models.TextField("What happens now", help_text="Who sees to it until it is settled")

    handling: ClassVar = with_case_columns(facts=(CASE, "transfer"), words=(CASE_TEXT, "why goes_on"))

    class Meta:
        db_table = "case_transfer_refused"
        verbose_name = "refusal of a transfer"
        verbose_name_plural = "refusals of transfers"


class TransferWithdrawn(Answer):
    """It was offered in vain, such as where the family did not move: the offer is taken back, and nobody refused it."""

    why = models.TextField("Why the offer is taken back")
    told = models.TextField("Who was told", help_text="Posts and services, not names")

    handling: ClassVar = with_case_columns(facts=(CASE, "transfer"), words=(CASE_TEXT, "why told"))

    class Meta:
        db_table = "case_transfer_withdrawn"
        verbose_name = "withdrawal of a transfer"
        verbose_name_plural = "withdrawals of transfers"


class TransferReceived(CaseRecord):
    """Where a case came from, and what was given with it."""

    origin = models.CharField("Where it came from", max_length=10, choices=From.choices)
    whom = models.CharField("Which service or council", max_length=200)
    contact = models.CharField("Who knows it there", max_length=300, blank=True, help_text="Post, and how to ask them")
    reference_there = models.CharField("Their reference for the case", max_length=100, blank=True)
    known_since = models.DateField("Since when they knew of it", null=True, blank=True)
    given = models.TextField("What they gave", help_text="Add each paper as a document of this case")
    missing = models.TextField("What is still missing", blank=True)

    handling: ClassVar = with_case_columns(
        facts=(CASE, "origin known_since"), words=(CASE_TEXT, "whom contact reference_there given missing")
    )

    class Meta:
        db_table = "case_transfer_received"
        verbose_name = "origin of a case"
        verbose_name_plural = "origins of cases"

    def check_it(self, today: date) -> None:
        if self.known_since and self.known_since > today:
            raise Refused(TO_COME, "known_since")


def answers_in(space_id: int, case_id: int) -> list[Answer]:
    """What became of the offers of a case."""
    kinds: tuple[type[Answer], ...] = (TransferAccepted, TransferRefused, TransferWithdrawn)
    return [one for kind in kinds for one in kind.objects.filter(space_id=space_id, case_id=case_id)]


def waiting_in(space_id: int, case_id: int) -> Transfer | None:
    """What was offered last in a case and is not answered. An answer that says of which offer it is answers that; any
    other the first that is left.
    """
    offered = list(Transfer.objects.filter(space_id=space_id, case_id=case_id).order_by("pk"))
    if not offered:
        return None
    answered = [one.transfer_id for one in answers_in(space_id, case_id)]
    left = [one for one in offered if one.pk not in answered][answered.count(None) :]
    return left[-1] if left else None
