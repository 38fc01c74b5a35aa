"""Which group looks at the cases of a pathway."""

from collections.abc import Sequence
from typing import Any

from django import forms

from goldthread.cases.casework.commands import choose_panel
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.models import Group


class PanelForm(CommandForm):
    group = forms.ChoiceField(label="Group", help_text="Who sits on it, and who deputises, is kept with its seats")

    def __init__(self, *sent: Any, groups: Sequence[Group], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.groups = {str(one.pk): one for one in groups}
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose"), *((key, one.name) for key, one in self.groups.items())]

    def choose(self, **given: Any) -> int | None:
        return self.carry_out(choose_panel, group=self.groups[self.cleaned_data["group"]], **given)
