"""A child whom a notice names is put on the register without being typed again, and matched."""

import pytest
from django.urls import reverse

from goldthread.cases.people.models import Involvement, Person, SaidBirth, SaidName
from goldthread.cases.people.tests.pages import as_, text
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import a_notice

pytestmark = pytest.mark.django_db


def form_of(case):
    return f"{reverse('add_person', args=[case.space.slug, case.reference])}?named=notified-0"


def typed(page):
    """What the form begins with, as it is sent."""
    return {
        **{"kind": "child", "part": "subject", "sex": "F"},
        **{
            name: value
            for name, value in (("given", "Ana"), ("family", "Example"), ("when", "4 May 2014"))
            if value in page
        },
    }


def kept(model, space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(model.objects.order_by("pk"))


def test_whom_a_notice_names_is_registered_with_what_was_recorded(case, officer, partnership):
    client = as_(officer)
    page = text(client.get(case.get_absolute_url()))
    assert "Say who Ana Example is" in page
    assert "Say who Robin Example is" in page
    assert form_of(case) in page.replace("&amp;", "&")

    form = text(client.get(form_of(case)))
    assert all(f'value="{said}"' in form for said in ("Ana", "Example", "4 May 2014"))
    assert client.post(form_of(case), typed(form)).status_code == 302

    assert [str(one) for one in kept(SaidName, partnership)] == ["Ana Example"]
    assert [(one.earliest_on.isoformat(), one.sex) for one in kept(SaidBirth, partnership)] == [("2014-05-04", "F")]
    after = text(client.get(case.get_absolute_url()))
    assert "Say who Ana Example is" not in after
    assert "Say who Robin Example is" in after


def test_of_a_child_whom_the_register_knows_it_is_asked_with_reasons_and_a_person_decides(case, officer, partnership):
    client = as_(officer)
    client.post(form_of(case), typed(text(client.get(form_of(case)))))
    again = a_notice(partnership, by=officer)

    form = text(client.get(form_of(again)))
    asked = text(client.post(form_of(again), typed(form)))
    assert "Somebody like this is on the register" in asked
    assert "Same date of birth" in asked
    (child,) = kept(Person, partnership)
    sent = {**typed(form), "same": str(child.pk)}
    assert client.post(form_of(again), sent).status_code == 302

    assert kept(Person, partnership) == [child]
    assert [one.case_id for one in kept(Involvement, partnership)] == [case.pk, again.pk]


def test_whoever_does_not_read_the_notice_is_offered_nothing(case, constable):
    assert "Say who" not in as_(constable).get(case.get_absolute_url()).content.decode()
