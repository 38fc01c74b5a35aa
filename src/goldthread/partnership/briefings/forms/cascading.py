"""Forms by which a briefing is sent, and by which agencies confirm whom it reached."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.foundation.ui.record_fields import Several
from goldthread.partnership.briefings.commands.cascading import (
    Reached,
    confirm_cascade,
    correct_confirmation,
    send_briefing,
)
from goldthread.partnership.briefings.models import CascadeConfirmation
from goldthread.partnership.briefings.models.cascade import MOST_REACHED


class SendBriefing(CommandForm):
    """To which agencies it goes."""

    agencies = Several(label="Agencies", error_messages={"required": "Select at least one agency"})

    looks = {"agencies": {"small": True, "optional": False}}

    def __init__(self, *sent: Any, agencies: Iterable[Agency], unreached: set[int], **options: Any) -> None:
        super().__init__(*sent, **options)
        field = self.fields["agencies"]
        assert isinstance(field, Several)
        field.offer(agencies, lambda one: f"{one} (nobody would be told)" if one.pk in unreached else str(one))

    def send(self, **given: Any) -> int | None:
        return self.carry_out(send_briefing, agencies=self.cleaned_data["agencies"], **given)


class Confirm(CommandForm):
    """When, by what and how many."""

    held_on = DateField(label="When was it passed on?", help_text="For example, 27 3 2026")
    method = forms.ChoiceField(
        label="How?",
        choices=CascadeConfirmation.Method.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select a team meeting or another way"},
    )
    people = forms.IntegerField(
        label="How many people did it reach?",
        min_value=1,
        max_value=MOST_REACHED,
        help_text="Only those whom no earlier confirmation counted",
    )
    note = LongTextField(label="What else there is to say", required=False, help_text="Name nobody")

    looks = {"people": {"width": "5"}, "note": {"rows": 3}}

    @property
    def reached(self) -> Reached:
        return Reached(**{name: self.cleaned_data[name] for name in ("held_on", "method", "people", "note")})

    def confirm(self, **given: Any) -> int | None:
        return self.carry_out(confirm_cascade, reached=self.reached, **given)


class Correct(Confirm):
    """What it should have said, and what was wrong."""

    people = forms.IntegerField(
        label="How many people did it reach?",
        min_value=0,
        max_value=MOST_REACHED,
        help_text="Enter 0 if it did not take place",
    )
    why = LongTextField(
        label="What was wrong?", help_text="The earlier confirmation stays to be seen, with this reason"
    )

    looks = {"people": {"width": "5"}, "note": {"rows": 3}, "why": {"rows": 3}}

    def correct(self, **given: Any) -> int | None:
        why = self.cleaned_data["why"]
        return self.carry_out(correct_confirmation, reached=self.reached, why=why, **given)


def said_of(confirmation: CascadeConfirmation) -> dict[str, Any]:
    """What a correction begins with."""
    return {name: getattr(confirmation, name) for name in ("held_on", "method", "people", "note")}
