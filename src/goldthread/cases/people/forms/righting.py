"""What was told is put right: it was wrong, is so no longer, or must be kept secret."""

from typing import Any

from django import forms

from goldthread.cases.people.commands import (
    ask_to_check_numbers,
    ask_to_check_pair,
    keep_address_secret,
    put_kind_right,
    say_checked,
    say_when_it_ends,
    take_back,
    tell_address_openly,
)
from goldthread.cases.people.forms.fields import ADDRESS_IS_SECRET
from goldthread.cases.people.models import Involvement, LivesThere, OfAPerson, Person
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import ConfidentialField, DateField


class TakeBack(CommandForm):
    """Why it was wrong."""

    why = ConfidentialField(label="Why it is taken back", help_text="It is kept with what is taken back")
    is_secret = forms.BooleanField(
        label=ADDRESS_IS_SECRET, help_text="Nobody reads any more where it is, though it was wrong", required=False
    )

    and_all = forms.BooleanField(
        label="Take back all that this case says of them too",
        help_text="Names, numbers, addresses, alerts and their other parts: for somebody who was not meant at all",
        required=False,
    )

    looks: dict[str, dict[str, Any]] = {"why": {"rows": 3}}

    def __init__(self, *sent: Any, told: OfAPerson, **options: Any) -> None:
        """Of an address that is shown it is asked whether it must be secret: what is taken back is still seen. Of a
        part, whether all else goes with it.
        """
        super().__init__(*sent, **options)
        if not isinstance(told, LivesThere) or told.household.is_protected:
            del self.fields["is_secret"]
        if not isinstance(told, Involvement):
            del self.fields["and_all"]

    def take(self, **given: Any) -> int | None:
        said = self.cleaned_data
        ticked = {name: bool(said.get(name)) for name in ("is_secret", "and_all")}
        return self.carry_out(take_back, why=said["why"], **ticked, **given)


class SayWhenItEnds(CommandForm):
    until_on = DateField(
        label="Until",
        help_text="The last day on which it is so. For example, 27 3 2026. Leave it empty if it goes on after all",
        required=False,
    )

    def say(self, **given: Any) -> int | None:
        return self.carry_out(say_when_it_ends, until_on=self.cleaned_data["until_on"], **given)


class PutKindRight(CommandForm):
    """What somebody is who was registered as another."""

    kind = forms.ChoiceField(label="Who it is", choices=Person.Kind.choices, widget=forms.RadioSelect)

    def put(self, *, part: Involvement, **given: Any) -> int | None:
        kind = self.cleaned_data["kind"]
        return self.carry_out(put_kind_right, case=part.case, person=part.person, kind=kind, **given)


class Secrecy(CommandForm):
    """Nothing is asked: it is said by sending the form."""

    def keep(self, **given: Any) -> int | None:
        return self.carry_out(keep_address_secret, **given)

    def open(self, **given: Any) -> int | None:
        return self.carry_out(tell_address_openly, **given)


class Check(CommandForm):
    """Nothing is asked here either."""

    def ask_of_pair(self, **given: Any) -> int | None:
        return self.carry_out(ask_to_check_pair, **given)

    def ask_of_numbers(self, **given: Any) -> int | None:
        return self.carry_out(ask_to_check_numbers, **given)

    def say_right(self, **given: Any) -> int | None:
        return self.carry_out(say_checked, **given)
