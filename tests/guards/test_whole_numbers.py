"""No whole number that anybody may type is larger than what keeps it: it is refused in a sentence."""

import ast
import re

import pytest
from django import forms
from django.db import models

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import PlainForm

from .house import all_routes, own_code, own_models, parsed
from .test_long_texts import all_forms

SMALLEST = {
    models.PositiveSmallIntegerField: 2**15 - 1,
    models.SmallIntegerField: 2**15 - 1,
    models.PositiveIntegerField: 2**31 - 1,
    models.IntegerField: 2**31 - 1,
}


def held_under(name: str) -> int:
    """The most that every column of this name holds; what no column is called is kept in an ordinary one."""
    columns = [type(field) for model in own_models() for field in model._meta.local_fields if field.name == name]
    return min((SMALLEST[one] for one in columns if one in SMALLEST), default=2**31 - 1)


def test_every_whole_number_of_a_form_has_a_maximum_that_its_column_holds():
    """What is not shown is compared and never kept."""
    found = {
        f"{form.__name__}.{name}": (field.max_value, held_under(name))
        for form in {*all_forms(CommandForm), *all_forms(PlainForm)}
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.IntegerField) and not isinstance(field, forms.FloatField | forms.DecimalField)
        if not isinstance(field.widget, forms.HiddenInput)
    }

    assert len(found) > 5
    assert {name for name, (most, holds) in found.items() if most is None or most > holds} == set()


def test_no_form_makes_a_whole_number_without_a_maximum():
    """A field that a form adds as it is made is not seen above."""
    endless = [
        f"{path}:{call.lineno}"
        for path in own_code()
        for call in ast.walk(parsed(path))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("forms.IntegerField", "django.IntegerField")
        if not any(word.arg == "max_value" or "HiddenInput" in ast.unparse(word.value) for word in call.keywords)
    ]

    assert endless == []


def test_every_figure_of_a_form_has_as_many_digits_as_its_column_at_most():
    endless = {
        f"{form.__name__}.{name}"
        for form in all_forms(CommandForm)
        for name, field in form.base_fields.items()
        if isinstance(field, forms.DecimalField) and not field.max_digits
    }

    assert endless == set()


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["0", "99999", str(2**31), str(2**63), "9" * 20])
def test_no_number_in_an_address_breaks_a_page(partnership, number):
    """Those of records that are there, beside a number that is not, are asked in ``test_pages_open.py``."""
    manager = visitor("partnership_manager", partnership)
    manager.raise_request_exception = False
    routes = {path for path, _ in all_routes() if "<int:" in path}
    filled = (re.sub(r"<int:\w+>", number, path.replace("<slug:space>", partnership.slug)) for path in routes)
    addresses = ["/" + re.sub(r"<\w+:\w+>", "x", path) for path in filled]

    assert len(addresses) > 200
    assert [address for address in addresses if manager.get(address).status_code >= 500] == []
