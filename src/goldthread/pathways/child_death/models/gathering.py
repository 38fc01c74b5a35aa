"""What services know of the child, and what is done with the family (statutory.md 6.1 to 6.3)."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.cases.casework.models.records import last_of
from goldthread.cases.requests.models import Lane
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import CASE, CASE_NAME, CASE_TEXT
from goldthread.foundation.ui.words import listed
from goldthread.pathways.child_death.models.codes import Part, Supplement, With

REPORTING_FORM = "reporting-form"
NOT_ALL = (
    "Nothing is recorded of {missing}. If it came, record that first. If there was nothing to tell, record a form that"
    " says so."
)


WHOM = "Ask agencies by an information request, or say to whom the forms went in another way."


class AgenciesIdentified(CaseRecord):
    """It is known which services knew the child."""

    services = ArrayField(
        models.CharField(max_length=12, choices=Part.choices),
        verbose_name="Services that knew the child",
        size=len(Part.choices),
    )
    words = models.TextField("Which agencies and teams these are", blank=True)

    handling: ClassVar = with_case_columns(facts=(CASE, "services"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "child_death_agencies_identified"
        verbose_name = "list of agencies"


class FormsAsked(CaseRecord):
    """Reporting forms go out. Each agency is asked, reminded and chased by an information request of the case."""

    supplements = ArrayField(
        models.CharField(max_length=12, choices=Supplement.choices),
        verbose_name="Supplementary forms that went with it",
        size=len(Supplement.choices),
        blank=True,
        default=list,
        help_text="By the cause that is suspected. Leave them all unticked if there was none",
    )
    words = models.TextField(
        "To whom they went", blank=True, help_text="Must be said if no information request asked for them. No names"
    )

    handling: ClassVar = with_case_columns(facts=(CASE, "supplements"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "child_death_forms_asked"
        verbose_name = "sending of reporting forms"

    def check_it(self, today: date) -> None:
        """That forms went out to nobody stops no clock."""
        if not self.case_id or self.words.strip():
            return
        if not Lane.objects.filter(request__case=self.case_id, request__form=REPORTING_FORM).exists():
            raise Refused(WHOM, "words")


class ReportingForm(CaseRecord):
    """What one service knows: the reporting form, and the supplementary form that came with it."""

    service = models.CharField("From which service", max_length=12, choices=Part.choices)
    from_agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, verbose_name="Agency", null=True, blank=True, related_name="+"
    )
    health = models.TextField("Health of the child and of the mother", blank=True)
    social = models.TextField("Family, household and care", blank=True)
    education = models.TextField("Education", blank=True)
    housing = models.TextField("Home and surroundings", blank=True)
    services = models.TextField("Services that were given", blank=True)
    protection = models.TextField("Child protection, care and children in need, now and before", blank=True)
    events = models.TextField("Events that led to the death, as this service knows them")
    supplement = models.CharField(
        "Supplementary form that came with it", max_length=12, choices=Supplement.choices, blank=True
    )
    supplement_words = models.TextField("What the supplementary form says", blank=True)
    all_in = models.BooleanField("Have all the forms that were asked for come now?")

    handling: ClassVar = with_case_columns(
        facts=(CASE, "service from_agency supplement all_in"),
        words=(CASE_TEXT, "health social education housing services protection events supplement_words"),
    )

    class Meta:
        db_table = "child_death_reporting_form"
        verbose_name = "reporting form"

    def check_it(self, today: date) -> None:
        """All are in once each service that knew the child, and each supplement that went out, has come."""
        if not self.all_in or not self.case_id or self._said_so_before():
            return
        others = list(ReportingForm.objects.filter(case_id=self.case_id).exclude(pk=self.pk))
        came, supplied = ({getattr(one, name) for one in (*others, self)} for name in ("service", "supplement"))
        known = last_of(AgenciesIdentified.objects.filter(case_id=self.case_id))
        asked = FormsAsked.objects.filter(case_id=self.case_id)
        wanted = [str(Part(one).label) for one in (known.services if known else ()) if one not in came]
        supplements = dict.fromkeys(code for one in asked for code in one.supplements if code not in supplied)
        wanted += [f"the supplementary form “{Supplement(one).label}”" for one in supplements]
        if wanted:
            raise Refused(NOT_ALL.format(missing=listed(wanted)), "all_in")

    def _said_so_before(self) -> bool:
        """All had come by then, whatever was asked for since: that is no reason not to put another word right."""
        return not self._state.adding and ReportingForm.objects.filter(pk=self.pk, all_in=True).exists()


class KeyWorker(CaseRecord):
    """The family has one person to turn to."""

    name = models.CharField("Name of the key worker", max_length=200)
    reach = models.CharField("How the family reaches them", max_length=200)
    words = models.TextField("What was agreed with the family", blank=True)

    handling: ClassVar = with_case_columns(names=(CASE_NAME, "name"), words=(CASE_TEXT, "reach words"))

    class Meta:
        db_table = "child_death_key_worker"
        verbose_name = "key worker"


class FamilyContact(CaseRecord):
    """The family is told, asked, heard, supported. They may contribute and ask for the findings; none attends."""

    done = models.CharField("What was done", max_length=12, choices=With.choices)
    words = models.TextField("What was said, and what they want")

    handling: ClassVar = with_case_columns(facts=(CASE, "done"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "child_death_family_contact"
        verbose_name = "contact with the family"
