"""Forms about who must not be named. None keeps a draft: what is typed here is kept in one place only."""

from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import LinesField, LongTextField
from goldthread.partnership.publishing.commands.names import add_details, clear_hit, remove_detail
from goldthread.partnership.publishing.commands.ordering import order_name_check
from goldthread.partnership.publishing.models import PersonDetail


class AddDetails(CommandForm):
    """One or several details of one person."""

    whose = forms.CharField(
        max_length=100, label="Whose it is", help_text="By the part in the review, such as “the child” or “a sibling”"
    )
    kind = forms.ChoiceField(label="What it is", choices=PersonDetail.Kind.choices, widget=forms.RadioSelect)
    details = LinesField(
        label="One on each line",
        help_text="Other names, nicknames and former names each on a line of their own; an address on one line",
    )

    looks = {"details": {"rows": 5}}

    def add(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("kind", "whose", "details")}
        return self.carry_out(add_details, **said, **given)


class RemoveDetail(CommandForm):
    """One detail goes from the list."""

    def remove(self, **given: Any) -> int | None:
        return self.carry_out(remove_detail, **given)


class OrderNameCheck(CommandForm):
    """Have the review looked through."""

    def order(self, **given: Any) -> int | None:
        return self.carry_out(order_name_check, **given)


class ClearHit(CommandForm):
    """Why something that was found may stand."""

    why = LongTextField(label="Why it may stand", help_text="Such as “A street of the same name in another town”")

    looks = {"why": {"rows": 3}}

    def clear(self, **given: Any) -> int | None:
        return self.carry_out(clear_hit, why=self.cleaned_data["why"], **given)
