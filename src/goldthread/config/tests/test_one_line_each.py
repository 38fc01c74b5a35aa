"""One line a request: numbers, the name of the route, and nothing that anybody typed."""

import json
import logging

import pytest

from goldthread.config.logging import JsonLines
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

NASTY = "/account/password/reset/1a-c9x7f2-SECRET/?q=Sam+Okafor&email=sam@example.org&nhs=9434765919"


@pytest.fixture
def lines(caplog):
    caplog.set_level(logging.INFO, logger="goldthread.request")
    return lambda: [json.loads(JsonLines().format(record)) for record in caplog.records]


def test_a_request_is_told_by_its_route(client, lines):
    client.get("/accessibility?who=Sam+Okafor")

    (line,) = lines()
    assert (line["method"], line["route"], line["status"]) == ("GET", "accessibility", 200)
    assert "Okafor" not in json.dumps(line)


def test_the_answer_carries_the_number_of_its_line(client, lines):
    page = client.get("/accessibility")

    assert page["X-Request-Id"] == lines()[0]["request"]


@pytest.mark.parametrize("path", [NASTY, "/nowhere/Sam-Okafor/sam@example.org?t=SECRET"])
def test_no_path_query_or_secret_is_told(client, lines, path):
    client.get(path, headers={"user-agent": "Sam Okafor", "referer": "https://x.example/?SECRET"})

    text = json.dumps(lines())
    assert not [word for word in ("SECRET", "Okafor", "example.org", "9434765919") if word in text]


def test_a_made_up_method_is_not_repeated(client, lines):
    client.generic("SAM-OKAFOR", "/accessibility")

    assert lines()[-1]["method"] == "other"


def test_who_and_where_are_told_by_number(client, lines, partnership, now):
    user = make_user("sam@example.org")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=user, role="partnership_manager", starts_on=now.date())
    client.force_login(user)

    client.get(f"/p/{partnership.slug}/outbox/")

    line = lines()[-1]
    assert (line["user"], line["space"], line["route"]) == (user.pk, partnership.pk, "outbox")
    assert user.name not in json.dumps(line)
