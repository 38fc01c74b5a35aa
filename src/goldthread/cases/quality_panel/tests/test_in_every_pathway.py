"""In each pathway whose old cases a quality panel looks at: which wait for it, and until when."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.commands import open_case, record_step
from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.factories import all_live
from goldthread.cases.quality_panel.queries import long_open
from goldthread.foundation.wall.passage import opened

pytestmark = pytest.mark.django_db
LOOKING = [code for code, rules in PATHWAYS.items() if rules.quality_panel]
A_YEAR = timedelta(days=400)


@pytest.fixture(params=LOOKING)
def rules(request):
    return PATHWAYS[request.param]


@pytest.fixture
def made_up(rules):
    """What the folder of the pathway makes up for tests."""
    return import_module(f"goldthread.pathways.{rules.code.replace('-', '_')}.factories")


@pytest.fixture
def began_at(made_up):
    return getattr(made_up, "NOTIFIED_AT", None) or made_up.RECEIVED_AT


@pytest.fixture
def runner(rules, partnership):
    return somebody(rules.desk, partnership)


@pytest.fixture
def record(rules, made_up, runner):
    def recorded(case, step, at, **said):
        told = {"said": {**made_up.SAID[step], **said}, "happened_at": at, "by": runner, "at": at}
        return record_step(case=case, step=step, **told)

    return recorded


@pytest.fixture
def case(rules, made_up, began_at, runner, partnership, record):
    """One at a stage at which a panel may look at it."""
    all_live(partnership)
    opening, within = rules.opening[0].code, rules.step(rules.quality_panel.step).within
    told = {"said": made_up.SAID[opening], "happened_at": began_at, "by": runner, "at": began_at}
    case = open_case(space=partnership, pathway=rules.code, step=opening, **told)
    if case.stage not in within:
        record(case, next(one.code for one in rules.steps_in(case.stage) if one.leads_to in within), began_at)
    return case


@pytest.fixture
def waiting(rules, partnership, runner):
    def found(at):
        with opened(actor=runner.pk, reading=[partnership.pk]):
            rows = long_open(rules, rules.quality_panel, partnership, seen_by(runner, at), timezone.localdate(at))
            return [one.pk for one in rows]

    return found


def test_a_case_waits_once_it_is_open_for_long_until_the_panel_looked_and_comes_again(case, record, began_at, waiting):
    step, old = case.rules.quality_panel.step, began_at + A_YEAR
    assert waiting(began_at + timedelta(days=30)) == []
    assert waiting(old) == [case.pk]

    record(case, step, old, again_on=timezone.localdate(old) + timedelta(days=60))

    assert waiting(old + timedelta(days=59)) == []
    assert waiting(old + timedelta(days=60)) == [case.pk]


def test_the_register_leads_to_the_list_and_the_list_is_for_those_who_run_the_pathway(
    rules, partnership, case, runner, constable, browser_of
):
    address = reverse("for_quality_panel", args=[partnership.slug, rules.code])

    assert address in browser_of(runner).get(reverse("cases", args=[partnership.slug, rules.code])).text
    assert browser_of(runner).get(address).status_code == 200
    assert browser_of(constable).get(address).status_code == 404
