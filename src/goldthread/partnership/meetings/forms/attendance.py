"""Forms by which it is recorded who came, and who has a conflict of interest."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.models import Seat
from goldthread.partnership.meetings.commands.attendance import Came, record_attendance, record_guest
from goldthread.partnership.meetings.commands.interests import Whose, record_conflict, remove_conflict
from goldthread.partnership.meetings.models import AgendaItem, Attendance

How = Attendance.How
NOT_SAID = ("", "Not said")


class RecordAttendance(CommandForm):
    """One question for each seat, and what goes with its answer."""

    def __init__(
        self,
        *sent: Any,
        seats: Sequence[Seat],
        items: Sequence[AgendaItem],
        substitutes: bool,
        recorded: Mapping[int, Attendance],
        **options: Any,
    ) -> None:
        super().__init__(*sent, **options)
        self.seats, self.substitutes, self.recorded = seats, substitutes, recorded
        self.items = {str(item.pk): item for item in items}
        hows = [(how, label) for how, label in How.choices if how != How.GUEST]
        self.hows = [pair for pair in hows if substitutes or pair[0] != How.SUBSTITUTE]
        places = [NOT_SAID, *((key, str(item)) for key, item in self.items.items())]
        self.looks = {}
        for seat in seats:
            self._ask(seat, places, recorded.get(seat.pk))

    def _ask(self, seat: Seat, places: list[tuple[str, str]], said: Attendance | None) -> None:
        who = ", ".join(dict.fromkeys(filter(None, [seat.what_it_is_for, seat.get_role_display()])))
        how, name, came, left = (f"{part}-{seat.pk}" for part in ("how", "name", "came", "left"))
        holders = [f"{seat.holder_shown}" if seat.holder_shown else "vacant"]
        holders += [f"deputy {seat.deputy_shown}"] if seat.deputy_shown else []
        self.fields[how] = forms.ChoiceField(
            label=who,
            choices=[NOT_SAID, *self.hows],
            required=False,
            help_text=", ".join(holders),
            initial=said.how if said else "",
        )
        if self.substitutes:
            self.fields[name] = forms.CharField(
                label=f"Who stood in for {who}",
                max_length=150,
                required=False,
                help_text="Only if somebody else stood in",
                initial=said.name if said else "",
            )
        self.fields[came] = forms.ChoiceField(
            label=f"{who} came for", choices=places, required=False, initial=_number(said, "came_for_id")
        )
        self.fields[left] = forms.ChoiceField(
            label=f"{who} left after", choices=places, required=False, initial=_number(said, "left_after_id")
        )
        self.looks[how] = self.looks[name] = {"optional": False}

    def rows(self) -> list[dict[str, Any]]:
        """The boxes of each seat by what they ask, as the page puts them together."""
        asked = ("how", "name", "came", "left") if self.substitutes else ("how", "came", "left")
        return [{part: self[f"{part}-{seat.pk}"] for part in asked} for seat in self.seats]

    def record(self, **given: Any) -> int | None:
        said = self.cleaned_data
        came = [
            Came(
                seat,
                said[f"how-{seat.pk}"],
                said.get(f"name-{seat.pk}") or "",
                self._item(said[f"came-{seat.pk}"], seat, "came_for"),
                self._item(said[f"left-{seat.pk}"], seat, "left_after"),
            )
            for seat in self.seats
            if said[f"how-{seat.pk}"]
        ]
        return self.carry_out(record_attendance, came=came, **given)

    def _item(self, said: str, seat: Seat, field: str) -> AgendaItem | None:
        """The item that was chosen. One that whoever records it may not see, and so was not asked about, stays."""
        before: AgendaItem | None = getattr(self.recorded.get(seat.pk), field, None)
        kept = before if before and str(before.pk) not in self.items else None
        return self.items.get(said) or kept


def _number(said: Attendance | None, field: str) -> str:
    return str((said and getattr(said, field)) or "")


class RecordGuest(CommandForm):
    name = forms.CharField(label="Who came", max_length=150)
    agency = forms.ChoiceField(label="Agency", required=False)

    def __init__(self, *sent: Any, agencies: Iterable[Agency], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", "No agency of this partnership"),
            *((key, str(one)) for key, one in self.agencies.items()),
        ]

    def record(self, **given: Any) -> int | None:
        agency = self.agencies.get(self.cleaned_data["agency"])
        return self.carry_out(record_guest, name=self.cleaned_data["name"], agency=agency, **given)


class RecordConflict(CommandForm):
    """Who has an interest in an item: whoever takes a seat, or somebody who runs the meeting."""

    whose = forms.ChoiceField(label="Who has the conflict of interest")
    interest = forms.CharField(
        label="What the interest is",
        max_length=500,
        help_text="Such as: was the manager of the service. Name no child. The person will see neither item nor papers",
    )

    def __init__(self, *sent: Any, seats: Iterable[Seat], people: Iterable[User], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.choices: dict[str, tuple[str, Whose]] = {}
        for seat in seats:
            if seat.holder_shown:
                self.choices[f"holder-{seat.pk}"] = (f"{seat.holder_shown}: {seat}", Whose(seat, seat.holder))
            if seat.deputy_shown:
                words = f"{seat.deputy_shown}: deputy, {seat}"
                self.choices[f"deputy-{seat.pk}"] = (words, Whose(seat, seat.deputy))
        for person in people:
            self.choices[f"person-{person.pk}"] = (person.name, Whose(account=person))
        field = self.fields["whose"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Select a person"), *((key, words) for key, (words, _) in self.choices.items())]

    def record(self, **given: Any) -> int | None:
        _, whose = self.choices[self.cleaned_data["whose"]]
        return self.carry_out(record_conflict, whose=whose, interest=self.cleaned_data["interest"], **given)


class RemoveConflict(CommandForm):
    def remove(self, **given: Any) -> int | None:
        return self.carry_out(remove_conflict, **given)
