"""Forms about the accounts of a year, heads and budget."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import LongTextField
from goldthread.partnership.money.commands import (
    add_head,
    change_head,
    close_accounts,
    correct_brought_forward,
    open_accounts,
    reopen_accounts,
    set_budget,
)
from goldthread.partnership.money.forms.pounds import PoundsField
from goldthread.partnership.money.models import SpendingHead
from goldthread.partnership.planning.forms.choosing import ChoosesBoard, choose

POUNDS = {"prefix": "£", "width": "10"}


class OpenAccounts(ChoosesBoard):
    """Which board keeps money for which year, and what it has from the year before."""

    year = forms.TypedChoiceField(label="Year", coerce=int, help_text="From 1 April to 31 March")
    brought_forward = PoundsField(
        label="Brought forward",
        may_be_less=True,
        help_text="What is left from the year before, or -20 if overspent",
    )

    looks = {"brought_forward": POUNDS}

    def __init__(self, *sent: Any, years: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*sent, **options)
        choose(self, "year", years)

    def open(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("year", "brought_forward")}
        return self.carry_out(open_accounts, board=self.chosen_board, **said, **given)


class CloseAccounts(CommandForm):
    """Nothing is asked, unless something is ``left`` open: then whether they are closed all the same."""

    unfinished = forms.BooleanField(label="Close them all the same", required=False)

    def __init__(self, *sent: Any, left: str, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.fields["unfinished"].help_text = left
        if not left:
            del self.fields["unfinished"]

    def close(self, **given: Any) -> int | None:
        return self.carry_out(close_accounts, unfinished=self.cleaned_data.get("unfinished", False), **given)


class ReopenAccounts(CommandForm):
    """What is to be put right."""

    why = LongTextField(label="What is to be put right")

    looks = {"why": {"rows": 3}}

    def reopen(self, **given: Any) -> int | None:
        return self.carry_out(reopen_accounts, why=self.cleaned_data["why"], **given)


class CorrectBroughtForward(CommandForm):
    """What was left from the year before, and why that is right."""

    brought_forward = PoundsField(label="Brought forward", may_be_less=True, help_text="Or -20 if overspent")
    why = LongTextField(label="Why this sum is right", help_text="For example, the audit found another sum")

    looks = {"brought_forward": POUNDS, "why": {"rows": 3}}

    def correct(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("brought_forward", "why")}
        return self.carry_out(correct_brought_forward, **said, **given)


class SetBudget(CommandForm):
    """What is to be spent under a head, and what of it is still to come."""

    head = forms.ChoiceField(label="Head of expenditure")
    amount = PoundsField(label="Budget for the year")
    still_to_come = PoundsField(
        label="Still to come before the year ends", help_text="Besides what is recorded as spent"
    )

    looks = {"amount": POUNDS, "still_to_come": POUNDS}

    def __init__(self, *sent: Any, heads: Iterable[SpendingHead], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.heads = {str(one.pk): one for one in heads}
        choose(self, "head", [(key, one.name) for key, one in self.heads.items()])

    def set(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("amount", "still_to_come")}
        return self.carry_out(set_budget, head=self.heads[self.cleaned_data["head"]], **said, **given)


class AddHead(CommandForm):
    """The name of a further head."""

    name = forms.CharField(max_length=100, label="Name of the head", help_text="For example, staff or training")

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_head, name=self.cleaned_data["name"], **given)


class ChangeHead(AddHead):
    """Its name, and whether it is offered."""

    is_used = forms.BooleanField(label="It is in use", required=False)

    def change(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("name", "is_used")}
        return self.carry_out(change_head, **said, **given)
