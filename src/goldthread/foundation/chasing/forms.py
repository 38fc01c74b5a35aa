"""Forms that say who is chased for an agency, and how soon."""

from typing import Any

from django import forms

from goldthread.foundation.accounts.models import User
from goldthread.foundation.chasing.commands import name_cover, set_chasing, set_pace, withdraw_cover
from goldthread.foundation.chasing.models import MOST_DAYS
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.ui.forms import DateField, Form


class SetChasing(CommandForm):
    """The team inbox of an agency, and the seat to which goes what nobody answers."""

    inbox = forms.EmailField(
        required=False,
        label="Team inbox",
        help_text="A mailbox that whoever is on duty reads, such as safeguarding@northborough.example."
        " Not a person’s own address",
    )
    seat = forms.ChoiceField(
        required=False,
        label="Where does it go when nobody answers?",
        help_text="Whoever holds the seat then, or else the deputy, is told",
    )

    looks = {"inbox": {"width": "two-thirds"}}

    def __init__(self, *sent: Any, seats: list[Seat], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.seats = {str(seat.pk): seat for seat in seats}
        field = self.fields["seat"]
        assert isinstance(field, forms.ChoiceField)
        named = [(key, f"{seat.group}: {seat}") for key, seat in self.seats.items()]
        field.choices = [("", "The agency’s seat on the board"), *named]

    def set(self, **given: Any) -> int | None:
        seat = self.seats.get(self.cleaned_data["seat"])
        return self.carry_out(set_chasing, inbox=self.cleaned_data["inbox"], seat=seat, **given)


class NameCover(CommandForm):
    """Who is away, who covers, and from when to when."""

    absent = forms.ChoiceField(label="Who is away?")
    covered_by = forms.ChoiceField(label="Who covers?")
    from_on = DateField(label="First day", help_text="For example, 27 3 2026")
    until = DateField(label="Last day", help_text="The cover holds on this day too")

    def __init__(self, *sent: Any, people: list[User], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.people = {str(person.pk): person for person in people}
        for name in ("absent", "covered_by"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "Choose a person"), *((key, one.name) for key, one in self.people.items())]

    def name_cover(self, **given: Any) -> int | None:
        said = {name: self.people[self.cleaned_data[name]] for name in ("absent", "covered_by")}
        days = {name: self.cleaned_data[name] for name in ("from_on", "until")}
        return self.carry_out(name_cover, **said, **days, **given)


class WithdrawCover(CommandForm):
    """That the person is back."""

    def withdraw(self, **given: Any) -> int | None:
        return self.carry_out(withdraw_cover, **given)


class SetPace(CommandForm):
    """How soon a partnership chases."""

    soon_days = forms.IntegerField(
        min_value=1,
        max_value=MOST_DAYS,
        label="How many days before it is due is an action told of?",
        help_text="For example, 14",
    )
    escalated_after_days = forms.IntegerField(
        min_value=1,
        max_value=MOST_DAYS,
        label="How many days after it was due is it escalated, if nobody answers?",
        help_text="An answer after it was due holds for as many days",
    )

    looks = {"soon_days": {"width": "3"}, "escalated_after_days": {"width": "3"}}

    def set(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("soon_days", "escalated_after_days")}
        return self.carry_out(set_pace, **said, **given)


WEEKLY, URGENT = "weekly", "urgent"


class ChooseDigests(Form):
    """When a person wants a digest."""

    when = forms.ChoiceField(
        label="When should a digest come?",
        choices=[
            (WEEKLY, "Every week in which something is due"),
            (URGENT, "Only when something is overdue, was asked or is escalated to me"),
        ],
        widget=forms.RadioSelect,
        help_text="It comes once a week at most. What is escalated to you cannot be turned off",
    )
