"""Two desks tell of one child at the same time, each with a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import tell_of_person
from goldthread.cases.people.factories import a_person
from goldthread.cases.people.models import Lookalike, MatchKey
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

LATER = RAISED_AT + timedelta(days=2)
NAMES = ("Ada", "Bronwen", "Chloe", "Dafydd")


def at_once(*doings):
    """Each in a thread, begun together; what one of them raises is raised here."""

    def alone(do):
        try:
            return do()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(doings)) as threads:
        return [one.result() for one in [threads.submit(alone, do) for do in doings]]


@pytest.mark.django_db(transaction=True)
def test_a_child_who_is_registered_in_two_cases_at_once_is_pointed_out(case, other_case, manager):
    at_once(*(lambda one=one: a_person(one, by=manager, at=LATER) for one in (case, other_case)))

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert Lookalike.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_told_of_one_child_at_once_is_kept_and_finds_the_child_by_all_of_it(case, manager):
    person = a_person(case, by=manager, at=LATER)

    def told(given):
        said = {"use": "alias", "given": given, "family": "Quill"}
        return lambda: tell_of_person(case=case, person=person, what="name", said=said, by=manager, at=LATER)

    at_once(*map(told, NAMES))

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        keys = set(MatchKey.objects.filter(person=person, key__startswith="name:").values_list("key", flat=True))
    assert len(keys) >= len(NAMES) + 2
