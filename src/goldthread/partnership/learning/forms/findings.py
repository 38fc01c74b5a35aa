"""Forms about a finding: what was found, what is recommended, what the partners answered."""

from typing import Any

from django import forms

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LinesField, LongTextField
from goldthread.foundation.ui.record_fields import Several, offer
from goldthread.partnership.learning.commands import (
    FindingDetails,
    add_finding,
    add_recommendation,
    change_finding,
    change_recommendation,
    record_response,
)
from goldthread.partnership.learning.models import BoardResponse, Finding, Recommendation


class FindingForm(CommandForm):
    """What is said of a finding; ``agencies`` are those that may be asked to respond."""

    number = forms.IntegerField(min_value=1, max_value=999, label="Number")
    subject = forms.CharField(max_length=300, label="What was found")
    response_type = forms.ChoiceField(
        label="Kind of response", choices=Finding.ResponseType.choices, widget=forms.RadioSelect
    )
    asked_for = LinesField(required=False, label="What it asks for", help_text="One thing on each line")
    leads = Several(label="Agencies that are to respond")
    note = LongTextField(required=False, label="Note")

    looks = {
        "number": {"width": "3"},
        "leads": {"small": True},
        "note": {"rows": 3},
        "response_type": {
            "hints": {
                "no_recommendation_system_amended": "What went wrong had already been put right",
                "national_recommendation": "Only national government can do it",
            }
        },
    }

    def __init__(self, *args: Any, agencies: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, leads=agencies)

    @property
    def details(self) -> FindingDetails:
        said = {name: self.cleaned_data[name] for name in ("number", "subject", "response_type", "note")}
        return FindingDetails(**said, asks=self.cleaned_data["asked_for"], leads=self.cleaned_data.get("leads", ()))

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_finding, details=self.details, **given)

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_finding, details=self.details, **given)


def said_of(finding: Finding) -> dict[str, Any]:
    """What the form begins with."""
    said = {name: getattr(finding, name) for name in ("number", "subject", "response_type", "note")}
    leads = [str(lead.agency_id) for lead in finding.findinglead_set.all() if lead.agency_id]
    return said | {"asked_for": finding.asks, "leads": leads}


class RecommendationForm(CommandForm):
    """What should change, who is asked, and whether they are here or in national government."""

    words = LongTextField(required=False, label="What is recommended")
    addressed_to = forms.CharField(max_length=500, required=False, label="Addressed to")
    scope = forms.ChoiceField(label="Scope", choices=Recommendation.Scope.choices, widget=forms.RadioSelect)

    looks = {"words": {"optional": False}}

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("words", "addressed_to", "scope")}

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_recommendation, **self.said(), **given)

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_recommendation, **self.said(), **given)


ANSWERS = [choice for choice in BoardResponse.Answer.choices if choice[0] != BoardResponse.Answer.NOT_IN_SOURCE]


class ResponseForm(CommandForm):
    """What the partners answered to a finding, or to one of its ``recommendations``."""

    recommendation = forms.ChoiceField(label="Answer to", required=False)
    answer = forms.ChoiceField(label="What the partners answered", choices=ANSWERS, widget=forms.RadioSelect)
    reason = LongTextField(required=False, label="Reason", help_text="Needed unless it was accepted as it stands")
    answered_on = DateField(required=False, label="Date of the answer")

    def __init__(self, *args: Any, recommendations: list[Recommendation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.recommendations = {str(one.pk): one for one in recommendations}
        field = self.fields["recommendation"]
        assert isinstance(field, forms.ChoiceField)
        named = [(key, f"Recommendation {one.number}: {one.shown}") for key, one in self.recommendations.items()]
        field.choices = [*named, ("none", "The finding itself")]
        field.initial = named[0][0] if named else "none"
        if not named:
            del self.fields["recommendation"]

    def record(self, **given: Any) -> int | None:
        chosen = self.recommendations.get(self.cleaned_data.get("recommendation", ""))
        said = {name: self.cleaned_data[name] for name in ("answer", "reason", "answered_on")}
        return self.carry_out(record_response, recommendation=chosen, **said, **given)
