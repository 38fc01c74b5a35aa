"""The server is killed in the middle of a move: the case is wholly as it was before."""

import subprocess
import sys

import pytest

from tests.operation.installation import Installation

pytestmark = pytest.mark.slow  # a program of its own is ended in the middle of its work

MOVING = """
import time
import django
django.setup()
from django.utils import timezone
from goldthread.cases.casework import recording
from goldthread.cases.casework.commands import open_case, record_step
from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.spaces.finding import every_space
from goldthread.pathways.professional_disagreement.factories import a_disagreement

space = next(one for one in every_space() if one.slug == "northmere")
by, now = System("tests"), timezone.now()
case = a_disagreement(space, an_agency(space, "One"), an_agency(space, "Another"), by=by)

def never_done(case, at):
    print("in the middle", flush=True)
    time.sleep(60)

recording.count_clocks = never_done
said = {"why": "It was not settled.", "to_whom": "Managers"}
record_step(case=case, step="to_stage_2", said=said, happened_at=now, by=by, at=now)
"""


def test_a_case_is_wholly_as_it_was(living: Installation):
    environment = {**living.environment, "DJANGO_SETTINGS_MODULE": "goldthread.config.settings"}
    words = [sys.executable, "-c", MOVING]
    with subprocess.Popen(words, env=environment, text=True, stdout=subprocess.PIPE) as moving:
        assert moving.stdout is not None
        assert moving.stdout.readline() == "in the middle\n"
        moving.kill()

    assert living.query('select stage from "case"') == [("stage_1",)]
    assert living.query("select step from case_event") == [("raised",)]
    assert living.query("select count(*) from disagreement_went_up") == [(0,)]
    assert living.query("select code, met_at from clock") == [("ESC-01", None)]
