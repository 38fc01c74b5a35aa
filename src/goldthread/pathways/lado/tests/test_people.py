"""People of LADO cases: nobody is named before the threshold is met."""

import pytest

from goldthread.cases.casework.factories import RAISED_AT, somebody
from goldthread.cases.people.models import Person
from goldthread.cases.people.tests.pages import as_, at, text
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact

pytestmark = pytest.mark.django_db


def test_nobody_is_added_where_nobody_may_be_named_yet(partnership):
    officer = somebody("designated_officer", partnership)
    day = RAISED_AT.date()
    contact = a_contact(partnership, by=officer, at=RAISED_AT, concern_on=day, known_on=day)
    client = as_(officer)

    assert "Add somebody" not in text(client.get(contact.get_absolute_url()))
    page = text(client.get(at(contact, "add_person", contact.reference)))
    assert contact.rules.unnamed_in(contact.stage)[:30] in page
    assert "<form method" not in page.split("<main")[1].split("</main>")[0]
    sent = {"kind": "child", "part": "subject", "given": "Maya", "family": "Okonkwo"}
    answer = text(client.post(at(contact, "add_person", contact.reference), sent))
    assert contact.rules.unnamed_in(contact.stage)[:30] in answer
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not Person.objects.exists()
