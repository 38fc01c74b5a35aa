"""Forms about an outcome statement and how it will be tested."""

from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import LongTextField
from goldthread.foundation.ui.record_fields import Several, offer
from goldthread.partnership.learning.commands import OutcomeDetails, add_outcome, change_outcome
from goldthread.partnership.learning.models import Finding, OutcomeStatement

ASKED = ("words", "direction", "measure")


class OutcomeForm(CommandForm):
    """What will be different, and how anyone will know."""

    words = LongTextField(label="What will be different", help_text="For children and families, or in practice")
    direction = forms.ChoiceField(
        label="What would be better", choices=OutcomeStatement.Direction.choices, widget=forms.RadioSelect
    )
    measure = forms.CharField(
        max_length=300,
        required=False,
        label="How it will be tested",
        help_text="An audit, a survey or a figure. Until it is named, the outcome is a loose end",
    )

    looks = {"words": {"rows": 3}}

    @property
    def details(self) -> OutcomeDetails:
        return OutcomeDetails(**{name: self.cleaned_data[name] for name in ASKED})

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_outcome, details=self.details, **given)


class AddOutcome(OutcomeForm):
    """A new one also says which findings it shows to be learned."""

    findings = Several(label="Findings that it would show were learned")

    looks = {**OutcomeForm.looks, "findings": {"small": True}}

    def __init__(self, *args: Any, findings: list[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, findings=findings)

    def add(self, **given: Any) -> int | None:
        findings = self.cleaned_data.get("findings", ())
        return self.carry_out(add_outcome, details=self.details, findings=findings, **given)


def said_of(outcome: OutcomeStatement) -> dict[str, Any]:
    """What the form begins with."""
    return {name: getattr(outcome, name) for name in ASKED}
