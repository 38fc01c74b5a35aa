"""Forms about needs assessments, the needs they found, and figures."""

from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.partnership.planning.commands import (
    AssessmentDetails,
    FigureDetails,
    add_figure_of_need,
    add_figure_of_outcome,
    add_need,
    add_needs_assessment,
    change_needs_assessment,
    correct_figure,
    correct_need,
)
from goldthread.partnership.planning.forms.choosing import ChoosesBoard
from goldthread.partnership.planning.models import NamedFigure, NeedsAssessment


class ChangeAssessment(CommandForm):
    """Over which period a board looked at what."""

    title = forms.CharField(max_length=200, label="What it is called")
    from_on = DateField(label="First day of the period", required=False)
    to_on = DateField(label="Last day of the period", required=False)
    looked_at = LongTextField(
        label="What was looked at", help_text="Data, audits, reviews, and what children and families said"
    )
    not_known = LongTextField(
        label="What is not known", required=False, help_text="What nobody counts, or who is missed"
    )

    looks = {"looked_at": {"rows": 4}, "not_known": {"rows": 3}}

    @property
    def details(self) -> AssessmentDetails:
        return AssessmentDetails(**{name: self.cleaned_data[name] for name in AssessmentDetails.__dataclass_fields__})

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_needs_assessment, details=self.details, **given)


class AddAssessment(ChoosesBoard, ChangeAssessment):
    """A new one, of a board."""

    field_order = ("board",)

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_needs_assessment, board=self.chosen_board, details=self.details, **given)


class AddNeed(CommandForm):
    """What was found, in a sentence."""

    words = LongTextField(label="What was found", help_text="One need in a sentence. Its figures come after")

    looks = {"words": {"rows": 3}}

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_need, words=self.cleaned_data["words"], **given)

    def correct(self, **given: Any) -> int | None:
        return self.carry_out(correct_need, words=self.cleaned_data["words"], **given)


class AddFigure(CommandForm):
    """A figure with its period and source."""

    measure = forms.CharField(max_length=300, label="What was counted", help_text="For example, children on a plan")
    value = forms.DecimalField(max_digits=14, decimal_places=2, label="Figure")
    unit = forms.CharField(max_length=60, label="Unit", required=False, help_text="For example, children or %")
    period = forms.CharField(max_length=60, label="Period", help_text="For example, 2025-26")
    comes_from = forms.CharField(
        max_length=300, label="Source of the figure", help_text="The return, report or system that says it"
    )

    looks = {"value": {"width": "10"}, "unit": {"width": "20"}, "period": {"width": "20"}}

    @property
    def details(self) -> FigureDetails:
        return FigureDetails(**{name: self.cleaned_data[name] for name in FigureDetails.__dataclass_fields__})

    def of_need(self, **given: Any) -> int | None:
        return self.carry_out(add_figure_of_need, details=self.details, **given)

    def of_outcome(self, **given: Any) -> int | None:
        return self.carry_out(add_figure_of_outcome, details=self.details, **given)

    def correct(self, **given: Any) -> int | None:
        return self.carry_out(correct_figure, details=self.details, **given)


def said_of_assessment(assessment: NeedsAssessment) -> dict[str, Any]:
    """What the form begins with."""
    return {name: getattr(assessment, name) for name in AssessmentDetails.__dataclass_fields__}


def said_of_figure(figure: NamedFigure) -> dict[str, Any]:
    """What the form begins with."""
    return {name: getattr(figure, name) for name in FigureDetails.__dataclass_fields__}
