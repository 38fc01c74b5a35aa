"""Forms about seats."""

from datetime import date
from typing import Any

from django import forms

from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.commands import (
    SeatDetails,
    Sitting,
    add_seat,
    change_seat,
    correct_seat,
    end_seat,
    fill_seat,
)
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.forms import DateField
from goldthread.partnership.governance.queries.people import people_on


class SeatFields(CommandForm):
    """Knows the agencies and the people that a form about a seat may offer on a day."""

    def __init__(self, *args: Any, space: Space, day: date, seen: Seat | None = None, **kwargs: Any) -> None:
        super().__init__(*args, seen=seen, **kwargs)
        if "agency" in self.fields:
            self.agencies = {str(one.pk): one for one in [*agencies_on(space.pk, day), *_there(seen, "agency")]}
            self._offer("agency", "No agency", {key: one.name for key, one in self.agencies.items()})
        if "holder" in self.fields:
            sitting = [*_there(seen, "holder"), *_there(seen, "deputy")]
            self.people: dict[str, User] = {str(one.pk): one for one in [*people_on(space.pk, day), *sitting]}
            names = {key: user.name for key, user in self.people.items()}
            self._offer("holder", "Nobody with an account", names)
            self._offer("deputy", "Nobody with an account", names)

    def _offer(self, name: str, nothing: str, names: dict[str, str]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", nothing), *names.items()]

    @property
    def details(self) -> SeatDetails:
        said = self.cleaned_data
        return SeatDetails(said["role"], said["post"], self.agencies.get(said["agency"]))

    @property
    def sitting(self) -> Sitting:
        said = self.cleaned_data
        return Sitting(
            holder=self.people.get(said["holder"]),
            holder_name=said["holder_name"],
            deputy=self.people.get(said["deputy"]),
            deputy_name=said["deputy_name"],
        )


def _there(seat: Seat | None, name: str) -> list[Any]:
    """What a seat already names is offered too, even if it has since ended."""
    named = getattr(seat, name, None)
    return [named] if named else []


class WhatFor(SeatFields):
    role = forms.ChoiceField(choices=Seat.Role.choices, label="Role on the group")
    post = forms.CharField(
        max_length=200, required=False, label="Post", help_text="For example, director of public health"
    )
    agency = forms.ChoiceField(required=False, label="Agency")

    looks = {"agency": {"width": "two-thirds"}}


class WhoSits(SeatFields):
    holder = forms.ChoiceField(required=False, label="Holder")
    holder_name = forms.CharField(
        max_length=150,
        required=False,
        label="Holder’s name",
        help_text="Only for somebody without an account. Leave both empty if nobody holds the seat",
    )
    deputy = forms.ChoiceField(required=False, label="Named deputy")
    deputy_name = forms.CharField(
        max_length=150,
        required=False,
        label="Deputy’s name",
        help_text="Only for somebody without an account",
    )


class AddSeat(WhatFor, WhoSits):
    starts_on = DateField(label="From", required=False, help_text="Leave empty if it is not known")

    field_order = ("role", "post", "agency", "holder", "holder_name", "deputy", "deputy_name", "starts_on")

    def add(self, **given: Any) -> int | None:
        answers = {"details": self.details, "sitting": self.sitting, "starts_on": self.cleaned_data["starts_on"]}
        return self.carry_out(add_seat, **answers, **given)


class FillSeat(WhoSits):
    from_on = DateField(label="From", help_text="Whoever held it before holds it until the day before")

    def fill(self, **given: Any) -> int | None:
        return self.carry_out(fill_seat, sitting=self.sitting, from_on=self.cleaned_data["from_on"], **given)


class ChangeSeat(WhatFor):
    from_on = DateField(label="True from", help_text="Before this day, what was recorded stays")

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_seat, details=self.details, from_on=self.cleaned_data["from_on"], **given)


class CorrectSeat(WhatFor, WhoSits):
    starts_on = DateField(label="From", required=False)
    ends_on = DateField(label="Until", required=False, help_text="The last day")
    dates_note = forms.CharField(
        label="How the dates are known", required=False, max_length=300, help_text="If they are not certain"
    )

    field_order = [
        "role",
        "post",
        "agency",
        "holder",
        "holder_name",
        "deputy",
        "deputy_name",
        "starts_on",
        "ends_on",
        "dates_note",
    ]

    def correct(self, **given: Any) -> int | None:
        dates = {name: self.cleaned_data[name] for name in ("starts_on", "ends_on", "dates_note")}
        return self.carry_out(correct_seat, details=self.details, sitting=self.sitting, **dates, **given)


class EndSeat(CommandForm):
    on = DateField(label="Last day", help_text="The seat is still there on this day")

    def end(self, **given: Any) -> int | None:
        return self.carry_out(end_seat, on=self.cleaned_data["on"], **given)
