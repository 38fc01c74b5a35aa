"""The server is killed in the middle of a move: the case is wholly as it was before, or wholly as it is after."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Any

import psycopg
import pytest
import requests
from django.utils import timezone

from tests.operation.installation import Installation, owner_address
from tests.operation.serving import hidden_on, one_to_kill, sign_in

pytestmark = pytest.mark.slow  # servers are started, killed and started again

A_CASE = """
import django
django.setup()
from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.spaces.finding import every_space
from goldthread.pathways.professional_disagreement.factories import a_disagreement

space = next(one for one in every_space() if one.slug == "northmere")
print(a_disagreement(space, an_agency(space, "One"), an_agency(space, "Another"), by=System("tests")).reference)
"""
BEFORE = {"stage": ["stage_1"], "steps": ["raised"], "records": 0, "clocks": [("ESC-01", False)]}
AFTER = {
    "stage": ["stage_2"],
    "steps": ["raised", "to_stage_2"],
    "records": 1,
    "clocks": [("ESC-01", True), ("ESC-02", False)],
}


def test_a_move_is_wholly_undone_or_wholly_done_and_sent_again_it_is_done_once(living: Installation) -> None:
    """Killed before it commits, nothing of it is there. Killed once it has committed, before anybody reads an answer,
    all of it is; and the form that is sent again, with the key that it had, does nothing twice.
    """
    form = f"/p/northmere/case/{a_case(living)}/record/to_stage_2/"
    with requests.Session() as browser:
        with one_to_kill(living) as (address, kill):
            sign_in(browser, address, "manager@demo.example")
            said = filled(browser.get(address + form))
            with nobody_writes_clocks(living), sending(browser, address + form, said):
                until(lambda: living.query(WAITS) == [(1,)])
                kill()
        assert as_it_stands(living) == BEFORE

        port = int(address.rpartition(":")[2])
        with one_to_kill(living, port) as (address, kill), sending(browser, address + form, said):
            until(lambda: as_it_stands(living)["stage"] == AFTER["stage"])
            kill()
        assert as_it_stands(living) == AFTER

        with one_to_kill(living, port) as (address, _):
            again = post(browser, address + form, said)
        assert (again.status_code, again.headers["Location"]) == (302, form.partition("record/")[0])
        assert as_it_stands(living) == AFTER


WAITS = """
select count(*) from pg_locks waits join pg_locks wrote using (pid)
where not waits.granted and waits.relation = 'clock'::regclass
and wrote.relation = 'disagreement_went_up'::regclass and wrote.mode = 'RowExclusiveLock'
"""
"""How many have kept the record of the step, and wait to count its clocks."""


def a_case(installation: Installation) -> str:
    environment = {**installation.environment, "DJANGO_SETTINGS_MODULE": "goldthread.config.settings"}
    made = subprocess.run(
        [sys.executable, "-c", A_CASE], env=environment, text=True, stdout=subprocess.PIPE, check=True
    )
    return made.stdout.strip()


def as_it_stands(installation: Installation) -> dict[str, Any]:
    """Every part of what the move changes."""
    return {
        "stage": [one for (one,) in installation.query('select stage from "case"')],
        "steps": [one for (one,) in installation.query("select step from case_event order by id")],
        "records": installation.query("select count(*) from disagreement_went_up")[0][0],
        "clocks": installation.query("select code, met_at is not null from clock order by code"),
    }


def filled(page: requests.Response) -> dict[str, str]:
    today = timezone.localdate()
    day = {"happened_at-day": today.day, "happened_at-month": today.month, "happened_at-year": today.year}
    said = {"why": "It was not settled.", "to_whom": "Managers", **{name: str(one) for name, one in day.items()}}
    return {**hidden_on(page), **said}


def post(browser: requests.Session, form: str, said: dict[str, str]) -> requests.Response:
    return browser.post(form, said, headers={"Referer": form}, allow_redirects=False, timeout=60)


@contextmanager
def sending(browser: requests.Session, form: str, said: dict[str, str]) -> Iterator[None]:
    """Nobody reads what is answered, if anything is."""

    def send() -> None:
        with suppress(requests.RequestException):
            post(browser, form, said)

    sent = Thread(target=send)
    sent.start()
    yield
    sent.join()


@contextmanager
def nobody_writes_clocks(installation: Installation) -> Iterator[None]:
    """Whoever records a step waits in the middle of it."""
    with psycopg.connect(owner_address(installation.name)) as owner:
        owner.execute("lock table clock in share row exclusive mode")
        yield


def until(holds: Any) -> None:
    ends = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < ends, "It did not come so far."
        time.sleep(0.02)
