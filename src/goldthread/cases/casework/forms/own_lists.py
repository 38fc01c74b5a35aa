"""The form of an entry of a list that a pathway keeps, made from its typed record."""

from typing import Any

from goldthread.cases.casework.commands import add_to_list, change_in_list
from goldthread.cases.casework.forms.fields import fields_of, said_in, typed_as
from goldthread.cases.casework.models import OwnEntry
from goldthread.cases.declaring.own_lists import OwnList
from goldthread.foundation.form_pages.command_form import CommandForm


class EntryForm(CommandForm):
    def __init__(self, *sent: Any, kept: OwnList, seen: OwnEntry | None = None, **options: Any) -> None:
        initial = typed_as(seen) if seen else None
        super().__init__(*sent, seen=seen, initial=initial, **options)
        self.kept = kept
        for name, field in fields_of(kept.record, {}).items():
            self.add_field(name, field)

    def add(self, *, at: Any, **given: Any) -> int | None:
        return self.carry_out(add_to_list, code=self.kept.code, said=self._said(at), at=at, **given)

    def change(self, *, at: Any, **given: Any) -> int | None:
        return self.carry_out(change_in_list, said=self._said(at), at=at, **given)

    def _said(self, at: Any) -> dict[str, Any]:
        return said_in(self.kept.record, self.cleaned_data, {}, at)
