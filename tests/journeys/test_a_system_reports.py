"""The manager issues a token, an agency's system reads and reports by it, and the action's page tells who said it."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from goldthread.foundation.spaces.models import Space

from .own_partnership import own_partnership

pytestmark = pytest.mark.journey

CALLS = "Answer every call by one number"


@pytest.fixture
def space(house: str, request: pytest.FixtureRequest) -> Iterator[Space]:
    with own_partnership("Overmere", f"overmere-{request.node.callspec.id.lower()}", [CALLS, "Put posters up"]) as made:
        yield made[0]


class System:
    """A script of the council's that knows nothing but an address and a token."""

    def __init__(self, house: str, token: str) -> None:
        self.house, self.token = house, token

    def ask(self, path: str, said: Any = None, **headers: str) -> tuple[int, Any]:
        named = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        sent = None if said is None else json.dumps(said).encode()
        try:
            with urlopen(Request(self.house + path, sent, named)) as answer:
                return answer.status, json.load(answer)
        except HTTPError as refused:
            return refused.code, json.load(refused)


@pytest.mark.parametrize(("width", "scripts"), [(1200, True), (320, False)])
def test_a_system_reports_by_a_token_that_the_manager_issued_and_revoked(visit, house, space, width, scripts):
    here = f"/api/v1/spaces/{space.slug}"
    manager, name = visit("manager", width=width, scripts=scripts), f"Council system, {width} wide"
    page = manager.page
    manager.go(f"/p/{space.slug}/")
    manager.follow("See and issue API tokens")
    manager.press("Issue an API token")
    manager.press("Issue the token")
    assert manager.sees("There is a problem")
    page.get_by_label("Agency", exact=True).select_option(label="Overmere Council")
    manager.type("What it is for", name)
    for box in ("Read the actions that the agency owes", "Report how these actions go"):
        page.get_by_label(box).check()
    manager.press("Issue the token")
    assert manager.heading == "The token was issued"
    system = System(house, page.get_by_label("The token", exact=True).input_value())

    status, found = system.ask(f"{here}/actions")
    assert status == 200
    action = next(one for one in found["items"] if one["title"] == CALLS)
    said = {"says": "under_way", "report": f"The new number is tried out, says {name}."}
    seen = {"Idempotency_Key": f"report {width}".replace(" ", "-"), "If_Match": f'"{action["version"]}"'}
    status, answer = system.ask(f"{here}/actions/{action['id']}/reports", said, **seen)
    assert (status, answer["action"]["status"]) == (201, "in_progress")
    assert system.ask(f"{here}/actions/{action['id']}/reports", said, **seen)[0] == 200
    status, problem = system.ask(f"{here}/reviews")
    assert (status, problem["detail"]) == (403, "This token does not carry the permission for that.")

    manager.go(f"/p/{space.slug}/actions/{action['id']}/")
    assert manager.sees(said["report"])
    assert manager.sees(f"through API token “{name}” of Overmere Council")

    manager.go(f"/p/{space.slug}/tokens/")
    manager.follow(name)
    manager.press("Revoke it")
    manager.type("Why it is revoked", "The system was replaced.")
    manager.press("Revoke it")
    assert manager.sees("It was revoked and no longer works.")
    status, problem = system.ask(f"{here}/actions")
    assert status == 401
    assert problem["detail"].startswith("This token was revoked on ")


@pytest.mark.parametrize("width", [1200, 320])
def test_the_page_about_the_api_is_open_to_anyone(visit, width):
    stranger = visit(width=width)

    stranger.go("/api/")

    assert stranger.heading == "Goldthread API, version 1"
    assert stranger.sees("Report how an action goes")
