"""How somebody is reached safely, in which language, and whether an interpreter is needed."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import tell_of_person
from goldthread.cases.people.factories import a_person
from goldthread.cases.people.languages import LANGUAGES
from goldthread.cases.people.models import SaidTrait
from goldthread.cases.people.tests.pages import as_, at, text
from goldthread.foundation.drafts.models import Draft
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
TELEPHONE = {"way": "telephone", "details": "07700 900123", "safety": "never", "words": "He answers it."}


@pytest.fixture
def amara(case, manager):
    return a_person(case, "Amara", kind="adult", part="parent", by=manager, at=LATER)


def test_their_page_tells_how_they_are_reached_and_that_a_way_is_not_safe(case, manager, amara):
    tell_of_person(case=case, person=amara, what="contact", said=TELEPHONE, by=manager, at=LATER)

    page = text(as_(manager).get(at(case, "person", amara.pk)))

    assert "How to reach them" in page
    assert "07700 900123. Not safe: never use it. He answers it." in page


def test_nothing_of_it_is_kept_in_a_draft(case, manager, amara, partnership):
    page = at(case, "tell_of_person", case.reference, amara.pk, "contact")

    as_(manager).post(page, {**TELEPHONE, "way": "", "later": ""})

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not [one for one in Draft.objects.all() if "07700" in str(one.content)]


def test_whoever_needs_an_interpreter_is_counted_by_codes(case, manager, amara, partnership):
    for trait, code in (("language", "bfi"), ("communication", "INTERPRET")):
        said = {"trait": trait, "codes": [code]}
        tell_of_person(case=case, person=amara, what="trait", said=said, by=manager, at=LATER)

    page = text(as_(manager).get(at(case, "person", amara.pk)))

    assert "British Sign Language" in page
    assert "Needs an interpreter" in page
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert SaidTrait.objects.filter(codes__contains=["INTERPRET"]).count() == 1


def test_every_language_has_a_code_of_three_letters_and_a_name_of_its_own():
    assert all(len(code) == 3 and code.islower() for code in LANGUAGES)
    assert len(set(LANGUAGES.values())) == len(LANGUAGES)
    assert list(LANGUAGES.values()) == sorted(LANGUAGES.values())
