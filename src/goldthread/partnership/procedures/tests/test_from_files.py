"""Published arrangements of a real board: fifteen headings, what is missing, and who signed, as far as is printed."""

from datetime import date

import pytest

from goldthread.foundation.loads.undoing import undo_load
from goldthread.foundation.sources.models import Load
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.seeding import load_seed
from goldthread.partnership.procedures.factories import MADE_AT, TESTS
from goldthread.partnership.procedures.headings import HEADINGS
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion, HeadingAnswer, Signature
from goldthread.partnership.procedures.versions_in_force import in_force_on
from goldthread.partnership.procedures.wording import headings_in

pytestmark = pytest.mark.django_db
SEED = "waltham-forest-arrangements.yaml"


@pytest.fixture
def arrangements(partnership):
    load_seed(SEED, space=partnership, by=TESTS, at=MADE_AT)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        yield GoverningVersion.objects.select_related("document").get()


def test_it_has_the_fifteen_headings_of_the_source_and_is_in_force_since_it_was_published(arrangements):
    headings = headings_in(arrangements.text)

    assert [heading.partition(".")[0] for heading in headings] == [str(number) for number in range(1, 16)]
    assert headings[9] == "10. Funding"
    assert in_force_on(arrangements.document, date(2019, 6, 26)) is None
    assert in_force_on(arrangements.document, date(2019, 6, 27)) == arrangements
    assert (arrangements.edition, arrangements.approved_on, arrangements.document.review_on) == ("2018", None, None)


def test_what_it_does_not_say_is_missing_and_each_answer_keeps_its_line(arrangements):
    answers = {one.heading: one for one in HeadingAnswer.objects.all()}

    assert set(HEADINGS) - set(answers) == {"custody", "sharing"}
    assert (answers["funding"].source, answers["funding"].line) == ("001_472d9ef0281f52b5.txt", 85)
    assert {one.part for one in answers.values()} <= set(headings_in(arrangements.text))


def test_three_posts_signed_on_no_day_that_is_printed(arrangements):
    signed = Signature.objects.order_by("line").values_list("post", "signed_on", "line")

    assert list(signed) == [
        ("Deputy Chief Executive", None, 35),
        ("Director of Quality and Safety", None, 36),
        ("Borough Commander", None, 37),
    ]


def test_it_goes_with_its_load(partnership):
    load_seed(SEED, space=partnership, by=TESTS, at=MADE_AT)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        load = Load.objects.select_related("space").get()
    undo_load(load=load, by=TESTS, at=MADE_AT)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not GoverningDocument.objects.exists()
