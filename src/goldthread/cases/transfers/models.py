"""What is recorded where a case goes to others, and where one came from them."""

from datetime import date
from typing import ClassVar

from django.db import models

from goldthread.cases.casework.lawful_basis import Basis, Gateway, Informed
from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import TO_COME
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import CASE, CASE_TEXT

WHICH_POWER = "Say which power or duty it is, with the section."
OFFERED_ALREADY = "It was offered to {whom}, and they have not answered. Record their answer first."
NOT_OFFERED = "It is not offered to anybody now: what was offered last was answered. Offer it first."
OFFERED_TO = "It was offered to {whom}. Choose the answer that fits them."


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
    basis = models.CharField("On which lawful basis", max_length=20, choices=Basis.choices)
    gateway = models.CharField("By which power or duty", max_length=20, choices=Gateway.choices)
    gateway_other = models.CharField(
        "Which other power or duty", max_length=200, blank=True, help_text="Only if it is none of the list"
    )

    agency_sees = "to whom contact handed"
    handling: ClassVar = with_case_columns(
        facts=(CASE, "to taken_by informed basis gateway"),
        words=(CASE_TEXT, "whom contact handed why gateway_other"),
    )

    class Meta:
        db_table = "case_transfer"
        verbose_name = "transfer"

    def check_it(self, today: date) -> None:
        if self.gateway == Gateway.OTHER and not self.gateway_other.strip():
            raise Refused(WHICH_POWER, "gateway_other")
        if not self.pk and (waiting := waiting_transfer(self)):
            raise Refused(OFFERED_ALREADY.format(whom=waiting.whom), "whom")


class Answer(CaseRecord):
    """What they said to whom a case was offered."""

    class Meta:
        abstract = True

    def answered(self) -> Transfer | None:
        """The transfer that waits for an answer; none of a record that is of no case yet, or was kept before."""
        if self.pk or not self.case_id:
            return None
        waiting = waiting_transfer(self)
        if waiting is None:
            raise Refused(NOT_OFFERED)
        return waiting


class TransferAccepted(Answer):
    """They took it over: here it is closed, and stays to be read by whoever may."""

    to = models.CharField("Who took it over", max_length=20, choices=To.choices)
    accepted_by = models.CharField("Who accepted it", max_length=300, help_text="Posts and services, not names")
    reference_there = models.CharField("How they call the case", max_length=100, blank=True)
    agreed = models.TextField("What was agreed", blank=True, help_text="For example, who tells the child, and when")

    handling: ClassVar = with_case_columns(facts=(CASE, "to"), words=(CASE_TEXT, "accepted_by reference_there agreed"))

    class Meta:
        db_table = "case_transfer_accepted"
        verbose_name = "acceptance of a transfer"
        verbose_name_plural = "acceptances of transfers"

    def check_it(self, today: date) -> None:
        waiting = self.answered()
        if waiting and waiting.to != self.to:
            raise Refused(OFFERED_TO.format(whom=waiting.whom), "to")


class TransferRefused(Answer):
    """They did not take it over: it goes on here, and may be offered again."""

    why = models.TextField("Why they did not accept it")
    goes_on = models.TextField("What happens now", help_text="Who looks after the child until it is settled")

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "why goes_on"))

    class Meta:
        db_table = "case_transfer_refused"
        verbose_name = "refusal of a transfer"
        verbose_name_plural = "refusals of transfers"

    def check_it(self, today: date) -> None:
        self.answered()


class TransferReceived(CaseRecord):
    """Where a case came from, and what was given with it."""

    origin = models.CharField("Where it came from", max_length=10, choices=From.choices)
    whom = models.CharField("Which service or council", max_length=200)
    contact = models.CharField("Who knows it there", max_length=300, blank=True, help_text="Post, and how to ask them")
    reference_there = models.CharField("How they call the case", max_length=100, blank=True)
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


def waiting_transfer(record: CaseRecord) -> Transfer | None:
    """What was offered last in the case of a record and is not answered."""
    return waiting_in(record.space_id, record.case_id) if record.case_id else None


def waiting_in(space_id: int, case_id: int) -> Transfer | None:
    """The same of a case. Each answer is to the one offer that waited then."""
    of_it = {"space_id": space_id, "case_id": case_id}
    offered = list(Transfer.objects.filter(**of_it).order_by("pk"))
    answers: tuple[type[Answer], ...] = (TransferAccepted, TransferRefused)
    answered = sum(kind.objects.filter(**of_it).count() for kind in answers)
    return offered[-1] if len(offered) > answered else None
