"""What is decided at once, the joint agency response, and what goes on beside the review (statutory.md 6.2)."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.pathways.child_death.models.codes import Criterion, Meeting, Process, Stands

IS_OWED = "A criterion is met, so there is a joint agency response. If none is met, untick it."
WHICH = "Say which criterion is met: without one there is no joint agency response."


class FirstDecisions(CaseRecord):
    """Coroner, certificate, joint agency response: what is decided within hours, and again if more becomes known."""

    coroner = models.BooleanField("Was the death reported to the coroner?")
    certificate = models.BooleanField("Was a medical certificate of the cause of death issued?")
    criteria = ArrayField(
        models.CharField(max_length=12, choices=Criterion.choices),
        verbose_name="Criteria for a joint agency response that are met",
        size=len(Criterion.choices),
        blank=True,
        default=list,
        help_text="One is enough. Leave them all unticked if none is met",
    )
    response = models.BooleanField("Is there a joint agency response?")
    harm = models.BooleanField(
        "Is abuse or neglect known or suspected?",
        help_text="If it is, tell those who notify serious incidents at once: the page of the case has a link for that",
    )
    words = models.TextField("Why, and who decided it")

    handling: ClassVar = with_case_columns(
        facts=(CASE, "coroner certificate criteria response harm"), words=(CASE_TEXT, "words")
    )

    class Meta:
        db_table = "child_death_first_decisions"
        verbose_name = "first decisions"

    def check_it(self, today: date) -> None:
        if self.criteria and not self.response:
            raise Refused(IS_OWED, "response")
        if self.response and not self.criteria:
            raise Refused(WHICH, "criteria")


class IncidentTold(CaseRecord):
    """Those who notify serious incidents are told that there may be one: they are sent a letter that names nobody."""

    words = models.TextField(
        "Who else was told, and how",
        blank=True,
        help_text="For example, by telephone. Posts, not names. Must be said if nobody here runs statutory reviews",
    )

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "child_death_incident_told"
        verbose_name = "word to those who notify serious incidents"
        verbose_name_plural = "words to those who notify serious incidents"


class SceneVisit(CaseRecord):
    """Police and health go to where the child died or collapsed."""

    who = models.CharField("Which services went there", max_length=200, help_text="For example, police and health")
    found = models.TextField("What was found")

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "who found"))

    class Meta:
        db_table = "child_death_scene_visit"
        verbose_name = "visit to the place"


class ResponseMeeting(CaseRecord):
    """Those who respond together meet."""

    meeting = models.CharField("Which meeting it was", max_length=16, choices=Meeting.choices)
    words = models.TextField("What was said and decided")

    handling: ClassVar = with_case_columns(facts=(CASE, "meeting"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "child_death_response_meeting"
        verbose_name = "meeting of the joint agency response"


class OtherProcess(CaseRecord):
    """Where something stands that others lead, such as an inquest. It is followed here, and not run."""

    process = models.CharField("What it is", max_length=16, choices=Process.choices)
    which = models.CharField(
        "Whose it is",
        max_length=200,
        blank=True,
        help_text="If there are several of one kind, such as of two hospitals",
    )
    stands = models.CharField("Where it stands", max_length=12, choices=Stands.choices)
    waits = models.BooleanField(
        "Does the review wait for it?",
        help_text="While it waits for an inquest, the panel is not due. What else is to stand still for it, pause on"
        " the page of the case",
    )
    words = models.TextField("What is known of it", blank=True)

    handling: ClassVar = with_case_columns(facts=(CASE, "process stands waits"), words=(CASE_TEXT, "which words"))

    class Meta:
        db_table = "child_death_other_process"
        verbose_name = "process of others"
