"""Where a family hides is not gathered for whoever asks what is held: it may be whom they hide from."""

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import a_case, somebody
from goldthread.cases.people.factories import HOME, REFUGE, a_home, a_person
from goldthread.foundation.agencies.factories import an_agency
from goldthread.partnership.rights.factories import gathered, items_of

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
