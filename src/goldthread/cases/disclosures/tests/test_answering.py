"""The area that was told says what comes of it; its answer goes back, and nothing else of it does."""

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import a_case, seen_by, somebody
from goldthread.cases.disclosures.commands.answering import answer_area, put_with_case
from goldthread.cases.disclosures.commands.telling import take_back
from goldthread.cases.disclosures.factories import an_area_told, carried
from goldthread.cases.disclosures.jobs import carry_back
from goldthread.cases.disclosures.models import Disclosure, Received
from goldthread.cases.disclosures.on_your_work import to_answer
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
AT = timezone.now()
SAID = {"answer": "accepted", "words": "The team sees the child on Monday.", "reference": "SB 7"}


@pytest.fixture
def told(neighbour, manager, case):
    return an_area_told(case, neighbour, by=manager, at=AT)


@pytest.fixture
def came(told):
    return carried(told)


@pytest.fixture
def theirs(neighbour, there):
    """A case of the other area."""
    return a_case(neighbour, an_agency(neighbour), an_agency(neighbour, "Southborough Council"), by=there)


def answered(told):
    with opened(actor=SYSTEM_ACTOR, reading=[told.space_id]):
        return Disclosure.objects.get(pk=told.pk)


def waiting(person, space):
    with opened(actor=person.pk, reading=[space.pk]):
        return [one.words for one in to_answer(seen_by(person, AT), AT)]


def test_the_answer_comes_back_and_the_last_one_counts(told, came, there):
    answer_area(received=came, **SAID, by=there, at=AT)
    carry_back(space_id=came.space_id, received_id=came.pk)
    mine = answered(told)
    assert (mine.answer, mine.answer_words, mine.reference_there) == tuple(SAID.values())

    again = {"answer": "refused", "words": "The family moved on.", "reference": ""}
    answer_area(received=came, **again, by=there, at=AT)
    carry_back(space_id=came.space_id, received_id=came.pk)
    mine = answered(told)
    assert (mine.answer, mine.answer_words, mine.reference_there) == tuple(again.values())


def test_until_it_is_answered_it_waits_for_those_who_run_such_cases(neighbour, came, there):
    assert waiting(there, neighbour) == [str(came)]
    assert waiting(somebody("board_member", neighbour), neighbour) == []

    answer_area(received=came, **SAID, by=there, at=AT)

    assert waiting(there, neighbour) == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"answer": "perhaps"}, "Select what you answer"),
        ({"answer": "refused", "words": " "}, "why you do not accept"),
        ({"words": "a" * 20_001}, "20,000"),
        ({"reference": "a" * 101}, "100 characters"),
    ],
)
def test_an_answer_that_says_nothing_is_refused_in_a_sentence(came, there, said, sentence):
    with pytest.raises(Refused, match=sentence):
        answer_area(received=came, **{**SAID, **said}, by=there, at=AT)


def test_what_was_taken_back_is_answered_no_more(told, came, manager, there):
    take_back(disclosure=told, why="It was the wrong area.", by=manager, at=AT)
    came = carried(told)

    with pytest.raises(Refused, match="took it back"):
        answer_area(received=came, **SAID, by=there, at=AT)


def test_put_with_a_case_it_is_read_by_whoever_reads_all_of_that(neighbour, came, there, theirs):
    put_with_case(received=came, reference=theirs.reference.lower(), by=there, at=AT)

    with opened(actor=SYSTEM_ACTOR, reading=[neighbour.pk]):
        assert Received.objects.get(pk=came.pk).case_id == theirs.pk
    with opened(actor=there.pk, reading=[neighbour.pk]):
        assert Received.objects.visible_to(seen_by(there, AT)).filter(pk=came.pk).exists()


def test_it_is_put_with_no_case_that_is_not_read_here(came, there, case):
    for reference in (case.reference.replace("2026", "2025"), "", "no such case"):
        with pytest.raises(Refused, match="no such case here"):
            put_with_case(received=came, reference=reference, by=there, at=AT)


def test_where_the_case_there_is_gone_the_answer_stays_here(told, came, there):
    with opened(actor=SYSTEM_ACTOR, writing=told.space_id):
        Disclosure.objects.filter(pk=told.pk).delete()
    answer_area(received=came, **SAID, by=there, at=AT)

    carry_back(space_id=came.space_id, received_id=came.pk)

    with opened(actor=SYSTEM_ACTOR, reading=[came.space_id]):
        assert Received.objects.get(pk=came.pk).answer == "accepted"
