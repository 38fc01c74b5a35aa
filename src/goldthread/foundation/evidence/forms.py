"""What every form about evidence asks: a file, a link or words, the day it tells of and the day it runs out."""

from typing import Any

from django import forms

from goldthread.foundation.evidence.commands import add_version, withdraw_evidence
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.files.forms import UploadField
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField

HOW = [("file", "A file or photo"), ("link", "A link"), ("words", "In words")]
SHOWN = ("file", "link", "words", "happened_on", "good_until")


class ShowsForm(CommandForm):
    """One of three ways to show it; only the chosen one is asked."""

    how = forms.ChoiceField(
        label="How do you show it?",
        choices=HOW,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how you show it"},
    )
    file = UploadField(label="File")
    link = forms.URLField(
        label="Link",
        max_length=2000,
        assume_scheme="https",
        help_text="Where it is kept. Whoever looks at it needs to be let in there",
    )
    words = LongTextField(label="What shows it", help_text="Leave out names of children and families")
    happened_on = DateField(label="When it happened", required=False, help_text="For example, 27 3 2026")
    good_until = DateField(
        label="When it runs out",
        required=False,
        help_text="For what must be renewed, such as a policy. Leave it empty if it does not run out",
    )

    looks: dict[str, dict[str, Any]] = {
        "file": {"shown_with": ("how", "file")},
        "link": {"shown_with": ("how", "link")},
        "words": {"shown_with": ("how", "words"), "rows": 5},
    }

    @property
    def shown(self) -> Shown:
        said: dict[str, Any] = {name: self.cleaned_data.get(name) for name in SHOWN}
        return Shown(**{**said, "link": said["link"] or "", "words": said["words"] or ""})


class NewVersion(ShowsForm):
    """What takes the place of what was shown before."""

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_version, shown=self.shown, **given)


class WithdrawEvidence(CommandForm):
    """Why it shows nothing any more."""

    why = LongTextField(
        label="Why it is withdrawn", help_text="The evidence stays to be seen, with this reason. It counts no longer"
    )

    looks = {"why": {"rows": 3}}

    def withdraw(self, **given: Any) -> int | None:
        return self.carry_out(withdraw_evidence, why=self.cleaned_data["why"], **given)
