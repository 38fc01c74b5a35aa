"""The question for an outcome, which offers the list of the partnership; and the forms by which that list is kept."""

from collections.abc import Sequence
from typing import Any

from django import forms

from goldthread.cases.casework.commands import add_outcome, offer_outcome, take_outcome_off
from goldthread.cases.casework.forms.fields import choice_of
from goldthread.cases.casework.outcomes import Listed, OutcomeList, chosen_of
from goldthread.cases.casework.shown import words_of
from goldthread.cases.declaring.lengths import LONGEST_MEANING, LONGEST_OUTCOME
from goldthread.cases.declaring.outcomes import Outcome
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import LongTextField

FEW_OUTCOMES = 12
"""Up to so many are shown as radios: beside each stands what it means, for which a list has no room."""


class OutcomeField(forms.ChoiceField):
    """Says of an outcome that was offered when the form was opened, or kept for later, that it is offered no longer."""

    listed: OutcomeList

    def validate(self, value: Any) -> None:
        if not self.valid_value(value) and (why := self.listed.why_not(value)):
            raise forms.ValidationError(why)
        super().validate(value)


def outcome_field(asked: forms.Field, step: Step, listed: OutcomeList, record: Any = None) -> OutcomeField:
    """In place of the field with the outcomes that the pathway declares. What a ``record`` says that is corrected is
    offered to it as well.
    """
    choices = [(one.code, one.in_words) for one in offered_in(step, listed)]
    if record is not None and (own := chosen_of(record, step)) not in {"", *(code for code, _ in choices)}:
        choices.append((own, words_of(record, record._meta.get_field(step.outcome))))
    said = {"label": asked.label, "help_text": asked.help_text, "required": asked.required}
    field = choice_of(choices, OutcomeField, FEW_OUTCOMES, **said)
    assert isinstance(field, OutcomeField)
    field.listed = listed
    return field


def offered_in(step: Step, listed: OutcomeList) -> list[Listed]:
    """Those that count as an answer of the step: where several choose outcomes, each has answers of its own."""
    answers = {code for code, _ in step.record._meta.get_field(step.outcome).flatchoices}
    return [one for one in listed.offered if one.counts_as.code in answers]


def meanings(step: Step, listed: OutcomeList) -> dict[str, str]:
    """What is told beside each answer."""
    return {one.code: one.meaning for one in offered_in(step, listed) if one.meaning}


class OutcomeForm(CommandForm):
    """An outcome of the partnership's own: what it calls it, and as which of the pathway's it counts."""

    words = forms.CharField(label="Outcome, in your own words", max_length=LONGEST_OUTCOME)
    meaning = LongTextField(
        label="What it means",
        help_text="Shown beside the answer when somebody chooses it",
        required=False,
        max_length=LONGEST_MEANING,
    )
    counts_as = forms.ChoiceField(
        label="Outcome that it counts as",
        widget=forms.RadioSelect,
        help_text="Figures, letters and the time for which a case is kept go by this",
    )

    def __init__(self, *sent: Any, outcomes: Sequence[Outcome], **options: Any) -> None:
        super().__init__(*sent, **options)
        field = self.fields["counts_as"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.code, one.title) for one in outcomes]
        self.looks = {"counts_as": {"hints": {one.code: one.meaning for one in outcomes}}}

    def add(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("words", "meaning", "counts_as")}
        return self.carry_out(add_outcome, **said, **given)


class OfferForm(CommandForm):
    """One is offered no longer, or once more: there is nothing to be typed."""

    def take_off(self, **given: Any) -> int | None:
        return self.carry_out(take_outcome_off, **given)

    def offer(self, **given: Any) -> int | None:
        return self.carry_out(offer_outcome, **given)
