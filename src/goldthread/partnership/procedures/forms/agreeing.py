"""Forms by which agencies are asked to sign up, sign, and say how many have read it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.foundation.ui.record_fields import Several
from goldthread.partnership.procedures.commands.agreeing import (
    LONGEST_POST,
    ask_to_sign,
    confirm_reading,
    remind_to_sign,
    sign_up,
)
from goldthread.partnership.procedures.models.agreeing import MOST_READERS


class AskToSign(CommandForm):
    """Which agencies are asked, and by when."""

    agencies = Several(label="Agencies that are asked to sign up to it")
    sign_by = DateField(required=False, label="By when?", help_text="For example, 27 3 2027")

    looks = {"agencies": {"small": True}}

    def __init__(self, *sent: Any, agencies: Iterable[Agency], **options: Any) -> None:
        super().__init__(*sent, **options)
        field = self.fields["agencies"]
        assert isinstance(field, Several)
        field.offer(agencies)

    def ask(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(ask_to_sign, agencies=said["agencies"], sign_by=said["sign_by"], **given)


class ForAnAgency(CommandForm):
    """What is said for one agency: whoever answers for one only is not asked for which."""

    agency = forms.ChoiceField(label="Agency")

    def __init__(self, *sent: Any, agencies: Iterable[Agency], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, str(one)) for key, one in self.agencies.items()]
        if len(self.agencies) > 1:
            field.choices = [("", "Select an agency"), *field.choices]

    @property
    def chosen(self) -> Agency:
        return self.agencies[self.cleaned_data["agency"]]


class SignUpForm(ForAnAgency):
    """In which post somebody signs for an agency, and when."""

    post = forms.CharField(
        max_length=LONGEST_POST,
        label="Post of whoever signs",
        help_text="Such as director of children’s services. Name nobody",
    )
    signed_on = DateField(label="When was it signed?")

    def sign(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(sign_up, agency=self.chosen, post=said["post"], signed_on=said["signed_on"], **given)


class Remind(CommandForm):
    """Nothing is asked: the page says who is written to."""

    def remind(self, **given: Any) -> int | None:
        return self.carry_out(remind_to_sign, **given)


class ConfirmReading(ForAnAgency):
    """How many staff have read it, in all."""

    by_day = DateField(label="By which day?")
    people = forms.IntegerField(
        label="How many of its staff have read it by then, in all?",
        min_value=0,
        max_value=MOST_READERS,
        help_text="A number, and no names. It takes the place of the number that was given before",
    )
    note = LongTextField(label="What else there is to say", required=False, help_text="Name nobody")

    looks: dict[str, dict[str, Any]] = {"people": {"width": "5"}, "note": {"rows": 3}}

    def confirm(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("by_day", "people", "note")}
        return self.carry_out(confirm_reading, agency=self.chosen, **said, **given)
