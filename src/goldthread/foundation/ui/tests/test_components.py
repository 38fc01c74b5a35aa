"""What each of our own components promises, beyond what the gallery shows."""

import datetime

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from jinja2 import UndefinedError

from goldthread.foundation.ui import own
from goldthread.foundation.ui.tests.rendering import rendered

ATTACK = "<script>"


@pytest.mark.parametrize("name", own.component_names())
def test_it_begins_with_its_contract_and_is_short(name):
    source = (own.FOLDER / f"{name}.html").read_text(encoding="utf-8")

    assert f"ui.{name}(" in own.contract(name)
    assert len(source.splitlines()) <= 60


def test_a_component_nobody_made_is_an_error():
    with pytest.raises(UndefinedError, match="tagg"):
        rendered("{{ ui.tagg('x') }}")


def test_a_parameter_nobody_knows_is_an_error():
    with pytest.raises(TypeError, match="colour"):
        rendered("{{ ui.tag('x', colour='red') }}")


def test_a_missing_value_is_an_error_inside_a_component_too():
    with pytest.raises(UndefinedError, match="title"):
        rendered("{{ ui.cards([{}]) }}")


@pytest.mark.parametrize(
    "text",
    [
        "{{ ui.tag(x) }}",
        "{{ ui.empty(x, x, href='#', link=x) }}",
        "{{ ui.facts([(x, x)], title=x) }}",
        "{{ ui.source(x, section=x, line=x) }}",
        "{{ ui.timeline([{'at': '', 'title': x, 'by': x, 'text': x}]) }}",
        "{{ ui.cards([{'title': x, 'text': x, 'figure': x}]) }}",
        "{{ ui.table([{'text': x}], [[x], [{'text': x, 'href': x}]], x) }}",
        "{{ ui.progress([{'title': x, 'state': x, 'hint': x}]) }}",
        "{{ ui.exports([(x, x)], x) }}",
        "{{ ui.happened(x, undo=x, until=x) }}",
    ],
)
def test_what_people_typed_is_escaped(text):
    assert ATTACK not in rendered(text, x=ATTACK)


def test_a_state_is_said_in_words():
    assert ">\n  Overdue\n" in rendered("{{ ui.tag('overdue') }}")


def test_a_gap_is_named():
    assert "Not recorded" in rendered("{{ ui.facts([('School', none)]) }}")


def test_nought_is_not_a_gap():
    assert "Not recorded" not in rendered("{{ ui.facts([('Siblings', 0)]) }}")


def test_a_sorted_heading_says_which_way_and_links_to_the_other():
    columns = [{"text": "Due", "key": "due"}, {"text": "Name", "key": "name"}]

    html = rendered("{{ ui.table(c, [], 'Cases', 'due', q) }}", c=columns, q=QueryDict("sort=due&page=2"))

    assert 'aria-sort="ascending"' in html
    assert 'href="?sort=-due"' in html
    assert 'href="?sort=name"' in html


def test_a_table_can_be_scrolled_with_the_keyboard():
    html = rendered("{{ ui.table([{'text': 'A'}], [], 'Cases', id='cases') }}")

    assert 'role="region" aria-labelledby="cases-caption" tabindex="0"' in html


def test_a_row_is_named_by_its_first_cell():
    html = rendered("{{ ui.table([{'text': 'A'}, {'text': 'B'}], [['x', 'y']], 'Cases') }}")

    assert '<th scope="row"' in html
    assert html.count("<td") == 1


def test_one_page_of_rows_has_a_count_and_no_links():
    html = rendered("{{ ui.pagination(p, q, 'child', 'children') }}", p=Paginator([1, 2], 9).page(1), q=QueryDict())

    assert "2 children" in html
    assert "<nav" not in html


def test_pages_keep_the_filters():
    page = Paginator(range(100), 10).page(5)

    html = rendered("{{ ui.pagination(p, q, 'case') }}", p=page, q=QueryDict("area=n&page=5"))

    assert "Showing 41 to 50 of 100 cases" in html
    assert 'href="?area=n&amp;page=6"' in html


def test_an_empty_list_has_no_count():
    assert rendered("{{ ui.pagination(p, q, 'case') }}", p=Paginator([], 9).page(1), q=QueryDict()).strip() == ""


def test_steps_done_are_counted_in_words():
    assert "1 of 2 steps done" in rendered("{{ ui.progress([{'title': 'A', 'done': true}, {'title': 'B'}]) }}")


def test_undoing_is_sent_and_never_only_opened():
    html = rendered("{{ ui.happened('Done.', undo='/undo/7', csrf='token') }}")

    assert '<form method="post" action="/undo/7"' in html
    assert "token" in html


def test_what_was_worked_out_says_so():
    assert "Please confirm" in rendered("{{ ui.source('Minutes', inferred=true) }}")


def test_a_timeline_is_in_order_and_machine_readable():
    day = datetime.date(2019, 1, 8)

    html = rendered("{{ ui.timeline([{'at': day, 'title': 'Referral'}]) }}", day=day)

    assert html.lstrip().startswith("<ol")
    assert '<time datetime="2019-01-08">8 January 2019</time>' in html
