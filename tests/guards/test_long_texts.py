"""Nothing that anybody may send is without a limit: what is too long is told in a sentence, and not kept."""

import ast
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms

import goldthread.config.urls  # noqa: F401 - so that every form is there
from goldthread.doors.api.v1 import document
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.records.long_text import LONGEST_TEXT

from .house import own_code, parsed


def all_forms(form: type[forms.BaseForm] = CommandForm) -> list[type[Any]]:
    """Every form of the house that has been imported: the addresses bring in every page, and so every form."""
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
    own = [f"{path}:{line}" for path in own_code() for line in endless_boxes(parsed(path))]

    assert own == []


@pytest.mark.parametrize(
    ("made", "is_endless"),
    [
        ("forms.CharField(widget=forms.Textarea)", True),
        ("CharField(label='Why', widget=Textarea(attrs={'rows': 3}))", True),
        ("forms.CharField(widget=forms.Textarea, max_length=None)", True),
        ("LongTextField(max_length=None)", True),
        ("forms.CharField(widget=forms.Textarea, max_length=LONGEST_TEXT)", False),
        ("LongTextField(label='Why')", False),
        ("forms.ChoiceField(widget=forms.RadioSelect)", False),
    ],
)
def test_a_box_without_a_limit_is_found_wherever_a_form_makes_it(made, is_endless):
    in_a_form = f"class Say(CommandForm):\n    def __init__(self):\n        self.fields['why'] = {made}"

    assert list(endless_boxes(ast.parse(in_a_form))) == ([3] if is_endless else [])


def endless_boxes(module: ast.Module) -> Iterator[int]:
    """The lines at which a field is made that takes a text of any length."""
    for call in ast.walk(module):
        if isinstance(call, ast.Call):
            given = {word.arg: ast.unparse(word.value) for word in call.keywords}
            is_box = ast.unparse(call.func).endswith("CharField") and "Textarea" in given.get("widget", "")
            if given.get("max_length", "None" if is_box else "") == "None":
                yield call.lineno


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
