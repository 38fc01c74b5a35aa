"""Pages by which one area tells another of a case, and is answered."""

import pytest
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.factories import A_BASIS, somebody
from goldthread.cases.disclosures.factories import WORDS, an_area_told, carried
from goldthread.cases.disclosures.models import Disclosure
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
AT = timezone.now()


@pytest.fixture
def told(neighbour, manager, case):
    return an_area_told(case, neighbour, by=manager, at=AT)


def page(client, name, *args):
    return client.get(reverse(name, args=args))


def test_the_case_leads_to_the_form_and_shows_who_was_told(client, partnership, neighbour, manager, case):
    client.force_login(manager)
    form = reverse("tell_area", args=[partnership.slug, case.reference])
    assert form in client.get(case.get_absolute_url()).content.decode()
    sent = {"to": neighbour.pk, "part": "takes_over", "words": WORDS, **A_BASIS}

    answer = client.post(form, sent)

    assert answer.status_code == 302, answer.content.decode()
    case_page = client.get(case.get_absolute_url()).content.decode()
    assert "Southborough" in case_page
    assert "On its way" in case_page


def test_a_form_that_says_too_little_keeps_what_was_typed(client, partnership, neighbour, manager, case):
    client.force_login(manager)
    form = reverse("tell_area", args=[partnership.slug, case.reference])

    answer = client.post(form, {"to": neighbour.pk, "words": WORDS}).content.decode()

    assert "There is a problem" in answer
    assert WORDS in answer
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not Disclosure.objects.exists()


def test_where_no_other_area_is_there_the_form_says_so(client, partnership, manager, case):
    client.force_login(manager)

    assert "usual secure way" in page(client, "tell_area", partnership.slug, case.reference).content.decode()


def test_whoever_told_it_reads_what_was_told_and_takes_it_back(client, partnership, manager, case, told):
    client.force_login(manager)
    shown = page(client, "disclosure", partnership.slug, case.reference, told.pk).content.decode()
    assert WORDS in shown
    assert told.receipt in shown

    back = reverse("take_back_disclosure", args=[partnership.slug, case.reference, told.pk])
    assert client.post(back, {"why": "It was the wrong area.", "version": told.version}).status_code == 302

    assert WORDS not in page(client, "disclosure", partnership.slug, case.reference, told.pk).content.decode()


def test_whoever_is_told_reads_answers_and_finds_it_beside_the_register(client, neighbour, there, told):
    came = carried(told)
    client.force_login(there)
    args = [neighbour.slug, came.pathway]
    assert reverse("told_by_areas", args=args) in page(client, "cases", *args).content.decode()
    assert came.reference in page(client, "told_by_areas", *args).content.decode()
    assert WORDS in page(client, "told_by_area", *args, came.pk).content.decode()

    sent = {"answer": "accepted", "words": "We visit on Monday.", "version": came.version}
    assert client.post(reverse("answer_area", args=[*args, came.pk]), sent).status_code == 302

    assert "We visit on Monday." in page(client, "told_by_area", *args, came.pk).content.decode()


def test_it_is_there_for_nobody_else(client, partnership, neighbour, manager, case, agency, told):
    came = carried(told)
    args = [neighbour.slug, came.pathway, came.pk]
    for person in (manager, somebody("board_member", neighbour), somebody("practitioner", partnership, agency)):
        client.force_login(person)
        assert page(client, "told_by_area", *args).status_code == 404
        assert page(client, "answer_area", *args).status_code == 404
    assert page(client, "disclosure", partnership.slug, case.reference, told.pk).status_code == 404
    assert page(client, "tell_area", partnership.slug, case.reference).status_code == 404
