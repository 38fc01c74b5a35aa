"""Forms by which the schedule is set, records decided on, and holds placed and lifted."""

from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.retention.classes import CLASSES, Anchor, AtEnd, Rule, can_go
from goldthread.foundation.retention.commands.deciding import (
    confirm_destruction,
    keep_longer,
    propose_destruction,
    turn_down,
)
from goldthread.foundation.retention.commands.holds import About, Grounds, lift_hold, place_hold
from goldthread.foundation.retention.commands.schedule import set_rule
from goldthread.foundation.retention.kinds.declaring import anchors_of, may_stay_longer
from goldthread.foundation.retention.models import LONGEST_MONTHS, Hold
from goldthread.foundation.retention.rules import YEAR
from goldthread.foundation.ui.forms import DateField, LongTextField

LONGEST_REASON = 2_000
EVERYTHING = "space"


class SetRule(CommandForm):
    """How long records of one class stay, from a day on."""

    length = forms.IntegerField(min_value=1, max_value=LONGEST_MONTHS, label="How long")
    unit = forms.ChoiceField(label="Years or months", choices=[("years", "Years"), ("months", "Months")])
    anchor = forms.ChoiceField(label="When the period begins", widget=forms.RadioSelect)
    at_end = forms.ChoiceField(label="What happens then", widget=forms.RadioSelect)
    at_least = forms.IntegerField(
        min_value=0,
        max_value=LONGEST_MONTHS // YEAR,
        required=False,
        label="How many years from the day it ended it stays in any case (optional)",
        help_text="Where your schedule says “whichever is longer”: for example, until retirement age, and at least"
        " 10 years. Enter that age above, from the birth",
    )
    source = forms.CharField(
        max_length=300,
        label="Source of the rule",
        help_text="For example, the council’s schedule of 2026, line 14",
    )
    starts_on = DateField(label="First day of the rule", help_text="Today or later. The rule before stands until then")
    why = LongTextField(label="Why it is changed", max_length=LONGEST_REASON)

    looks = {"length": {"width": "4"}, "at_least": {"width": "4"}}
    field_order = ("length", "unit", "anchor", "at_least", "at_end", "source", "starts_on", "why")

    def __init__(self, *sent: Any, class_code: str, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.class_code = class_code
        for name, choices in (("anchor", anchors_of(class_code)), ("at_end", CLASSES[class_code].ends)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(one.value, f"{one.label[0].upper()}{one.label[1:]}") for one in choices]
        if not may_stay_longer(class_code):
            del self.fields["at_least"]

    def set(self, **given: Any) -> int | None:
        said = self.cleaned_data
        months = said["length"] * (YEAR if said["unit"] == "years" else 1)
        least = YEAR * (said.get("at_least") or 0)
        rule = Rule(Anchor(said["anchor"]), months, AtEnd(said["at_end"]), said["source"].strip(), least)
        day, why = said["starts_on"], said["why"]
        return self.carry_out(set_rule, class_code=self.class_code, rule=rule, starts_on=day, why=why, **given)


class ProposeDestruction(CommandForm):
    why = LongTextField(label="Why it need not be kept", max_length=LONGEST_REASON)

    def propose(self, **given: Any) -> int | None:
        return self.carry_out(propose_destruction, why=self.cleaned_data["why"], **given)


class KeepLonger(CommandForm):
    until = DateField(label="Last day on which it is kept", help_text="It is looked at again the day after")
    why = LongTextField(label="Why it is still needed", max_length=LONGEST_REASON)

    field_order = ("until", "why")

    def keep(self, **given: Any) -> int | None:
        return self.carry_out(keep_longer, until=self.cleaned_data["until"], why=self.cleaned_data["why"], **given)


class ConfirmDestruction(CommandForm):
    """Nothing is asked: to send it is to confirm."""

    def confirm(self, **given: Any) -> int | None:
        return self.carry_out(confirm_destruction, **given)


class TurnDown(CommandForm):
    why = LongTextField(label="Why it is not to be destroyed", max_length=LONGEST_REASON)

    def turn_down(self, **given: Any) -> int | None:
        return self.carry_out(turn_down, why=self.cleaned_data["why"], **given)


class PlaceHoldOnRecord(CommandForm):
    """Why nothing may be destroyed, and who asked for that."""

    ground = forms.ChoiceField(label="What it is for", widget=forms.RadioSelect, choices=Hold.Ground.choices)
    reason = LongTextField(label="Why nothing may be destroyed", max_length=LONGEST_REASON)
    asked_by = forms.CharField(
        max_length=200, label="Who asked for it", help_text="A role or an organisation, such as “County solicitor”"
    )
    asked_on = DateField(label="When it was asked for")

    field_order = ("about", "ground", "reason", "asked_by", "asked_on")

    @property
    def grounds(self) -> Grounds:
        return Grounds(**{name: self.cleaned_data[name] for name in ("ground", "reason", "asked_by", "asked_on")})

    def place_on(self, about: About, **given: Any) -> int | None:
        return self.carry_out(place_hold, about=about, grounds=self.grounds, **given)


class PlaceHold(PlaceHoldOnRecord):
    """On a class of records, or on everything; on one record it is placed from the record's own page."""

    about = forms.ChoiceField(label="What it is about", widget=forms.RadioSelect)

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)
        classes = [(code, one.title) for code, one in CLASSES.items() if code in can_go()]
        field.choices = [*classes, (EVERYTHING, "Everything that could be destroyed")]

    def place(self, **given: Any) -> int | None:
        said = self.cleaned_data["about"]
        return self.place_on(About() if said == EVERYTHING else About(retention_class=said), **given)


class LiftHold(CommandForm):
    why = LongTextField(label="Why it is lifted", max_length=LONGEST_REASON)

    def lift(self, **given: Any) -> int | None:
        return self.carry_out(lift_hold, why=self.cleaned_data["why"], **given)
