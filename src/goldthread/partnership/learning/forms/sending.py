"""What all forms of learning share: a form refused because the record changed can be sent again as it stands."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.models import SpaceRecord
from goldthread.partnership.governance.forms.command_form import CommandForm
from goldthread.partnership.learning.models import Finding


class LearningForm(CommandForm):
    """After a refusal the form carries the version as it is now: the person has been told that it changed."""

    def __init__(self, *args: Any, seen: SpaceRecord | None = None, **kwargs: Any) -> None:
        super().__init__(*args, seen=seen, **kwargs)
        self.seen = seen

    def carry_out(self, command: Callable[..., Any], **given: Any) -> Any:
        number = super().carry_out(command, **given)
        if number is None and self.seen is not None:
            assert isinstance(self.data, QueryDict)
            sent = self.data.copy()
            sent[self.add_prefix("version")] = str(self.seen.version)
            self.data = sent
        return number


class Several(forms.MultipleChoiceField):
    """Records to tick, by their number; gives the records."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.records: dict[str, Any] = {}

    def offer(self, records: Iterable[Any], words: Callable[[Any], str] = str) -> None:
        """What there is to choose from."""
        self.records = {str(record.pk): record for record in records}
        self.choices = [(key, words(record)) for key, record in self.records.items()]

    def clean(self, value: Any) -> tuple[Any, ...]:
        return tuple(self.records[key] for key in super().clean(value))


def offer(form: forms.Form, **records: Iterable[Agency | Group | Finding]) -> None:
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


def lines_of(text: str) -> tuple[str, ...]:
    """One thing a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
