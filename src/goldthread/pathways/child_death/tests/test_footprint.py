"""One review for several councils: in the space of a joint body, which none of them sees into."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from goldthread.cases.casework.commands import add_to_list
from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.figures import tables_of
from goldthread.cases.casework.models import Case
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import opened
from goldthread.partnership.governance.creating import create_partnership
from goldthread.pathways.child_death.factories import NOTIFIED_AT, a_death
from goldthread.pathways.child_death.pathway import PATHWAY

pytestmark = pytest.mark.django_db
WALTHAM_FOREST, HACKNEY = "E09000031", "E09000012"


@pytest.fixture
def joint():
    made = create_partnership(
        name="Northmere and Eastmere reviews",
        slug="two-councils",
        area="Northmere and Eastmere",
        manager_email="morgan@two-councils.example",
        manager_name="Morgan Fieldfare",
        at=datetime.now(UTC),
        joint=True,
    )
    return made.space


def test_deaths_of_several_councils_are_reviewed_in_the_space_of_a_joint_body(joint, partnership):
    ours, theirs = somebody("child_death_coordinator", joint), somebody("child_death_coordinator", partnership)
    assert joint.kind == Space.Kind.JOINT_BODY
    one = a_death(joint, by=ours, area=WALTHAM_FOREST)
    other = a_death(joint, by=ours, area=HACKNEY)

    with opened(actor=ours.pk, reading=[joint.pk]):
        assert set(Case.objects.visible_to(seen_by(ours, NOTIFIED_AT))) == {one, other}
    with opened(actor=theirs.pk, reading=[partnership.pk]), connection.cursor() as cursor:
        cursor.execute("select count(*) from child_death_notification")
        assert cursor.fetchone() == (0,)


def test_the_councils_of_a_footprint_are_a_list_each_once(joint):
    ours = somebody("child_death_coordinator", joint)
    given = {"space": joint, "pathway": "child-death", "code": "footprint", "by": ours, "at": NOTIFIED_AT}
    joined = {"happened_on": date(2019, 9, 1), "words": "Agreed by both health and wellbeing boards."}

    add_to_list(said={**joined, "area": WALTHAM_FOREST}, **given)
    with pytest.raises(Refused, match="in the list already"):
        add_to_list(said={**joined, "area": WALTHAM_FOREST}, **given)
    with pytest.raises(Refused, match="valid choice"):
        add_to_list(said={**joined, "area": "E09999999"}, **given)
    with pytest.raises(Refused, match="It joined on 1 September 2019"):
        add_to_list(said={**joined, "area": HACKNEY, "until_on": date(2019, 8, 1)}, **given)


def test_the_page_says_that_the_child_lived_outside_the_footprint(joint, browser_of):
    ours = somebody("child_death_coordinator", joint)
    one, browser = a_death(joint, by=ours, area=WALTHAM_FOREST), browser_of(ours)
    outside = "is not one of the councils whose children are reviewed here"
    assert outside not in browser.get(one.get_absolute_url()).text

    given = {"space": joint, "pathway": "child-death", "code": "footprint", "by": ours, "at": NOTIFIED_AT}
    add_to_list(said={"happened_on": date(2019, 9, 1), "area": HACKNEY}, **given)
    assert f"Waltham Forest {outside}" in browser.get(one.get_absolute_url()).text

    add_to_list(said={"happened_on": date(2019, 9, 1), "area": WALTHAM_FOREST}, **given)
    assert outside not in browser.get(one.get_absolute_url()).text


def test_figures_name_the_councils_of_the_footprint_and_no_other(joint):
    ours = somebody("child_death_coordinator", joint)
    given = {"space": joint, "pathway": "child-death", "code": "footprint", "by": ours, "at": NOTIFIED_AT}
    for area in (HACKNEY, WALTHAM_FOREST):
        add_to_list(said={"happened_on": date(2019, 9, 1), "area": area}, **given)
    a_death(joint, by=ours, area=HACKNEY)
    a_death(joint, by=ours, area="E09000001")

    with opened(actor=ours.pk, reading=[joint.pk]):
        tables = tables_of(PATHWAY, joint, 2025, seen_by(ours, NOTIFIED_AT))

    (areas,) = [one for one in tables if one.code == "area"]
    assert [(row.title, row.count) for row in areas.rows][:2] == [("Hackney", 1), ("Waltham Forest", 0)]
    assert len(areas.rows) == 3
    assert areas.rows[2].count == 1
