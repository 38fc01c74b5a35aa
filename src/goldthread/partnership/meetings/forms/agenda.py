"""Forms by which an agenda is made."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from django import forms
from django.utils.text import capfirst

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.ui.forms import LinesField, LongTextField
from goldthread.foundation.ui.record_fields import Several
from goldthread.partnership.meetings.commands.agenda import (
    ItemDetails,
    add_due,
    add_item,
    begin_agenda,
    change_item,
    issue_agenda,
    place_item,
    remove_item,
    set_standing_items,
)
from goldthread.partnership.meetings.models import AgendaItem, Audience
from goldthread.partnership.meetings.queries.agenda import Due

MOST_PLACES = 100
LONGEST_ITEM = 600
LONGEST_LINES = 5_000


class BeginAgenda(CommandForm):
    def begin(self, **given: Any) -> int | None:
        return self.carry_out(begin_agenda, **given)


class SetStandingItems(CommandForm):
    first = LinesField(
        label="Items that come first",
        max_length=LONGEST_LINES,
        help_text="One on each line. These bring what belongs to them: Conflicts of interest, Minutes of the last"
        " meeting, Matters arising, Actions",
    )
    last = LinesField(
        label="Items that come last", max_length=LONGEST_LINES, required=False, help_text="One on each line"
    )

    looks = {"first": {"rows": 8}, "last": {"rows": 3}}

    def set(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("first", "last")}
        return self.carry_out(set_standing_items, **said, **given)


class IssueAgenda(CommandForm):
    def issue(self, **given: Any) -> int | None:
        return self.carry_out(issue_agenda, **given)


class ItemForm(CommandForm):
    """What is said of an item."""

    title = forms.CharField(label="What the item is called", max_length=200, help_text="Name no child")
    purpose = forms.ChoiceField(label="What it is for", choices=AgendaItem.Purpose.choices, widget=forms.RadioSelect)
    what_is_asked = LongTextField(
        label="What the meeting is asked to do", required=False, help_text="Such as: agree the plan, note the report"
    )
    presenter = forms.CharField(label="Who presents it", max_length=200, required=False)
    agency = forms.ChoiceField(label="Agency that it comes from", required=False)
    minutes_long = forms.IntegerField(
        label="How many minutes it is given", required=False, min_value=1, max_value=LONGEST_ITEM
    )
    paper_wanted = forms.BooleanField(label="It needs a paper", required=False)
    audience = forms.ChoiceField(label="Who sees it and its papers", choices=Audience.choices, widget=forms.RadioSelect)
    seats = Several(label="For which seats")

    looks = {
        "what_is_asked": {"rows": 3},
        "minutes_long": {"width": "3"},
        "seats": {"shown_with": ("audience", Audience.NAMED)},
    }

    def __init__(self, *sent: Any, agencies: Iterable[Agency], offered: Sequence[Seat], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        agency_field, seats = self.fields["agency"], self.fields["seats"]
        assert isinstance(agency_field, forms.ChoiceField)
        assert isinstance(seats, Several)
        names = [(key, agency.name) for key, agency in self.agencies.items()]
        agency_field.choices = [("", "No agency"), *names]
        seats.offer(offered)

    @property
    def details(self) -> ItemDetails:
        said = {field.name: self.cleaned_data[field.name] for field in fields(ItemDetails)}
        return ItemDetails(**said | {"agency": self.agencies.get(said["agency"]), "seats": said["seats"] or ()})


class AddItem(ItemForm):
    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_item, details=self.details, **given)


class ChangeItem(ItemForm):
    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_item, details=self.details, **given)


class AddDue(CommandForm):
    """What is due, to tick."""

    picked = forms.MultipleChoiceField(label="Select", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *sent: Any, due: Iterable[Due], **options: Any) -> None:
        super().__init__(*sent, **options)
        field = self.fields["picked"]
        assert isinstance(field, forms.MultipleChoiceField)
        found = [(f"{one.source.code}-{said.number}", one, said) for one in due for said in one.suggestions]
        field.choices = [(key, said.words) for key, _, said in found]
        hints = {key: ": ".join(filter(None, [capfirst(one.source.one), said.why])) for key, one, said in found}
        self.looks = {"picked": {"hints": hints}}

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_due, picked=self.pairs, **given)

    @property
    def pairs(self) -> list[tuple[str, int]]:
        return pairs_of(self.cleaned_data["picked"])


def pairs_of(keys: Iterable[str]) -> list[tuple[str, int]]:
    """Code and number of each record that was ticked."""
    pairs = [key.rpartition("-") for key in keys]
    return [(code, int(number)) for code, _, number in pairs]


class PlaceItem(CommandForm):
    place = forms.IntegerField(label="Number on the agenda", min_value=1, max_value=MOST_PLACES)

    looks = {"place": {"width": "3"}}

    def put(self, **given: Any) -> int | None:
        return self.carry_out(place_item, place=self.cleaned_data["place"], **given)


class RemoveItem(CommandForm):
    def remove(self, **given: Any) -> int | None:
        return self.carry_out(remove_item, **given)
