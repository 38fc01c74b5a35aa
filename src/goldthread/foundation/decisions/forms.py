"""The form by which something is added to a decision that was signed off."""

from typing import Any

from goldthread.foundation.decisions.commands import add_addendum
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import LongTextField


class AddToDecision(CommandForm):
    words = LongTextField(label="What is added")
    reason = LongTextField(label="Why")

    looks = {"words": {"rows": 4}, "reason": {"rows": 2}}

    def add(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("words", "reason")}
        return self.carry_out(add_addendum, **said, **given)
