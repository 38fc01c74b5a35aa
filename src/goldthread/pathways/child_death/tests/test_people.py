"""Child and parents whom a notification names are put on the register of people, and in no paper of the panel."""

import pytest
from django.urls import reverse

from goldthread.cases.people.models import SaidName, SaidNumber
from goldthread.cases.people.tests.pages import as_, text
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.child_death.factories import NUMBERS, a_death

pytestmark = pytest.mark.django_db


def kept(model, space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(model.objects.order_by("pk"))


def test_child_and_parents_are_registered_with_what_was_recorded(partnership, police, coordinator):
    case = a_death(partnership, by=coordinator, nhs_number=NUMBERS[0], mother="Kit Other", father="Lee Example")
    client, add = as_(coordinator), reverse("add_person", args=[partnership.slug, case.reference])
    page = text(client.get(case.get_absolute_url()))
    assert all(f"Say who {name} is" in page for name in ("Ana Example", "Kit Other", "Lee Example"))

    child = {"kind": "child", "part": "subject", "sex": "F", "given": "Ana", "family": "Example", "when": "4 May 2019"}
    assert 'value="Ana"' in text(client.get(f"{add}?named=notified-0"))
    client.post(f"{add}?named=notified-0", {**child, "nhs_number": NUMBERS[0]})
    client.post(f"{add}?named=notified-1", {"kind": "adult", "part": "parent", "given": "Kit", "family": "Other"})

    assert [str(one) for one in kept(SaidName, partnership)] == ["Ana Example", "Kit Other"]
    assert [one.number for one in kept(SaidNumber, partnership)] == [NUMBERS[0]]
    paper = text(client.get(f"{case.get_absolute_url()}paper/panel/"))
    main = paper[paper.index("<main") : paper.index("</main>")]
    assert [name for name in ("Ana", "Kit", "Lee ") if name in main] == []
