"""Whatever is seen through something else is asked for one by one: rows that ask for none would open every file."""

import pytest
from django.db.models import OuterRef

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.decisions.models import SEEN_THROUGH as DECISIONS
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.evidence.models import SEEN_THROUGH as EVIDENCE
from goldthread.foundation.files.models import SEEN_THROUGH as FILES

pytestmark = pytest.mark.django_db


def asks_for_one(rows):
    """Django compiles no query by itself that names a row of the query around it."""
    try:
        str(rows.query)
    except ValueError as why:
        return "reference to an outer query" in str(why)
    return False


@pytest.mark.parametrize("seen", [DECISIONS, EVIDENCE, FILES], ids=["decisions", "evidence", "files"])
def test_every_part_that_registers_asks_for_the_very_record(seen):
    ways = vars(seen)["_ways"]
    careless = [way for way in ways if not asks_for_one(way(Standing(is_system=True)))]

    assert ways
    assert not careless


def test_the_guard_tells_one_from_the_other():
    assert not asks_for_one(Decision.objects.all())
    assert asks_for_one(Decision.objects.filter(pk=OuterRef("pk")))
