from pathlib import Path

import pytest
from django.template import TemplateDoesNotExist
from django.test import RequestFactory
from jinja2 import UndefinedError

import goldthread
from goldthread.foundation.ui import jinja
from goldthread.foundation.ui.tests.rendering import pages, rendered

OURS = Path(goldthread.__file__).parent


def test_a_missing_value_is_an_error():
    with pytest.raises(UndefinedError, match="nobody"):
        rendered("{{ nobody }}")


def test_text_is_escaped():
    assert rendered("{{ name }}", name="<b>") == "&lt;b&gt;"


def test_only_our_own_apps_are_searched():
    assert pages().template_dirs
    assert all(Path(folder).is_relative_to(OURS) for folder in pages().template_dirs)


def test_another_apps_template_is_not_ours():
    with pytest.raises(TemplateDoesNotExist):
        pages().get_template("account/base_manage.html")


def test_what_the_view_gives_beats_a_context_processor(monkeypatch):
    offered = [lambda request: {"space": "from the processor", "other": "kept"}]
    monkeypatch.setitem(vars(pages()), "template_context_processors", offered)
    page = pages().from_string("{{ space }}, {{ other }}")

    assert page.render({"space": "from the view"}, RequestFactory().get("/")) == "from the view, kept"


def test_a_page_knows_its_request_and_its_token():
    page = pages().from_string("{{ request.path }} {{ csrf_input }}")

    assert 'name="csrfmiddlewaretoken"' in page.render({}, RequestFactory().get("/here"))


def test_addresses_come_from_their_names(settings):
    settings.ROOT_URLCONF = "goldthread.foundation.ui.tests.urls"

    assert jinja.url("case", reference="A1") == "/cases/A1"


@pytest.mark.parametrize("name", sorted(pages().env.list_templates(extensions=["html"])))
def test_every_template_of_ours_compiles(name):
    assert pages().get_template(name)


@pytest.mark.parametrize("path", sorted((OURS / "foundation/ui/templates").rglob("*.html")), ids=lambda p: p.name)
def test_every_template_of_this_part_begins_with_what_it_promises(path):
    source = path.read_text(encoding="utf-8")

    assert source.startswith("{#")
    assert len(source.splitlines()) <= 150
