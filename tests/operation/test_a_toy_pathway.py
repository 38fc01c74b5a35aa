"""A pathway of three files goes from open to closed with pages, clocks and API, and touches no other folder."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.house import HOUSE
from tests.operation.installation import Installation

pytestmark = pytest.mark.slow  # a whole database is brought up to date by a copy of the program

DECLARATION = '''
"""A toy: somebody lends a toy, and it comes back within three working days."""

from goldthread.cases.declaring import CaseClock, Doing, Fact, Outcome, Pathway, Stage, Step
from goldthread.foundation.access.roles import CASE_VERBS, Can
from goldthread.foundation.clocks import Edition, Kind, Rule, working_days
from goldthread.foundation.records.handling import Tier
from goldthread.pathways.toy.models import Back, Lent

RULE = Rule(working_days(3), Kind.LOCAL, Edition("toys", "Rules of toys"), "Rules of toys, 1")
PATHWAY = Pathway(
    code="toy", title="Toys that are lent", one="toy", many="toys", prefix="TOY", source="Rules of toys",
    purpose="A toy is lent, and comes back.", tier=Tier.CASE,
    stages=(
        Stage(code="lent", title="Lent", meaning="Somebody has it."),
        Stage(code="closed", title="Back", meaning="It is back.", ends=True),
    ),
    steps=(
        Step(code="lend", title="Lend a toy", done="Lent", record=Lent, by=Can.RECORD_CASES, opens=True,
             leads_to="lent"),
        Step(code="back", title="Take it back", done="Came back", record=Back, by=Can.CLOSE_CASES, within=("lent",),
             leads_to="closed", outcome="state"),
    ),
    clocks=(CaseClock(id="TOY-01", title="Bring it back", starts=(Fact("lend"),), stops=(Fact("back"),),
                      rules=(RULE,), owed_by="Whoever has it"),),
    outcomes=(Outcome("whole", "Whole", "Nothing is broken.", "Rules of toys, 2"),
              Outcome("broken", "Broken", "Something is broken.", "Rules of toys, 2")),
    roles=(Doing("coordinator", CASE_VERBS),),
    summary=("lend.toy",), comes_of_age=(),
)
'''
RECORDS = '''
"""What is recorded of a toy."""

from typing import ClassVar

from django.db import models

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.records.handling import CASE


class Lent(CaseRecord):
    toy = models.CharField("Which toy", max_length=60)
    handling: ClassVar = with_case_columns(facts=(CASE, "toy"))

    class Meta:
        db_table = "toy_lent"


class Back(CaseRecord):
    state = models.CharField("How it is", max_length=10, choices=[("whole", "Whole"), ("broken", "Broken")])
    handling: ClassVar = with_case_columns(facts=(CASE, "state"))

    class Meta:
        db_table = "toy_back"
'''
DRIVING = """
import json
import django
from django.conf import settings
from django.test import Client
# Styles are built once for an installation; here nobody looks at them.
plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
django.setup()
from django.utils import timezone
from goldthread.cases.casework.commands import add_outcome
from goldthread.cases.casework.factories import somebody
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.form_pages.factories import day_typed, typed_in
from goldthread.foundation.passes.factories import an_office_token
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import opened

space = next(one for one in every_space() if one.slug == "northmere")
browser = DeskClient(headers={"host": "localhost"})
browser.force_login(somebody("coordinator", space, name="toys"))
day = day_typed("happened_at", timezone.localdate())

def sent(address, **said):
    return browser.post(address, typed_in(browser, address, **day, **said))

empty = browser.get("/p/northmere/cases/toy/").text
case = sent("/p/northmere/cases/toy/new/lend/", toy="A red train").url
page, register = browser.get(case).text, browser.get("/p/northmere/cases/toy/").text
closed = sent(f"{case}record/back/", state="broken")
after, late = browser.get(case).text, browser.get(f"{case}record/back/").text
with opened(actor=0, reading=[space.pk]):
    clock = Clock.objects.order_by("pk").filter(code="TOY-01")[0]
key = iter(range(1000))
system = Client(headers={"host": "localhost", "Authorization": f"Bearer {an_office_token(space, timezone.now()).text}"})

def told(address, says):
    body = {"happened_at": timezone.now().isoformat(), "says": says}
    headers = {"Idempotency-Key": f"toy-key-{next(key)}"}
    return system.post(f"/api/v1{address}", body, content_type="application/json", headers=headers)

toys = "/spaces/northmere/pathways/toy"
lent = told(f"{toys}/open/lend", {"toy": "A blue boat"}).json()
by_api = lent["case"]["reference"]
broken = told(f"{toys}/cases/{by_api}/steps/back", {"state": "lost"})
back = told(f"{toys}/cases/{by_api}/steps/back", {"state": "whole"}).json()
read = system.get(f"/api/v1/spaces/northmere/cases/{by_api}").json()
again = told(f"{toys}/cases/{by_api}/steps/back", {"state": "whole"})
scratched = add_outcome(space=space, pathway="toy", words="Scratched", meaning="", counts_as="broken",
                        by=somebody("partnership_manager", space, name="lists"), at=timezone.now())
third = told(f"{toys}/open/lend", {"toy": "A green top"}).json()["case"]["reference"]
offered = "Scratched (counts as “Broken”)" in browser.get(f"/p/northmere/case/{third}/record/back/").text
own = told(f"{toys}/cases/{third}/steps/back", {"state": f"own-{scratched.pk}"}).json()["case"]
paths = system.get("/api/v1/openapi.json").json()["paths"]
print(json.dumps({
    "described": sorted(path.removeprefix("/api/v1/spaces/{space}/pathways/toy") for path in paths if "/toy/" in path),
    "api": [by_api, lent["case"]["stage"], back["case"]["stage"], back["case"]["outcome"]],
    "api_read": [read["facts"][0]["words"], [one["what"] for one in read["events"]], read["clocks"][0]["state"]],
    "api_refused": [broken.status_code, broken.json()["errors"][0]["field"], again.status_code],
    "empty": "No toys yet" in empty,
    "case": case,
    "page": all(words in page for words in ("A red train", "Take it back", "Bring it back")),
    "register": "A red train" in register,
    "closed": closed.status_code,
    "after": "Broken" in after,
    "late": "is closed" in late,
    "met": clock.met_at is not None,
    "own": [offered, own["outcome"], own["outcome_in_words"]],
}))
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the program with one folder more."""
    shutil.copytree(HOUSE, tmp_path / "src" / "goldthread", ignore=shutil.ignore_patterns("__pycache__", "tests"))
    toy = tmp_path / "src" / "goldthread" / "pathways" / "toy"
    toy.mkdir()
    for name, words in {"__init__.py": "", "pathway.py": DECLARATION, "models.py": RECORDS}.items():
        (toy / name).write_text(words)
    return tmp_path / "src"


def test_a_pathway_of_three_files_goes_from_open_to_closed(living: Installation, house: Path):
    environment = {
        **living.environment,
        "PYTHONPATH": os.pathsep.join([str(house), *sys.path]),
        "DJANGO_SETTINGS_MODULE": "goldthread.config.settings",
    }

    def run(*words: str) -> str:
        ran = subprocess.run([sys.executable, *words], env=environment, text=True, capture_output=True, check=False)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    goldthread = ("-c", "from goldthread.doors.command_line.main import main; main()")
    run("-m", "django", "makemigrations", "toy")
    run(*goldthread, "migrate", "--quiet")
    declared = {one["code"]: one for one in json.loads(run(*goldthread, "pathways", "--json"))}
    due = json.loads(
        run(*goldthread, "clocks", "rehearse", "--pathway", "toy", "--trigger", "2026-12-23T09:00", "--json")
    )

    assert [clock["id"] for clock in declared["toy"]["clocks"]] == ["TOY-01"]
    assert due["clocks"][0]["due_on"] == "2026-12-30"
    assert "Toys that are lent" in run(*goldthread, "pathways", "--markdown")
    assert json.loads(run("-c", DRIVING)) == {
        "described": [
            "/cases/{reference}/records/back",
            "/cases/{reference}/records/lend",
            "/cases/{reference}/steps/back",
            "/open/lend",
        ],
        "api": ["TOY-2026-0002", "lent", "closed", "whole"],
        "api_read": ["A blue boat", ["Came back", "Lent"], "met"],
        "api_refused": [422, "says.state", 422],
        "empty": True,
        "case": "/p/northmere/case/TOY-2026-0001/",
        "page": True,
        "register": True,
        "closed": 302,
        "after": True,
        "late": True,
        "met": True,
        "own": [True, "broken", "Scratched (counts as “Broken”)"],
    }
    made_up = json.loads(run(*goldthread, "simulate", "--partnership", "northmere", "--cases", "60", "--json"))
    toys = next(one for one in made_up["pathways"] if one["code"] == "toy")
    assert 0 < toys["cases"] < 60
    assert toys["open"] < toys["cases"]
