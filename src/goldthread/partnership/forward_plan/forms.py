"""Forms about reports called in, and about the catalogue of their kinds."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.actions.commands import ActionDetails
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.files.forms import UploadField
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.models import Group
from goldthread.foundation.ui.forms import DateField, LongTextField, PartialDateField
from goldthread.partnership.forward_plan.commands import (
    ReportConsidered,
    ReportSent,
    ReportWanted,
    add_report_kind,
    add_usual_kinds,
    call_report_in,
    change_called_report,
    change_report_kind,
    consider_report,
    follow_report_up,
    pass_report_on,
    receive_report,
    withdraw_report,
)
from goldthread.partnership.forward_plan.models import Assurance, CalledReport, ReportKind, Rule

NO_NAMES = "Without names of children and families"


class Choosing(CommandForm):
    """A form in which boards, groups and agencies are chosen: ``offered`` gives those of each by the field's name."""

    def __init__(self, *sent: Any, offered: dict[str, Iterable[Any]], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.records: dict[str, dict[str, Any]] = {}
        for name, records in offered.items():
            if name in self.fields:
                self.records[name] = {key_of(one): one for one in records}
                field = self.fields[name]
                assert isinstance(field, forms.ChoiceField)
                none = [] if field.required else [("", "None")]
                field.choices = [*none, *((key, str(one)) for key, one in self.records[name].items())]

    def chosen(self, name: str) -> Any:
        return self.records[name].get(self.cleaned_data[name])


def key_of(record: Any) -> str:
    """Of an agency or a group, which may stand in one list."""
    kinds = {Agency: "agency", Group: "group"}
    return f"{kinds.get(type(record), 'record')}-{record.pk}" if record else ""


class WantedForm(Choosing):
    """Which report is wanted, from whom, for whom, and when."""

    title = forms.CharField(label="Report", max_length=300, help_text="For example, LADO annual report 2026-27")
    kind = forms.ChoiceField(label="Kind of report", required=False)
    what = LongTextField(label="What should it tell?", required=False)
    board = forms.ChoiceField(label="Which board calls it in?")
    group = forms.ChoiceField(label="Which group considers it?", required=False, help_text="None: the board itself")
    outward_to = forms.CharField(
        label="Who outside is it owed to?",
        max_length=200,
        required=False,
        help_text="Only for what this partnership reports to others, for example a scrutiny committee of the council",
    )
    owner = forms.ChoiceField(
        label="Which agency or group owes it?",
        required=False,
        help_text="None only for what this partnership reports to others",
    )
    post = forms.CharField(label="In the person of which post?", max_length=200, required=False)
    due = PartialDateField(
        label="When is it due?", help_text="For example, 27 3 2027. Leave the day empty if any day of the month will do"
    )
    rule = forms.ChoiceField(label="How often?", choices=Rule.choices, widget=forms.RadioSelect)

    sections = (
        ("Which report", ("title", "kind", "what")),
        ("Who it is for", ("board", "group", "outward_to")),
        ("Who owes it", ("owner", "post")),
        ("When", ("due", "rule")),
    )
    looks = {"what": {"rows": 3}}

    @property
    def wanted(self) -> ReportWanted:
        owner = self.chosen("owner")
        words = {name: self.cleaned_data[name] for name in ("title", "outward_to", "post", "due", "rule", "what")}
        return ReportWanted(
            board=self.chosen("board"),
            kind=self.chosen("kind"),
            group=self.chosen("group"),
            agency=owner if isinstance(owner, Agency) else None,
            owner_group=owner if isinstance(owner, Group) else None,
            **words,
        )

    def call_in(self, **given: Any) -> Any:
        return self.carry_out(call_report_in, wanted=self.wanted, **given)

    def change(self, **given: Any) -> Any:
        return self.carry_out(change_called_report, wanted=self.wanted, **given)


def said_of(report: CalledReport) -> dict[str, Any]:
    """What a report says now, as the form asks it."""
    words = {name: getattr(report, name) for name in ("title", "outward_to", "post", "due", "rule", "what")}
    named = {name: key_of(getattr(report, name)) for name in ("kind", "board", "group")}
    return words | named | {"owner": key_of(report.agency or report.owner_group)}


class ReceiveForm(CommandForm):
    """That a report came, or was sent out."""

    on = DateField(label="On which day?")
    file = UploadField(required=False, label="The report as a file")
    link = forms.CharField(
        label="Or where it is", max_length=500, required=False, help_text="A link that begins with https://"
    )
    summary = LongTextField(label="What does it say, in short?", required=False, help_text=NO_NAMES)

    looks = {"summary": {"rows": 4}}

    def receive(self, **given: Any) -> Any:
        said = {name: self.cleaned_data[name] for name in ("on", "file", "link", "summary")}
        return self.carry_out(receive_report, sent=ReportSent(**said), **given)


class ConsiderForm(CommandForm):
    """What became of a report at a meeting."""

    on = DateField(label="On which day did they meet?")
    minutes = forms.CharField(
        label="Where is it in the minutes?", max_length=200, required=False, help_text="For example, item 6"
    )
    assurance = forms.ChoiceField(
        label="Did the report give assurance?",
        choices=(
            (Assurance.GIVEN, "Yes"),
            (Assurance.PARTLY, "In part"),
            (Assurance.NOT_GIVEN, "No"),
        ),
        widget=forms.RadioSelect,
    )
    reasons = LongTextField(
        label="Why?", required=False, help_text="Needed where assurance was not, or not wholly, given"
    )

    looks = {"reasons": {"rows": 4}}

    def consider(self, **given: Any) -> Any:
        said = {name: self.cleaned_data[name] for name in ("on", "assurance", "reasons", "minutes")}
        return self.carry_out(consider_report, considered=ReportConsidered(**said), **given)


class PassOnForm(Choosing):
    """To whom what was made of a report goes on."""

    to = forms.ChoiceField(label="To which group?")
    on = DateField(label="On which day?")

    def pass_on(self, **given: Any) -> Any:
        return self.carry_out(pass_report_on, to=self.chosen("to"), on=self.cleaned_data["on"], **given)


class WithdrawForm(CommandForm):
    """Why a report is no longer wanted."""

    why = LongTextField(label="Why is it no longer wanted?")

    looks = {"why": {"rows": 3}}

    def withdraw(self, **given: Any) -> Any:
        return self.carry_out(withdraw_report, why=self.cleaned_data["why"], **given)


class FollowUpForm(Choosing):
    """An action that follows from a report."""

    title = LongTextField(label="What is to be done?", max_length=300, help_text=NO_NAMES)
    owner = forms.ChoiceField(label="Who owes it?")
    due = PartialDateField(label="By when?")

    looks = {"title": {"rows": 3}}

    def follow_up(self, **given: Any) -> Any:
        details = ActionDetails(title=self.cleaned_data["title"], due=self.cleaned_data["due"])
        return self.carry_out(follow_report_up, details=details, owner=self.chosen("owner"), **given)


class KindForm(CommandForm):
    """A kind of report."""

    name = forms.CharField(label="Name", max_length=200)
    rule = forms.ChoiceField(label="How often does it usually come?", choices=Rule.choices, widget=forms.RadioSelect)
    is_outward = forms.BooleanField(label="This partnership owes it to others outside", required=False)

    def add(self, **given: Any) -> Any:
        said = {name: self.cleaned_data[name] for name in ("name", "rule", "is_outward")}
        return self.carry_out(add_report_kind, **said, **given)


class ChangeKindForm(KindForm):
    """A kind of report changes, or is no longer offered."""

    is_offered = forms.BooleanField(label="It is offered when a report is called in", required=False)

    def change(self, **given: Any) -> Any:
        said = {name: self.cleaned_data[name] for name in ("name", "rule", "is_outward", "is_offered")}
        return self.carry_out(change_report_kind, **said, **given)


class UsualKindsForm(CommandForm):
    """The usual kinds are taken into the catalogue."""

    def add(self, **given: Any) -> Any:
        return self.carry_out(add_usual_kinds, **given)


def said_of_kind(kind: ReportKind) -> dict[str, Any]:
    return {name: getattr(kind, name) for name in ("name", "rule", "is_outward", "is_offered")}
