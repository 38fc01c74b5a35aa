"""Forms that hold arrangements against their headings, and record how thresholds are understood."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.partnership.learning.forms.actions import ActionForm, OwnersForm
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.procedures.commands.checking import (
    RoundDetails,
    add_action_to_round,
    answer_headings,
    record_round,
    record_sent,
)
from goldthread.partnership.procedures.headings import HEADINGS
from goldthread.partnership.procedures.models import ThresholdRound
from goldthread.partnership.procedures.models.checking import MOST_LOOKED_AT

FIGURES = ("held_on", "method", "looked_at", "at_right_level", "learned", "source_words")


class AnswerHeadings(CommandForm):
    """For each heading the part of the text that answers it."""

    def __init__(self, *sent: Any, parts: Iterable[str], **options: Any) -> None:
        super().__init__(*sent, **options)
        choices = [("", "Nothing in it answers this"), *((part, part) for part in parts)]
        for heading in HEADINGS.values():
            self.fields[heading.code] = forms.ChoiceField(label=heading.words, choices=choices, required=False)

    looks: dict[str, dict[str, Any]] = {code: {"optional": False} for code in HEADINGS}

    def answer(self, **given: Any) -> int | None:
        answers = {code: self.cleaned_data[code] for code in HEADINGS}
        return self.carry_out(answer_headings, answers=answers, **given)


class RecordSent(CommandForm):
    """When it was sent."""

    sent_on = DateField(label="When was it sent to the Secretary of State?")

    def record(self, **given: Any) -> int | None:
        return self.carry_out(record_sent, sent_on=self.cleaned_data["sent_on"], **given)


class RecordRound(CommandForm):
    """One round of looking at how thresholds are understood."""

    held_on = DateField(label="When was it looked at?")
    method = forms.ChoiceField(label="How?", choices=ThresholdRound.Method.choices, widget=forms.RadioSelect)
    looked_at = forms.IntegerField(
        label="How many were looked at?",
        min_value=1,
        max_value=MOST_LOOKED_AT,
        help_text="Referrals, conversations or answers",
    )
    at_right_level = forms.IntegerField(
        label="How many of them were at the right level?", min_value=0, max_value=MOST_LOOKED_AT
    )
    learned = LongTextField(label="What was learned?", help_text="Leave out names of people and places")
    source_words = forms.CharField(
        max_length=300,
        label="Source of the figures",
        help_text="Such as “Audit of 40 referrals, report of March”",
    )
    source_link = forms.URLField(required=False, max_length=2000, label="Link to it", assume_scheme="https")
    finding = forms.ChoiceField(
        required=False, label="Finding of a review that it is about", help_text="If it was looked at because of one"
    )

    looks: dict[str, dict[str, Any]] = {
        "looked_at": {"width": "5"},
        "at_right_level": {"width": "5"},
        "learned": {"rows": 4},
    }

    def __init__(self, *sent: Any, findings: Iterable[Finding], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.findings = {str(one.pk): one for one in findings}
        field = self.fields["finding"]
        assert isinstance(field, forms.ChoiceField)
        named = [
            (key, f"{one.review.pseudonym}, finding {one.number}: {one.subject}") for key, one in self.findings.items()
        ]
        field.choices = [("", "None"), *named]

    def record(self, **given: Any) -> int | None:
        said = self.cleaned_data
        details = RoundDetails(
            source_link=said["source_link"] or "",
            finding=self.findings.get(said["finding"]),
            **{name: said[name] for name in FIGURES},
        )
        return self.carry_out(record_round, details=details, **given)


class AddActionToRound(ActionForm, OwnersForm):
    """Something is to be done after a round, and by whom."""

    reference = forms.CharField(max_length=60, label="Reference", help_text="For example, T1")

    looks = {**ActionForm.looks, **OwnersForm.looks, "reference": {"width": "10"}}
    field_order = ("reference", "title", "what", "agencies", "groups", "status", "due")

    def add(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(
            add_action_to_round, reference=said["reference"], details=self.details, **self.owners, **given
        )
