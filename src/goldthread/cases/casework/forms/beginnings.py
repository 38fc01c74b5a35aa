"""From which event clocks count."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from goldthread.cases.casework.beginnings import Chosen, beginning_on
from goldthread.cases.casework.commands import set_beginnings
from goldthread.cases.casework.forms.fields import choice_of
from goldthread.cases.declaring.clocks import CaseClock
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField

FROM = "from_on"


class BeginningsForm(CommandForm):
    """One answer for each clock, and the day from which they hold."""

    def __init__(self, *sent: Any, clocks: Sequence[CaseClock], chosen: Chosen, today: date, **options: Any) -> None:
        self.codes = [clock.id for clock in clocks]
        initial = {clock.id: beginning_on(clock, chosen, today).code for clock in clocks}
        super().__init__(*sent, initial={**initial, FROM: today}, **options)
        self.looks = {clock.id: {"hints": {one.code: one.citation for one in clock.may_begin}} for clock in clocks}
        for clock in clocks:
            choices = [(one.code, one.title) for one in clock.may_begin]
            self.add_field(clock.id, choice_of(choices, label=f"From when “{clock.title}” ({clock.id}) counts"))
        hint = "For cases that begin on this day or later"
        self.add_field(FROM, DateField(label="From which day on", help_text=hint))

    def keep(self, **given: Any) -> int | None:
        chosen = {code: self.cleaned_data[code] for code in self.codes}
        return self.carry_out(set_beginnings, chosen=chosen, from_on=self.cleaned_data[FROM], **given)
