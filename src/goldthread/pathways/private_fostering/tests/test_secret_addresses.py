"""An address that is kept secret on the register need not stand in a notification as free text."""

from datetime import timedelta

import pytest

from goldthread.cases.people.factories import REFUGE, a_home, a_person
from goldthread.foundation.commands.refusals import Refused
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, a_notice, then

from .reading import now_of

pytestmark = pytest.mark.django_db
NEXT_DAY = NOTIFIED_AT + timedelta(days=1)


@pytest.fixture
def looked_at(partnership, police, officer):
    case = a_notice(partnership, by=officer, carer_name="", carer_addresses="", parents="")
    for step in ("visited", "assessed"):
        then(case, step, by=officer, at=NOTIFIED_AT)
    return case


def test_carer_and_parent_on_the_register_answer_for_the_notification(looked_at, officer):
    with pytest.raises(Refused, match="“Name of the private foster carer”, “Addresses of the carer” and “Parents"):
        then(looked_at, "decided", by=officer, at=NEXT_DAY)
    given = {"by": officer, "at": NEXT_DAY, "born": None, "kind": "adult"}
    carer = a_person(looked_at, "Robin", "Example", part="carer", **given)
    a_person(looked_at, "Kit", "Example", part="parent", **given)
    with pytest.raises(Refused, match="does not say yet: “Addresses of the carer”"):
        then(looked_at, "decided", by=officer, at=NEXT_DAY)

    a_home(looked_at, carer, home=REFUGE, by=officer, at=NEXT_DAY)
    then(looked_at, "decided", by=officer, at=NEXT_DAY)

    assert now_of(looked_at).stage == "in_place"


@pytest.mark.parametrize("field", ["carer_addresses", "notifier_addresses", "parents"])
def test_what_reads_like_a_refuge_belongs_on_the_register(partnership, police, officer, field):
    with pytest.raises(Refused, match="add whoever lives there to the people of the case") as refused:
        a_notice(partnership, by=officer, **{field: "Northmere refuge, 3 Harbour Court"})

    assert refused.value.field == field
