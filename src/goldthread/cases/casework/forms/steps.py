"""The form of one step, the correction of a record, and the few forms that every pathway has."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone

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
from goldthread.cases.casework.commands.correcting import WHY_CORRECTED
from goldthread.cases.casework.commands.limits import UNIT
from goldthread.cases.casework.forms.basis import SharingForm
from goldthread.cases.casework.forms.fields import (
    TIME,
    Fields,
    as_it_was,
    fields_of,
    moment_fields,
    moment_typed,
    narrow,
    own_choice,
    said_in,
    seats_field,
)
from goldthread.cases.casework.forms.outcomes import OutcomeField, meanings, outcome_field
from goldthread.cases.casework.known_before import Typed
from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.casework.outcomes import OutcomeList
from goldthread.cases.declaring.panels import Sat
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.clocks import Unit
from goldthread.foundation.commands.refusals import wrong
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.form_pages.knowing import KnowingForm
from goldthread.foundation.looking.careful_form import CarefulForm
from goldthread.foundation.ui.forms import DateField, LongTextField, WholeNumberField

HAPPENED = "happened_at"


class StepForm(KnowingForm, CarefulForm):
    """Asks what the record of a step says, and when it happened. Of what was recorded before it is asked whether it is
    meant.

    What is an agency's own is shared afterwards, on a page that asks on which lawful basis.
    """

    is_meant = forms.BooleanField(label="Record it all the same", required=False)

    tick = "is_meant"
    corrected: CaseRecord | None = None

    def __init__(
        self,
        *sent: Any,
        step: Step,
        agencies: dict[str, Agency],
        besides: Collection[str] = (),
        typed: Typed | None = None,
        own: Collection[int] = (),
        outcomes: OutcomeList | None = None,
        seats: Sequence[tuple[str, str]] = (),
        offered: Mapping[str, Collection[str]] | None = None,
        **options: Any,
    ) -> None:
        """``besides`` are fields that must be filled as the case stands (``asked_besides``). ``typed`` knows what was
        recorded before; without it nothing is asked. ``own`` are the agencies for which alone somebody may record it,
        ``outcomes`` is the list of the partnership, ``seats`` are who may have sat, and ``offered`` by the name of a
        field what alone it offers.
        """
        self.typed, self.look_at = typed, list[Case]()
        self.step, self.agencies, self.watched, self.unnamed = step, agencies, step.watched, step.unnamed
        super().__init__(*sent, **options)
        day = moment_fields(HAPPENED, f"Day on which {step.when}")
        made: Fields = {**fields_of(step.record, agencies), **dict(day)}
        self.looks: dict[str, dict[str, Any]] = {name: {"optional": False} for name in step.asked_if}
        for name, hints in step.record.meanings.items():
            self.looks.setdefault(name, {})["hints"] = hints
        for name in (step.record.own_until, *step.settled):
            made.pop(name, None)
        if step.own_agency and own:
            theirs = {key: one for key, one in agencies.items() if one.pk in own}
            made[step.own_agency] = own_choice(made[step.own_agency], theirs)
        if step.sat:
            self._ask_who_sat(made, step.sat, seats)
        if step.outcome in made and outcomes is not None:
            made[step.outcome] = outcome_field(made[step.outcome], step, outcomes, self.corrected)
            self.looks.setdefault(step.outcome, {})["hints"] = meanings(step, outcomes)
        for name, keys in {**self._answers_had(step, made), **(offered or {})}.items():
            narrow(made[name], keys)
        for name in {step.again, step.in_writing} - {*besides, self._said_anyway(step)}:
            made.pop(name, None)
        for name, field in made.items():
            field.required = field.required or name in besides
            self.add_field(name, field)
        self._put_under_headings(step)
        self.ask_last()

    def _answers_had(self, step: Step, made: Fields) -> dict[str, Collection[str]]:
        """Those that the pathway has, and what a record said that is corrected."""
        asked = {name: had for name, had in step.answers.items() if name in made}
        return {name: {*had, str(getattr(self.corrected, name, ""))} for name, had in asked.items()}

    def _put_under_headings(self, step: Step) -> None:
        """In the order of the sections; what is under no heading comes last."""
        self.sections = tuple(
            (title, tuple(name for one in asked for name in (one, TIME.format(name=one)) if name in self.fields))
            for title, asked in step.sections
        )
        self.order_fields([name for _, names in self.sections for name in names])

    def _ask_who_sat(self, made: Fields, sat: Sat, seats: Sequence[tuple[str, str]]) -> None:
        """By its seats, where a group is chosen; else in words, where that may be. What was said in words stays so."""
        kept = self.corrected is not None and any(getattr(self.corrected, name) for name in sat.in_words)
        by_seats = bool(seats) and not kept
        if by_seats or not sat.in_words:
            made[sat.field] = seats_field(made[sat.field], seats)
        else:
            made.pop(sat.field)
        for name in sat.in_words:
            if by_seats:
                made.pop(name)
            else:
                made[name].required = True

    def _said_anyway(self, step: Step) -> str:
        """The field in which it is said how something went out, once there are words in it: a letter may have been made
        while they were typed, and they are kept all the same.
        """
        typed = self.data.get(self.add_prefix(step.in_writing), "") if step.in_writing else ""
        return step.in_writing if str(typed).strip() else ""

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if self.errors and self.typed is not None and self.step.record.minds_gaps:
            for one in wrong(self._as_record(self.typed).check_it, timezone.localdate(self.typed.at)):
                if one.field in self.fields and one.field not in self.errors:
                    self.add_error(one.field, str(one))
        return said

    def _as_record(self, typed: Typed) -> CaseRecord:
        """What was typed as far as it can be read, to be held against a rule that minds gaps, and never kept."""
        answers = self.cleaned_data
        record: CaseRecord = self.step.record(space=typed.space, case=typed.case)
        if happened := moment_typed(HAPPENED, answers, typed.at):
            record.happened_at = happened
        for name, value in said_in(self.step.record, answers, self.agencies, typed.at).items():
            if value is not None:
                setattr(record, name, value)
        return record

    def is_odd(self, said: dict[str, Any]) -> bool:
        """Whoever has said that it is meant is not asked again while something else is put right."""
        if self.typed is None:
            return False
        if self.errors:
            return bool(said.get(self.tick))
        given = self._given(self.typed.at)
        known = self.typed.known_before(given["said"], given[HAPPENED])
        if known:
            self.look_at = self.typed.cases_told(given["said"])
            self.typed.note_what_is_told(given["said"])
        return bool(known)

    def _given(self, at: Any) -> dict[str, Any]:
        answers = self.cleaned_data
        said = said_in(self.step.record, answers, self.agencies, at)
        return {
            "said": {name: value for name, value in said.items() if name in self.fields},
            "happened_at": moment_typed(HAPPENED, answers, at),
            "at": at,
        }

    @property
    def taken_off(self) -> str:
        """That the outcome which was chosen in a draft is offered no longer: no answer shows it."""
        field = self.fields.get(self.step.outcome)
        if self.is_bound or not isinstance(field, OutcomeField):
            return ""
        return field.listed.why_not(self[self.step.outcome].value())

    def open(self, **given: Any) -> int | None:
        return self._told_where_it_is(open_case, **given)

    def record(self, **given: Any) -> int | None:
        return self._told_where_it_is(record_step, **given)

    def _told_where_it_is(self, command: Callable[..., Any], *, at: Any, **given: Any) -> int | None:
        """Where a second case of the same is refused, the page leads to the first."""
        answers = self._given(at)
        done = self.carry_out(command, step=self.step.code, is_meant=self.is_known, **answers, **given)
        if self.errors and self.typed is not None:
            self.look_at = self.typed.first_cases(answers["said"])
        return done


class CorrectionForm(StepForm):
    """Asks besides why it is corrected."""

    def __init__(self, *sent: Any, seen: CaseRecord, **options: Any) -> None:
        self.corrected = seen
        super().__init__(*sent, seen=seen, **options)
        self.add_field(
            WHY_CORRECTED,
            LongTextField(label="Why it is corrected", help_text="What it said before stays in the history"),
        )

    def _given(self, at: Any) -> dict[str, Any]:
        given = super()._given(at)
        given[HAPPENED] = as_it_was(self.seen, HAPPENED, given[HAPPENED])
        for name, value in given["said"].items():
            given["said"][name] = as_it_was(self.seen, name, value)
        return given

    def correct(self, *, at: Any, **given: Any) -> int | None:
        return self.carry_out(correct_record, why=self.cleaned_data[WHY_CORRECTED], **self._given(at), **given)


class ShareForm(SharingForm):
    command = share_record


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
    """What is to be done about a case, who owes it, and by when.

    An agency reads it that may not see the case: ``nobody_named`` says whom the pathway's cases are about.
    """

    watched = ("title",)

    title = forms.CharField(max_length=300, label="What is to be done, in a line")
    agency = forms.ChoiceField(label="Agency that owes it")
    due_on = DateField(label="By when")

    def __init__(self, *sent: Any, agencies: dict[str, Agency], nobody_named: str, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.agencies = agencies
        self.fields["title"].help_text, self.unnamed = nobody_named, f"{nobody_named}."
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose"), *((key, str(one)) for key, one in agencies.items())]

    def set(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("title", "due_on")}
        return self.carry_out(set_action, agency=self.agencies[self.cleaned_data["agency"]], **said, **given)


class LimitsForm(CommandForm):
    """One number and its unit for each clock whose limit is the partnership's own."""

    def __init__(self, *sent: Any, clocks: list[tuple[str, str, list[Unit]]], **options: Any) -> None:
        """``clocks`` are code, what is owed, and the units in which it may be counted."""
        super().__init__(*sent, **options)
        self.codes = [code for code, _, _ in clocks]
        for code, title, units in clocks:
            missing = {"required": f"Enter the number for “{title}”"}
            self.add_field(code, WholeNumberField(label=title, min_value=1, error_messages=missing))
            choices = [(unit.value, unit.value.capitalize()) for unit in units]
            unit = forms.ChoiceField(label=f"What “{title}” is counted in", choices=choices)
            self.add_field(UNIT.format(code=code), unit)

    def keep(self, **given: Any) -> int | None:
        numbers = {code: self.cleaned_data[code] for code in self.codes}
        units = {code: self.cleaned_data[UNIT.format(code=code)] for code in self.codes}
        return self.carry_out(set_limits, numbers=numbers, units=units, **given)
