"""Forms about clocks, and about the working time of a partnership."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.timekeeping.commands.on_clocks import (
    acknowledge_breach,
    acknowledge_unseen,
    explain_breach,
    start_clock_again,
    stop_clock,
)
from goldthread.foundation.timekeeping.commands.working_time import (
    WEEKDAYS,
    proclaim_day,
    set_opening_hours,
    take_back_day,
)
from goldthread.foundation.timekeeping.models import TO_STAND, Reason
from goldthread.foundation.ui.forms import DateField, LongTextField, YesNoField
from goldthread.foundation.ui.time_fields import TIME_HINT, TimeOfDayField, moment_of

NOT_TOLD = "An agency that sees this clock reads the reason that you chose, and not these words"


class StopClock(CommandForm):
    """Why it stands, and since when."""

    reason = forms.ChoiceField(label="Why is it paused?", choices=TO_STAND, widget=forms.RadioSelect)
    words = LongTextField(
        label="What is waited for", required=False, help_text=f"Must be said for another reason. {NOT_TOLD}"
    )
    from_on = DateField(label="Day since which it is paused")
    from_time = TimeOfDayField(of="from_on", label="Time since which it is paused", help_text=TIME_HINT)

    looks = {"words": {"rows": 3}}

    def stop(self, **given: Any) -> int | None:
        said = self.cleaned_data
        from_at = moment_of(said["from_on"], said["from_time"])
        return self.carry_out(stop_clock, reason=said["reason"], words=said["words"], from_at=from_at, **given)


class StartClockAgain(CommandForm):
    """Since when it goes on."""

    until_on = DateField(label="Day since which it goes on")
    until_time = TimeOfDayField(of="until_on", label="Time since which it goes on", help_text=TIME_HINT)

    def start_again(self, **given: Any) -> int | None:
        until_at = moment_of(self.cleaned_data["until_on"], self.cleaned_data["until_time"])
        return self.carry_out(start_clock_again, until_at=until_at, **given)


class ExplainBreach(CommandForm):
    """Why it was not done in time."""

    reason = forms.ChoiceField(label="Why is it late?", choices=Reason.choices, widget=forms.RadioSelect)
    words = LongTextField(
        label="What happened", help_text=f"Whoever manages the work reads it and acknowledges it. {NOT_TOLD}"
    )

    looks = {"words": {"rows": 4}}

    def __init__(self, *sent: Any, agencies: Sequence[tuple[int, str]] = (), **options: Any) -> None:
        """``agencies`` are those for which it may be said, where there are several."""
        super().__init__(*sent, **options)
        if agencies:
            self.fields["agency"] = forms.TypedChoiceField(
                label="For which agency do you explain it?", choices=agencies, coerce=int, widget=forms.RadioSelect
            )
            self.order_fields(["agency"])

    def explain(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("reason", "words", "agency") if name in self.fields}
        return self.carry_out(explain_breach, **said, **given)


class AcknowledgeBreach(CommandForm):
    """Nothing is asked."""

    def acknowledge(self, **given: Any) -> int | None:
        return self.carry_out(acknowledge_breach, **given)


class AcknowledgeUnseen(CommandForm):
    """Nothing is asked."""

    def acknowledge(self, **given: Any) -> int | None:
        return self.carry_out(acknowledge_unseen, **given)


class ProclaimDay(CommandForm):
    """A day that the published list does not tell rightly."""

    day = DateField(label="Which day?")
    is_working = YesNoField(
        label="Do people work on it?", help_text="Yes for a bank holiday that was moved to another day"
    )
    words = forms.CharField(label="What day is it?", max_length=200, help_text="Such as “the coronation”")

    def proclaim(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("day", "is_working", "words")}
        return self.carry_out(proclaim_day, **said, **given)


class TakeBackDay(CommandForm):
    """Nothing is asked."""

    def take_back(self, **given: Any) -> int | None:
        return self.carry_out(take_back_day, **given)


class SetOpeningHours(CommandForm):
    """From when to when people work on each weekday, and from which day on that is so."""

    from_on = DateField(label="From which day on?", help_text="What is counted before that day stays as it is")

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        for number, name in enumerate(WEEKDAYS):
            self.fields[f"opens_{number}"] = TimeOfDayField(
                label=f"{name}: from", help_text="" if number else TIME_HINT
            )
            self.fields[f"closes_{number}"] = TimeOfDayField(label=f"{name}: until")

    @property
    def week(self) -> dict[int, tuple[time, time]]:
        said = self.cleaned_data
        return {number: (said[f"opens_{number}"], said[f"closes_{number}"]) for number in range(len(WEEKDAYS))}

    def set(self, **given: Any) -> int | None:
        return self.carry_out(set_opening_hours, week=self.week, from_on=self.cleaned_data["from_on"], **given)
