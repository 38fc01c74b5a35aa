"""What is asked of whoever tells another area of a case, and of whoever is told."""

from typing import Any

from django import forms

from goldthread.cases.casework.forms.basis import LAWFUL_BASIS, BasisForm
from goldthread.cases.casework.lawful_basis import BASIS_FIELDS
from goldthread.cases.disclosures.commands.answering import LONGEST_REFERENCE, answer_area, put_with_case
from goldthread.cases.disclosures.commands.telling import TellArea, take_back, tell_area
from goldthread.cases.disclosures.copying import Entry
from goldthread.cases.disclosures.models import Answer, Part
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.forms import LongTextField

WHAT_IS_TOLD = ("What is told", ("to", "part", "words", "entries"))


class TellForm(BasisForm):
    to = forms.TypedChoiceField(label="Area", coerce=int, widget=forms.RadioSelect)
    part = forms.ChoiceField(label="What it has to do with the case", choices=Part.choices, widget=forms.RadioSelect)
    words = LongTextField(
        label="What the area should know",
        help_text="Why they are told, and what you ask of them. They read the reference and the stage of the case too",
    )
    entries = forms.MultipleChoiceField(
        label="Entries that are copied",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Each goes whole, as it reads today. Choose no more than they need",
    )

    field_order = (*WHAT_IS_TOLD[1], *BASIS_FIELDS)
    sections = (WHAT_IS_TOLD, LAWFUL_BASIS)
    looks: dict[str, dict[str, Any]] = {**BasisForm.looks, "words": {"rows": 6}}

    def __init__(self, *sent: Any, areas: list[Space], entries: list[Entry], **options: Any) -> None:
        super().__init__(*sent, **options)
        to, copied = self.fields["to"], self.fields["entries"]
        assert isinstance(to, forms.ChoiceField)
        assert isinstance(copied, forms.ChoiceField)
        to.choices = [(one.pk, one.name) for one in areas]
        copied.choices = [(one.code, one.title) for one in entries]
        if not entries:
            del self.fields["entries"]

    def tell(self, **given: Any) -> int | None:
        answers = self.cleaned_data
        told = TellArea(answers["to"], answers["part"], answers["words"], answers.get("entries", []))
        return self.carry_out(tell_area, told=told, basis=self.lawful_basis, **given)


class TakeBackForm(CommandForm):
    why = LongTextField(label="Why it is taken back", help_text="The other area reads this")

    looks = {"why": {"rows": 3}}

    def take_back(self, **given: Any) -> int | None:
        return self.carry_out(take_back, why=self.cleaned_data["why"], **given)


class AnswerForm(CommandForm):
    answer = forms.ChoiceField(label="Your answer", choices=Answer.choices, widget=forms.RadioSelect)
    words = LongTextField(label="What you answer", required=False, help_text="If you do not accept it, say why")
    reference = forms.CharField(
        label="How the case is called here",
        required=False,
        max_length=LONGEST_REFERENCE,
        help_text="Only if you have one, and the other area may know it",
    )

    looks = {"words": {"rows": 4}, "reference": {"width": "20"}}

    def send(self, **given: Any) -> int | None:
        told = {name: self.cleaned_data[name] for name in ("answer", "words", "reference")}
        return self.carry_out(answer_area, **told, **given)


class PutWithCaseForm(CommandForm):
    reference = forms.CharField(label="Reference of the case here", max_length=40)

    looks = {"reference": {"width": "20"}}

    def put(self, **given: Any) -> int | None:
        return self.carry_out(put_with_case, reference=self.cleaned_data["reference"], **given)
