"""Forms about corrections, complaints, requests for public information, and actions that come of them."""

from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.spaces.models import SpaceRecord
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.partnership.rights.commands.complaints import (
    acknowledge,
    answer_complaint,
    answer_information_request,
    ask_for_review,
    raise_action,
    record_complaint,
    record_information_request,
    review_complaint,
)
from goldthread.partnership.rights.commands.corrections import (
    Wrong,
    decide_correction,
    record_correction_request,
    tell_of_correction,
)
from goldthread.partnership.rights.models import Complaint, Correction, InformationAnswer, Matter


class RecordCorrection(CommandForm):
    """Who says that which record is wrong, and how."""

    asked_by = forms.ChoiceField(label="Who asks", choices=Matter.AskedBy.choices, widget=forms.RadioSelect)
    received_on = DateField(label="When it was received")
    named = forms.CharField(max_length=400, label="Which record", help_text="Where it stands and what it is called")
    what = LongTextField(label="What is said to be wrong")

    looks = {"what": {"rows": 4}}

    def record(self, record: SpaceRecord | None = None, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("asked_by", "what", "received_on", "named")}
        return self.carry_out(record_correction_request, wrong=Wrong(**said, record=record), **given)

    def record_of(self, noted: SpaceRecord, **given: Any) -> int | None:
        """Of a record that has a page here."""
        return self.record(noted, space=noted.space, **given)


class DecideCorrection(CommandForm):
    """What is decided, and the note that stands at the record."""

    decision = forms.ChoiceField(label="Decision", choices=Correction.Decision.choices, widget=forms.RadioSelect)
    why = LongTextField(label="Why")
    note = LongTextField(
        label="Note that stands at the record",
        required=False,
        help_text="Needed unless it is refused. Whoever sees the record reads it: name nobody and do not say who asked",
    )

    looks = {"why": {"rows": 3}, "note": {"rows": 3}}

    def decide(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("decision", "why", "note")}
        return self.carry_out(decide_correction, **said, **given)


class TellOfCorrection(CommandForm):
    """When and how whoever asked was told."""

    told_on = DateField(label="When they were told")
    how = LongTextField(label="How", help_text="If it was refused, they were told of the right to complain")

    looks = {"how": {"rows": 3}}

    def tell(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("told_on", "how")}
        return self.carry_out(tell_of_correction, **said, **given)


class RecordComplaint(CommandForm):
    """Who complains of what."""

    asked_by = forms.ChoiceField(label="Who complains", choices=Matter.AskedBy.choices, widget=forms.RadioSelect)
    received_on = DateField(label="When it was received")
    what = LongTextField(label="What they complain of")

    looks = {"what": {"rows": 4}}

    def record(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("asked_by", "received_on", "what")}
        return self.carry_out(record_complaint, **said, **given)


class RecordInformationRequest(CommandForm):
    """What is asked under the Freedom of Information Act."""

    received_on = DateField(label="When it was received")
    what = LongTextField(label="What they ask for")

    looks = {"what": {"rows": 4}}

    def record(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("received_on", "what")}
        return self.carry_out(record_information_request, **said, **given)


class AnswerInformation(CommandForm):
    """What whoever asked was told, and when."""

    on = DateField(label="When it was answered")
    outcome = forms.ChoiceField(label="Outcome", choices=InformationAnswer.Outcome.choices, widget=forms.RadioSelect)
    words = LongTextField(
        label="What they were told", help_text="And, of what was not given, why. A link to what was sent is enough"
    )

    looks = {"words": {"rows": 4}}

    def answer_it(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("on", "outcome", "words")}
        return self.carry_out(answer_information_request, **said, **given)


class OnADay(CommandForm):
    """A stage of a complaint that is only a day."""

    on = DateField(label="When")

    def acknowledge(self, **given: Any) -> int | None:
        return self.carry_out(acknowledge, on=self.cleaned_data["on"], **given)

    def ask_review(self, **given: Any) -> int | None:
        return self.carry_out(ask_for_review, on=self.cleaned_data["on"], **given)


class AnswerComplaint(CommandForm):
    """What the person was told, and what was learned."""

    on = DateField(label="When it was answered")
    outcome = forms.ChoiceField(label="Outcome", choices=Complaint.Outcome.choices, widget=forms.RadioSelect)
    answer = LongTextField(label="What the person was told")
    learning = LongTextField(label="What was learned", required=False)

    looks = {"answer": {"rows": 4}, "learning": {"rows": 3}}

    def answer_it(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("on", "outcome", "answer", "learning")}
        return self.carry_out(answer_complaint, **said, **given)


class ReviewComplaint(CommandForm):
    """What came of a second look."""

    on = DateField(label="When the person was told of the review")
    review = LongTextField(label="What came of it", help_text="They were told of the Information Commissioner too")

    looks = {"review": {"rows": 4}}

    def review_it(self, **given: Any) -> int | None:
        return self.carry_out(review_complaint, **{name: self.cleaned_data[name] for name in ("on", "review")}, **given)


class RaiseAction(CommandForm):
    """What is to change."""

    title = forms.CharField(
        max_length=300, label="What is to change", help_text="Whoever sees the plan reads it: do not say what happened"
    )
    due_on = DateField(label="By when", required=False)

    def raise_it(self, **given: Any) -> int | None:
        return self.carry_out(raise_action, **{name: self.cleaned_data[name] for name in ("title", "due_on")}, **given)
