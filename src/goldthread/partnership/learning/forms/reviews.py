"""Forms about a review and its timeline."""

from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField, PartialDateField, YesNoField
from goldthread.partnership.learning.commands import (
    EventDetails,
    ReviewDetails,
    add_event,
    change_review,
    record_review,
)
from goldthread.partnership.learning.models import Review

ASKED = (
    "pseudonym",
    "kind",
    "reference",
    "theme",
    "incident",
    "incident_on",
    "child_age",
    "summary",
    "commenced",
    "approved_on",
    "approved_by",
    "published_at_place",
    "delay_reason",
)


def kinds_to_choose(now: str | None) -> list[tuple[str, str]]:
    """A thread of something that others published comes of adopting its findings: nobody makes one, or unmakes it."""
    if now in Review.BY_OTHERS:
        return [one for one in Review.Kind.choices if one[0] == now]
    return [one for one in Review.Kind.choices if one[0] not in Review.BY_OTHERS]


class ReviewForm(CommandForm):
    """What is said of a review."""

    pseudonym = forms.CharField(max_length=100, label="Pseudonym", help_text="Never a real name. For example, Child Q")
    kind = forms.ChoiceField(label="Kind of review")
    reference = forms.CharField(
        max_length=60,
        required=False,
        label="Reference",
        help_text="Part of the web address. Leave empty to have it made from the pseudonym",
    )
    theme = forms.CharField(max_length=300, required=False, label="Theme")
    incident = forms.CharField(max_length=300, required=False, label="What happened, in a few words")
    incident_on = DateField(required=False, label="Date of the incident")
    child_age = forms.IntegerField(required=False, min_value=0, max_value=25, label="Age of the child in years")
    summary = LongTextField(required=False, label="Summary")
    commenced = PartialDateField(required=False, label="Review began")
    approved_on = DateField(required=False, label="Date approved")
    approved_by = forms.CharField(max_length=300, required=False, label="Approved by")
    published_at_place = forms.CharField(
        max_length=300,
        required=False,
        label="Where it is published",
        help_text="Words alone: this publishes nothing. Publication has a page of its own",
    )
    delay_reason = LongTextField(required=False, label="Reason for any delay")

    looks = {
        "pseudonym": {"width": "20"},
        "reference": {"width": "20"},
        "child_age": {"width": "2"},
        "delay_reason": {"rows": 3},
    }
    sections = (
        ("The review", ("pseudonym",)),
        ("What happened", ("theme",)),
        ("Its course", ("commenced",)),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", ""), *kinds_to_choose(self.initial.get("kind"))]

    @property
    def details(self) -> ReviewDetails:
        return ReviewDetails(**{name: self.cleaned_data[name] for name in ASKED if name in self.fields})

    def add(self, **given: Any) -> int | None:
        return self.carry_out(record_review, details=self.details, **given)


class ChangeReview(ReviewForm):
    """What is said of a review that is recorded."""

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_review, details=self.details, **given)


def said_of(review: Review) -> dict[str, Any]:
    """What the form begins with."""
    return {name: getattr(review, name) for name in ASKED}


class EventForm(CommandForm):
    """One entry of a timeline."""

    date = PartialDateField(label="Date")
    what = forms.CharField(max_length=300, label="What happened")
    is_planned = YesNoField(label="Is it still to come?", initial=False)
    delay_reason = LongTextField(
        required=False, label="Reason for a delay", help_text="If it came later than it should have"
    )

    looks = {"delay_reason": {"rows": 3}}

    def add(self, **given: Any) -> int | None:
        names = ("date", "what", "is_planned", "delay_reason")
        details = EventDetails(**{name: self.cleaned_data[name] for name in names})
        return self.carry_out(add_event, details=details, **given)
