"""The child death review meeting, the panel and its analysis form (statutory.md 6.2, 6.3)."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.cases.casework.models.records import last_of
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.ui.words import listed
from goldthread.pathways.child_death.models.analysis_codes import (
    HIGHEST,
    Category,
    Domain,
    Factor,
    Influence,
    Modifiable,
    Scale,
    category_of,
)
from goldthread.pathways.child_death.models.codes import Chair, Done, Expected, Level, Part, Referral, Sitting

WHICH_FACTOR = "Say which factor it is."
NOT_ON_SCALE = "The scale from {scale} has no {number}. Choose the older scale, or another level of influence."
DOES_NOT_COUNT = (
    "A factor that is not known to have contributed is not counted as modifiable. Choose another level of influence, or"
    " say that it is not modifiable."
)
NONE_RECORDED = "No factor of this case is recorded as modifiable. Record it first, or choose another outcome."
ONE_RECORDED = "A factor of this case is recorded as modifiable: {factors}. Choose another outcome, or correct that."
WHO_ELSE = "Say who sat on the other panel, by their posts."
NO_CATEGORY = "Tick each category that applies. The highest of them is the category of the death."


class ReviewMeeting(CaseRecord):
    """Professionals who cared for the child meet and draft the analysis form."""

    services = ArrayField(
        models.CharField(max_length=12, choices=Part.choices),
        verbose_name="Services that took part",
        size=len(Part.choices),
    )
    cause = models.TextField("Cause of death, as far as it is known")
    summary = models.TextField("Summary of the case")
    care = models.TextField("What is learned of the care that was given", blank=True)
    questions = models.TextField("Questions of the family, and what is answered", blank=True)

    handling: ClassVar = with_case_columns(facts=(CASE, "services"), words=(CASE_TEXT, "cause summary care questions"))

    class Meta:
        db_table = "child_death_review_meeting"
        verbose_name = "child death review meeting"


class FoundFactor(CaseRecord):
    """One factor of one domain, and how much it weighed on the scale of its form."""

    domain = models.CharField("Domain", max_length=1, choices=Domain.choices)
    factor = models.CharField("Factor", max_length=16, choices=Factor.choices)
    which = models.CharField("Which other factor", max_length=200, blank=True, help_text="Only if it is another one")
    scale_version = models.CharField("Scale of influence", max_length=4, choices=Scale.choices, default=Scale.CURRENT)
    influence = models.PositiveSmallIntegerField("Level of influence", choices=Influence.choices)
    modifiable = models.BooleanField(
        "Is it modifiable?",
        help_text="Whether something that can be done, locally or nationally, could lower the risk of future deaths."
        " It blames nobody",
    )
    words = models.TextField("What is known of it", blank=True)

    handling: ClassVar = with_case_columns(
        facts=(CASE, "domain factor scale_version influence modifiable"), words=(CASE_TEXT, "which words")
    )

    class Meta:
        db_table = "child_death_factor"
        verbose_name = "factor"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(influence__lte=HIGHEST[Scale.CURRENT]) | models.Q(scale_version=Scale.OLDER),
                name="child_death_influence_on_scale",
            ),
        ]

    @property
    def called(self) -> str:
        return self.which.strip() if self.factor == Factor.OTHER else str(Factor(self.factor).label)

    def check_it(self, today: date) -> None:
        if self.factor == Factor.OTHER and not self.which.strip():
            raise Refused(WHICH_FACTOR, "which")
        scale = Scale(self.scale_version)
        if self.influence > HIGHEST[scale]:
            scale_in_words = scale.value.replace("-", " to ")
            raise Refused(NOT_ON_SCALE.format(scale=scale_in_words, number=self.influence), "influence")
        if self.modifiable and self.influence < Influence.MAY_HAVE:
            raise Refused(DOES_NOT_COUNT, "modifiable")


class Analysis(CaseRecord):
    """The panel discusses the death on papers that name nobody, and finishes the analysis form."""

    chair = models.CharField("Who chaired the panel", max_length=16, choices=Chair.choices)
    sitting = models.CharField(
        "Which panel discussed it",
        max_length=12,
        choices=Sitting.choices,
        default=Sitting.PANEL,
        db_default=Sitting.PANEL,
    )
    sat = ArrayField(
        models.CharField(max_length=40),
        verbose_name="Who sat",
        blank=True,
        default=list,
        db_default=[],
        help_text="Only if it was our panel. Who holds a seat, or its named deputy",
    )
    others_sat = models.CharField(
        "Who sat on the other panel",
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text="Only if it was another one. Posts, and no names",
    )
    summary = models.TextField("Summary of the case")
    ticked = ArrayField(
        models.PositiveSmallIntegerField(choices=Category.choices),
        verbose_name="Categories that apply",
        size=len(Category.choices),
        help_text="The highest that is ticked, which has the lowest number, is the category of the death",
    )
    category = models.PositiveSmallIntegerField("Category of the death", choices=Category.choices, editable=False)
    expected = models.CharField("Was the death expected?", max_length=12, choices=Expected.choices)
    modifiable = models.CharField("Modifiable factors", max_length=24, choices=Modifiable.choices)
    learning = models.TextField("What is learned")
    for_family = models.TextField("What the family is told, by whom", blank=True)
    why_again = models.TextField("What changed since the panel finished it before", blank=True)

    handling: ClassVar = with_case_columns(
        facts=(CASE, "chair sitting sat ticked category expected modifiable"),
        words=(CASE_TEXT, "others_sat summary learning for_family why_again"),
    )

    class Meta:
        db_table = "child_death_analysis"
        verbose_name = "analysis form"
        verbose_name_plural = "analysis forms"

    def check_it(self, today: date) -> None:
        """What it says of the whole case agrees with the factors that were recorded."""
        if self.sitting == Sitting.OTHER and not self.others_sat.strip():
            raise Refused(WHO_ELSE, "others_sat")
        if not self.ticked:
            raise Refused(NO_CATEGORY, "ticked")
        self.category = category_of(self.ticked)
        if not self.case_id or self._was_finished_again():
            return
        if wrong := disagreement(self):
            raise Refused(wrong, "modifiable")

    def _was_finished_again(self) -> bool:
        """Whether the panel finished its form once more since: what this says is held against no factor of today."""
        if self._state.adding:
            return False
        last = last_of(Analysis.objects.filter(case_id=self.case_id))
        return last is not None and last.pk != self.pk


def disagreement(analysis: Analysis) -> str:
    """Why what the panel says of the whole case is not what the factors say as they are recorded now."""
    modifiable = FoundFactor.objects.filter(case_id=analysis.case_id, modifiable=True).order_by("pk")
    found = [one.called for one in modifiable]
    if analysis.modifiable == Modifiable.IDENTIFIED and not found:
        return NONE_RECORDED
    if analysis.modifiable == Modifiable.NONE and found:
        return ONE_RECORDED.format(factors=listed(found))
    return ""


class ForAction(CaseRecord):
    """What is to be done so that other children are safer, and at which level."""

    level = models.CharField("At which level", max_length=12, choices=Level.choices)
    what = models.TextField("What is to be done")
    owner = models.CharField("Which agency or body sees to it", max_length=200)
    due_on = models.DateField("By when", null=True, blank=True)
    stands = models.CharField(
        "Where it stands",
        max_length=12,
        choices=Done.choices,
        default=Done.TO_DO,
        db_default=Done.TO_DO,
        help_text="Correct this once it is done: what it said before stays in the history",
    )
    referral = models.CharField("Taken further to", max_length=20, choices=Referral.choices, blank=True)

    handling: ClassVar = with_case_columns(
        facts=(CASE, "level due_on stands referral"), words=(CASE_TEXT, "what owner")
    )

    class Meta:
        db_table = "child_death_for_action"
        verbose_name = "recommended action"
