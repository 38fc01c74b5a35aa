"""Forms about a breach. None keeps a draft: what is typed here is kept in one place only."""

from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField, YesNoField
from goldthread.foundation.ui.time_fields import TIME_HINT, TimeOfDayField, moment_of
from goldthread.partnership.rights.commands.breaches import (
    Known,
    Report,
    assess_risk,
    decide_to_notify,
    record_breach,
    record_people_told,
    record_report,
    record_step,
)
from goldthread.partnership.rights.commands.correcting import correct_breach
from goldthread.partnership.rights.models import Breach

MOST_PEOPLE = 10_000_000


class RecordBreach(CommandForm):
    """When it became known, to the minute, and what is known of it."""

    aware_on = DateField(label="Day on which it became known here")
    aware_time = TimeOfDayField(
        of="aware_on", label="Time at which it became known", help_text=f"{TIME_HINT}. 72 hours run from then"
    )
    what = LongTextField(label="What happened", help_text="Name nobody: say “a child” or “a social worker”")
    what_data = LongTextField(label="What data is it, and about whom?")
    people = forms.IntegerField(
        label="About how many people are affected?", required=False, min_value=0, max_value=MOST_PEOPLE
    )

    looks = {"what_data": {"rows": 3}, "people": {"width": "10"}}

    @property
    def known(self) -> Known:
        said = self.cleaned_data
        aware_at = moment_of(said["aware_on"], said["aware_time"])
        return Known(aware_at, said["what"], said["what_data"], said["people"])

    def record(self, **given: Any) -> int | None:
        return self.carry_out(record_breach, known=self.known, **given)


class CorrectBreach(RecordBreach):
    """What is right, and why what was recorded is not."""

    why = LongTextField(label="Why what was recorded is wrong", help_text="What stood there before stays in the log")

    looks = {**RecordBreach.looks, "why": {"rows": 2}}

    def correct(self, **given: Any) -> int | None:
        return self.carry_out(correct_breach, known=self.known, why=self.cleaned_data["why"], **given)


class AssessRisk(CommandForm):
    """How likely people come to harm."""

    risk = forms.ChoiceField(label="Risk", choices=Breach.Risk.choices, widget=forms.RadioSelect)
    why = LongTextField(label="Why", help_text="What could happen to whom, how likely and how bad it is")

    def assess(self, **given: Any) -> int | None:
        return self.carry_out(assess_risk, **{name: self.cleaned_data[name] for name in ("risk", "why")}, **given)


class DecideToNotify(CommandForm):
    """Whether the Information Commissioner is told."""

    decision = forms.ChoiceField(label="Decision", choices=Breach.Decision.choices, widget=forms.RadioSelect)
    why = LongTextField(label="Why")

    looks = {"why": {"rows": 3}}

    def decide(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("decision", "why")}
        return self.carry_out(decide_to_notify, **said, **given)


class RecordReport(CommandForm):
    """A report to the Information Commissioner, made outside this program."""

    reported_on = DateField(label="Day of the report")
    reported_time = TimeOfDayField(of="reported_on", label="Time of the report", help_text=TIME_HINT)
    reference = forms.CharField(label="Reference that was given", required=False, max_length=100)
    is_partial = YesNoField(label="Does more follow?", help_text="A first report may be partial")
    words = LongTextField(label="What was said or is to follow", required=False)
    late_why = LongTextField(
        label="Why it is late", required=False, help_text="Needed if the first report came more than 72 hours after"
    )

    looks = {"words": {"rows": 3}, "late_why": {"rows": 2}}

    def record(self, **given: Any) -> int | None:
        said = self.cleaned_data
        report = Report(
            moment_of(said["reported_on"], said["reported_time"]),
            said["is_partial"],
            said["reference"],
            said["words"],
            said["late_why"],
        )
        return self.carry_out(record_report, report=report, **given)


class RecordPeopleTold(CommandForm):
    """How the people affected were told, or why not."""

    told = forms.ChoiceField(label="Were they told?", choices=Breach.Told.choices, widget=forms.RadioSelect)
    told_on = DateField(label="When")
    words = LongTextField(label="How they were told, or why they are not")

    looks: dict[str, dict[str, Any]] = {"told_on": {"shown_with": ("told", "told")}, "words": {"rows": 3}}

    def record(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("told", "told_on", "words")}
        return self.carry_out(record_people_told, **said, **given)


class RecordStep(CommandForm):
    """What was done so that it gets no worse."""

    taken_on = DateField(label="When")
    words = LongTextField(
        label="What was done", help_text="Such as “The e-mail was recalled and its deletion confirmed”"
    )

    looks = {"words": {"rows": 3}}

    def record(self, **given: Any) -> int | None:
        return self.carry_out(record_step, **{name: self.cleaned_data[name] for name in ("taken_on", "words")}, **given)
