"""What is recorded before anybody is named: a contact, advice, and the advice in writing.

No field here asks for the name of the adult of whom it is, or for anything else that tells who they are: of a
consultation, employer and advice are kept and no more (National LADO Network, thresholds, tier 1).
"""

from datetime import date
from typing import ClassVar

from django.db import models

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.commands.checking import check_not_before
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.pathways.lado.models.codes import Channel, EmployerType, Source
from goldthread.pathways.lado.models.days import check_not_after_told, check_not_to_come

NO_NAMES = "Do not name the adult or say anything that tells who they are"
THE_EMPLOYER_TOLD = "Say when the employer came to know of it: they have one working day to tell you."


class Contact(CaseRecord):
    """Somebody comes to the designated officer with a concern. Nobody is named yet."""

    channel = models.CharField("How it came", max_length=12, choices=Channel.choices)
    source = models.CharField("Who it came from", max_length=16, choices=Source.choices)
    caller = models.CharField("Post of whoever got in touch", max_length=120, help_text="For example, headteacher")
    reply_to = models.CharField(
        "Where to write to them",
        max_length=254,
        help_text="Their address at work. Not the address of the adult that it is about",
    )
    employer_type = models.CharField("Kind of employer", max_length=24, choices=EmployerType.choices)
    employer = models.CharField(
        "Employer or organisation",
        max_length=200,
        help_text="The organisation, not a person. For a childminder or foster carer, whoever they are registered with",
    )
    concern_on = models.DateField(
        "When it happened",
        null=True,
        blank=True,
        help_text="The day of what the concern is about. Leave this out if not known",
    )
    known_on = models.DateField(
        "When the employer came to know of it",
        null=True,
        blank=True,
        help_text="Must be said if the employer got in touch. Otherwise leave this out if not known",
    )
    about = models.TextField("What the concern is", help_text=NO_NAMES)

    handling: ClassVar = with_case_columns(
        facts=(CASE, "channel source employer_type concern_on known_on"),
        words=(CASE_TEXT, "caller reply_to employer about"),
    )

    class Meta:
        db_table = "lado_contact"
        verbose_name = "contact"

    def check_it(self, today: date) -> None:
        """An employer says since when it has known: its clock runs from there, and until the contact. Where somebody
        else told first, an employer may come to know of it later.
        """
        if self.source == Source.EMPLOYER and self.known_on is None:
            raise Refused(THE_EMPLOYER_TOLD, "known_on")
        check_not_to_come(self, ("concern_on", "known_on"), today)
        if self.concern_on is not None:
            check_not_before(self.known_on, self.concern_on, "known_on", "It happened")
        check_not_after_told(self, "concern_on", *(["known_on"] if self.source == Source.EMPLOYER else []))


class Advice(CaseRecord):
    """A consultation: the threshold is not met, or is not clear, and the employer is advised."""

    class Why(models.TextChoices):
        NOT_MET = "not_met", "The threshold is not met"
        NOT_CLEAR = "not_clear", "It is not clear yet whether it is met"
        LOW_LEVEL = "low_level", "It is a low-level concern, which the employer deals with"
        ELSEWHERE = "elsewhere", "It is for somebody else, such as another area"

    why = models.CharField("Why it is a consultation", max_length=12, choices=Why.choices)
    advised = models.CharField(
        "Post of whoever was advised", max_length=120, help_text="Not the adult that it is about"
    )
    advice = models.TextField("What you advised", help_text=NO_NAMES)

    handling: ClassVar = with_case_columns(facts=(CASE, "why"), words=(CASE_TEXT, "advised advice"))

    class Meta:
        db_table = "lado_advice"
        verbose_name = "advice"


class FollowUp(CaseRecord):
    """The advice went out in writing, as it does every time: by a letter made here, or as is said."""

    sent_to = models.CharField("Post of whoever it went to", max_length=120, help_text="Not the adult that it is about")
    advice = models.TextField("What was said in writing", help_text=NO_NAMES)
    elsewhere = models.TextField(
        "How it went out, and where the copy is",
        blank=True,
        default="",
        db_default="",
        help_text="No letter was made of it here. Make one first, or say how it was written elsewhere, and why",
    )

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "sent_to advice elsewhere"))

    class Meta:
        db_table = "lado_follow_up"
        verbose_name = "advice in writing"


class SetAside(CaseRecord):
    """A contact that is none of its own, for it came twice or by mistake; or one that is no concern for the officer.

    Which of these it was the officer alone reads: that it is on record already tells an employer that somebody else
    told of it first. An agency with sight of it reads that it was set aside, and no more: it is not told the clock of
    the answer either, which is met in the one case and never owed in the other.
    """

    class Why(models.TextChoices):
        TWICE = "twice", "It is on record already"
        MISTAKE = "mistake", "It came by mistake, or was a test"
        NO_CONCERN = "no_concern", "It is no concern about somebody who works with children"

    why = models.CharField("Why it is set aside", max_length=12, choices=Why.choices)
    words = models.TextField(
        "What was done with it",
        help_text="If it is on record already, under which reference. If it is for somebody else, who was told",
    )

    handling: ClassVar = with_case_columns(facts=(CASE, "why"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "lado_set_aside"
        verbose_name = "contact set aside"


class ConsultationEnd(CaseRecord):
    """The employer was advised and deals with it: the consultation ends with nobody named."""

    words = models.TextField("What the employer does now", blank=True, help_text=NO_NAMES)

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "lado_consultation_end"
        verbose_name = "end of a consultation"
