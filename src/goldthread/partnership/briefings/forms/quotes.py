"""Forms about what people said of a briefing, and where they may be quoted."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.partnership.briefings.commands.quotes import (
    Agreed,
    SaidBy,
    keep_quote,
    record_consent,
    take_consent_back,
)
from goldthread.partnership.briefings.models import Quote


class ConsentForm(CommandForm):
    """Where they agreed to be quoted. The day is asked beside the answer, so that it works without JavaScript."""

    consent = forms.ChoiceField(
        label="Did they agree to be quoted?",
        choices=Quote.Consent.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether they agreed to be quoted"},
    )
    consent_on = DateField(
        label="On which day did they agree?", required=False, help_text="Leave it empty if they did not"
    )

    looks: dict[str, dict[str, Any]] = {"consent_on": {"optional": False}}

    @property
    def agreed(self) -> Agreed:
        return Agreed(self.cleaned_data["consent"], self.cleaned_data["consent_on"])

    def record(self, **given: Any) -> int | None:
        return self.carry_out(record_consent, agreed=self.agreed, **given)


class KeepQuote(ConsentForm):
    """Their words, and under what they are known."""

    words = LongTextField(label="What they said", help_text="In their own words. Leave out names")
    role = forms.CharField(max_length=100, label="Their role", help_text="Such as “School nurse”. Not their name")
    agency = forms.ChoiceField(label="Their agency", required=False)
    said_on = DateField(label="When they said it", help_text="For example, 27 3 2026")

    looks: dict[str, dict[str, Any]] = {"words": {"rows": 4}, "consent_on": {"optional": False}}
    field_order = ("words", "role", "agency", "said_on", "consent", "consent_on")

    def __init__(self, *sent: Any, agencies: Iterable[Agency], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.agencies = {str(one.pk): one for one in agencies}
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "No agency of the partnership"), *((key, str(one)) for key, one in self.agencies.items())]

    def keep(self, **given: Any) -> int | None:
        said = self.cleaned_data
        by = SaidBy(said["words"], said["role"], said["said_on"], self.agencies.get(said["agency"]))
        return self.carry_out(keep_quote, said=by, agreed=self.agreed, **given)


class TakeBack(CommandForm):
    """On which day they took it back."""

    on = DateField(label="On which day did they take it back?")

    def take_back(self, **given: Any) -> int | None:
        return self.carry_out(take_consent_back, on=self.cleaned_data["on"], **given)
