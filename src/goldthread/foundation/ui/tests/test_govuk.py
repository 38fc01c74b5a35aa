import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from goldthread.foundation.ui import govuk
from goldthread.foundation.ui.tests.rendering import rendered

ATTACK = "<script>alert(1)</script>"


def test_a_component_is_called_by_its_name_with_underscores():
    html = rendered('{{ govuk.summary_list(rows=[{"key": {"text": "Child"}, "value": {"text": "Ada"}}]) }}')

    assert "govuk-summary-list" in html


@pytest.mark.parametrize("params", [{"html": ATTACK}, {"text": ATTACK}])
def test_unmarked_text_is_escaped_even_where_html_is_expected(params):
    assert ATTACK not in govuk.render("inset-text", params)


def test_html_is_escaped_however_deep_it_lies():
    rows = [{"key": {"html": ATTACK}, "value": {"html": ATTACK}}]

    assert ATTACK not in govuk.render("summary-list", rows=rows)


def test_slots_are_escaped_too():
    assert ATTACK not in govuk.render("service-navigation", slots={"start": ATTACK, "navigationEnd": ATTACK})


def test_marked_html_stays_as_it_is():
    assert "<em>soon</em>" in govuk.render("inset-text", html=Markup("<em>soon</em>"))


def test_attributes_must_not_be_text():
    with pytest.raises(TypeError, match="dict"):
        govuk.render("button", text="Save", attributes='onclick="x"')


def test_the_body_of_a_call_becomes_its_html():
    html = rendered('{% call govuk.details(summaryText="Why") %}<p>{{ why }}</p>{% endcall %}', why="<b>")

    assert "<p>&lt;b&gt;</p>" in html


def test_a_missing_value_is_an_error():
    with pytest.raises(UndefinedError, match="reason"):
        rendered("{{ govuk.button(text=reason) }}")


def test_a_missing_value_deep_inside_is_an_error():
    with pytest.raises(UndefinedError, match="reason"):
        rendered('{{ govuk.button(text="x", attributes={"title": reason}) }}')


def test_none_means_not_given():
    assert "govuk-button--" not in govuk.render("button", text="Save", classes=None)


def test_an_unknown_component_is_an_error():
    with pytest.raises(UndefinedError, match="buton"):
        rendered('{{ govuk.buton(text="Save") }}')


def test_every_macro_can_be_compiled_before_the_first_request():
    govuk.warm()

    assert len(govuk.component_names()) > 30
