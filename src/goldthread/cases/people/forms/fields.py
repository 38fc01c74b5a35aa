"""Fields that several forms of people ask."""

from collections.abc import Callable
from typing import Any

from django import forms

from goldthread.cases.people.identifiers import NotANumber, read_nhs_number, read_postcode, read_upn
from goldthread.foundation.ui.forms import ConfidentialField, LinesField
from goldthread.foundation.uncertain_dates import NOT_KNOWN
from goldthread.foundation.uncertain_dates.fields import UncertainDateField

EMPTY = (None, "", NOT_KNOWN)
"""What a box says that was left empty, or in which somebody says that they do not know."""
ADDRESS_IS_SECRET = "This address must be kept secret (refuge, secret placement)"
SECRET_HINT = (
    "No page, list or file shows where it is then. Whoever reads all of this case can open it, and says what for"
)

AS_FAR_AS_KNOWN = "As far as you know it. For example, 9 3 2014, March 2014 or about 2014"


class AddressField(LinesField, ConfidentialField):
    """Lines of an address. They may be those of a refuge, so they go into no draft."""


class OneLineField(ConfidentialField):
    """Words on one line that go into no draft."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TextInput(), **options)


class CheckedField(OneLineField):
    """What was typed as its reader gives it, or what is wrong with it."""

    read: Callable[[str], str]

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value) or "").strip()
        try:
            return type(self).read(typed) if typed else ""
        except NotANumber as wrong:
            raise forms.ValidationError(str(wrong)) from None


class NhsNumberField(CheckedField):
    read = staticmethod(read_nhs_number)


class UpnField(CheckedField):
    read = staticmethod(read_upn)


class PostcodeField(CheckedField):
    read = staticmethod(read_postcode)


def birth_field(*, required: bool = False) -> UncertainDateField:
    return UncertainDateField(label="Date of birth", required=required, help_text=AS_FAR_AS_KNOWN)


def address_field(**said: Any) -> AddressField:
    return AddressField(label="Address", help_text="One line for each line of it, without the postcode", **said)


def postcode_field() -> PostcodeField:
    return PostcodeField(label="Postcode", required=False, max_length=20)


def secret_field() -> forms.BooleanField:
    return forms.BooleanField(label=ADDRESS_IS_SECRET, help_text=SECRET_HINT, required=False)
