"""The form of one step, the correction of a record, and the few forms that every pathway has."""

from typing import Any

from django import forms

from goldthread.cases.casework.commands import (
    correct_record,
    hand_to,
    open_case,
    record_step,
    reopen_case,
    set_action,
    set_limits,
    share_record,
)
from goldthread.cases.casework.forms.basis import BasisForm
from goldthread.cases.casework.forms.fields import Fields, as_it_was, fields_of, moment_fields, moment_typed, said_in
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.looking.careful_form import CarefulForm
from goldthread.foundation.ui.forms import DateField, LongTextField, WholeNumberField

HAPPENED = "happened_at"


class StepForm(CarefulForm):
    """Asks what the record of a step says, and when it happened.

    What is an agency's own is shared afterwards, on a page that asks on which lawful basis.
    """

    def __init__(self, *sent: Any, step: Step, agencies: dict[str, Agency], **options: Any) -> None:
        self.step, self.agencies, self.watched, self.unnamed = step, agencies, step.watched, step.unnamed
        super().__init__(*sent, **options)
        made: Fields = {**fields_of(step.record, agencies), **dict(moment_fields(HAPPENED, "Day on which it happened"))}
        made.pop(step.record.own_until, None)
        for name, field in made.items():
            self.add_field(name, field)

    def _given(self, at: Any) -> dict[str, Any]:
        answers = self.cleaned_data
        said = said_in(self.step.record, answers, self.agencies, at)
        said.pop(self.step.record.own_until, None)
        return {
            "said": said,
            "happened_at": moment_typed(HAPPENED, answers, at),
            "at": at,
        }

    def open(self, *, at: Any, **given: Any) -> int | None:
        return self.carry_out(open_case, step=self.step.code, **self._given(at), **given)

    def record(self, *, at: Any, **given: Any) -> int | None:
        return self.carry_out(record_step, step=self.step.code, **self._given(at), **given)


class CorrectionForm(StepForm):
    """Asks besides why it is corrected."""

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.add_field(
            "why", LongTextField(label="Why it is corrected", help_text="What it said before stays in the history")
        )

    def _given(self, at: Any) -> dict[str, Any]:
        given = super()._given(at)
        given[HAPPENED] = as_it_was(self.seen, HAPPENED, given[HAPPENED])
        for name, value in given["said"].items():
            given["said"][name] = as_it_was(self.seen, name, value)
        return given

    def correct(self, *, at: Any, **given: Any) -> int | None:
        return self.carry_out(correct_record, why=self.cleaned_data["why"], **self._given(at), **given)


class ShareForm(BasisForm):
    """Nothing is asked but on which lawful basis."""

    def share(self, **given: Any) -> int | None:
        return self.carry_out(share_record, basis=self.lawful_basis, **given)


class ReopenForm(CommandForm):
    why = LongTextField(label="Why it is opened again")

    def reopen(self, **given: Any) -> int | None:
        return self.carry_out(reopen_case, why=self.cleaned_data["why"], **given)


class LeadForm(CommandForm):
    lead = forms.ChoiceField(label="Person who leads it from now on")

    def __init__(self, *sent: Any, people: list[User], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.people = {str(one.pk): one for one in people}
        field = self.fields["lead"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose"), *((key, one.name) for key, one in self.people.items())]

    def hand(self, **given: Any) -> int | None:
        return self.carry_out(hand_to, lead=self.people[self.cleaned_data["lead"]], **given)


class ActionForm(CarefulForm):
    """What is to be done about a case, who owes it, and by when."""

    watched = ("title",)

    title = forms.CharField(
        max_length=300, label="What is to be done, in a line", help_text="Do not name the child, the family or others"
    )
    agency = forms.ChoiceField(label="Agency that owes it")
    due_on = DateField(label="By when")

    def __init__(self, *sent: Any, agencies: dict[str, Agency], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.agencies = agencies
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose"), *((key, str(one)) for key, one in agencies.items())]

    def set(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("title", "due_on")}
        return self.carry_out(set_action, agency=self.agencies[self.cleaned_data["agency"]], **said, **given)


class LimitsForm(CommandForm):
    """One number for each clock whose limit is the partnership's own."""

    def __init__(self, *sent: Any, clocks: list[tuple[str, str, str]], **options: Any) -> None:
        """``clocks`` are code, what is owed, and the unit in words."""
        super().__init__(*sent, **options)
        self.codes = [code for code, _, _ in clocks]
        for code, title, unit in clocks:
            self.add_field(code, WholeNumberField(label=title, help_text=f"In {unit}", min_value=1))

    def keep(self, **given: Any) -> int | None:
        return self.carry_out(set_limits, numbers={code: self.cleaned_data[code] for code in self.codes}, **given)
