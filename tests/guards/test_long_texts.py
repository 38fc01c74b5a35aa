"""Nothing that anybody may send is without a limit: what is too long is told in a sentence, and not kept."""

import ast
from importlib import import_module
from typing import Any

from django import forms

from goldthread.doors.api.v1 import document
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.records.long_text import LONGEST_TEXT

from .house import own_code, parsed

LONG = {"LongTextField", "LinesField"}


def all_forms(form: type[forms.BaseForm] = CommandForm) -> list[type[Any]]:
    """Every form of the house: the addresses of its pages bring them all in."""
    import_module("goldthread.config.urls")
    own = [one for one in form.__subclasses__() if ".tests." not in one.__module__]
    return [form, *(below for one in own for below in all_forms(one))]


def test_every_long_text_of_a_command_form_has_a_limit():
    fields = {
        f"{form.__name__}.{name}": field.max_length
        for form in all_forms()
        for name, field in form.base_fields.items()
        if isinstance(field, forms.CharField) and isinstance(field.widget, forms.Textarea)
    }

    assert len(fields) > 30
    assert {name for name, most in fields.items() if not most or most > LONGEST_TEXT} == set()


def test_every_line_of_text_of_a_command_form_has_a_limit():
    """What chooses, and what Django itself bounds, such as an address of mail, needs none."""
    endless = {
        f"{form.__name__}.{name}"
        for form in all_forms()
        for name, field in form.base_fields.items()
        if isinstance(field, forms.CharField) and field.max_length is None
    }

    assert endless == set()


def test_no_form_makes_a_box_of_several_lines_of_its_own():
    """A form that adds fields as it is made is not seen above: no box of its own does without a limit."""
    own = [
        f"{path}:{call.lineno}"
        for path in own_code()
        if "forms" in str(path)
        for call in ast.walk(parsed(path))
        if isinstance(call, ast.Call)
        and any(word.arg == "max_length" and ast.unparse(word.value) == "None" for word in call.keywords)
    ]

    assert own == []


def test_every_text_that_the_api_takes_has_a_limit():
    endless = [name for name, schema in bodies() for name in texts_without_limit(name, schema)]

    assert endless == []


def bodies() -> list[tuple[str, dict[str, Any]]]:
    """Of each operation that takes a body, the schemas of what it takes."""
    described = document()
    schemas = described["components"]["schemas"]
    taken = [
        content["schema"]["$ref"].rpartition("/")[2]
        for operations in described["paths"].values()
        for operation in operations.values()
        for content in operation.get("requestBody", {}).get("content", {}).values()
    ]
    assert taken
    return [(name, schemas[name]) for name in taken]


def texts_without_limit(name: str, schema: dict[str, Any]) -> list[str]:
    return [
        f"{name}.{field}"
        for field, said in schema["properties"].items()
        if said.get("type") == "string" and not {"maxLength", "enum", "format"} & set(said)
    ]
