"""A form field for when something happened: one box, in which people write it as they would say it."""

from datetime import date
from typing import Any

from django import forms

from goldthread.foundation.records.dates import in_words
from goldthread.foundation.uncertain_dates.reading import LONGEST, NotADate, read_when
from goldthread.foundation.uncertain_dates.uncertain import UncertainDate
from goldthread.foundation.uncertain_dates.wording import words_of

HINT = (
    "For example, 27 3 2019, 27/3/2019 14:30, March 2019, about March 2019, between 3 and 10 May 2018, before 2015 or"
    " not known"
)
WIDTH = "govuk-!-width-two-thirds"


class UncertainDateField(forms.CharField):
    """Gives an UncertainDate, and shows one in words that are read back as the same.

    ``latest`` is the last day that it may be: for what happened, today. The view sets it.
    """

    def __init__(self, *, latest: date | None = None, help_text: str = HINT, **options: Any) -> None:
        super().__init__(max_length=LONGEST, help_text=help_text, **options)
        self.latest = latest
        self.widget.attrs["class"] = WIDTH

    def prepare_value(self, value: Any) -> Any:
        return words_of(value) if isinstance(value, UncertainDate) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, UncertainDate):
            return value
        words = str(super().to_python(value) or "").strip()
        if not words:
            return None
        try:
            return read_when(words).when
        except NotADate as problem:
            raise forms.ValidationError(str(problem), code="invalid_date") from None

    def validate(self, value: Any) -> None:
        forms.Field.validate(self, value)
        first = value.bounds[0] if value else None
        if self.latest and first and first > self.latest:
            raise forms.ValidationError(
                f"“{words_of(value)}” is still to come. Enter {in_words(self.latest)} or earlier."
            )

    def run_validators(self, value: Any) -> None:
        """It was read already."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return not self.disabled and self.to_python(initial) != self.to_python(data)
        except forms.ValidationError:
            return True
