"""A field for pounds and pence, which takes what people type: 1000, 1,000.50 or £1,000.50."""

from decimal import Decimal
from typing import Any

from django import forms

from goldthread.partnership.money.amounts import MINUSES, NotAnAmount, pounds_in

LONGEST = 20


class PoundsField(forms.CharField):
    """Gives a Decimal, or nothing where nothing was typed. With ``may_be_less``, below nought too."""

    def __init__(self, *, may_be_less: bool = False, **options: Any) -> None:
        self.may_be_less = may_be_less
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "spellcheck": "false"}))
        super().__init__(max_length=LONGEST, **options)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        is_less = self.may_be_less and text.startswith(MINUSES)
        try:
            amount = pounds_in(text[1:] if is_less else text)
        except NotAnAmount as why:
            raise forms.ValidationError(str(why)) from None
        return -amount if is_less else amount

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,.2f}" if isinstance(value, Decimal) else value
