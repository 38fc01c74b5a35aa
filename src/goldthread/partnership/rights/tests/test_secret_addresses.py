"""Where a family hides is not gathered for whoever asks what is held: it may be whom they hide from."""

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import a_case, somebody
from goldthread.cases.people.commands import take_back
from goldthread.cases.people.factories import HOME, REFUGE, a_home, a_person
from goldthread.cases.people.models import LivesThere
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.rights.factories import all_decided, gathered, items_of, packed

from .test_packs import bytes_of, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("words", "is_found"), [(HOME.lines[0], True), (REFUGE.lines[0], False)])
def test_an_address_is_gathered_unless_it_is_kept_secret(partnership, store, words, is_found):
    office, now = somebody("partnership_manager", partnership), timezone.now()
    case = a_case(
        partnership, an_agency(partnership), an_agency(partnership, "Northborough Council"), by=office, at=now
    )
    person = a_person(case, by=office, at=now)
    for home in (HOME, REFUGE):
        a_home(case, person, home=home, by=office, at=now)

    told = [item.words for item in items_of(gathered(partnership, words))]

    assert any(words in one for one in told) is is_found


def test_what_was_told_openly_and_taken_back_is_not_gathered_once_it_is_kept_secret(partnership, store):
    office, now = somebody("partnership_manager", partnership), timezone.now()
    case = a_case(
        partnership, an_agency(partnership), an_agency(partnership, "Northborough Council"), by=office, at=now
    )
    a_home(case, a_person(case, by=office, at=now), by=office, at=now)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        lives = LivesThere.objects.select_related("case", "household", "person").get()

    take_back(told=lives, why="They fled from there.", is_secret=True, by=office, at=now)

    told = [item.words for item in items_of(gathered(partnership, HOME.lines[0]))]
    assert not any(HOME.lines[0] in one for one in told)


def test_the_pack_for_whoever_asks_has_no_address_that_is_kept_secret(partnership, store):
    """All that is found by the child's name and by either address is released."""
    office, now = somebody("partnership_manager", partnership), timezone.now()
    case = a_case(
        partnership, an_agency(partnership), an_agency(partnership, "Northborough Council"), by=office, at=now
    )
    person = a_person(case, by=office, at=now)
    for home in (HOME, REFUGE):
        a_home(case, person, home=home, by=office, at=now)
    matter = gathered(partnership, "Maya Okonkwo", HOME.lines[0], *REFUGE.lines, REFUGE.postcode)
    all_decided(matter)

    words = text_of(bytes_of(packed(matter)))

    assert HOME.lines[0] in words
    assert [one for one in (*REFUGE.lines, REFUGE.postcode) if one in words] == []
