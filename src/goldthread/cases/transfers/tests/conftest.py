"""A case of each pathway whose cases go to others, and who runs it."""

from importlib import import_module

import pytest
from django.apps import apps

from goldthread.cases.casework.commands import open_case, record_step
from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.factories import all_live
from goldthread.cases.transfers.steps import OFFERED
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

CROSSING = [code for code, rules in PATHWAYS.items() if any(step.code == OFFERED for step in rules.steps)]


def made_up_by(code):
    """What the folder of a pathway makes up for tests."""
    (name,) = [
        app.name for app in apps.get_app_configs() if app.name == f"goldthread.pathways.{code.replace('-', '_')}"
    ]
    return import_module(f"{name}.factories")


@pytest.fixture(params=CROSSING)
def rules(request):
    return PATHWAYS[request.param]


@pytest.fixture
def made_up(rules):
    return made_up_by(rules.code)


@pytest.fixture
def began_at(made_up):
    return getattr(made_up, "NOTIFIED_AT", None) or made_up.REFERRED_AT


@pytest.fixture
def runner(rules, partnership):
    return somebody(rules.desk, partnership)


@pytest.fixture
def case(rules, made_up, began_at, runner, partnership):
    all_live(partnership)
    step = rules.opening[0].code
    told = {"said": made_up.SAID[step], "happened_at": began_at, "by": runner, "at": began_at}
    return open_case(space=partnership, pathway=rules.code, step=step, **told)


@pytest.fixture
def then(case, made_up, runner):
    """The next step, typed when it happened unless ``typed_at`` says that it was later."""

    def recorded(step, at, typed_at=None, **said):
        told = {"said": {**made_up.SAID[step], **said}, "happened_at": at, "by": runner, "at": typed_at or at}
        return record_step(case=case, step=step, **told)

    return recorded


@pytest.fixture
def now_of():
    def found(case):
        with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
            return Case.objects.select_related("space").get(pk=case.pk)

    return found


@pytest.fixture
def browser(browser_of, runner):
    return browser_of(runner)
