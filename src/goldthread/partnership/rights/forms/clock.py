"""Forms about the clock of a matter, its log and its end, whatever kind it is."""

from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField, YesNoField
from goldthread.partnership.rights.commands.matters import (
    close_matter,
    extend,
    note_in_log,
    run_clock,
    set_rights,
    stop_clock,
)
from goldthread.partnership.rights.models import ENDINGS, ClockStop, Matter


class StopClock(CommandForm):
    """What is awaited, and since when."""

    why = forms.ChoiceField(label="What is awaited", choices=ClockStop.Why.choices, widget=forms.RadioSelect)
    from_on = DateField(label="When they were asked")
    note = LongTextField(label="What they were asked", required=False)

    looks = {"note": {"rows": 3}}

    def stop(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("why", "from_on", "note")}
        return self.carry_out(stop_clock, **said, **given)


class RunClock(CommandForm):
    """When what was awaited came."""

    until_on = DateField(label="When it came")

    def run(self, **given: Any) -> int | None:
        return self.carry_out(run_clock, until_on=self.cleaned_data["until_on"], **given)


class Extend(CommandForm):
    """Why it takes longer, and when the person was told."""

    why = LongTextField(label="Why it takes longer", help_text="As the person was told")
    told_on = DateField(label="When the person was told")

    looks = {"why": {"rows": 3}}

    def extend(self, **given: Any) -> int | None:
        return self.carry_out(extend, **{name: self.cleaned_data[name] for name in ("why", "told_on")}, **given)


class CloseMatter(CommandForm):
    """How it ended."""

    how = forms.ChoiceField(label="How it ended", choices=Matter.Closed.choices, widget=forms.RadioSelect)
    why = LongTextField(label="Why", required=False, help_text="Needed unless it was answered")

    looks = {"why": {"rows": 3}}

    def __init__(self, *sent: Any, kind: str, **options: Any) -> None:
        super().__init__(*sent, **options)
        how = self.fields["how"]
        assert isinstance(how, forms.ChoiceField)
        how.choices = [(code, label) for code, label in Matter.Closed.choices if code in ENDINGS[kind]]
        if len(how.choices) == 1:
            self.initial["how"] = how.choices[0][0]

    def close(self, **given: Any) -> int | None:
        return self.carry_out(close_matter, **{name: self.cleaned_data[name] for name in ("how", "why")}, **given)


class NoteInLog(CommandForm):
    """Something that is no step of its own."""

    words = LongTextField(label="Note", help_text="Such as what was said on the telephone")

    def note(self, **given: Any) -> int | None:
        return self.carry_out(note_in_log, words=self.cleaned_data["words"], **given)


class SetRights(CommandForm):
    """Whether a second person checks, and how many days the partnership gives itself."""

    needs_second_person = YesNoField(label="Must a second person check what is released?")
    keep_days = forms.IntegerField(
        label="Days that details of who asked are kept after a matter is closed", min_value=1, max_value=3650
    )
    acknowledge_days = forms.IntegerField(label="Days to acknowledge a complaint", min_value=1, max_value=365)
    answer_days = forms.IntegerField(label="Days to answer a complaint", min_value=1, max_value=365)
    review_days = forms.IntegerField(label="Days to review the answer to a complaint", min_value=1, max_value=365)

    looks = {name: {"width": "4"} for name in ("keep_days", "acknowledge_days", "answer_days", "review_days")}

    def set(self, **given: Any) -> int | None:
        days = {name: self.cleaned_data[name] for name in self.looks}
        return self.carry_out(
            set_rights, needs_second_person=self.cleaned_data["needs_second_person"], days=days, **given
        )
