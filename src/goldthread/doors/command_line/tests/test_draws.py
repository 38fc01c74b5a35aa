"""An auditor draws again what was drawn, from the command line."""

import pytest

from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_published_review, an_action
from goldthread.partnership.scrutiny.factories import a_draw
from goldthread.partnership.scrutiny.models import Draw
from goldthread.partnership.scrutiny.sampling import sample

from .running import run

pytestmark = pytest.mark.django_db


@pytest.fixture
def draw(partnership):
    review = a_published_review(partnership)
    for number in range(4):
        an_action(review, f"1.{number}", details={"status": "complete_pending_evidence"})
    return a_draw(partnership, 2)


def test_every_draw_is_shown_with_all_that_it_takes_to_draw_it_again(partnership, draw):
    ran = run("draws", "--json")

    (shown,) = ran.data["draws"]
    assert shown["seed"] == draw.seed
    assert tuple(shown["drawn"]) == sample(shown["seed"], shown["population"], shown["size"])
    assert (ran.code, shown["is_the_same_again"]) == (0, True)
    assert "2 of 4 actions, the same when drawn again." in run("draws").said


def test_a_draw_that_does_not_come_out_again_ends_with_a_code_and_a_sentence(partnership, draw):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Draw.objects.filter(pk=draw.pk).update(population=[10**9, 10**9 + 1])

    ran = run("draws")

    assert ran.code == 1
    assert ran.complained == "Another sample is drawn from what was kept of draw 1. Verify the trail.\n"


def test_where_nothing_was_drawn_it_says_so(partnership):
    assert run("draws").said == "No sample was drawn.\n"
