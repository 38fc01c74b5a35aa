"""Fields whose answers are records."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms


class Several(forms.MultipleChoiceField):
    """Records to tick, by their number; gives the records. None need be ticked unless it is ``required``."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, required: bool = False, **options: Any) -> None:
        super().__init__(required=required, **options)
        self.records: dict[str, Any] = {}

    def offer(self, records: Iterable[Any], words: Callable[[Any], str] = str) -> None:
        """What there is to choose from."""
        self.records = {str(record.pk): record for record in records}
        self.choices = [(key, words(record)) for key, record in self.records.items()]

    def clean(self, value: Any) -> tuple[Any, ...]:
        return tuple(self.records[key] for key in super().clean(value))


def offer(form: forms.BaseForm, **records: Iterable[Any]) -> None:
    """Fill fields that are ``Several``, by name; a field with nothing to choose from is not asked."""
    for name, several in records.items():
        field = form.fields[name]
        assert isinstance(field, Several)
        field.offer(several)
        if not field.records:
            del form.fields[name]


def with_chosen(offered: Iterable[Any], chosen: Iterable[Any]) -> list[Any]:
    """What is offered today, and what was chosen before and is no longer there: saving a form takes nothing away."""
    records = {record.pk: record for record in chosen if record}
    return list((records | {record.pk: record for record in offered}).values())
