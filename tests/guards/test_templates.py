"""Every page compiles, has a title of its own, and is used."""

import re

import pytest
from django.template import engines
from jinja2 import FileSystemLoader

from .house import HOUSE, own_files

PAGES = [path for path in own_files(".html") if HOUSE in path.parents and "templates" in path.parts]
NAMES = {path: path.as_posix().rpartition("/templates/")[2] for path in PAGES}
WEBSITE = HOUSE / "doors" / "website"
LIBRARIES = ("account/", "mfa/", "allauth/", "429.html")  # looked up by name by django-allauth


def environment_of(path):
    """The desk's; the public site is another program, which finds its own pages and those of three parts."""
    env = engines["pages" if "pages" in engines else "jinja"].env
    if WEBSITE not in path.parents:
        return env
    parts = (WEBSITE, HOUSE / "foundation" / "ui", HOUSE / "foundation" / "documents")
    return env.overlay(loader=FileSystemLoader([part / "templates" for part in parts]))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: NAMES[path])
def test_it_compiles(path):
    found = environment_of(path).get_template(NAMES[path])

    assert found.name == NAMES[path]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: NAMES[path])
def test_a_page_has_a_title(path):
    words = path.read_text()
    is_frame = any(f'{{% extends "{NAMES[path]}" %}}' in other.read_text() for other in PAGES)
    if '{% extends "ui/page.html" %}' in words and not is_frame:
        assert re.search(r"{% block title %}.+?{% endblock %}", words, re.DOTALL)


def test_no_page_lies_unused():
    everything = "\n".join(path.read_text() for path in own_files(".py", ".html") if HOUSE in path.parents)
    unused = [
        name
        for path, name in NAMES.items()
        if HOUSE / "foundation" / "ui" not in path.parents  # named by what they show; the gallery holds them all
        and not name.startswith(LIBRARIES)
        and f'"{name}' not in everything
        and f"'{name}" not in everything
    ]

    assert unused == []


STANDS_ALONE = {"documents/paper.html"}
"""Never served as a page of the house: it is printed, or kept as a file with its styles inside it."""


def test_no_page_carries_a_script_or_a_style_of_its_own():
    """The content policy would refuse it."""
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son(click|load|submit|change|input|error|focus|blur|key\w+)=",
        re.IGNORECASE,
    )

    assert {name for path, name in NAMES.items() if inline.search(path.read_text())} == STANDS_ALONE


def test_components_are_called_by_the_names_they_have():
    """``govuk.inset_text``, not ``insetText``: a wrong name would fail only where it is shown."""
    wrong = re.compile(r"govuk\.[a-z]+[A-Z]")

    assert [name for path, name in NAMES.items() if wrong.search(path.read_text())] == []
