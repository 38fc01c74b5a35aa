"""A manager loads the schools of the area, logs who was reached, and sees who was not; a later file closes a school."""

from collections.abc import Iterator

import pytest

from goldthread.foundation.spaces.models import Space
from goldthread.partnership.engagement.factories import a_register, a_school

from .own_partnership import own_partnership
from .visiting import Visitor

pytestmark = pytest.mark.journey

HERON, WREN = a_school("900101", "Heron Lane School"), a_school("900102", "Wren Road School")
ELSEWHERE = a_school("900103", "School elsewhere", **{"LA (code)": "998", "Postcode": "ZZ1 1ZZ"})
CLOSED = {"EstablishmentStatus (code)": "2", "CloseDate": "31-08-2026"}


@pytest.fixture
def space(house: str, request: pytest.FixtureRequest) -> Iterator[Space]:
    with own_partnership("Settlemere", f"settlemere-{request.node.callspec.id}", []) as (made, _):
        yield made


def send(visitor: Visitor, space: Space, name: str, *schools: dict[str, str]) -> None:
    """Narrowed by the number of the authority."""
    visitor.go(f"/p/{space.slug}/settings/schools-register")
    file = {"name": name, "mimeType": "text/csv", "buffer": a_register(schools)}
    visitor.page.locator("input[type=file]").set_input_files(file)
    visitor.page.get_by_label("Those of a local authority").check()
    visitor.type("Name of the authority, or its three-digit number", "999")
    visitor.press("Continue")
    assert visitor.heading == "Check what will be loaded"


@pytest.mark.parametrize(
    ("width", "scripts"), [(1200, True), (320, True), (1200, False)], ids=["wide", "phone", "bare"]
)
def test_schools_are_loaded_reached_and_closed(visit, space, width, scripts):
    manager = visit("manager", width=width, scripts=scripts)

    send(manager, space, "edubasealldata.csv", HERON, WREN, ELSEWHERE)
    assert manager.sees("2 settings new, 0 changed, 0 closed, 0 unchanged.")
    assert not manager.page.get_by_text("School elsewhere").count()
    manager.press("Load 2 lines")

    manager.go(f"/p/{space.slug}/settings/")
    manager.follow("Heron Lane School")
    assert manager.sees("Never reached")
    manager.press("Log a contact")
    manager.page.get_by_label("Visit").check()
    manager.type("What it was about", "How referrals are answered")
    manager.press("Log it")
    manager.checked.clear()
    manager.look()
    assert manager.sees("How referrals are answered")

    manager.go(f"/p/{space.slug}/settings/not-reached")
    assert manager.sees("50%")
    manager.open(manager.page.locator("a[href*='contact=never']").first)
    assert manager.sees("Wren Road School")
    assert not manager.page.get_by_role("link", name="Heron Lane School").count()

    send(manager, space, "later.csv", HERON, WREN | CLOSED)
    assert manager.sees("0 settings new, 0 changed, 1 closed, 1 unchanged.")
    manager.press("Load 1 line")
    manager.go(f"/p/{space.slug}/settings/?status=closed")
    manager.follow("Wren Road School")
    assert manager.sees("on 31 August 2026")
