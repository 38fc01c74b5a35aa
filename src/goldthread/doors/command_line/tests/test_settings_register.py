"""The schools register from the command line: checked, loaded, and how many settings were not reached."""

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.engagement.factories import a_register, a_school

from .running import run

pytestmark = pytest.mark.django_db
WHO = ("--space", "northborough", "--as", "keeper@northborough.example")


@pytest.fixture
def keeper(partnership):
    user = make_user("keeper@northborough.example", "A keeper")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=user, role="coordinator", starts_on="2020-01-01")


@pytest.fixture
def register(tmp_path):
    path = tmp_path / "edubasealldata.csv"
    path.write_bytes(a_register([a_school("100001", "Heron School"), a_school("100002", "Wren School")]))
    return str(path)


def test_what_would_come_is_said_and_then_loaded_once(keeper, register):
    checked = run("settings", "load", register, *WHO, "--authority", "999", "--check", "--json").data
    loaded = run("settings", "load", register, *WHO, "--authority", "999", "--json").data

    assert (checked["of_area"], checked["loaded"], checked["records"]) == (2, False, 0)
    assert "2 settings new, 0 changed, 0 closed, 0 unchanged." in checked["remarks"]
    assert loaded["loaded"]
    assert run("settings", "load", register, *WHO, "--authority", "999").code != 0
    assert run("settings", "reach", "--space", "northborough", "--json").data[-1] == {
        "kind": "All settings",
        "settings": 2,
        "not_reached": 2,
        "never": 2,
        "share": 100,
        "without_lead": 2,
    }


@pytest.mark.parametrize(
    ("area", "why"),
    [
        (("--authority", "320"), "None of the 2 schools"),
        ((), "Say which schools"),
        (("--postcodes", "London"), "not the beginning of a postcode"),
    ],
)
def test_what_cannot_be_ends_with_a_sentence(keeper, register, area, why):
    ran = run("settings", "load", register, *WHO, *area)

    assert ran.code != 0
    assert why.casefold() in ran.complained.casefold()
