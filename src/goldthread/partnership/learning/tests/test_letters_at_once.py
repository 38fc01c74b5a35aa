"""Two people who change two letters at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from goldthread.foundation.commands.refusals import Refused
from goldthread.partnership.learning.commands import LetterDetails, change_letter
from goldthread.partnership.learning.factories import MADE_AT, TESTS, a_finding, a_letter, a_published_review
from goldthread.partnership.learning.models import GovernmentLetter

from .seeded import reading


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_", range(3))
def test_of_two_letters_given_one_reference_at_once_one_has_it(partnership, _):
    finding = a_finding(a_published_review(partnership), response_type="national_recommendation")
    letters = [a_letter(finding, our_reference=reference) for reference in ("N/1", "N/2")]
    at_once = Barrier(2)

    def change(letter) -> str:
        said = {"department": letter.department, "findings": (finding,), "written_on": letter.written_on}
        details = LetterDetails(**said, our_reference="N/7")
        at_once.wait(10)
        try:
            change_letter(letter=letter, details=details, by=TESTS, at=MADE_AT)
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()
        return "changed"

    with ThreadPoolExecutor(2) as both:
        answers = sorted(both.map(change, letters))

    assert answers[0].startswith("A letter to this department of that day with that reference is recorded already")
    assert answers[1] == "changed"
    with reading(partnership):
        assert GovernmentLetter.objects.filter(our_reference="N/7").count() == 1
