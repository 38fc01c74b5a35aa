"""Two people have the form of one agency open; the second is told, on a wide screen and without JavaScript."""

import pytest

pytestmark = pytest.mark.journey

KNOWN = "How the dates are known"


def open_form(visitor):
    visitor.go("/p/northmere/agencies/")
    visitor.follow("Merefell Police")
    visitor.press("Correct")
    assert visitor.heading == "Correct the agency"


@pytest.mark.parametrize(("width", "scripts"), [(1200, True), (320, True), (1200, False)])
def test_the_second_is_shown_what_the_first_did_and_saves_again(visit, width, scripts):
    second, first = visit("manager", width=width, scripts=scripts), visit("coordinator")
    open_form(second)
    open_form(first)
    first.type(KNOWN, f"From the minutes, seen at {width} {scripts}")
    first.press("Save")
    second.type(KNOWN, "From the agreement")
    second.checked.clear()  # the page is another one now, at the same address

    second.press("Save")

    told = second.page.get_by_role("region", name="What changed meanwhile")
    assert "Robin Siskin changed it on" in told.inner_text()
    assert f"From the minutes, seen at {width} {scripts}" in told.inner_text()
    assert "From the agreement" in told.inner_text()
    assert second.page.get_by_label(KNOWN).first.input_value() == "From the agreement"
    second.press("Save")
    assert second.sees("The correction was saved.")
