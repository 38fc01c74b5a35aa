"""A table of figures on a page has no column in which nothing is told."""

from goldthread.cases.casework.figure_tables import FigureRow, FigureTable
from goldthread.cases.casework.views.figures_on_page import on_page, usually_left_out


def a_table(*counts, **more):
    rows = tuple(FigureRow(f"row-{place}", f"Row {place}", count) for place, count in enumerate(counts))
    return FigureTable("deaths", "Deaths", rows, sum(counts), **more)


def titles(shown):
    return [column["text"] for column in shown.columns]


def test_of_few_there_is_no_share_and_no_change_and_a_telephone_shows_the_rest_side_by_side():
    shown = on_page(a_table(2, 1, 0), a_table(1, 0, 0), "2025-26")

    assert titles(shown) == ["What is counted", "Number", "2025-26"]
    assert shown.rows == [["Row 0", "2", "1"], ["Row 1", "1", "0"], ["Total", "3", "1"]]
    assert not shown.stacks


def test_of_many_each_row_has_its_share_and_its_change():
    shown = on_page(a_table(1500, 500), a_table(2000, 10), "2025-26")

    assert titles(shown) == ["What is counted", "Number", "2025-26", "Change", "Share"]
    assert shown.rows == [
        ["Row 0", "1,500", "2,000", "\N{MINUS SIGN}25.0%", "75.0%"],
        ["Row 1", "500", "10", "–", "25.0%"],
        ["Total", "2,000", "2,010", "\N{MINUS SIGN}0.5%", "100.0%"],
    ]
    assert shown.stacks


def test_the_share_up_to_a_row_is_told_where_each_goes_further_than_the_one_before():
    shown = on_page(a_table(15, 5, rises=True), a_table(0, 0, rises=True), "2025-26")

    assert titles(shown)[-1] == "Share up to here"
    assert [row[-1] for row in shown.rows] == ["75.0%", "100.0%", "–"]


def test_rows_that_do_not_add_up_have_neither_a_total_nor_a_share():
    shown = on_page(a_table(40, 30, adds_up=False), a_table(20, 20, adds_up=False), "2025-26")

    assert titles(shown) == ["What is counted", "Number", "2025-26", "Change"]
    assert shown.rows == [["Row 0", "40", "20", "+100.0%"], ["Row 1", "30", "20", "+50.0%"]]


def test_where_nothing_was_counted_in_either_year_there_is_no_row():
    assert on_page(a_table(0, 0), a_table(0, 0), "2025-26").rows == []


def test_what_most_tables_leave_out_is_said_once():
    aside, none = a_table(1, without="what was set aside"), a_table(1)

    assert usually_left_out([aside, aside, none]) == "what was set aside"
    assert usually_left_out([aside, none]) == usually_left_out([none, none]) == usually_left_out([]) == ""
