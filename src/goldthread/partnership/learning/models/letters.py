"""What government was asked, in which letter, how often it was chased, and what it answered."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, Value, When
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.sources.models import Basis, Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.foundation.ui.words import plural
from goldthread.partnership.learning.models.findings import OfFinding
from goldthread.partnership.learning.models.reviews import Review


class LetterState(models.TextChoices):
    """Where a letter stands. Computed from its dates and replies each time, and typed by nobody."""

    NOT_WRITTEN = "not_written", "Not yet written"
    WAITING = "waiting", "Written, waiting for an answer"
    OVERDUE = "overdue", "Overdue"
    REPLIED = "replied", "Replied, without saying whether it accepts"
    ACCEPTED = "accepted", "Replied: accepted"
    IN_PART = "in_part", "Replied: accepted in part"
    NOT_ACCEPTED = "not_accepted", "Replied: not accepted"


class GovernmentLetterQuerySet(models.QuerySet["GovernmentLetter"]):
    @once
    def visible_to(self, standing: Standing) -> "GovernmentLetterQuerySet":
        """Seen by whoever may see the review that it is about."""
        return self if standing.is_system else self.filter(review__in=Review.objects.visible_to(standing))

    def with_state(self, on: date | None) -> "GovernmentLetterQuerySet":
        """Each with its ``state`` on a day. Without a day none is called overdue."""
        answers = LetterReply.objects.filter(letter=OuterRef("pk")).exclude(answer=LetterReply.Answer.HOLDING)
        latest = answers.order_by(F("replied_on").desc(nulls_last=True), "-pk").values("answer")[:1]
        late = Q(reply_wanted_by__lt=on) if on else Q(pk__in=[])
        state = Case(
            When(answer__isnull=False, then=F("answer")),
            When(written_on=None, sent_as_printed="", then=Value(LetterState.NOT_WRITTEN)),
            When(late, then=Value(LetterState.OVERDUE)),
            default=Value(LetterState.WAITING),
            output_field=CharField(),
        )
        return self.annotate(answer=Subquery(latest), state=state)


class GovernmentLetter(SpaceRecord, Sourced):
    """A letter to one department, written or still to be written, about findings of one review.

    ``sent_as_printed`` is how a source says that something was put to a body whose day it does not give: then it was
    sent, and since when an answer is awaited is not known here. ``reply_wanted_by`` is set by the partnership.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="letters")
    department = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    written_on = models.DateField(null=True, blank=True)
    our_reference = models.CharField(max_length=100, blank=True)
    words = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_as_printed = models.TextField(blank=True)
    reply_wanted_by = models.DateField(null=True, blank=True)

    state: str

    objects = GovernmentLetterQuerySet.as_manager()

    handling: ClassVar = with_source_columns(
        facts=(LEARNING, "review department agency written_on our_reference file reply_wanted_by"),
        words=(LEARNING_TEXT, "words sent_as_printed"),
    )

    class Meta:
        db_table = "government_letter"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reply_wanted_by=None) | Q(written_on=None) | Q(reply_wanted_by__gte=F("written_on")),
                name="government_letter_wants_its_reply_afterwards",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "written_on", "id"], name="government_letter_written")]

    def __str__(self) -> str:
        return f"Letter to {self.department}"

    def get_absolute_url(self) -> str:
        return reverse("letter", kwargs={"space": self.space.slug, "pk": self.pk})

    def state_in_words(self, on: date) -> str:
        """ "Written, waiting 12 days". To be asked of letters that came ``with_state`` of that day."""
        if self.state == LetterState.WAITING:
            if self.written_on is None:
                return "Waiting, since when is not known here"
            return f"Written, waiting {plural((on - self.written_on).days, 'day')}"
        if self.state == LetterState.OVERDUE and self.reply_wanted_by:
            return f"Overdue by {plural((on - self.reply_wanted_by).days, 'day')}"
        return str(LetterState(self.state).label)


class LetterFinding(OfFinding):
    """That a letter is about a finding. ``basis`` says whether the source states it."""

    letter = models.ForeignKey(GovernmentLetter, on_delete=models.CASCADE, related_name="about")
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.RECORDED)

    handling: ClassVar = with_source_columns(facts=(LEARNING, "finding letter basis"))

    class Meta:
        db_table = "letter_finding"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "letter", "finding"], name="letter_finding_once"),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} is about {self.finding_id}"


class OfLetterQuerySet(models.QuerySet[Any]):
    @once
    def visible_to(self, standing: Standing) -> "OfLetterQuerySet":
        """What belongs to a letter is seen with it."""
        return self if standing.is_system else self.filter(letter__in=GovernmentLetter.objects.visible_to(standing))


class LetterFileBefore(SpaceRecord):
    """A file of a letter in whose place another was put, and when. It stays to be read."""

    letter = models.ForeignKey(GovernmentLetter, on_delete=models.PROTECT, related_name="files_before")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField()

    objects = OfLetterQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "letter file replaced_at"))

    class Meta:
        db_table = "letter_file_before"

    def __str__(self) -> str:
        return self.file.name


class LetterChase(SpaceRecord, Sourced):
    """That somebody asked again for an answer, on a day, and how."""

    letter = models.ForeignKey(GovernmentLetter, on_delete=models.PROTECT, related_name="chases")
    chased_on = models.DateField()
    how = models.CharField(max_length=300)

    objects = OfLetterQuerySet.as_manager()

    handling: ClassVar = with_source_columns(facts=(LEARNING, "letter chased_on"), words=(LEARNING_TEXT, "how"))

    class Meta:
        db_table = "letter_chase"

    def __str__(self) -> str:
        return f"Chased on {in_words(self.chased_on)}"


class LetterReply(SpaceRecord, Sourced):
    """What a department answered. One that only says that the letter arrived answers nothing yet.

    Only a reply that a source prints may be without its day.
    """

    class Answer(models.TextChoices):
        HOLDING = "holding", "It only says that the letter arrived"
        REPLIED = LetterState.REPLIED, "It does not say whether it accepts"
        ACCEPTED = LetterState.ACCEPTED, "Accepted"
        IN_PART = LetterState.IN_PART, "Accepted in part"
        NOT_ACCEPTED = LetterState.NOT_ACCEPTED, "Not accepted"

    letter = models.ForeignKey(GovernmentLetter, on_delete=models.PROTECT, related_name="replies")
    replied_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=20, choices=Answer.choices)
    words = models.TextField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfLetterQuerySet.as_manager()

    handling: ClassVar = with_source_columns(
        facts=(LEARNING, "letter replied_on answer file"), words=(LEARNING_TEXT, "words")
    )

    class Meta:
        db_table = "letter_reply"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(replied_on__isnull=False) | Q(load__isnull=False), name="letter_reply_has_its_day"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "letter", "replied_on"], name="letter_reply_latest")]

    def __str__(self) -> str:
        return str(self.get_answer_display())

    @property
    def in_a_sentence(self) -> str:
        """As it goes on after a day: "3 May 2026: accepted in part"."""
        words = str(self)
        return f"{words[:1].lower()}{words[1:]}"
