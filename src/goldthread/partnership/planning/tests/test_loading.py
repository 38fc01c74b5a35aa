"""What real boards published of their plans comes in from the seeds, counted, each with its place in the source."""

import pytest

from goldthread.foundation.access.standing import System
from goldthread.foundation.loads.undoing import undo_load
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.seeding import load_seed
from goldthread.partnership.planning.factories import PLANNED_AT
from goldthread.partnership.planning.models import (
    Activity,
    ActivityProgress,
    NeedsAssessment,
    PlanChallenge,
    Priority,
)

pytestmark = pytest.mark.django_db

LOADER = System("tests")
MADE = (Priority, Activity, ActivityProgress, PlanChallenge, NeedsAssessment)


def loaded(name, space):
    return load_seed(name, space=space, by=LOADER, at=PLANNED_AT)


def reading(space):
    return opened(actor=SYSTEM_ACTOR, reading=[space.pk])


def test_wandsworths_four_priorities_with_their_areas_activity_and_challenges(partnership):
    result = loaded("wandsworth-2018-19.yaml", partnership)

    with reading(partnership):
        top = Priority.objects.filter(parent=None).order_by("number")
        assert [one.title for one in top] == [
            "Safeguarding all children",
            "Vulnerable children and young people",
            "Risk to adolescents",
            "Children's emotional health and wellbeing",
        ]
        assert [one.below.count() for one in top] == [0, 10, 3, 0]
        assert [one.activities.count() for one in top] == [5, 4, 3, 3]
        assert PlanChallenge.objects.count() == 24
        assert PlanChallenge.objects.filter(priority=None).count() == 22
        assert {one.years for one in Priority.objects.all()} == {"2018-19"}
        theatre = ActivityProgress.objects.get(words__startswith="school theatre production")
        assert (theatre.source, theatre.line, theatre.says) == ("002_68246f05acdf7e94.txt", 161, "told")
    assert {"priorities", "activity"}.isdisjoint(result.left_out)
    assert "section_11" in result.left_out


def test_wirrals_six_objectives_and_seven_priorities(partnership):
    loaded("wirral-2012-14.yaml", partnership)

    with reading(partnership):
        objectives, plan = Priority.objects.filter(first_year=2012), Priority.objects.filter(first_year=2013)
        assert (objectives.count(), plan.count()) == (6, 7)
        assert Activity.objects.filter(priority__in=objectives).count() == 31
        assert Activity.objects.filter(priority__in=plan).count() == 29
        assert Activity.objects.exclude(status_as_printed="").count() == 31
        done = Activity.objects.with_state(PLANNED_AT.date()).filter(state="done").count()
        assert (done, ActivityProgress.objects.filter(says="under_way").count()) == (26, 3)
        assert not Activity.objects.troubled(PLANNED_AT.date()).exists()


def test_of_waltham_forest_only_how_needs_are_identified_and_no_need(partnership):
    loaded("waltham-forest-arrangements.yaml", partnership)

    with reading(partnership):
        assessment = NeedsAssessment.objects.get()
        assert "early help multi-agency conversations" in assessment.looked_at
        assert (assessment.needs.count(), Priority.objects.count()) == (0, 0)


@pytest.mark.parametrize("name", ["wandsworth-2018-19.yaml", "wirral-2012-14.yaml", "waltham-forest-arrangements.yaml"])
def test_undoing_a_load_takes_its_plans_with_it(partnership, name):
    load = loaded(name, partnership).load
    undo_load(load=load, by=LOADER, at=PLANNED_AT)

    with reading(partnership):
        assert [model for model in MADE if model.objects.exists()] == []
