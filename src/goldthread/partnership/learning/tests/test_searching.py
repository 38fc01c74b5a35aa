"""Who finds a finding by its words follows the publication of its review."""

import json

import pytest
from django.db import connection

from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.commands import record_published
from goldthread.partnership.learning.factories import MADE_AT, TESTS, a_finding, a_review

from .seeded import reading

pytestmark = pytest.mark.django_db


def test_findings_are_found_as_soon_as_their_review_is_published_and_not_before(partnership: Space) -> None:
    review = a_review(partnership)
    a_finding(review, subject="missed appointments")
    seen = {str(partnership.pk): ["VIEW_REVIEWS"]}

    def hits() -> int:
        with reading(partnership), connection.cursor() as cursor:
            cursor.execute("select count(*) from search_find('missed', %s::jsonb, 50)", [json.dumps(seen)])
            return cursor.fetchone()[0]

    told = [hits()]
    record_published(review=review, by=TESTS, at=MADE_AT)
    told.append(hits())

    assert told == [0, 1]
