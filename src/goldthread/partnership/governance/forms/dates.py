"""The date asked about on pages that show how things were."""

from datetime import date

from goldthread.foundation.access.requests import Request
from goldthread.foundation.ui.forms import DateField, Form


class OnDate(Form):
    """A day to look at, in the address as ``on`` (2019-06-27) or as three boxes."""

    on = DateField(label="Show it as it was on", help_text="For example, 27 6 2019")

    looks = {"on": {"optional": False}}


class TwoDates(Form):
    """Two days to compare. They are called ``from`` and ``to`` in the address."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from"] = DateField(label="First date", help_text="For example, 26 6 2019")
        self.fields["to"] = DateField(label="Second date", help_text="For example, 27 6 2019")


def asked_day(request: Request) -> tuple[date, OnDate]:
    """The day asked for and the form that shows it; today where none, or no real one, was asked for."""
    given = {name: value for name, value in request.GET.items() if name == "on" or name.startswith("on-")}
    if not given:
        return request.today, OnDate(initial={"on": request.today})
    form = OnDate(given)
    if not form.is_valid():
        return request.today, form
    return form.cleaned_data["on"], OnDate(initial=form.cleaned_data)
