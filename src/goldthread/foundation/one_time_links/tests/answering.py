"""Somebody at the pages of a one-time link, as the tests of answering have them."""

from typing import Any

from django.test import Client

from goldthread.foundation.access.standing import System
from goldthread.foundation.one_time_links.factories import Received
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

TESTS = System("tests")
CHILD = "Meet Child Z weekly"
UNDER_WAY = {"says": "under_way", "report": "Half are trained.", "how": "nothing"}


def let_in(sent: Received) -> Client:
    browser = Client()
    assert browser.post(sent.path, {"code": sent.code}).status_code == 302
    return browser


def wrong_for(sent: Received) -> str:
    return "12345678" if sent.code != "1234 5678" else "87654321"


def words(answer: Any) -> str:
    return answer.content.decode()


def reports(space: Space) -> list[ProgressReport]:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(ProgressReport.objects.select_related("agency").order_by("pk"))


def link_of(sent: Received) -> Pass:
    with opened(actor=SYSTEM_ACTOR, reading=[sent.asking.space_id]):
        return Pass.objects.select_related("agency").get(pk=sent.asking.link_id)
