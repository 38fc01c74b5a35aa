"""Forms on which progress is reported and an action is judged."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms

from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.evidence.forms import HOW, ShowsForm
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.models import Group
from goldthread.foundation.progress.judging import (
    accept_as_done,
    ask_for_more,
    reopen_action,
    supersede_action,
    transfer_action,
)
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.reporting import Said, report_progress
from goldthread.foundation.ui.forms import DateField, LongTextField

NOTHING = "nothing"
RECORDED = "Your report will say “Recorded by the partnership for {owner}”, and answers no reminder or escalation"


class ReportProgress(ShowsForm):
    """How it goes, in a minute: one choice, a sentence, and evidence if it is at hand.

    What evidence is called and until when it counts is asked where evidence is added by itself, and not here.
    """

    owner = forms.ChoiceField(label="Whose report is this?", widget=forms.RadioSelect)
    says = forms.ChoiceField(
        label="How is it going?",
        choices=ProgressReport.Says.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how it is going"},
    )
    done_on = DateField(label="When was it done?", help_text="For example, 27 3 2026")
    report = LongTextField(
        required=False,
        label="What has been done, or what holds it up?",
        help_text="A sentence or two. Leave out names of children and families",
    )
    how = forms.ChoiceField(
        label="Do you have something that shows it?",
        choices=[(NOTHING, "Not now"), *HOW],
        initial=NOTHING,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether you have something that shows it"},
    )
    happened_on = None  # type: ignore[assignment]
    good_until = None  # type: ignore[assignment]

    field_order = ("owner", "says", "done_on", "report", "how", "file", "link", "words")
    looks = {
        **ShowsForm.looks,
        "done_on": {"shown_with": ("says", "done")},
        "report": {"rows": 4},
    }

    def __init__(
        self,
        *sent: Any,
        owners: Iterable[Agency | Group],
        spoken_for: Collection[Agency | Group] | None = None,
        **options: Any,
    ) -> None:
        """A question with one answer is not asked. ``spoken_for`` are owners whose own word it is, by default all."""
        super().__init__(*sent, **options)
        self.owners = {f"{owner._meta.model_name}-{owner.pk}": owner for owner in owners}
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, str(owner)) for key, owner in self.owners.items()]
        own = self.owners.values() if spoken_for is None else spoken_for
        hints = {key: RECORDED.format(owner=owner) for key, owner in self.owners.items() if owner not in own}
        self.looks = {**self.looks, "owner": {"hints": hints}}
        if len(self.owners) < 2:
            del self.fields["owner"]
            self.fields["says"].help_text = "".join(hints.values())

    def send(self, **given: Any) -> int | None:
        owner = self.owners.get(self.cleaned_data.get("owner", ""))
        return self.carry_out(report_progress, said=self._said, owner=owner, **given)

    @property
    def _said(self) -> Said:
        answers = self.cleaned_data
        return Said(
            says=answers["says"],
            report=answers["report"],
            done_on=answers["done_on"],
            shown=None if answers["how"] == NOTHING else self.shown,
        )


class AcceptAsDone(CommandForm):
    """That its evidence was looked at and shows that it was done."""

    why = LongTextField(
        required=False,
        label="What you looked at",
        help_text="You can leave this empty. It will stand beside the action",
    )

    looks = {"why": {"rows": 3}}

    def accept(self, **given: Any) -> int | None:
        return self.carry_out(accept_as_done, why=self.cleaned_data["why"], **given)


class AskForMore(CommandForm):
    """What is missing, and by when it is wanted."""

    what = LongTextField(label="What more is needed?", help_text="Whoever owes the action will read this")
    answer_by = DateField(label="By when?", help_text="For example, 27 3 2026")

    looks = {"what": {"rows": 4}}

    def ask(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("what", "answer_by")}
        return self.carry_out(ask_for_more, **said, **given)


class Supersede(CommandForm):
    """Which action takes its place, if any, and why."""

    superseded_by = forms.ChoiceField(
        required=False,
        label="Which action takes its place?",
        help_text="Leave this as it is if it is simply no longer needed",
    )
    why = LongTextField(label="Why?", help_text="Whoever scrutinises the plan will read this")

    looks = {"why": {"rows": 3}}

    def __init__(self, *sent: Any, actions: Iterable[Action], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.actions = {str(action.pk): action for action in actions}
        field = self.fields["superseded_by"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "None: it is no longer needed")] + [(key, str(one)) for key, one in self.actions.items()]

    def mark(self, **given: Any) -> int | None:
        chosen = self.actions.get(self.cleaned_data["superseded_by"])
        return self.carry_out(supersede_action, superseded_by=chosen, why=self.cleaned_data["why"], **given)


class Transfer(CommandForm):
    """To whom it goes, and why."""

    to = forms.CharField(
        max_length=300,
        label="To whom is it transferred?",
        help_text="For example, the adults’ board or the agency’s own plan",
    )
    why = LongTextField(label="Why?", help_text="Whoever scrutinises the plan will read this")

    looks = {"why": {"rows": 3}}

    def mark(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("to", "why")}
        return self.carry_out(transfer_action, **said, **given)


class Reopen(CommandForm):
    """Why it is owed again."""

    why = LongTextField(label="Why is it taken up again?")

    looks = {"why": {"rows": 3}}

    def reopen(self, **given: Any) -> int | None:
        return self.carry_out(reopen_action, why=self.cleaned_data["why"], **given)
