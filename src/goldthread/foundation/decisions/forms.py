"""Forms by which something is added to a decision."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.decisions.commands import add_addendum, add_dissent
from goldthread.foundation.decisions.recording import Dissented
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import LongTextField


class AddToDecision(CommandForm):
    words = LongTextField(label="What is added")
    reason = LongTextField(label="Why")

    looks = {"words": {"rows": 4}, "reason": {"rows": 2}}

    def add(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("words", "reason")}
        return self.carry_out(add_addendum, **said, **given)


class DissentForm(CommandForm):
    """Who saw a decision otherwise, and what they said."""

    dissent_agency = forms.ChoiceField(label="Agency that saw it otherwise", required=False)
    dissent_post = forms.CharField(label="Or the post of whoever saw it otherwise", max_length=200, required=False)
    dissent_words = LongTextField(label="What they said", required=False)

    looks = {"dissent_words": {"rows": 3}}

    def __init__(self, *sent: Any, agencies: Iterable[Agency], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        field = self.fields["dissent_agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "None"), *((key, str(one)) for key, one in self.agencies.items())]

    @property
    def told(self) -> Dissented:
        said = self.cleaned_data
        return Dissented(said["dissent_words"], self.agencies.get(said["dissent_agency"]), said["dissent_post"])

    def dissent(self, **given: Any) -> int | None:
        return self.carry_out(add_dissent, told=self.told, **given)
